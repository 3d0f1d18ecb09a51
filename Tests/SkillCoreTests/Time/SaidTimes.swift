@testable import SkillCore

/// Ways to say a moment, a length and a range, for tests that say one and read it back. Each returns
/// nil if the form cannot express it.
struct SaidTimes {
  let here: Here

  private var today: LocalDay { here.today }

  /// A minute, and the parts of its date and clock.
  struct Wall {
    let moment: Moment
    let day: LocalDay
    let hour: Int
    let minute: Int

    init(_ moment: Moment) {
      self.moment = moment
      day = moment.localDay
      let second = Int(moment.localSeconds - Int64(day.number) * 86_400)
      (hour, minute) = (second / 3600, second / 60 % 60)
    }

    var two: String { minute < 10 ? "0\(minute)" : "\(minute)" }
  }

  func clocks(_ wall: Wall) -> [String] {
    let (h, m) = (wall.hour, wall.minute)
    let twelve = h % 12 == 0 ? 12 : h % 12
    var forms = [
      "\(h):\(wall.two)", "\(h < 10 ? "0" : "")\(h):\(wall.two)", "\(h)点\(m == 0 ? "" : "\(m)分")",
      "\(twelve):\(wall.two)\(h < 12 ? "am" : "pm")",
      "\(twelve):\(wall.two) \(h < 12 ? "AM" : "PM")",
      "\(twelve).\(wall.two) \(h < 12 ? "a.m." : "p.m.")", "at \(h):\(wall.two)",
      "\(h)時\(wall.two)分", "\(h)：\(wall.two)",
    ]
    if m == 30 { forms += ["\(h)点半"] }
    if m == 15 { forms += ["\(h)点一刻"] }
    if m == 0 { forms += ["\(twelve)\(h < 12 ? "am" : "pm")", "\(h)点钟", "\(h)点整"] }
    switch h {
    case 0: forms += ["凌晨12点\(m)分"]
    case 1..<6: forms += ["凌晨\(h)点\(m)分", "凌晨\(h):\(wall.two)"]
    case 6..<12: forms += ["上午\(h)点\(m)分", "早上\(h):\(wall.two)", "\(h):\(wall.two) in the morning"]
    case 12: forms += ["中午12点\(m)分"]
    case 13..<18: forms += ["下午\(h - 12)点\(m)分", "\(h - 12):\(wall.two) in the afternoon"]
    case 18...23:
      forms += [
        "晚上\(h - 12)点\(m)分", "晚\(h - 12):\(wall.two)", "\(h - 12):\(wall.two) in the evening",
      ]
    default: break
    }
    return forms
  }

  func days(_ day: LocalDay) -> [String] {
    let (year, month, date) = day.civil
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let name = names[month - 1]
    let week = day.isoWeek
    let two = week.week < 10 ? "0\(week.week)" : "\(week.week)"
    var forms = [
      "\(day)", "\(year)/\(month)/\(date)", "\(year)年\(month)月\(date)日", "\(year).\(month).\(date)",
      "\(name) \(date), \(year)", "\(date) \(name.prefix(3)) \(year)", "on \(name) \(date) \(year)",
      "\(week.year)-W\(two)-\(day.weekday)",
    ]
    if date > 12 {
      forms += ["\(date).\(month).\(year)", "\(date)/\(month)/\(year)", "\(month)/\(date)/\(year)"]
    }
    let back = today.number - day.number
    if (1...300).contains(back) {
      forms += [
        "\(back) days ago", "\(back)天前", "\(month)月\(date)日", "\(name) \(date)",
        "\(date) \(name.prefix(3))",
      ]
    }
    let words: [Int: [String]] = [
      0: ["today", "今天"], 1: ["yesterday", "昨天", "昨日"], 2: ["day before yesterday", "前天"],
      3: ["大前天"],
    ]
    forms += words[back] ?? []
    if day.firstOfMonth == today.firstOfMonth, day <= today { forms += ["\(date)号", "本月\(date)号"] }
    if day.firstOfMonth == (today.firstOfMonth + -1).firstOfMonth { forms += ["上个月\(date)号"] }
    let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    let (en, zh) = (english[day.weekday - 1], chinese[day.weekday - 1])
    if (1..<7).contains(back) { forms += [en, "on \(en)", "last \(en)", "周\(zh)", "星期\(zh)"] }
    if day.monday == today.monday + -7 { forms += ["上周\(zh)", "上个礼拜\(zh)", "\(en) last week"] }
    return forms
  }

  /// A day and a clock in either order.
  func moments(_ wall: Wall) -> [String] {
    var forms: [String] = [wall.moment.iso8601]
    for day in days(wall.day) {
      for clock in clocks(wall) {
        forms.append("\(day) \(clock)")
        if !day.hasPrefix("on "), !clock.hasPrefix("at ") { forms.append("\(clock) \(day)") }
      }
    }
    return forms
  }

  static func lengths(_ minutes: Int) -> [String] {
    let (h, m) = minutes.quotientAndRemainder(dividingBy: 60)
    var forms = [
      "\(minutes)m", "\(minutes)分钟", "\(minutes) minutes", "PT\(minutes)M", "for \(minutes) min",
    ]
    if h > 0 {
      forms += ["\(h)h\(m)m", "\(h)h \(m)m", "\(h)小时\(m)分", "\(h) hours and \(m) minutes"]
      if m >= 30 { forms += ["\(h)h\(m)"] }
    }
    if m == 30 {
      forms +=
        h == 0
        ? ["half an hour", "半小时"] : ["\(h)小时半", "\(h)个半小时", "\(h).5h", "\(h) and a half hours"]
    }
    if m == 0 { forms += ["\(h)h", "\(h) hours", "\(h)个小时"] }
    return forms
  }

  /// The ends of a range, where the second or the first says its half of the day.
  func ranges(_ start: Wall, _ end: Wall) -> [String] {
    func twelve(_ wall: Wall, _ half: Bool) -> String {
      let hour = wall.hour % 12 == 0 ? 12 : wall.hour % 12
      return "\(hour):\(wall.two)" + (half ? (wall.hour < 12 ? "am" : "pm") : "")
    }
    var forms = [
      "\(start.day) \(start.hour):\(start.two)-\(end.hour < 10 ? "0" : "")\(end.hour):\(end.two)"
    ]
    for day in days(start.day) where !day.hasPrefix("on ") {
      forms.append("\(day) \(twelve(start, true))-\(twelve(end, true))")
      forms.append("\(day) \(twelve(start, true)) - \(twelve(end, false))")
      forms.append("\(day) \(twelve(start, false)) to \(twelve(end, true))")
      forms.append("\(twelve(start, true))-\(twelve(end, true)) \(day)")
      if (18...23).contains(start.hour) {
        forms.append(
          "\(day)晚上\(start.hour - 12)点\(start.minute)分到\((end.hour + 11) % 12 + 1)点\(end.minute)分")
      }
      if (13...17).contains(start.hour) {
        forms.append(
          "\(day)下午\(start.hour - 12)点\(start.two)到\((end.hour + 11) % 12 + 1)点\(end.two)")
      }
    }
    return forms
  }
}
