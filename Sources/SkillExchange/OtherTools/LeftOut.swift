import SkillCore

/// Why an entry of a file is not a session: it is left out and counted, never refused.
public enum LeftOut: String, CaseIterable, Sendable {
  /// An event with a day and without a clock.
  case allDay
  /// An event without an end or a duration.
  case endless
  /// A recurring event: the file does not say which took place.
  case recurring
  case cancelled
  /// It ends after now.
  case upcoming
  /// A to-do, a journal entry, a free-busy table.
  case notAnEvent
  /// A heartbeat with no other near it.
  case lone
  /// Less than a minute.
  case short
  /// A break, which is not study.
  case pause
  /// A sum of other rows.
  case total

  public func text(_ count: Int) -> Text {
    func entries(_ one: String, _ many: String, _ zh: String, _ why: Text) -> Text {
      Text(
        "\(count) \(count == 1 ? one : many): left out\(why.en)",
        zh: "有 \(count) \(zh)：未导入\(why.zh)")
    }
    return switch self {
    case .allDay:
      entries(
        "all-day event", "all-day events", "个全天日程",
        Text(", without a known length.", zh: "，因为不知道实际时长。"))
    case .endless:
      entries(
        "event without an end", "events without an end", "个没有结束时间的日程", Text(".", zh: "。"))
    case .recurring:
      entries(
        "recurring event", "recurring events", "个重复日程",
        Text(
          ", as the file does not say which took place. Export them as single events.",
          zh: "，因为文件没有写明哪几次实际发生。请将它们导出为单次日程。"))
    case .cancelled:
      entries("cancelled event", "cancelled events", "个已取消的日程", Text(".", zh: "。"))
    case .upcoming:
      entries("event", "events", "个日程", Text(", not over yet.", zh: "，尚未结束。"))
    case .notAnEvent:
      entries(
        "to-do or journal entry", "to-dos and journal entries", "个待办或日志", Text(".", zh: "。"))
    case .lone:
      entries(
        "single heartbeat", "single heartbeats", "个单独的心跳", Text(", without a length.", zh: "，没有时长。")
      )
    case .short:
      entries(
        "length of less than a minute", "lengths of less than a minute", "个不足一分钟的时长",
        Text(".", zh: "。"))
    case .pause: entries("break", "breaks", "次休息", Text(".", zh: "。"))
    case .total: entries("row of totals", "rows of totals", "行合计", Text(".", zh: "。"))
    }
  }
}
