import SkillCore
import ThinSQLite

/// Imports facts from a file, one by one, as one action; or previews it.
public final class FactImport {
  /// The result for an imported fact.
  public enum Outcome: Sendable {
    case new
    /// It was imported before, and that import was undone.
    case back
    /// It exists already, perhaps corrected.
    case known
    /// It was deleted here, and stays so.
    case deleted
    /// It exists with different content, which is kept.
    case different(Fact)
    /// It replaces an existing version.
    case changed(Fact)
    /// It may be a new version of an existing fact: take it again at the end, with `isLast`.
    case waits
  }

  /// Other ids under which a fact may exist.
  public struct Naming {
    /// Another possible id of the same fact.
    public var alias: FactID?
    /// Its id is weak: a session of the same skill and times that counts is the same one.
    public var isVague = false
    /// Without an id: that of the n-th equal entry, from 1. It is looked up by its content, too: an equal fact from
    /// before the import, or an older version with its times.
    public var numbered: ((Int) -> FactID)?
    /// Its id for the n-th time: if the fact was undone, and is imported with different content.
    public var again: ((Int) -> FactID)?
    /// The tool: its earlier imports are found by this name.
    public var source: String?
    /// A changed entry replaces the existing fact.
    public var updates = false
    /// All other entries were taken.
    public var isLast = false

    public init() {}
  }

  let store: Store
  let journal: Journal?
  /// What a dry run would have added, by id; and the sessions by learner and time.
  private(set) var seen: [FactID: Fact] = [:]
  /// The ids of those without an id of the tool's: a number says all of them.
  private(set) var seenNumbers: Set<FactID> = []
  private var seenSessions: Set<SeenSession> = []
  private var written = 0
  /// The first imported learner in an empty database.
  private(set) var newcomer: Learner?
  private var hasCome = false
  /// The learners that are not hidden, by the bytes of the name; loaded lazily.
  private var people: [[UInt8]: Learner]?
  private static let few = 200
  private var places: [Owner: FactPlace] = [:]
  private(set) var batch = FactBatch()
  var facts: FactsAtStart
  /// How many of the first numbers of equal entries are taken; only of those that come again.
  var numbers: [FactID: Int] = [:]
  private var spans: [LearnerID: NewSpans] = [:]
  var changes = ImportChanges()

  private struct SeenSession: Hashable {
    let learner: LearnerID
    let skill: Slug?
    let start: Instant
    let end: Instant?
    let length: StudyTime?

    init(_ fact: Fact, _ learner: Learner) {
      (self.learner, skill, start) = (learner.id, fact.skill, fact.at.instant)
      end = FactParts(fact).end?.instant
      length = FactParts(fact).length
    }
  }

  private struct Owner: Hashable {
    let learner: LearnerID
    let skill: Slug?
    let isStudied: Bool
  }

  init(_ store: Store, _ journal: Journal?) throws {
    self.store = store
    self.journal = journal
    facts = try FactsAtStart(store)
  }

  /// The last row of a fact before this import.
  var lastRow: Int64 { facts.last }

  /// Imports a fact, unless it exists.
  ///
  /// - Parameter isSame: whether an existing fact is equal to the imported one.
  public func take(
    _ fact: Fact, of learner: Learner, named name: Naming = Naming(), isSame: (Fact) -> Bool
  ) throws -> Outcome {
    let finding =
      try name.numbered.map { try lookUp(numbered: $0, of: learner, name, isSame) }
      ?? lookUp(fact, of: learner, name, isSame)
    if let match = finding.match { return try settled(match, fact, learner, name, isSame) }
    if let alias = name.alias {
      var other = name
      (other.alias, other.again) = (nil, nil)
      let finding = try lookUp(fact.renamed(alias), of: learner, other, isSame)
      if let match = finding.match { return try settled(match, fact, learner, name, isSame) }
    }
    if name.isVague {
      if seenSessions.contains(SeenSession(fact, learner)) { return .known }
      if try hasSession(like: fact, of: learner) { return .known }
    }
    if let equal = try equal(to: fact, of: learner, name) {
      return try settled(equal, fact, learner, name, isSame)
    }
    if let older = try finding.candidate ?? olderVersion(of: fact, of: learner, name) {
      guard name.isLast else { return .waits }
      return try settled(older, fact, learner, name, isSame)
    }
    if let undone = finding.undone {
      // It counts only after the import; the same row again must find it until then.
      see(fact.renamed(undone.id), of: learner, name)
      changes.meet(undone.row)
      try journal?.claim(undone.row)
    } else if let free = finding.free {
      try add(fact.renamed(free), of: learner, name)
    } else {
      return .different(fact)
    }
    note(fact, of: learner, isRecorded: finding.undone == nil && journal != nil)
    return finding.undone == nil ? .new : .back
  }

