import SkillCore
import ThinSQLite

/// Incoming records in temp tables, until all of them are read and validated. Small tables stay in
/// memory, large ones go to a temporary file.
final class Staging {
  private let store: Store
  private(set) var roadmaps: [Roadmap] = []
  private var references: Set<RoadmapReference> = []
  /// The current learner of the source.
  private(set) var current: LearnerID?

  init(_ store: Store) throws {
    self.store = store
    for sql in Staging.tables { try store.db.execute(sql) }
  }

  private static let names = [
    "their_learner", "their_action", "their_setting", "their_fact", "their_claim", "their_void",
  ]

  private static let tables =
    names.map { "drop table if exists temp." + $0 } + [
      "create temp table their_learner (uid blob primary key, here integer) strict",
      """
      create temp table their_action (
        uid blob primary key, at integer, command text, done integer, changed_at integer,
        here integer) strict, without rowid
      """,
      """
      create temp table their_setting (
        uid blob primary key, action blob, learner blob, key text, value text, at integer) strict
      """,
      "create index temp.their_setting_key on their_setting (key)",
      """
      create temp table their_fact (
        id integer primary key, uid blob unique, learner blob, kind text, skill text, at integer,
        at_offset integer, zone text, local_day integer, end_at integer, end_offset integer,
        evidence text, rating integer, note text, tags text, about blob, replaces blob,
        action blob, runs integer, length integer, here integer) strict
      """,
      """
      create temp table their_claim (
        fact blob, action blob, primary key (fact, action)) strict, without rowid
      """,
      """
      create temp table their_void (
        action blob, fact blob, primary key (action, fact)) strict, without rowid
      """,
    ]

  /// Drops the tables.
  func end() throws {
    for name in Staging.names { try store.db.execute("drop table if exists temp." + name) }
  }

  /// - Throws: `BadRecord` for an invalid record, or a duplicate.
  func take(_ record: PermanentRecord) throws {
    try record.check()
    let isNew =
      switch record {
      case .learner(let learner): try take(learner)
      case .roadmap(let roadmap): take(roadmap)
      case .action(let action): try take(action)
      case .setting(let setting): try take(setting)
      case .fact(let fact): try take(fact)
      case .void(let void): try take(void)
      }
    if !isNew {
      throw BadRecord(
        Text("the same record came before; remove one", zh: "同一记录出现了两次；请删去一个"))
    }
  }

  private func take(_ learner: LearnerRecord) throws -> Bool {
    if learner.isCurrent { current = learner.id }
    return try store.db.run(
      "insert into their_learner (uid) values (?) on conflict do nothing",
      learner.id.bytes) == 1
  }

  private func take(_ roadmap: Roadmap) -> Bool {
    guard references.insert(roadmap.reference).inserted else { return false }
    roadmaps.append(roadmap)
    return true
  }

  private func take(_ action: ActionRecord) throws -> Bool {
    try store.db.run(
      """
      insert into their_action (uid, at, command, done, changed_at) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """, action.id.bytes, action.at.seconds, action.words,
      action.isDone, action.changedAt.seconds) == 1
  }

  private func take(_ setting: SettingRecord) throws -> Bool {
    try store.db.run(
      "insert into their_setting values (?, ?, ?, ?, ?, ?) on conflict do nothing",
      setting.id.bytes, setting.action?.bytes, setting.learner?.bytes,
      setting.key, setting.value, setting.at.seconds) == 1
  }

  private func take(_ record: FactRecord) throws -> Bool {
    let (fact, parts) = (record.fact, FactParts(record.fact))
    for action in record.actions {
      try store.db.run(
        "insert into their_claim values (?, ?) on conflict do nothing", fact.id.bytes,
        action.bytes)
    }
    return try store.db.run(
      """
      insert into their_fact values (
        null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)
      on conflict do nothing
      """,
      fact.id.bytes, record.learner.bytes, parts.kind,
      fact.skill?.description, fact.at.instant.seconds,
      fact.at.offset, fact.at.zone, fact.at.localDay.number,
      parts.end?.instant.seconds, parts.end?.offset, parts.evidence,
      parts.rating, fact.note, parts.tags,
      parts.about?.bytes, record.replaces?.bytes,
      record.actions.first?.bytes, record.isRunning,
      parts.length?.seconds) == 1
  }

