import SkillCore
import Testing

@testable import SkillExchange

/// Whether PostgreSQL itself agrees is asked by Scripts/trials/postgres.
@Suite("The script for PostgreSQL")
struct PostgresScriptTests {
  private func literal(_ value: PostgresValue) -> (text: String, replaced: Int) {
    var bytes: [UInt8] = []
    let replaced = value.append(to: &bytes)
    return (String(decoding: bytes, as: UTF8.self), replaced)
  }

  @Test(
    "a value is a literal of its type",
    arguments: [
      (PostgresValue.null, "null"), (.text("it's"), "'it''s'"), (.text("\\n'"), "E'\\\\n'''"),
      (.text("中文 😀\n"), "'中文 😀\n'"), (.texts([]), "array[]::text[]"),
      (.texts(["a", "'{\"b\"}"]), "array['a','''{\"b\"}']::text[]"), (.integer(-3), "-3"),
      (.boolean(true), "true"), (.day(LocalDay(number: 0)), "'1970-01-01'"),
      (.instant(Instant(seconds: 1_768_485_600)), "'2026-01-15T14:00:00+00:00'"),
      (.id(FactID(high: 1, low: 0xFF)), "'000000000000000100000000000000ff'"),
      (PostgresValue(nil as String?), "null"), (PostgresValue(7), "7"),
    ])
  func literals(value: PostgresValue, shown: String) {
    #expect(literal(value).text == shown)
    #expect(literal(value).replaced == 0)
  }

  @Test("a NUL becomes a picture of it, and is counted")
  func nul() {
    #expect(literal(.text("a\u{0}b\u{0}")) == ("'a␀b␀'", 2))
    #expect(literal(.texts(["\u{0}", "x"])).replaced == 1)
  }

  @Test("dates beyond what PostgreSQL takes are the nearest that it takes")
  func extremes() {
    #expect(literal(.instant(Instant(seconds: .max))).text == "'9999-12-31T23:59:59+00:00'")
    #expect(literal(.instant(Instant(seconds: .min))).text == "'0001-01-01T00:00:00+00:00'")
    #expect(literal(.day(LocalDay(number: .max))).text == "'9999-12-31'")
    #expect(literal(.day(LocalDay(number: .min))).text == "'0001-01-01'")
  }

  @Test("rows of one table share a statement, which ends where another table begins")
  func statements() throws {
    var bytes: [UInt8] = []
    var script = PostgresScript { bytes += $0 }
    let id = PostgresValue.id(FactID(high: 0, low: 1))
    for name in ["a", "b"] {
      try script.append(
        [id, .text(name), .boolean(false), .instant(Instant(seconds: 0))], to: .learner)
    }
    try script.append(
      [id, .text("r"), .text("claimed"), .integer(1), .day(LocalDay(number: 0)), .null, .null],
      to: .verdict)
    try script.finish()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.ranges(of: "insert into").count == 2)
    #expect(
      text.hasSuffix(
        """
        insert into rung.verdict as old (learner, roadmap, policy, version, as_of, known_until, level) values
        ('00000000000000000000000000000001', 'r', 'claimed', 1, '1970-01-01', null, null)
        on conflict (learner, roadmap, policy) do update set
          version = excluded.version, as_of = excluded.as_of, known_until = excluded.known_until, level = excluded.level
        where (excluded.as_of, excluded.known_until) >= (old.as_of, old.known_until)
          and (excluded.version, excluded.as_of, excluded.known_until, excluded.level) is distinct from (old.version, old.as_of, old.known_until, old.level);
        commit;

        """))
  }

  @Test("a long table comes in pieces of some 64 KB, each a whole statement")
  func pieces() throws {
    var pieces: [Int] = []
    var script = PostgresScript { pieces.append($0.count) }
    for _ in 0..<5000 {
      try script.append(
        [.null, .text(String(repeating: "x", count: 100)), .boolean(false), .null], to: .learner)
    }
    try script.finish()
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { $0 < 70_000 })
  }
}
