import SkillCore
import SkillExchange
import SkillStore

/// The counts of an import.
struct ImportTally {
  struct Sum {
    var count = 0
    var seconds: Int64 = 0

    mutating func add(_ length: Int64) {
      count += 1
      seconds = seconds.addingReportingOverflow(length).partialValue
    }

    /// - Parameter isWhole: whether it adds to the count.
    mutating func add(_ length: Int64, isWhole: Bool) {
      add(length)
      if !isWhole { count -= 1 }
    }
  }

  private(set) var added: [FactKind: Int] = [:]
  private(set) var back = 0
  private(set) var known = 0
  /// Deleted here; stays so.
  private(set) var deleted = 0
  /// Where the file differs from the record.
  private(set) var different = Places()
  /// Changed there, and taken over.
  private(set) var changed = Places()
  /// The new sessions by skill.
  private(set) var skills: [Slug: Sum] = [:]
  private(set) var total = Sum()
  /// Names that match no skill.
  private(set) var unmatched: [String: Sum] = [:]
  private(set) var refused = Places()
  /// Negative entries.
  private(set) var negative = Places()
  private(set) var negativeTotal = Sum()
  /// Files without records.
  var passedOver: [String] = []
  private(set) var lengths = 0
  private(set) var repeated = 0
  private(set) var local = 0
  private(set) var oddLengths = 0
  /// Entries that are not sessions, by reason.
  private(set) var leftOut: [LeftOut: Int] = [:]
  /// Remarks of the readers.
  var remarks: [Text] = []
  /// What negative entries deducted from the lengths of their days.
  var deducted = Sum()
  var running = 0
  var empty = 0
  /// How the columns of each file are understood.
  var columns: [(file: String, columns: [SheetMapping])] = []
  var rewritten = 0
  var overlaps = 0
  var newLearners: [String] = []

  /// Positions in files, the first few in full.
  struct Places {
    private(set) var count = 0
    private(set) var first: [(place: String, message: Text)] = []

    mutating func add(_ place: String, _ message: Text) {
      count += 1
      if first.count < 20 { first.append((place, message)) }
    }
  }

  var new: Int { added.values.reduce(0, +) }
  var changesNothing: Bool { new + back + changed.count == 0 }

  mutating func count(_ arrival: FactImport.Outcome, _ fact: Fact, at place: String) {
    switch arrival {
    case .known: known += 1
    case .deleted: deleted += 1
    case .different(let here): different.add(place, difference(here, fact))
    case .changed(let here): changed.add(place, difference(here, fact))
    case .waits: break
    case .back:
      back += 1
      addUp(fact)
    case .new:
      added[FactKind(fact.kind), default: 0] += 1
      addUp(fact)
    }
  }

  private func difference(_ here: Fact, _ there: Fact) -> Text {
    let (ours, theirs) = (here.outline, there.outline)
    return ours == theirs
      ? Text("\(ours): the text or the tags differ", zh: "\(ours)：文字或标签不同")
      : Text("here \(ours), there \(theirs)", zh: "已有 \(ours)，文件中 \(theirs)")
  }

  private mutating func addUp(_ fact: Fact) {
    guard let skill = fact.skill, let duration = fact.duration else { return }
    skills[skill, default: Sum()].add(Int64(duration.seconds))
    total.add(Int64(duration.seconds))
  }

  /// Counts how the times of a new session were read.
  mutating func count(_ session: ForeignSession) {
    if session.isLocal { local += 1 }
    if session.isGuess { repeated += 1 }
    if session.hasOddLength { oddLengths += 1 }
    if case .length = session.time.time { lengths += 1 }
  }

  /// How a table of Rung's own was read, where that is not as Rung writes it.
  mutating func add(remarksOf file: CSVFactFile) {
    let remarks =
      [
        file.encoding.flatMap { SheetTable.remark(read: $0) },
        SheetTable.remark(unused: file.unused),
      ]
      .compactMap { $0 }
    for remark in remarks where !self.remarks.contains(remark) { self.remarks.append(remark) }
  }

  mutating func refuse(_ place: String, _ message: Text) { refused.add(place, message) }

  mutating func subtract(_ seconds: Int64, at place: String) {
    negativeTotal.add(seconds)
    let length = StudyTime(seconds: Int(seconds))
    negative.add(place, Text("-\(length.text(in: .english))", zh: "-\(length.text(in: .chinese))"))
  }

