import CThinSQLite
import Foundation
import SkillStore
import TestSupport

/// Runs SQL on a file as with other tools: triggers may be taken away, the schema
/// written, rules ignored.
func damage(_ path: String, _ sql: String) throws {
  var handle: OpaquePointer?
  defer { sqlite3_close(handle) }
  guard sqlite3_open(path, &handle) == SQLITE_OK,
    sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
  else { throw DamageRefused(words: String(cString: sqlite3_errmsg(handle)), sql: sql) }
}

private struct DamageRefused: Error {
  let words: String
  let sql: String
}

/// One in eight of the cases, as each looks through whole files several times; with `RUNG_LONG=1` all.
func share<T>(of cases: [T], from first: Int) -> [T] {
  isLongRun ? cases : stride(from: first, to: cases.count, by: 8).map { cases[$0] }
}

/// What was changed of a fact, with the trigger that forbids it out of the way.
func changingFacts(_ sql: String) -> String {
  """
  pragma ignore_check_constraints = on;
  create table kept as select sql from sqlite_schema where name = 'fact_is_never_changed';
  pragma writable_schema = on;
  delete from sqlite_schema where name = 'fact_is_never_changed';
  pragma writable_schema = reset;
  \(sql);
  pragma writable_schema = on;
  insert into sqlite_schema
    select 'trigger', 'fact_is_never_changed', 'fact', 0, sql from kept;
  pragma writable_schema = reset;
  drop table kept;
  """
}

extension DatabaseFile.Finding {
  /// In short, for a test.
  var words: String {
    switch self {
    case .integrity: "integrity"
    case .forgedMigration(let version, _): "forged \(version)"
    case .constraint(let words): "constraint \(words.split(separator: " ").last ?? "")"
    case .index(let words): "index \(words.split(separator: " ").last ?? "")"
    case .foreignKey(let table, let parent): "\(table) -> \(parent)"
    case .changedMigration(let version, _): "changed \(version)"
    case .unrecordedMigration(let version): "unrecorded \(version)"
    case .schema(let object, let fault): "\(fault) \(object)"
    case .facts(let rule, let count): "\(rule) \(count)"
    case .countingFacts(let count): "countingFacts \(count)"
    case .countingSettings(let count): "countingSettings \(count)"
    case .studyTotals(let count): "studyTotals \(count)"
    case .noteIndex: "noteIndex"
    case .unreadable(let words): "unreadable \(words)"
    case .roadmap(let reference): "roadmap \(reference)"
    }
  }
}
