import SkillCore

/// A report as text: a table with a small plot, and the weekly goal.
struct ReportText {
  let sums: ReportSums
  let grouping: ReportGrouping
  /// Whether the report begins with the first session, so that it sums everything.
  let isAll: Bool
  let invocation: Invocation

  private var rows: [ReportRow] { sums.rows }

  /// With the longest plot that fits, or none.
  func table() -> String {
    let width = invocation.context.terminal.isTerminal ? invocation.context.terminal.width : 80
    let tables = [20, 10, 0].lazy.map(table(cells:))
    return invocation.text(tables.first { $0.width <= width } ?? table(cells: 0))
  }

  private func table(cells: Int) -> Table {
    var table = Table(
      [.init(grouping.label.said, wraps: true), .init(say("studied", zh: "已学"), .right)]
        + (grouping.hasPlan ? planColumns : [.init(say("sessions", zh: "次数"), .right, drop: 2)])
        + (cells > 0 ? [.init("")] : []))
    let most = rows.map(\.sum.time.seconds).max() ?? 0
    for part in parts {
      guard case .row(let row) = part else {
        if case .gap(let days) = part { table.add(remark: gapText(days)) }
        continue
      }
      var line = [Table.Cell(row.label, .bold), cell(row.sum.time)]
      if let plan = row.plan {
        line += isAll ? [] : [cell(plan.soFar)]
        line += [cell(plan.planned)]
        if plan.planned > .zero, cells > 0 {
          line.append(Table.Cell("\(bar(percent: plan.percent, cells: cells)) \(plan.percent)%"))
        }
      } else {
        line += [Table.Cell(row.sum.sessions == 0 ? "" : "\(row.sum.sessions)")]
        if cells > 0 {
          line.append(Table.Cell(plot(row.sum.time.seconds, of: most, cells: cells), .green))
        }
      }
      table.add(line)
    }
    if rows.count > 1 { table.add(total) }
    return table
  }

  private enum Part {
    case row(ReportRow)
    case gap(Int)
  }

  /// The rows, with long gaps collapsed.
  private var parts: [Part] {
    var parts: [Part] = []
    var empty: [ReportRow] = []
    func flush() {
      let isLong = grouping.longestGap.map { empty.count > $0 } ?? false
      parts += isLong ? [.gap(empty.count)] : empty.map(Part.row)
      empty = []
    }
    for row in rows {
      if row.sum.sessions == 0, row.plan == nil {
        empty.append(row)
      } else {
        flush()
        parts.append(.row(row))
      }
    }
    flush()
    return parts
  }

  private func gapText(_ count: Int) -> String {
    switch grouping {
    case .week: say("… \(count) weeks without study …", zh: "… 有 \(count) 周没有学习 …")
    case .month: say("… \(count) months without study …", zh: "… 有 \(count) 个月没有学习 …")
    default: say("… \(count) days without study …", zh: "… 有 \(count) 天没有学习 …")
    }
  }

  private var planColumns: [Table.Column] {
    (isAll ? [] : [.init(say("so far", zh: "累计"), .right)])
      + [.init(say("planned", zh: "计划"), .right)]
  }

  private var total: [Table.Cell] {
    var line = [
      Table.Cell(say("total", zh: "合计"), .dim),
      Table.Cell(invocation.durationText(sums.total.time)),
    ]
    if grouping.hasPlan {
      let plans = rows.compactMap(\.plan)
      line += isAll ? [] : [cell(sums.soFar ?? .zero)]
      line += [cell(plans.map(\.planned).reduce(.zero, +))]
    } else {
      line += [Table.Cell("\(sums.total.sessions)")]
    }
    return line
  }

  /// Zero is an empty cell.
  private func cell(_ time: StudyTime) -> Table.Cell {
    time == .zero ? "" : Table.Cell(invocation.durationText(time))
  }

  /// Why the rows may add up to more than the total.
  func remarks() -> [String] {
    guard sums.overlap > .zero else { return [] }
    let more = invocation.durationText(sums.overlap)
    if grouping == .tag, rows.map(\.sum.sessions).reduce(0, &+) > sums.total.sessions {
      return [
        say(
          "The rows add up to \(more) more than the total, which counts each minute once: a session with "
            + "several tags is listed under each of them.",
          zh: "各行之和比合计多 \(more)（合计中每一分钟只算一次）：带多个标签的学习会列在每个标签下。")
      ]
    }
    return [
      say(
        "The rows add up to \(more) more than the total: sessions overlap, and the total counts each "
          + "minute once.",
        zh: "各行之和比合计多 \(more)：有的学习时段互相重叠，合计中每一分钟只算一次。")
    ]
  }
}
