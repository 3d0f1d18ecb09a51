// The loops on GRDB 7, as its documentation advises. Arguments: loop (or read-codable), rows.
import GRDB

struct Session: Codable, FetchableRecord {
  var id: Int
  var a: Int
  var b: Double
  var c: String
  var d: String
}

let queue = try DatabaseQueue()
let arguments = CommandLine.arguments
let rows = Int(arguments[2]) ?? 0
try queue.write { db in
  try db.execute(
    sql: "create table t (id integer primary key, a integer, b real, c text, d text) strict")
  let statement = try db.makeStatement(sql: "insert into t values (?, ?, ?, ?, ?)")
  let (short, long) = ("a study session", "a remark of some forty bytes, as people write")
  for row in 0..<rows {
    try statement.execute(arguments: [row, row &* 7, Double(row) / 3, short, long])
  }
}
let sum = try queue.read { db -> Int in
  var sum = 0
  switch arguments[1] {
  case "insert": sum = rows
  case "read":
    let cursor = try Row.fetchCursor(db, sql: "select id, a, b, c, d from t")
    while let row = try cursor.next() {
      let (id, a, b) = (row[0] as Int, row[1] as Int, row[2] as Double)
      sum &+= id &+ a &+ Int(b)
      sum &+= (row[3] as String).utf8.count &+ (row[4] as String).utf8.count
    }
  case "read-codable":
    let cursor = try Session.fetchCursor(db, sql: "select id, a, b, c, d from t")
    while let session = try cursor.next() {
      sum &+= session.id &+ session.a &+ Int(session.b)
      sum &+= session.c.utf8.count &+ session.d.utf8.count
    }
  case "find":
    for row in 0..<rows {
      let statement = try db.cachedStatement(sql: "select a, c from t where id = ?")
      let found = try Row.fetchOne(statement, arguments: [(row &* 7919) % rows])
      if let found { sum &+= (found[0] as Int) &+ (found[1] as String).utf8.count }
    }
  default: fatalError("no such loop")
  }
  return sum
}
print(sum)
