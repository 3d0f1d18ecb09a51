import Testing

@testable import ThinSQLite

@Suite("The text of a migration")
struct MigrationTextTests {
  @Test("it has two parts, after a comment if one likes")
  func parts() throws {
    let migration = try Migration(
      version: 4, name: "x",
      text: "-- why\n\n--  migrate:up \ncreate table a(b);\n-- migrate:down\ndrop table a;\n")
    #expect(migration.up == "create table a(b);")
    #expect(migration.down == "drop table a;\n")
  }

  @Test("the checksum is sha256sum's of the text with LF, whatever the line ends are")
  func checksum() throws {
    let text = "-- migrate:up\ncreate table é(b);\n-- migrate:down\ndrop table é;\n"
    for ends in ["\n", "\r\n", "\r"] {
      let migration = try Migration(version: 1, name: "x", text: text.replacing("\n", with: ends))
      #expect(
        migration.checksum == "0ea0cff3ae6804a64f3af6e91b563af79750717830c3841539907ac9f5dd5d7b")
      #expect(migration.up == "create table é(b);")
    }
    let other = try Migration(version: 1, name: "x", text: text + "\n")
    #expect(other.checksum != "0ea0cff3ae6804a64f3af6e91b563af79750717830c3841539907ac9f5dd5d7b")
  }

  @Test(
    "malformed text is refused with the reason",
    arguments: [
      ("create table a(b);", MigrationError.Malformation.textBeforeUp),
      ("", .noUp),
      ("-- nothing", .noUp),
      ("-- migrate:up\nselect 1;", .noDown),
      ("-- migrate:down\nselect 1;\n-- migrate:up\nselect 1;", .downBeforeUp),
      ("-- migrate:up\nselect 1;\n-- migrate:up\n-- migrate:down\nselect 1;", .partTwice),
      ("-- migrate:up\n\n-- only words\n-- migrate:down\nselect 1;", .emptyUp),
      ("-- migrate:up\nselect 1;\n-- migrate:down\n  \n", .emptyDown),
      ("select 0;\n-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;", .textBeforeUp),
    ])
  func malformed(text: String, reason: MigrationError.Malformation) {
    #expect(throws: MigrationError.malformed(version: 7, reason: reason)) {
      try Migration(version: 7, name: "x", text: text)
    }
  }

  @Test("layout makes no difference to a schema; quoted text does")
  func layout() {
    #expect(
      withoutLayout("create  table t (\n  a text, -- why\n  /* b */ c int\n)")
        == withoutLayout("create table t(a text,c int)"))
    #expect(withoutLayout("'a  b' \"c -- d\" [e  /* f]") == "'a  b' \"c -- d\" [e  /* f]")
    #expect(withoutLayout("check (a = 'x')") != withoutLayout("check (a = 'x ')"))
    #expect(withoutLayout("a b") != withoutLayout("ab"))
    #expect(withoutLayout("'it''s  ' 'unclosed  ") == "'it''s  ' 'unclosed  ")
    #expect(withoutLayout("/* unclosed") == "")
  }
}
