import Testing

@testable import ThinSQLite

@Suite("SQL compared without its layout")
struct LayoutTests {
  @Test(
    "blanks that keep two signs from being a comment stay",
    arguments: [
      ("select 1 - - 1", "select 1- -1"), ("select 1 / /* x */ * 2", "select 1/ *2"),
      ("select 1 -- note\n - 1", "select 1-1"), ("check (a  >  - 1)", "check(a>-1)"),
    ])
  func signs(sql: String, plain: String) {
    #expect(SchemaObject.plain(sql) == plain)
  }
}
