import SkillCore
import SkillExchange
import SkillStore

/// Imports the rows.
final class TableFacts {
  var tally = ImportTally()
  private let names: ImportNames
  private let factImport: FactImport
  private let desk: Desk
  private let roadmap: RoadmapReference
  /// A row without an id is recorded although it is here.
  private let asNew: Bool
  private let updates: Bool
  private struct Entry {
    let fact: Fact
    let learner: Learner
    var naming: FactImport.Naming
    let isLocal: Bool
    let place: String
  }
  /// Entries that may be new versions of existing ones.
  private var waiting: [Entry] = []
  private var learners: [String: Learner] = [:]
  private var skills: [String: Slug] = [:]
  private var kinds: [LearnerID: SkillKinds] = [:]
  /// By followed roadmap: most learners follow the same.
  private var kindsOfRoadmap: [RoadmapReference?: SkillKinds] = [:]

  init(
    _ names: ImportNames, _ factImport: FactImport, _ desk: Desk, _ roadmap: RoadmapReference,
    asNew: Bool,
    updates: Bool
  ) {
    self.asNew = asNew
    self.names = names
    self.factImport = factImport
    self.desk = desk
    self.roadmap = roadmap
    self.updates = updates
  }

  func refuse(_ fault: FileFault, in input: ImportInput) {
    tally.refuse("\(input.shown):\(fault.position)", fault.message)
  }

  func take(_ row: CSVFactRow, from input: ImportInput) throws {
    var slug: Slug?
    if let name = row.skill {
      guard let found = try skill(name, of: row) else {
        return tally.miss(name, seconds: row.seconds)
      }
      slug = found
    }
    let learner = try learner(of: row)
    if row.id == nil, let slug, let fault = try kinds(of: learner).fault(row.kind, of: slug) {
      throw FileFault(at: row.skillPosition, fault)
    }
    if case .note(let session?) = row.kind, try !factImport.holds(session) {
      throw FileFault(
        at: row.sessionPosition,
        Text(
          "no session \(session); import its table first, or leave the cell empty",
          zh: "没有 \(session) 这次学习；请先导入学习记录，或将此格留空"))
    }
    let fact = Fact(
      id: row.id ?? factImport.newID(), skill: slug, at: row.at, kind: row.kind, note: row.note,
      tags: row.tags)
    var naming = FactImport.Naming()
    if row.id != nil || !asNew { naming.source = "csv" }
    naming.updates = updates
    if row.id == nil, !asNew {
      naming.numbered = FactImport.numbers(row.content, from: "csv", of: learner)
    }
    try take(
      Entry(
        fact: fact, learner: learner, naming: naming, isLocal: row.isLocal,
        place: "\(input.shown):\(row.position)"))
  }

  private func take(_ entry: Entry) throws {
    let fact = entry.fact
    let arrival = try factImport.take(fact, of: entry.learner, named: entry.naming) { here in
      here.saysTheSame(as: fact, withTimes: true)
        || entry.isLocal && here.hasClocks(of: fact)
          && here.saysTheSame(as: fact, withTimes: false)
    }
    if case .waits = arrival { waiting.append(entry) }
    tally.count(arrival, fact, at: entry.place)
  }

  /// Decides what could be another version of what is here, as all else is known.
  func endVersions() throws {
    for var entry in waiting {
      entry.naming.isLast = true
      try take(entry)
    }
    waiting = []
  }

  /// For a learner who is new in this file, by the roadmap in use.
  private func kinds(of learner: Learner) throws -> SkillKinds {
    if let known = kinds[learner.id] { return known }
    let own = try desk.store.roadmapReference(of: learner)
    let found =
      try kindsOfRoadmap[own] ?? SkillKinds(own == nil ? desk.roadmap() : desk.roadmap(of: learner))
    kinds[learner.id] = found
    kindsOfRoadmap[own] = found
    return found
  }

  private func learner(of row: CSVFactRow) throws -> Learner {
    guard let name = row.learner else { return desk.learner }
    if let known = learners[name] { return known }
    let checked: String
    do { checked = try LearnerVerb.check(name) } catch let refusal as Refusal {
      throw FileFault(at: row.learnerPosition, refusal.message)
    }
    let (learner, isHere) = try factImport.learner(named: checked, roadmap: roadmap)
    if !isHere { tally.newLearners.append(checked) }
    learners[name] = learner
    return learner
  }

  /// A slug that any roadmap has; else by map or label.
  private func skill(_ name: String, of row: CSVFactRow) throws -> Slug? {
    if let known = skills[name] { return known }
    let isGroup = name.hasPrefix("@")
    let slug = Slug(isGroup ? String(name.dropFirst()) : name)
    var found: Slug?
    if let slug, try desk.store.knowsSkill(slug) {
      found = slug
    } else if isGroup, let slug, row.kind == .notApplicable {
      // A group is not an item, so its name may be new.
      try factImport.know(slug)
      found = slug
    } else {
      found = names.skill(for: [name])?.skill
    }
    if let found { skills[name] = found }
    return found
  }
}

extension CSVFactRow {
  fileprivate var seconds: Int64 {
    switch kind {
    case .session(let end): end.instant.seconds - at.instant.seconds
    case .length(let length): Int64(length.seconds)
    default: 0
    }
  }
}
