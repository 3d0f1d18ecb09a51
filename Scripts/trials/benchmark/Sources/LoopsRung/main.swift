// The four loops on Rung's wrapper, and `plain`: the insert as one call a row with plain values.
// Arguments: loop, rows.
import ThinSQLite

func insert(_ rows: Int, _ db: borrowing Database) throws {
  let (short, long) = ("a study session", "a remark of some forty bytes, as people write")
  try db.transaction(.write) {
    try db.withStatement("insert into t values (?, ?, ?, ?, ?)") { statement in
      for row in 0..<rows {
        try statement.bind(row, at: 1)
        try statement.bind(row &* 7, at: 2)
        try statement.bind(Double(row) / 3, at: 3)
        try statement.bind(short, at: 4)
        try statement.bind(long, at: 5)
        try statement.run()
      }
    }
  }
}

func plain(_ rows: Int, _ db: borrowing Database) throws {
  let (short, long) = ("a study session", "a remark of some forty bytes, as people write")
  try db.transaction(.write) {
    for row in 0..<rows {
      try db.run(
        "insert into t values (?, ?, ?, ?, ?)", row, row &* 7, Double(row) / 3, short, long)
    }
  }
}

func read(_ db: borrowing Database) throws -> Int {
  var sum = 0
  try db.forEach("select id, a, b, c, d from t") { row in
    sum &+= try row.int(0) &+ row.int(1) &+ Int(row.double(2))
    sum &+= try row.text(3).utf8.count &+ row.text(4).utf8.count
  }
  return sum
}

func lend(_ db: borrowing Database) throws -> Int {
  var sum = 0
  try db.forEach("select id, a, b, c, d from t") { row in
    sum &+= try row.int(0) &+ row.int(1) &+ Int(row.double(2))
    for index in 3...4 {
      sum &+= try row.withUTF8(index) { Int($0[$0.count - 1]) &+ $0.count }
    }
  }
  return sum
}

func find(_ rows: Int, _ db: borrowing Database) throws -> Int {
  var sum = 0
  for row in 0..<rows {
    let found = try db.first(
      "select a, c from t where id = ?", Int64((row &* 7919) % rows)
    ) { try $0.int(0) &+ $0.text(1).utf8.count }
    sum &+= found ?? 0
  }
  return sum
}

let db = try Database.inMemory()
try db.execute(
  "create table t (id integer primary key, a integer, b real, c text, d text) strict")
let arguments = CommandLine.arguments
let rows = Int(arguments[2]) ?? 0
if arguments[1] == "plain" { try plain(rows, db) } else { try insert(rows, db) }
switch arguments[1] {
case "insert", "plain": print(rows)
case "read": print(try read(db))
case "lend": print(try lend(db))
case "find": print(try find(rows, db))
default: fatalError("no such loop")
}
