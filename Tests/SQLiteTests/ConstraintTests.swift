import Testing

@testable import ThinSQLite

@Suite("Constraint violations are told apart by their codes")
struct ConstraintTests {
  @Test(
    "each kind",
    arguments: [
      ("insert into child values (1, 99, 1, 'u')", ResultCode.constraintForeignKey),
      ("insert into child values (1, 1, -1, 'u')", .constraintCheck),
      ("insert into child values (1, 1, null, 'u')", .constraintNotNull),
      ("insert into child values (1, 1, 1, 'taken')", .constraintUnique),
      ("insert into child values (7, 1, 1, 'u')", .constraintPrimaryKey),
      ("insert into child values (1, 1, 'word', 'u')", .constraintDataType),
      ("delete from guarded", .constraintTrigger),
      ("delete from parent", .constraintForeignKey),
    ])
  func kinds(sql: String, code: ResultCode) throws {
    let db = try Database.inMemory()
    try db.execute(
      """
      create table parent(id integer primary key) strict;
      create table child(
        id integer primary key, parent integer references parent(id),
        size integer not null check (size > 0), name text unique
      ) strict;
      create table guarded(x);
      insert into parent values (1);
      insert into child values (7, 1, 1, 'taken');
      insert into guarded values (1);
      create trigger keep before delete on guarded begin select raise(abort, 'kept'); end;
      """)
    let error = failure { try db.run(sql) }
    #expect(error?.code == code)
    #expect(error?.code.primary == .constraint)
    #expect(error?.code != .constraint)
    #expect(try db.first("select count(*) from child") { try $0.int(0) } == 1)
  }

  @Test("a string in double quotes is an error, not a text")
  func doubleQuotes() throws {
    let db = try Database.inMemory()
    #expect(failure { try db.run("select \"nonsense\"") }?.code == .error)
  }

  @Test("SQL cannot write the schema table or switch the journal off")
  func defensive() throws {
    let db = try Database.inMemory()
    try db.execute("pragma writable_schema = on; create table t(x)")
    #expect(failure { try db.run("delete from sqlite_schema") } != nil)
    #expect(try db.schema().count == 1)
  }
}
