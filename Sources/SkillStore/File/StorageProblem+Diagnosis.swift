import SkillCore
import ThinSQLite

extension StorageProblem {
  /// Why a statement failed unexpectedly: the problem of the file, if any. "Damaged" requires that
  /// a check of the whole file found damage.
  static func diagnosis(of error: SQLiteError) -> StorageProblem {
    let unexplained: StorageProblem =
      error.code.primary == .corrupt ? .unread(error.message) : .statement("\(error)")
    guard let path = error.path, let file = try? DatabaseFile(path: path, tool: "rung") else {
      return unexplained
    }
    do {
      // A time after all facts, so that none is in the future.
      let findings = try file.check(now: 1 << 40)
      if findings.contains(where: \.isDamage) { return .corrupt(error.message) }
      let version = try file.info().version
      if version != DatabaseFile.newestSchema { return .migratedMeanwhile(version: version) }
      return findings.first.map { .altered($0.words) } ?? unexplained
    } catch let failure as SQLiteError {
      return failure.code.primary == .busy ? .busy : unexplained
    } catch StoreError.altered(let object) {
      return .altered(Text(same: object))
    } catch {
      return StorageProblem(error) ?? unexplained
    }
  }

  /// Whether a migration failed for the file's content, not for lack of space, memory or time.
  static func isBlock(_ error: SQLiteError) -> Bool {
    [.error, .constraint, .mismatch, .tooBig].contains(error.code.primary)
  }
}

extension DatabaseFile.Finding {
  /// Whether it is damage, not only a different schema.
  fileprivate var isDamage: Bool {
    switch self {
    case .schema, .changedMigration, .unrecordedMigration, .forgedMigration: false
    case .facts(.laterThanNow, _): false
    case .integrity, .constraint, .index, .foreignKey, .facts, .countingFacts, .countingSettings,
      .studyTotals, .noteIndex, .unreadable, .roadmap:
      true
    }
  }

  /// The object that differs.
  fileprivate var words: Text {
    switch self {
    case .schema(let object, _): Text(same: object)
    case .changedMigration(let version, let name), .forgedMigration(let version, let name):
      Text("migration \(version) \(name)", zh: "迁移 \(version) \(name)")
    case .unrecordedMigration(let version): Text("migration \(version)", zh: "迁移 \(version)")
    default: Text("its tables", zh: "其中的表")
    }
  }
}
