// The four loops as one would write them on the C API in Swift. Arguments: loop, rows.
import CSQLite3

func check(_ code: Int32, _ wanted: Int32 = SQLITE_OK) {
  if code != wanted { fatalError("SQLite: \(code)") }
}

nonisolated(unsafe) var db: OpaquePointer?
check(sqlite3_open(":memory:", &db))
check(
  sqlite3_exec(
    db, "create table t (id integer primary key, a integer, b real, c text, d text) strict", nil,
    nil, nil))

func prepare(_ sql: String) -> OpaquePointer? {
  var statement: OpaquePointer?
  check(sqlite3_prepare_v3(db, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
  return statement
}

func bind(_ text: String, _ statement: OpaquePointer?, _ index: Int32) {
  var text = text
  text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      check(bench_bind_text(statement, index, $0.baseAddress, Int32($0.count)))
    }
  }
}

func insert(_ rows: Int) {
  check(sqlite3_exec(db, "begin immediate", nil, nil, nil))
  let statement = prepare("insert into t values (?, ?, ?, ?, ?)")
  let (short, long) = ("a study session", "a remark of some forty bytes, as people write")
  for row in 0..<rows {
    check(sqlite3_bind_int64(statement, 1, Int64(row)))
    check(sqlite3_bind_int64(statement, 2, Int64(row &* 7)))
    check(sqlite3_bind_double(statement, 3, Double(row) / 3))
    bind(short, statement, 4)
    bind(long, statement, 5)
    check(sqlite3_step(statement), SQLITE_DONE)
    check(sqlite3_reset(statement))
  }
  sqlite3_finalize(statement)
  check(sqlite3_exec(db, "commit", nil, nil, nil))
}

func string(_ statement: OpaquePointer?, _ index: Int32) -> String {
  let text = sqlite3_column_text(statement, index)
  let count = Int(sqlite3_column_bytes(statement, index))
  return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
}

func read() -> Int {
  let statement = prepare("select id, a, b, c, d from t")
  var sum = 0
  while sqlite3_step(statement) == SQLITE_ROW {
    sum &+= Int(sqlite3_column_int64(statement, 0)) &+ Int(sqlite3_column_int64(statement, 1))
    sum &+= Int(sqlite3_column_double(statement, 2))
    sum &+= string(statement, 3).utf8.count &+ string(statement, 4).utf8.count
  }
  sqlite3_finalize(statement)
  return sum
}

func lend() -> Int {
  let statement = prepare("select id, a, b, c, d from t")
  var sum = 0
  while sqlite3_step(statement) == SQLITE_ROW {
    sum &+= Int(sqlite3_column_int64(statement, 0)) &+ Int(sqlite3_column_int64(statement, 1))
    sum &+= Int(sqlite3_column_double(statement, 2))
    for index in Int32(3)...4 {
      let text = sqlite3_column_text(statement, index)
      let count = Int(sqlite3_column_bytes(statement, index))
      sum &+= Int(text?[count - 1] ?? 0) &+ count
    }
  }
  sqlite3_finalize(statement)
  return sum
}

func find(_ rows: Int) -> Int {
  let statement = prepare("select a, c from t where id = ?")
  var sum = 0
  for row in 0..<rows {
    check(sqlite3_bind_int64(statement, 1, Int64((row &* 7919) % rows)))
    if sqlite3_step(statement) == SQLITE_ROW {
      sum &+= Int(sqlite3_column_int64(statement, 0)) &+ string(statement, 1).utf8.count
    }
    check(sqlite3_reset(statement))
  }
  sqlite3_finalize(statement)
  return sum
}

let arguments = CommandLine.arguments
let rows = Int(arguments[2]) ?? 0
insert(rows)
switch arguments[1] {
case "insert", "plain": print(rows)
case "read": print(read())
case "lend": print(lend())
case "find": print(find(rows))
default: fatalError("no such loop")
}