  private func see(_ fact: Fact, of learner: Learner, _ name: Naming) {
    if name.numbered == nil { seen[fact.id] = fact } else { seenNumbers.insert(fact.id) }
    if name.isVague || name.alias != nil { seenSessions.insert(SeenSession(fact, learner)) }
  }

  func isSeen(_ id: FactID) -> Bool { seen[id] != nil || seenNumbers.contains(id) }

  private func add(_ fact: Fact, of learner: Learner, _ name: Naming) throws {
    guard journal != nil else { return see(fact, of: learner, name) }
    var place = try place(of: fact, learner)
    if case .note(let about?) = fact.kind {
      if batch.contains(about) { try settle() }
      place.about = try store.row(of: about)
    }
    batch.add(FactEntry(fact: fact, place: place))
    if batch.isFull { try settle() }
  }

  private func place(of fact: Fact, _ learner: Learner) throws -> FactPlace {
    let owner = Owner(
      learner: learner.id, skill: fact.skill, isStudied: FactKind(fact.kind) == .session)
    if let known = places[owner] { return known }
    let place = try store.place(of: fact.skill, learner.id)
    places[owner] = place
    return place
  }

  func known(_ id: FactID) throws -> KnownFact? {
    if batch.contains(id) { try settle() }
    return try store.known(id)
  }

  private func hasSession(like fact: Fact, of learner: Learner) throws -> Bool {
    if batch.hasSession(from: fact.at.instant) { try settle() }
    return try store.hasSession(like: fact, of: learner)
  }

  /// Writes the batch: if it is full, or before a lookup. The sums are updated per fact for the
  /// first ones, and recounted at the end for many.
  private func settle() throws {
    guard let journal, batch.count > 0 else { return }
    written += batch.count
    try batch.write(to: journal, keepsSums: written <= FactImport.few)
  }

  /// - Parameter isRecorded: whether it will be found among those of this action.
  func note(_ fact: Fact, of learner: Learner, isRecorded: Bool) {
    guard let span = fact.span else { return }
    spans[learner.id, default: NewSpans()]
      .add(span.lowerBound.seconds..<span.upperBound.seconds, isRecorded: isRecorded)
  }

  /// The learner with exactly that name; added, or restored, if there is none.
  public func learner(
    named name: String, roadmap: RoadmapReference
  ) throws -> (learner: Learner, isHere: Bool) {
    var known = try people ?? store.learnersByName()
    defer { people = known }
    if let learner = known[Array(name.utf8)] { return (learner, true) }
    guard let journal else {
      return (Learner(id: LearnerID(bits: store.newID()), name: name), false)
    }
    try settle()
    let learner = try store.addLearner(named: name, roadmap: roadmap, in: journal).learner
    known[Array(learner.name.utf8)] = learner
    if !hasCome, try store.activeLearners() == [learner] { newcomer = learner }
    hasCome = true
    return (learner, false)
  }

  /// An unused id.
  public func newID() -> FactID { store.newID() }

  /// Whether a fact exists, for references.
  public func holds(_ id: FactID) throws -> Bool {
    try isSeen(id) || known(id) != nil
  }

  /// Adds a group's name as a skill.
  public func know(_ skill: Slug) throws {
    guard journal != nil else { return }
    try store.append(skill: skill)
  }

  /// The number of imported sessions that overlap others of their learner, when all were taken.
  public func overlaps() throws -> Int {
    try finish()
    return try spans.reduce(0) { count, own in
      try count
        + store.overlapping(own.value, of: own.key, by: journal?.row) {
          changes.change(of: $0) != nil
        }
    }
  }

  /// Stores a mapping.
  public func remember(_ map: ImportMap, of learner: Learner) throws {
    try journal?.set(
      .importMap(map.source, map.name), to: map.skill?.description ?? "", of: learner)
  }

  /// Writes the batch, recounts the remaining sums, and writes the changes.
  func finish() throws {
    try settle()
    try recount()
    written = 0
    if let journal { try changes.write(to: journal) }
  }

  private func recount() throws {
    guard written > FactImport.few else { return }
    let studied = places.filter(\.key.isStudied).values.compactMap { place in
      place.skill.map { SkillOfLearner(learner: place.learner, skill: $0) }
    }
    try store.rebuildSums(of: studied)
  }
}
