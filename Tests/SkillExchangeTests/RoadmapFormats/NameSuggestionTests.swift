import SkillCore
import Testing

@testable import SkillExchange

@Suite("What is suggested for a name that no skill has")
struct NameSuggestionTests {
  /// What people type, and what they mean: it must be among the three that are suggested, or be
  /// found outright.
  static let meant: [(String, String)] = [
    ("k8s", "kubernetes"), ("kube", "kubernetes"), ("kuberentes", "kubernetes"),
    ("kubernets", "kubernetes"),
    ("postgres", "postgresql"), ("psql", "postgresql"), ("pg", "postgresql"),
    ("postgersql", "postgresql"),
    ("mq", "rabbitmq"), ("消息队列", "kafka"), ("message queue", "rabbitmq"), ("rabitmq", "rabbitmq"),
    ("rabbit", "rabbitmq"), ("kafak", "kafka"), ("celry", "celery"), ("mongo", "mongodb"),
    ("mangodb", "mongodb"),
    ("es", "elasticsearch"), ("elastic", "elasticsearch"), ("elasticserach", "elasticsearch"),
    ("rediss", "redis"), ("reids", "redis"), ("缓存", "multi-level-cache"), ("cache", "redis"),
    ("orm", "sqlalchemy"), ("sqlachemy", "sqlalchemy"), ("sqlalchmey", "sqlalchemy"),
    ("drf", "django"),
    ("djnago", "django"), ("djanog", "django"), ("flsk", "flask"), ("fast api", "fastapi"),
    ("fastapii", "fastapi"),
    ("rest", "restful-api-design"), ("swagger", "openapi-swagger"),
    ("nginx", "nginx-load-balancing"),
    ("lb", "nginx-load-balancing"), ("协程", "asyncio"), ("async", "asyncio"), ("asyncoi", "asyncio"),
    ("aiohttp", "asyncio"), ("线程", "threading"), ("threads", "threading"),
    ("多进程", "multiprocessing"),
    ("decorator", "decorators"), ("decorater", "decorators"), ("mypy", "type-hints-mypy"),
    ("typing", "type-hints-mypy"),
    ("n+1", "n-plus-one"), ("分库分表", "db-sharding"), ("grcp", "grpc"), ("rpc", "grpc"),
    ("websockets", "websocket"), ("dokcer", "docker"), ("容器", "docker"),
    ("ci/cd", "github-actions"), ("prometheus", "prometheus-grafana"),
    ("grafana", "prometheus-grafana"),
    ("oauth", "jwt-oauth2"), ("jwt", "jwt-oauth2"), ("sqli", "sql-injection"),
    ("限流", "rate-limiting"),
    ("serverless", "aws-lambda-api-gateway"), ("web3", "web3py"), ("爬虫", "project-crawler"),
    ("jsonb", "postgresql-jsonb"),
  ]

  @Test("is what was meant, for typos and other names", arguments: meant)
  func suggests(_ typed: String, _ slug: String) throws {
    let list = NameList(try defaultRoadmap.get().items.filter(\.counts))
    var offered = list.suggestions(for: typed)
    switch list.find(typed) {
    case .one(let found): offered = [found]
    case .several(let found), .pieces(let found): offered += found
    case .none: break
    }
    #expect(offered.contains { $0.description == slug }, "\(typed): \(offered)")
    #expect(Self.meant.count >= 60)
  }

  @Test(
    "is nothing where nothing is near",
    arguments: ["js", "C++", "vue", "php", "x", "中文", "数学"])
  func suggestsNothing(_ typed: String) throws {
    #expect(NameList(try defaultRoadmap.get().items.filter(\.counts)).suggestions(for: typed) == [])
  }
}
