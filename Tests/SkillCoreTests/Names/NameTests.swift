import Testing

@testable import SkillCore

@Suite("Names are compared after NFKC, case folding and without idle blanks")
struct NameTests {
  @Test(
    "Two spellings of one name",
    arguments: [
      ("ＲＥＤＩＳ", "redis"), ("Ｒｅｄｉｓ", "REDIS"), ("负载均衡：Nginx", "负载均衡:nginx"),
      ("负载均衡: Nginx", "负载均衡:Nginx"), ("SQL注入", "SQL 注入"), ("SQL　注入", "sql 注入"),
      ("caf\u{E9}", "cafe\u{301}"), ("Caf\u{C9}", "CAFE\u{301}"),
      ("Docker+Kubernetes", "Docker + Kubernetes"),
      ("type  hints", "Type Hints"), ("ﬁle", "file"), ("Ⅳ", "iv"), ("①", "1"), ("⑫", "12"),
      ("x²", "X2"),
      ("𝐩𝐲𝐭𝐡𝐨𝐧", "python"), ("Straße", "STRASSE"), ("ΣΑΣ", "σας"), ("ﾊﾟｲｿﾝ", "パイソン"),
      ("豈", "\u{F900}"), ("re\u{200B}dis", "redis"), (" redis ", "redis"),
      ("Python 核心", "python核心"),
      ("Redis（缓存）", "Redis(缓存)"), ("C＋＋", "c++"), ("№ 5", "no 5"),
      ("API\u{A0}design", "api design"),
      ("ﾌﾞ", "ブ"), ("한\u{AE00}", "한글"), ("ＳＱＬ，注入", "sql,注入"), ("⑳", "20"),
    ])
  func folds(_ one: String, _ other: String) {
    #expect(FoldedText(name: one) == FoldedText(name: other))
  }

  @Test(
    "Names that are not one",
    arguments: [
      ("redis", "redi"), ("type hints", "typehints"), ("c", "c++"), ("résumé", "resume"),
      ("注入", "注 射"),
    ])
  func keepsApart(_ one: String, _ other: String) {
    #expect(FoldedText(name: one) != FoldedText(name: other))
  }

  private let list = NameList([
    (Slug("postgresql"), ["PostgreSQL", "PostgreSQL"]),
    (Slug("postgresql-jsonb"), ["PostgreSQL JSONB", "PostgreSQL JSONB"]),
    (Slug("redis"), ["Redis (cache, queue)", "Redis(缓存/消息队列)"]),
    (Slug("sql-injection"), ["SQL-injection defence", "SQL 注入防御"]),
    (Slug("sqlalchemy"), ["SQLAlchemy (advanced)", "SQLAlchemy 高级用法"]),
    (Slug("nginx-load-balancing"), ["Nginx load balancing", "负载均衡:Nginx"]),
    (Slug("cpp"), ["C++", "C++"]), (Slug("c-sharp"), ["C#", "C#"]),
    (Slug("twin-a"), ["Twin", "双"]), (Slug("twin-b"), ["Twin", "双"]),
  ])

  @Test(
    "An exact slug, an exact label, a beginning, the one that all others begin with",
    arguments: [
      ("postgresql", "postgresql"), ("postgres", "postgresql"), ("POSTGRES", "postgresql"),
      ("p", "postgresql"),
      ("PostgreSQL JSONB", "postgresql-jsonb"), ("postgresql-j", "postgresql-jsonb"),
      ("ＲＥＤＩＳ", "redis"),
      ("SQL注入", "sql-injection"), ("sql注入防御", "sql-injection"), ("sqla", "sqlalchemy"),
      ("负载均衡：Nginx", "nginx-load-balancing"), ("负载均衡", "nginx-load-balancing"),
      ("nginx", "nginx-load-balancing"),
      ("C++", "cpp"), ("c#", "c-sharp"), ("Ｃ＋＋", "cpp"), ("Redis (", "redis"),
    ])
  func finds(_ name: String, _ slug: String) throws {
    #expect(list.find(name) == .one(try #require(Slug(slug))))
  }

  @Test("What several begin with, or are called, is not decided; nor is a piece")
  func decidesNothing() {
    #expect(list.find("sql") == .several([Slug("sql-injection"), Slug("sqlalchemy")]))
    #expect(list.find("twin") == .several([Slug("twin-a"), Slug("twin-b")]))
    let labels = NameList([
      ("queue-a", ["async queue", "异步队列"]), ("aio", ["asyncio", "aio 异步编程"]),
    ])
    #expect(
      labels.find("异步") == .several(["queue-a", "aio"]) && labels.find("异步队") == .one("queue-a"))
    #expect(list.find("消息队列") == .pieces([Slug("redis")]))
    #expect(list.find("load balancing") == .pieces([Slug("nginx-load-balancing")]))
    #expect(list.find("高级") == .pieces([Slug("sqlalchemy")]))
    for nothing in ["", " ", "\u{200B}", "k8s", "docs"] { #expect(list.find(nothing) == .none) }
  }

  @Test("A slip of the finger: a letter wrong, missing, too many, or exchanged")
  func countsSlips() {
    #expect(
      slips("docker", "dokcer") == 1 && slips("redsi", "redis") == 1 && slips("reds", "redis") == 1)
    #expect(slips("docs", "done") == nil && slips("js", "xss") == nil && slips("", "") == 0)
    #expect(slips(String(repeating: "x", count: 10_000), "redis") == nil)
  }
}