  mutating func miss(_ name: String, seconds: Int64 = 0) { miss([name], seconds: seconds) }

  /// - Parameter names: all names of an entry.
  mutating func miss(_ names: [String], seconds: Int64) {
    for name in names.isEmpty ? [""] : Set(names) {
      unmatched[name, default: Sum()].add(seconds)
    }
  }

  mutating func leave(_ reason: LeftOut) { leftOut[reason, default: 0] += 1 }

  /// - Throws: `Refusal` 65 for entries that may not be skipped; nothing is written then.
  ///
  /// - Parameter all: whether to list all unmatched names.
  func refuse(
    skipping options: ImportOptions, _ names: ImportNames, listing all: Bool = false
  ) throws {
    if refused.count > 0, !options.skipRefused { throw refusedRefusal }
    if !unmatched.isEmpty, !options.skipUnmatched { throw unmatchedRefusal(names, all) }
  }

  private var refusedRefusal: Refusal {
    Refusal(
      "refused", .badFile,
      Text(
        "\(counted(refused.count, "entry", "entries")) cannot be recorded; nothing was imported",
        zh: "有 \(refused.count) 条无法记录；没有导入任何内容"),
      details: refusedLines,
      hint: Text(
        "Correct them in the other tool, or skip them: --skip-refused",
        zh: "请在来源处更正，或略过它们：--skip-refused"))
  }

  var refusedLines: [String] {
    refused.first.map { "\($0.place): \($0.message.said)" } + more(refused)
  }

  var negativeLines: [String] {
    negative.first.map { "\($0.place): \($0.message.said)" } + more(negative)
  }

  private func more(_ places: Places) -> [String] {
    let rest = places.count - places.first.count
    return rest > 0 ? [say("… and \(rest) more", zh: "……另有 \(rest) 条")] : []
  }

  private func unmatchedRefusal(_ names: ImportNames, _ all: Bool) -> Refusal {
    Refusal(
      "unmatched", .badFile,
      Text(
        "\(counted(unmatched.count, "name")) of the file \(unmatched.count == 1 ? "is" : "are") no skill; nothing was imported",
        zh: "文件中有 \(unmatched.count) 个名称没有对应的技能；没有导入任何内容"),
      details: unmatchedLines(names, most: all ? .max : 20),
      hint: Text(
        "Map them (rung skills lists all skills), or skip them: --skip-unmatched",
        zh: "请指明对应的技能（rung skills 列出全部），或略过它们：--skip-unmatched"))
  }

  /// The largest first, with the option to type.
  func unmatchedLines(_ names: ImportNames, most: Int = 20) -> [String] {
    var table = Table([.init(""), .init("", .right), .init("", .right), .init("")])
    let sorted = unmatched.sorted {
      ($1.value.seconds, $1.value.count, $0.key) < ($0.value.seconds, $0.value.count, $1.key)
    }
    for (name, sum) in sorted.prefix(most) {
      let shown = name.isEmpty ? say("(no name)", zh: "（无名称）") : name
      let time = StudyTime(seconds: Int(sum.seconds)).text(in: Speech.language)
      table.add([
        .init(shown), .init("\(sum.count)"), .init(sum.seconds > 0 ? time : ""),
        .init(names.suggestion(for: name)),
      ])
    }
    let rest = unmatched.count - min(most, unmatched.count)
    return table.lines(style: Style(enabled: false))
      + (rest > 0 ? [say("… and \(rest) more", zh: "……另有 \(rest) 个")] : [])
  }

  /// The first few of these.
  static func few(_ places: Places) -> [String] {
    places.first.prefix(5).map { "\($0.place): \($0.message.said)" }
      + (places.count > 5
        ? [say("… and \(places.count - 5) more", zh: "……另有 \(places.count - 5) 条")] : [])
  }
}

extension Fact {
  /// `redis 2026-01-14 08:00-08:30`, to distinguish two.
  fileprivate var outline: String {
    let when = "\(at.calendarDay) \(at.clock)"
    let name = skill.map { "\($0) " } ?? ""
    switch kind {
    case .session(let end): return "\(name)\(when)-\(end.clock)"
    case .length(let length): return "\(name)\(at.localDay), \(length.text(in: Speech.language))"
    default: return "\(name)\(when)"
    }
  }
}

/// `1 entry`, `2 entries`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
