extension PythonBackend {
  /// The table, byte for byte:
  /// slug, 中文, English, stage, stars, capability, prerequisites, group, kind.
  static let table = #"""
    | asyncio | asyncio 异步编程 | asyncio (async I/O, aiohttp sample) | 1 | 5 | high-concurrency |  |  | skill |
    | threading | threading 多线程 | threading | 1 | 4 | high-concurrency |  |  | skill |
    | multiprocessing | multiprocessing 多进程 | multiprocessing | 1 | 4 | high-concurrency | threading |  | skill |
    | decorators | 装饰器 | decorators | 1 | 5 | basic-api |  |  | skill |
    | descriptors | 描述符 | descriptors | 1 | 3 | architecture | decorators |  | skill |
    | metaclasses | 元类 | metaclasses | 1 | 2 | architecture | descriptors |  | skill |
    | type-hints-mypy | Type Hints + mypy 静态检查 | type hints + mypy | 1 | 5 | basic-api |  |  | skill |
    | cprofile | cProfile 性能分析 | cProfile profiling | 1 | 5 | performance |  |  | skill |
    | cython | Cython 加速 | Cython | 1 | 2 | performance | cprofile | @native-accel | skill |
    | numba | Numba 加速 | Numba | 1 | 2 | performance | cprofile | @native-accel | skill |
    | memory-management | 内存管理(生成器/__slots__) | memory management (generators, __slots__) | 1 | 4 | performance |  |  | skill |
    | django | Django | Django | 2 | 5 | basic-api | decorators | @web-framework | skill |
    | flask | Flask | Flask | 2 | 5 | basic-api | decorators | @web-framework | skill |
    | fastapi | FastAPI | FastAPI | 2 | 5 | basic-api | decorators, type-hints-mypy | @web-framework | skill |
    | restful-api-design | RESTful API 设计(状态码/幂等性) | RESTful API design (status codes, idempotency) | 2 | 5 | basic-api |  |  | skill |
    | middleware | 中间件开发(认证/日志) | middleware (auth, logging) | 2 | 4 | basic-api | @web-framework |  | skill |
    | websocket | WebSocket 实时通信 | WebSocket | 2 | 4 | high-concurrency | asyncio, @web-framework |  | skill |
    | openapi-swagger | OpenAPI/Swagger 文档集成 | OpenAPI/Swagger docs | 2 | 3 | basic-api | restful-api-design |  | skill |
    | framework-selection | 框架选型(特点/适用场景对比表) | web-framework selection (the article's comparison table) | 2 | 5 | tech-selection | @web-framework:2 |  | decision |
    | wsgi-asgi-internals | WSGI/ASGI 协议底层原理 | WSGI/ASGI internals | 2 | 5 | architecture | asyncio, @web-framework |  | skill |
    | postgresql | PostgreSQL | PostgreSQL | 3 | 5 | crud |  |  | skill |
    | postgresql-jsonb | PostgreSQL JSONB | PostgreSQL JSONB | 3 | 3 | crud | postgresql |  | skill |
    | postgresql-geo | PostgreSQL 地理空间查询 | PostgreSQL geospatial queries | 3 | 2 | crud | postgresql |  | skill |
    | django-orm | Django ORM 高级用法 | Django ORM (advanced) | 3 | 5 | crud | django, postgresql | @orm | skill |
    | sqlalchemy | SQLAlchemy 高级用法 | SQLAlchemy (advanced) | 3 | 5 | crud | postgresql | @orm | skill |
    | sqlalchemy-async | SQLAlchemy 异步查询(示例) | SQLAlchemy async session (article's sample) | 3 | 3 | high-concurrency | sqlalchemy, asyncio |  | skill |
    | redis | Redis(缓存/消息队列) | Redis (cache, queue) | 3 | 5 | high-concurrency |  |  | skill |
    | mongodb | MongoDB(灵活Schema) | MongoDB | 3 | 3 | tech-selection |  |  | skill |
    | elasticsearch | Elasticsearch(全文搜索) | Elasticsearch | 3 | 3 | tech-selection |  |  | skill |
    | n-plus-one | N+1 查询问题(select_related/prefetch_related) | N+1 query problem | 3 | 5 | performance | @orm |  | skill |
    | db-sharding | 分库分表策略 | database/table sharding | 3 | 3 | architecture | postgresql, n-plus-one |  | skill |
    | celery | Celery 任务队列 | Celery | 4 | 5 | high-concurrency | @message-broker |  | skill |
    | rabbitmq | RabbitMQ | RabbitMQ | 4 | 4 | high-concurrency |  | @message-broker | skill |
    | kafka | Kafka | Kafka | 4 | 4 | high-concurrency |  | @message-broker | skill |
    | nginx-load-balancing | 负载均衡:Nginx | Nginx load balancing | 4 | 4 | high-concurrency |  |  | skill |
    | gunicorn-uvicorn | Gunicorn/Uvicorn | Gunicorn/Uvicorn | 4 | 4 | high-concurrency | @web-framework |  | skill |
    | connection-pooling | 连接池:asyncpg/aioredis | connection pools (asyncpg/aioredis) | 4 | 4 | performance | asyncio, postgresql, redis |  | skill |
    | grpc | gRPC 通信 | gRPC | 4 | 4 | architecture | restful-api-design |  | skill |
    | kubernetes | Docker + Kubernetes 部署 | Docker + Kubernetes deployment | 4 | 4 | architecture | docker |  | skill |
    | consul | 服务发现(Consul) | service discovery (Consul) | 4 | 2 | architecture | grpc |  | skill |
    | cdn | CDN 静态资源加速 | CDN | 4 | 3 | performance |  |  | skill |
    | multi-level-cache | 多级缓存 | multi-level caching | 4 | 5 | performance | redis |  | skill |
    | docker | 容器化(Dockerfile) | containerisation (Dockerfile) | 5 | 4 | high-concurrency |  |  | skill |
    | terraform | Terraform 云资源编排 | Terraform | 5 | 3 | architecture | docker |  | skill |
    | github-actions | GitHub Actions CI/CD | GitHub Actions CI/CD | 5 | 4 | team-coordination |  |  | skill |
    | prometheus-grafana | Prometheus + Grafana 监控 | Prometheus + Grafana | 5 | 4 | performance | docker |  | skill |
    | jwt-oauth2 | JWT/OAuth2 认证 | JWT/OAuth2 | 5 | 5 | basic-api | restful-api-design, @web-framework |  | skill |
    | sql-injection | SQL 注入防御 | SQL-injection defence | 5 | 5 | crud | postgresql |  | skill |
    | xss | XSS 防御 | XSS defence | 5 | 4 | basic-api | @web-framework |  | skill |
    | rate-limiting | Rate Limiting(slowapi) | rate limiting (slowapi) | 5 | 3 | high-concurrency | middleware |  | skill |
    | aws-lambda-api-gateway | AWS Lambda + API Gateway | AWS Lambda + API Gateway | 6 | 3 | tech-selection | restful-api-design |  | skill |
    | vercel-python | Vercel Python 运行时 | Vercel Python runtime | 6 | 1 | tech-selection | @web-framework |  | skill |
    | torchserve | 模型部署:TorchServe | TorchServe | 6 | 2 | tech-selection | docker | @model-serving | skill |
    | tf-serving | 模型部署:TensorFlow Serving | TensorFlow Serving | 6 | 2 | tech-selection | docker | @model-serving | skill |
    | async-inference-queue | 异步推理队列 | async inference queue | 6 | 2 | architecture | celery, @model-serving |  | skill |
    | web3py | Web3.py 以太坊交互 | Web3.py | 6 | 1 | tech-selection | asyncio |  | skill |
    | solidity-backend | Smart Contract 后端集成 | smart-contract (Solidity) backend integration | 6 | 1 | architecture | web3py |  | skill |
    | docs-django | Django 官方文档 | Django official docs | - | 1 | basic-api |  |  | resource |
    | docs-fastapi | FastAPI 最佳实践 | FastAPI best practices | - | 1 | basic-api |  |  | resource |
    | book-tdd-python | 《Python Web开发:测试驱动方法》 | book: TDD with Python | - | 3 | basic-api |  |  | resource |
    | book-clean-architecture | 《架构整洁之道》(Python实现版) | book: Clean Architecture | - | 3 | architecture |  |  | resource |
    | project-ecommerce | 电商后端(含支付回调) | project: e-commerce backend with payment callback | - | 4 | basic-api | restful-api-design, jwt-oauth2, @orm |  | project |
    | project-log-analytics | 实时日志分析平台 | project: real-time log analytics | - | 4 | performance | websocket, elasticsearch, @message-broker |  | project |
    | project-crawler | 分布式爬虫调度系统 | project: distributed crawler scheduler | - | 4 | architecture | celery, redis, docker |  | project |
    | habit-oss-pr | 每周至少 1 个开源 PR | weekly open-source PR | - | 5 | team-coordination |  |  | habit |
    | habit-pep-watch | 关注 PEP 提案(如 PEP 484) | watch PEPs (e.g. PEP 484) | - | 2 | tech-selection |  |  | habit |
    """#
}
