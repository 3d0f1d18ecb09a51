import SkillCore
import ThinSQLite

@testable import SkillStore

/// The text by which the small roadmap's versions are known in these tests.
func smallCanonical(_ roadmap: Roadmap) -> String {
  "small \(roadmap.version)\(roadmap.version > 1 && roadmap.items[1].stars == 1 ? "b" : "")"
}

extension TestStore {
  @discardableResult
  func merge(
    _ other: TestStore, moves: Bool = false, isDry: Bool = false
  ) throws -> MergeOutcome {
    try store.merge(
      moves: moves, isDry: isDry, canonical: smallCanonical, command("merge")
    ) { take in try other.store.forEachRecord(take) }
  }

  /// A copy that goes its own way.
  func copy(_ seed: UInt64) throws -> TestStore { try TestStore(copying: self, seed: seed) }
}

extension Store {
  /// The set of the permanent records, each as a text, without what is a device's own: which timer
  /// runs there and who is the current learner.
  func recordSet() throws -> [String] {
    var all: [String] = []
    try forEachRecord { record in
      switch record {
      case .learner(let learner): all.append("learner \(learner.id) \(learner.name ?? "-")")
      case .roadmap(let roadmap): all.append(smallCanonical(roadmap))
      case .action(let action): all.append("\(action)")
      case .setting(let setting): all.append("\(setting)")
      case .fact(let fact):
        all.append(
          "\(fact.fact) \(fact.learner) \(fact.actions) \(fact.replaces.map { "\($0)" } ?? "-")")
      case .void(let void): all.append("\(void)")
      }
    }
    return all
  }

  /// The ids of what counts, without what is a device's own: timers, and what Rung set there for
  /// a learner without records.
  func counting() throws -> Set<String> {
    Set(
      try db.all("select hex(uid) from fact where live and kind <> 'timer'") { try $0.text(0) }
        + db.all(
          """
          select hex(uid) from setting where live and key not in ('learner', 'held-elsewhere')
            and key not like 'roadmap-added%'
            and (action_id is not null or \(BeginningSQL.isExported("setting")))
          """
        ) {
          try $0.text(0)
        })
  }
}
