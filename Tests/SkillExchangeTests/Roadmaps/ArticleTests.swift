import SkillCore
import Testing

@testable import SkillExchange

/// Everything that the article names stands in the default roadmap, in a label, remark or resource.
@Suite struct ArticleTests {
  private let roadmap: Roadmap

  init() throws {
    roadmap = try defaultRoadmap.get()
  }

  @Test(
    "What the article names is found, in Chinese, with the item it belongs to",
    arguments: [
      // 一、Python 核心进阶
      ("asyncio", "asyncio"), ("threading", "threading"), ("multiprocessing", "multiprocessing"),
      ("decorators", "装饰器"), ("metaclasses", "元类"), ("descriptors", "描述符"),
      ("decorators", "元编程"), ("asyncio", "并发编程"), ("type-hints-mypy", "类型系统"),
      ("type-hints-mypy", "Type Hints"), ("type-hints-mypy", "mypy 静态检查"),
      ("asyncio", "async def fetch_data(url)"), ("asyncio", "aiohttp.ClientSession()"),
      ("cprofile", "cProfile 性能分析"), ("cython", "Cython"), ("numba", "Numba"),
      ("cython", "加速关键代码"), ("memory-management", "内存管理(生成器/__slots__)"),
      // 二、Web 框架与 HTTP 协议
      ("django", "全功能ORM/Admin"), ("django", "企业级应用(如CMS)"),
      ("flask", "微内核/高度灵活"), ("flask", "API服务/快速原型"),
      ("fastapi", "异步支持/自动文档"), ("fastapi", "高性能API/微服务"),
      ("framework-selection", "适用场景"), ("restful-api-design", "RESTful API 设计(状态码/幂等性)"),
      ("middleware", "中间件开发(认证/日志)"), ("websocket", "WebSocket 实时通信"),
      ("openapi-swagger", "OpenAPI/Swagger 文档集成"),
      // 三、数据库与 ORM
      ("postgresql", "PostgreSQL"), ("postgresql-jsonb", "JSONB"), ("postgresql-geo", "地理空间查询"),
      ("django-orm", "Django ORM"), ("sqlalchemy", "SQLAlchemy 高级用法"),
      ("sqlalchemy-async", "SQLAlchemy 异步查询"), ("sqlalchemy-async", "AsyncSession(engine)"),
      ("sqlalchemy-async", "select(User).where(User.name == \"Alice\")"),
      ("redis", "Redis(缓存/消息队列)"), ("mongodb", "MongoDB(灵活Schema)"),
      ("elasticsearch", "Elasticsearch(全文搜索)"), ("redis", "NoSQL"),
      ("n-plus-one", "N+1 查询问题(select_related/prefetch_related)"), ("db-sharding", "分库分表策略"),
      // 四、系统设计与架构
      ("celery", "Celery"), ("rabbitmq", "RabbitMQ"), ("kafka", "Kafka"), ("celery", "消息队列"),
      ("nginx-load-balancing", "负载均衡"), ("nginx-load-balancing", "Nginx"),
      ("gunicorn-uvicorn", "Gunicorn/Uvicorn"), ("connection-pooling", "asyncpg/aioredis"),
      ("grpc", "gRPC 通信"), ("kubernetes", "Docker + Kubernetes 部署"), ("consul", "服务发现(Consul)"),
      ("cdn", "CDN 静态资源加速"), ("multi-level-cache", "多级缓存(Redis → 本地缓存 → 数据库)"),
      // 五、DevOps 与部署
      ("docker", "FROM python:3.9-slim"),
      ("docker", "pip install --no-cache-dir -r requirements.txt"),
      ("docker", #"CMD ["gunicorn", "-k uvicorn.workers.UvicornWorker", "app:app"]"#),
      ("docker", "容器化"), ("terraform", "Terraform 云资源编排"),
      ("github-actions", "GitHub Actions CI/CD"), ("prometheus-grafana", "Prometheus + Grafana 监控"),
      ("jwt-oauth2", "JWT/OAuth2 认证"), ("sql-injection", "SQL 注入"), ("xss", "XSS 防御"),
      ("rate-limiting", "Rate Limiting(slowapi)"),
      // 六、前沿技术拓展
      ("aws-lambda-api-gateway", "AWS Lambda + API Gateway"),
      ("aws-lambda-api-gateway", "Serverless"), ("vercel-python", "Vercel Python 运行时"),
      ("torchserve", "TorchServe"), ("tf-serving", "TensorFlow Serving"),
      ("torchserve", "模型部署"), ("async-inference-queue", "异步推理队列"),
      ("web3py", "Web3.py 以太坊交互"), ("solidity-backend", "Smart Contract 后端集成"),
      // 学习资源推荐、关键建议
      ("docs-django", "Django 官方文档"), ("docs-fastapi", "FastAPI 最佳实践"),
      ("book-tdd-python", "《Python Web开发:测试驱动方法》"),
      ("book-clean-architecture", "《架构整洁之道》(Python实现版)"),
      ("project-ecommerce", "电商后端(含支付回调)"), ("project-log-analytics", "实时日志分析平台"),
      ("project-crawler", "分布式爬虫调度系统"),
      ("wsgi-asgi-internals", "避免陷入框架的“表面使用”"), ("wsgi-asgi-internals", "要深入理解 WSGI/ASGI 协议 等底层原理"),
      ("habit-oss-pr", "每周至少贡献 1 个开源项目 PR(如 Django REST Framework)"),
      ("habit-pep-watch", "关注 PEP 提案(如 PEP 484 类型系统演进)"),
    ])
  func named(slug: String, words: String) throws {
    let item = try #require(roadmap.items.first { $0.slug.description == slug })
    let texts = [item.label.zh, item.remark?.zh ?? ""] + item.resources.map(\.title.zh)
    #expect(texts.contains { $0.contains(words) }, "\(words) is not in \(texts)")
  }

  @Test("Every remark speaks both languages, and neither shows the other's punctuation")
  func bothLanguages() {
    for item in roadmap.items {
      let remark = item.remark
      #expect(remark?.en.isEmpty != true && remark?.zh.isEmpty != true, "\(item.slug)")
      let english = (remark?.en ?? "").unicodeScalars + item.label.en.unicodeScalars
      #expect(!english.contains { (0x3000...0x9FFF).contains($0.value) }, "\(item.slug)")
    }
  }
}
