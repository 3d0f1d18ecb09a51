import Digest
import SkillCore
import ThinSQLite

extension Store {
  /// All learners that are not hidden, by name.
  public func learners() throws -> [Learner] {
    try learners(
      """
      select learner.uid, name.value from setting as name
        join learner on learner.id = name.learner_id
      where name.key = 'name' and name.live
        and not exists (
          select 1 from setting where live and key = 'hidden' and value = '1'
            and coalesce(learner_id, 0) = learner.id)
      order by name.value
      """)
  }

  /// The same by the bytes of their names.
  func learnersByName() throws -> [[UInt8]: Learner] {
    Dictionary(try learners().map { (Array($0.name.utf8), $0) }) { first, _ in first }
  }

  /// From the hidden, usually few, to their names.
  private func hiddenLearners() throws -> [Learner] {
    try learners(
      """
      select learner.uid, name.value from setting as hiding
        cross join learner on learner.id = hiding.learner_id
        cross join setting as name on coalesce(name.learner_id, 0) = learner.id
      where hiding.key = 'hidden' and hiding.value = '1' and hiding.live
        and name.key = 'name' and name.live
      order by name.value
      """)
  }

  private func learners(_ sql: String) throws -> [Learner] {
    try db.all(sql) { row in
      guard let id = LearnerID(bytes: try row.blob(0)) else {
        throw StoreError.damaged("learner", row: 0)
      }
      return Learner(id: id, name: try row.text(1))
    }
  }

  /// The learner with that name, in exact spelling, or the only one that matches folded.
  ///
  /// - Throws: `StoreError.unknownLearner`.
  public func learner(named name: String) throws -> Learner {
    let known = try learners()
    if let exact = known.first(where: { $0.name == name }) { return exact }
    let wanted = FoldedText(name: name)
    let similar = known.filter { FoldedText(name: $0.name) == wanted }
    guard similar.count == 1, let one = similar.first else {
      throw StoreError.unknownLearner(name, known: known.map(\.name))
    }
    return one
  }

  /// The current learner: the chosen one, else the first.
  public func currentLearner() throws -> Learner? {
    var chosen: LearnerID?
    var (named, hidden): ([(row: Int64, learner: Learner)], [Int64]) = ([], [])
    // At each start: one query, as three take longer to prepare than to run.
    try db.forEach(
      """
      select key, value, learner.id, learner.uid
      from setting left join learner on learner.id = learner_id
      where live and key in ('hidden', 'learner', 'name')
      """
    ) { row in
      let (key, value) = (SettingKey(rawValue: try row.text(0)), try row.text(1))
      guard let learner = try row.optionalInt64(2) else {
        if key == .learner { chosen = LearnerID(value) }
        return
      }
      if key == .name {
        named.append((learner, Learner(id: try row.id(3), name: value)))
      } else if key == .hidden, value == "1" {
        hidden.append(learner)
      }
    }
    if !hidden.isEmpty {
      let hidden = Set(hidden)
      named.removeAll { hidden.contains($0.row) }
    }
    return (named.first { $0.learner.id == chosen } ?? named.min { $0.row < $1.row })?.learner
  }

  /// Learners who recorded something or were added by a command; not one that Rung made for a login
  /// that never used it.
  public func activeLearners() throws -> [Learner] {
    let ids = try db.all(
      """
      select uid from learner
      where exists (select 1 from fact indexed by fact_at where learner_id = learner.id and live)
        or exists (
          select 1 from setting
          where coalesce(learner_id, 0) = learner.id and action_id is not null and live)
      """
    ) { LearnerID(bytes: try $0.blob(0)) }
    return try learners().filter { ids.contains($0.id) }
  }

  /// Adds a learner, or restores a hidden one with all records.
  ///
  /// - Throws: `StoreError.learnerExists`.
  public func addLearner(
    named name: String, roadmap: RoadmapReference, _ command: Command
  ) throws -> (learner: Learner, isBack: Bool) {
    try act(command) { journal in
      if try learners().contains(where: { $0.name == name }) {
        throw StoreError.learnerExists(name)
      }
      return try addLearner(named: name, roadmap: roadmap, in: journal)
    }
  }

  func addLearner(
    named name: String, roadmap: RoadmapReference, in journal: Journal
  ) throws -> (learner: Learner, isBack: Bool) {
    if let hidden = try hiddenLearners().first(where: { $0.name == name }) {
      try journal.set(.hidden, to: "0", of: hidden)
      return (hidden, true)
    }
    let learner = try insertLearner(named: name)
    try journal.set(.name, to: name, of: learner)
    try journal.set(.roadmap, to: roadmap.description, of: learner)
    return (learner, false)
  }

  /// Inserts only the identity: without a name it is hidden, so undoing `learner add` hides it
  /// again.
  func insertLearner(named name: String) throws -> Learner {
    let learner = Learner(
      id: try learnerID(named: name, ifTaken: LearnerID(bits: newID())), name: name)
    try append(learner: learner.id)
    return learner
  }

  /// The id is derived from the name, so that `ada` added on two devices is one learner; unless the
  /// first learner of that name was renamed.
  private func learnerID(named name: String, ifTaken other: LearnerID) throws -> LearnerID {
    let (high, low) = SHA256.prefix(of: Array("rung learner\0".utf8) + Array(name.utf8))
    let id = LearnerID(bits: FactID(high: high, low: low))
    let isTaken = try setting(.name, of: Learner(id: id, name: name)) != nil
    return isTaken ? other : id
  }

  /// Returns false if it was the current one already.
  public func useLearner(_ learner: Learner, _ command: Command) throws -> Bool {
    try act(command) { journal in
      guard try currentLearner() != learner else { return false }
      try journal.set(.learner, to: learner.id.description, of: nil)
      return journal.hasChanged
    }
  }

  /// Returns false if that was the name already.
  ///
  /// - Throws: `StoreError.learnerExists`, hidden ones included.
  public func renameLearner(_ learner: Learner, to name: String, _ command: Command) throws -> Bool
  {
    try act(command) { journal in
      let others = try learners() + hiddenLearners()
      if others.contains(where: { $0.name == name && $0.id != learner.id }) {
        throw StoreError.learnerExists(name)
      }
      try journal.set(.name, to: name, of: learner)
      return journal.hasChanged
    }
  }

  /// Hides the learner; every fact is kept, and `undo` or `learner add` brings it back.
  ///
  /// - Throws: `StoreError.learnerInUse` for the current one.
  public func deleteLearner(_ learner: Learner, _ command: Command) throws {
    try act(command) { journal in
      guard try currentLearner() != learner else { throw StoreError.learnerInUse(learner.name) }
      try journal.set(.hidden, to: "1", of: learner)
    }
  }
}
