import SkillCore
import SkillExchange
import SkillStore

/// Imports the sessions.
final class ToolSessions {
  var tally = ImportTally()
  /// The format's name, a part of the ids.
  private let source: String
  private let updates: Bool
  private let names: ImportNames
  private let factImport: FactImport
  private let learner: Learner
  private struct SkillDay: Hashable {
    let skill: Slug
    let day: LocalDay
  }
  /// The open deductions from the lengths of a day.
  private var deductions: [SkillDay: [(seconds: Int, place: String)]] = [:]
  /// Whether entries without an id are recorded even if equal ones exist.
  private let asNew: Bool
  /// Entries that may be new versions of existing ones.
  private var waiting: [Entry] = []

  init(
    _ source: String, _ names: ImportNames, _ factImport: FactImport, _ learner: Learner,
    asNew: Bool,
    updates: Bool
  ) {
    self.asNew = asNew
    self.source = source
    self.updates = updates
    self.names = names
    self.factImport = factImport
    self.learner = learner
  }

  func take(_ entry: ForeignEntry, from input: ImportInput) throws {
    switch entry {
    case .running: tally.running += 1
    case .empty: tally.empty += 1
    case .leftOut(let reason): tally.leave(reason)
    case .remark(let text): if !tally.remarks.contains(text) { tally.remarks.append(text) }
    case .columns(let columns): tally.columns.append((input.shown, columns))
    case .negative(let deduction): deduct(deduction, at: "\(input.shown):\(deduction.position)")
    case .refused(let fault, let names, let seconds):
      // Names first: what is skipped for its name is not validated.
      if names != ForeignNames(), decide(names) == nil {
        tally.miss(names.offered, seconds: seconds)
      } else {
        tally.refuse("\(input.shown):\(fault.position)", fault.message)
      }
    case .session(let session): try take(session, from: input)
    }
  }

  private func take(_ session: ForeignSession, from input: ImportInput) throws {
    guard let (skill, name) = decide(session.names) else {
      return tally.miss(session.names.offered, seconds: Int64(session.time.length.seconds))
    }
    guard let time = afterDeductions(session.time, of: skill) else { return }
    let (tags, rewritten) = tags(of: session, without: name)
    let isNumbered = !session.hasID && !asNew
    let id =
      session.hasID
      ? FactID.derived(from: source, session.externalID, of: learner.id) : factImport.newID()
    let fact = Fact(id: id, skill: skill, session: time, note: session.note, tags: tags)
    var naming = FactImport.Naming()
    if isNumbered {
      naming.numbered = FactImport.numbers(session.externalID, from: source, of: learner)
    }
    naming.alias = session.alias.map { FactID.derived(from: source, $0, of: learner.id) }
    naming.isVague = session.isVague && !asNew
    if session.hasID || !asNew {
      naming.source = source
    }
    naming.updates = updates
    if session.hasID {
      naming.again = { [source, learner] time in
        FactID.derived(from: source, "\(fact.id)\0\(time)", of: learner.id)
      }
    }
    try take(
      Entry(
        fact: fact, naming: naming, session: session, rewritten: rewritten,
        place: "\(input.shown):\(session.position)"))
  }

  private struct Entry {
    let fact: Fact
    var naming: FactImport.Naming
    let session: ForeignSession
    let rewritten: Int
    let place: String
  }

  private func take(_ entry: Entry) throws {
    let fact = entry.fact
    let arrival = try factImport.take(fact, of: learner, named: entry.naming) { here in
      // Earlier versions recorded a length on a day at its noon.
      if case .length = fact.kind {
        return here.duration == fact.duration && here.saysTheSame(as: fact, withTimes: false)
      }
      // Without an offset, the same file says other instants in another zone.
      return here.saysTheSame(as: fact, withTimes: true)
        || entry.session.isLocal && here.hasClocks(of: fact)
          && here.saysTheSame(as: fact, withTimes: false)
    }
    tally.count(arrival, fact, at: entry.place)
    switch arrival {
    case .waits: waiting.append(entry)
    case .new:
      tally.count(entry.session)
      tally.rewritten += entry.rewritten
    default: break
    }
  }

  /// Decides what could be another version of what is here, as all else is known.
  func endVersions() throws {
    for var entry in waiting {
      entry.naming.isLast = true
      try take(entry)
    }
    waiting = []
  }

  private func decide(_ foreign: ForeignNames) -> (skill: Slug, name: String)? {
    names.skill(for: foreign.asked) ?? names.skill(for: foreign.pieces)
  }

  /// Deductions of a day come before its lengths.
  private func deduct(_ deduction: ForeignDeduction, at place: String) {
    guard let (skill, _) = decide(deduction.names) else {
      return tally.subtract(Int64(deduction.seconds), at: place)
    }
    let key = SkillDay(skill: skill, day: deduction.day)
    deductions[key, default: []].append((deduction.seconds, place))
  }

  /// A length minus the deductions of its day; nil if nothing is left.
  private func afterDeductions(_ time: Session, of skill: Slug) -> Session? {
    guard case .length(let length) = time.time else { return time }
    let key = SkillDay(skill: skill, day: time.day)
    guard var open = deductions[key] else { return time }
    var left = length.seconds
    while left > 0, let first = open.first {
      let taken = min(left, first.seconds)
      left -= taken
      tally.deducted.add(Int64(taken), isWhole: taken == first.seconds)
      open[0].seconds -= taken
      if open[0].seconds == 0 { open.removeFirst() }
    }
    deductions[key] = open.isEmpty ? nil : open
    return try? Session(StudyTime(seconds: left), on: time.day, zone: time.at.zone)
  }

  /// Reports deductions without a length.
  func endDeductions() {
    let left = deductions.values.flatMap { $0 }.sorted { $0.place < $1.place }
    for (seconds, place) in left { tally.subtract(Int64(seconds), at: place) }
    deductions = [:]
  }

  /// Names that did not decide the skill become tags, of one word each.
  private func tags(
    of session: ForeignSession, without name: String
  ) -> (tags: [String], rewritten: Int) {
    let project = session.project.map { $0 == name || $0.isEmpty ? [] : [$0] } ?? []
    var tags: [String] = []
    var seen: Set<String> = []
    var rewritten = 0
    for text in project + session.tags
    where text != name && !(text.hasPrefix(name + "=") || text.hasSuffix("=" + name)) {
      let tag = oneWord(text)
      if tag != text { rewritten += 1 }
      if !tag.isEmpty, seen.insert(tag).inserted { tags.append(tag) }
    }
    return (tags, rewritten)
  }
}