  private func take(_ void: VoidRecord) throws -> Bool {
    try store.db.run(
      "insert into their_void values (?, ?) on conflict do nothing", void.action.bytes,
      void.fact.bytes) == 1
  }

  /// Refuses records with dangling references.
  ///
  /// - Throws: `BadRecord`.
  func checkReferences() throws {
    if let id = try store.db.first(Staging.circles, row: { try FactID(bytes: $0.blob(0)) }) {
      throw BadRecord(
        Text(
          "the note \(id.map { "\($0)" } ?? "?") is about itself, or about a note on it",
          zh: "笔记 \(id.map { "\($0)" } ?? "?") 是关于它自己的，或关于一条谈论它的笔记"))
    }
    for (what, sql) in Staging.danglingReferences {
      guard let id = try store.db.first(sql, row: { try FactID(bytes: $0.blob(0)) }) else {
        continue
      }
      throw BadRecord(
        Text(
          "a record refers to the \(what.en) \(id.map { "\($0)" } ?? "?"), which is not there; is the file complete?",
          zh: "有记录引用了不存在的\(what.zh) \(id.map { "\($0)" } ?? "?")；文件是否完整？"))
    }
  }

  /// Notes about each other in a cycle. Notes about notes are rare.
  private static let circles = """
    with recursive
      noted (uid, about) as materialized (
        select uid, about from their_fact where about is not null),
      rooted (uid) as (
        select noted.uid from noted left join their_fact as subject on subject.uid = noted.about
        where subject.about is null
        union
        select noted.uid from rooted join noted on noted.about = rooted.uid)
    select uid from noted where uid not in rooted limit 1
    """

  /// Refuses a learner who follows a roadmap that is neither in the file nor here.
  ///
  /// - Throws: `BadRecord`.
  func checkChoices() throws {
    let chosen = try store.db.all(
      """
      select hex(their_setting.learner), value from their_setting
        left join their_action on their_action.uid = their_setting.action
      where key = 'roadmap' and learner is not null and (action is null or done)
      order by their_setting.at, their_setting.uid
      """
    ) { (learner: try $0.text(0), value: try $0.text(1)) }
    let last = Dictionary(chosen.map { ($0.learner, $0.value) }) { $1 }
    let known = references.union(try store.listedRoadmaps())
    for value in last.values.sorted() {
      guard let reference = RoadmapReference(value), !known.contains(reference) else { continue }
      throw BadRecord(
        Text(
          "a learner follows the roadmap \(reference), which is neither in the file nor here",
          zh: "有学习者选用了路线图 \(reference)，但文件中和这里都没有它"))
    }
  }

  private static let danglingReferences: [(Text, String)] = {
    let (action, learner, fact) = (
      Text("action", zh: "操作"), Text("learner", zh: "学习者"), Text("fact", zh: "记录")
    )
    return [
      (action, "select action from their_claim where action not in (select uid from their_action)"),
      (
        action,
        """
        select action from their_setting
        where action is not null and action not in (select uid from their_action)
        """
      ),
      (action, "select action from their_void where action not in (select uid from their_action)"),
      (
        learner,
        "select learner from their_fact where learner not in (select uid from their_learner)"
      ),
      (
        learner,
        """
        select learner from their_setting
        where learner is not null and learner not in (select uid from their_learner)
        """
      ),
      (fact, "select fact from their_void where fact not in (select uid from their_fact)"),
      (
        fact,
        """
        select about from their_fact
        where about is not null and about not in (select uid from their_fact)
        """
      ),
      (
        fact,
        """
        select replaces from their_fact
        where replaces is not null and replaces not in (select uid from their_fact)
        """
      ),
    ]
  }()
}
