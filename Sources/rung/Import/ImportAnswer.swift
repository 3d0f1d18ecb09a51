import SkillCore
import SkillExchange
import SkillStore

/// The answer of an import.
struct ImportAnswer {
  private let tally: ImportTally
  private let tool: String
  private let names: ImportNames
  private let options: ImportOptions
  private let invocation: Invocation

  init(
    _ tally: ImportTally, tool: String, _ names: ImportNames, _ options: ImportOptions,
    _ invocation: Invocation
  ) {
    self.tally = tally
    self.tool = tool
    self.names = names
    self.options = options
    self.invocation = invocation
  }

  /// A dry run fails where the import would.
  func answer() throws -> Answer {
    let remarks = ImportRemarks(tally, names, options, invocation).lines
    return invocation.answer(
      remarks: remarks, code: isRefused ? .badFile : .done, json: json, text: text)
  }

  /// Whether the import would be refused: only a dry run comes here then.
  private var isRefused: Bool {
    tally.refused.count > 0 && !options.skipRefused
      || !tally.unmatched.isEmpty && !options.skipUnmatched
  }

  private var text: String {
    (options.dryRun ? SheetColumnsText(tally.columns, invocation).text : "") + outcome
  }

  private var outcome: String {
    guard !tally.changesNothing else {
      guard !passedBy.isEmpty else {
        return say("There is nothing to import\n", zh: "没有可导入的记录\n")
      }
      return say("Nothing new: ", zh: "没有新内容：") + passedBy.joined(separator: say("; ", zh: "；"))
        + "\n"
    }
    let verb =
      isRefused
      ? say("Could import", zh: "可导入")
      : options.dryRun ? say("Would import", zh: "将导入") : say("Imported", zh: "已导入")
    let others = passedBy.joined(separator: say("; ", zh: "；"))
    let rest = others.isEmpty ? "" : say("; ", zh: "；另有 ") + others
    return "\(verb) \(what)\(rest)\n" + invocation.text(table)
  }

  /// Known entries.
  private var passedBy: [String] {
    let known = tally.known
    var parts: [String] = []
    if known > 0 {
      parts.append(
        tally.changesNothing
          ? say(
            "\(counted(known, "record")) \(known == 1 ? "is" : "are") here already",
            zh: "\(known) 条记录都已存在")
          : say("\(known) here already", zh: "\(known) 条已存在"))
    }
    if tally.different.count > 0 {
      parts.append(
        say(
          "\(tally.different.count) \(tally.different.count == 1 ? "differs" : "differ"), not taken",
          zh: "\(tally.different.count) 条不同，未采用"))
    }
    if tally.deleted > 0 {
      parts.append(
        say(
          "\(tally.deleted) deleted here, which stays so", zh: "\(tally.deleted) 条已在这里删除，不再导入"))
    }
    return parts
  }

  /// `3 sessions, 4h 30m`, or the kinds one by one.
  private var what: String {
    var parts = FactKind.allCases.compactMap { kind -> String? in
      guard let count = tally.added[kind] else { return nil }
      let isOne = count == 1
      return say(
        "\(count) \(isOne ? kind.one : kind.many)", zh: "\(count) \(kind.measure)")
    }
    if tally.back > 0 {
      parts.append(
        say(
          "\(tally.back) again, undone before", zh: "\(tally.back) 条（曾撤销，现已恢复）")
      )
    }
    if tally.changed.count > 0 {
      parts.append(
        say(counted(tally.changed.count, "change"), zh: "\(tally.changed.count) 项更改"))
    }
    if tally.total.seconds > 0 {
      parts.append(invocation.durationText(StudyTime(seconds: Int(tally.total.seconds))))
    }
    return parts.joined(separator: say(", ", zh: "，"))
  }

  private var table: Table {
    var table = Table([.init(""), .init("", .right), .init("", .right)])
    let sorted = tally.skills.sorted {
      ($1.value.seconds, $0.key) < ($0.value.seconds, $1.key)
    }
    for (skill, sum) in sorted {
      table.add([
        .init("\(skill)", .bold), .init("\(sum.count)"),
        .init(invocation.durationText(StudyTime(seconds: Int(sum.seconds)))),
      ])
    }
    return table
  }

  private var json: JSON {
    func sum(_ value: ImportTally.Sum) -> [(String, JSON)] {
      [("count", .integer(value.count)), ("seconds", .integer(Int(value.seconds)))]
    }
    func places(_ places: ImportTally.Places) -> JSON {
      .object([
        ("count", .integer(places.count)),
        (
          "first",
          .array(
            places.first.map {
              .object([("place", .string($0.place)), ("message", .string($0.message.said))])
            })
        ),
      ])
    }
    func byName(_ sums: [(String, ImportTally.Sum)]) -> JSON {
      .array(
        sums.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
          .map { .object([("name", .string($0.0))] + sum($0.1)) })
    }
    let columns = tally.columns.isEmpty ? [] : [("columns", SheetColumnsText.json(tally.columns))]
    return .object(
      [
        ("format", .string(tool)), ("files", JSON(options.file)),
        ("dryRun", .bool(options.dryRun)),
        ("new", .integer(tally.new)), ("back", .integer(tally.back)),
        ("known", .integer(tally.known)), ("deleted", .integer(tally.deleted)),
        ("different", places(tally.different)), ("changed", places(tally.changed)),
        (
          "kinds",
          .object(
            FactKind.allCases.compactMap { kind in
              tally.added[kind].map { (kind.rawValue, .integer($0)) }
            })
        ),
        ("seconds", .integer(Int(tally.total.seconds))),
        ("skills", byName(tally.skills.map { ($0.key.description, $0.value) })),
        ("unmatched", byName(tally.unmatched.map { ($0.key, $0.value) })),
        ("refused", places(tally.refused)), ("learners", JSON(tally.newLearners)),
        ("overlaps", .integer(tally.overlaps)), ("running", .integer(tally.running)),
        ("unusedMaps", JSON(names.unused.map(\.name))),
        ("empty", .integer(tally.empty)),
        (
          "leftOut",
          .object(
            LeftOut.allCases.compactMap { reason in
              tally.leftOut[reason].map { (reason.rawValue, .integer($0)) }
            })
        ),
        ("negative", places(tally.negative)),
        ("negativeSeconds", .integer(Int(tally.negativeTotal.seconds))),
        ("subtracted", .integer(tally.deducted.count)),
        ("subtractedSeconds", .integer(Int(tally.deducted.seconds))),
        ("oddDurations", .integer(tally.oddLengths)),
        ("passedOver", JSON(tally.passedOver)), ("lengths", .integer(tally.lengths)),
        ("repeatedHour", .integer(tally.repeated)), ("rewrittenTags", .integer(tally.rewritten)),
      ] + columns)
  }
}
