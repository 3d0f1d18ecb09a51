/// The table of the assessment page, word for word: what the default roadmap has to hold.
// swift-format-ignore
let assessmentTable = #"""
| slug | 中文 | English | stage | stars | hours | capability | prerequisites | group | kind |
|---|---|---|---|---|---|---|---|---|---|
| asyncio | asyncio 异步编程 | asyncio (async I/O, aiohttp sample) | 1 | 5 | 25 | high-concurrency |  |  | skill |
| threading | threading 多线程 | threading | 1 | 4 | 10 | high-concurrency |  |  | skill |
| multiprocessing | multiprocessing 多进程 | multiprocessing | 1 | 4 | 8 | high-concurrency | threading |  | skill |
| decorators | 装饰器 | decorators | 1 | 5 | 6 | basic-api |  |  | skill |
| descriptors | 描述符 | descriptors | 1 | 3 | 6 | architecture | decorators |  | skill |
| metaclasses | 元类 | metaclasses | 1 | 2 | 6 | architecture | descriptors |  | skill |
| type-hints-mypy | Type Hints + mypy 静态检查 | type hints + mypy | 1 | 5 | 10 | basic-api |  |  | skill |
| cprofile | cProfile 性能分析 | cProfile profiling | 1 | 5 | 5 | performance |  |  | skill |
| cython | Cython 加速 | Cython | 1 | 2 | 12 | performance | cprofile | @native-accel | skill |
| numba | Numba 加速 | Numba | 1 | 2 | 6 | performance | cprofile | @native-accel | skill |
| memory-management | 内存管理(生成器/__slots__) | memory management (generators, __slots__) | 1 | 4 | 8 | performance |  |  | skill |
| django | Django | Django | 2 | 5 | 60 | basic-api | decorators | @web-framework | skill |
| flask | Flask | Flask | 2 | 5 | 25 | basic-api | decorators | @web-framework | skill |
| fastapi | FastAPI | FastAPI | 2 | 5 | 30 | basic-api | decorators, type-hints-mypy | @web-framework | skill |
| restful-api-design | RESTful API 设计(状态码/幂等性) | RESTful API design (status codes, idempotency) | 2 | 5 | 12 | basic-api |  |  | skill |
| middleware | 中间件开发(认证/日志) | middleware (auth, logging) | 2 | 4 | 8 | basic-api | @web-framework |  | skill |
| websocket | WebSocket 实时通信 | WebSocket | 2 | 4 | 10 | high-concurrency | asyncio, @web-framework |  | skill |
| openapi-swagger | OpenAPI/Swagger 文档集成 | OpenAPI/Swagger docs | 2 | 3 | 5 | basic-api | restful-api-design |  | skill |
| framework-selection | 框架选型(特点/适用场景对比表) | web-framework selection (the article's comparison table) | 2 | 5 | 8 | tech-selection | @web-framework:2 |  | decision |
| wsgi-asgi-internals | WSGI/ASGI 协议底层原理 | WSGI/ASGI internals | 2 | 5 | 12 | architecture | asyncio, @web-framework |  | skill |
| postgresql | PostgreSQL | PostgreSQL | 3 | 5 | 40 | crud |  |  | skill |
| postgresql-jsonb | PostgreSQL JSONB | PostgreSQL JSONB | 3 | 3 | 6 | crud | postgresql |  | skill |
| postgresql-geo | PostgreSQL 地理空间查询 | PostgreSQL geospatial queries | 3 | 2 | 10 | crud | postgresql |  | skill |
| django-orm | Django ORM 高级用法 | Django ORM (advanced) | 3 | 5 | 20 | crud | django, postgresql | @orm | skill |
| sqlalchemy | SQLAlchemy 高级用法 | SQLAlchemy (advanced) | 3 | 5 | 25 | crud | postgresql | @orm | skill |
| sqlalchemy-async | SQLAlchemy 异步查询(示例) | SQLAlchemy async session (article's sample) | 3 | 3 | 8 | high-concurrency | sqlalchemy, asyncio |  | skill |
| redis | Redis(缓存/消息队列) | Redis (cache, queue) | 3 | 5 | 20 | high-concurrency |  |  | skill |
| mongodb | MongoDB(灵活Schema) | MongoDB | 3 | 3 | 15 | tech-selection |  |  | skill |
| elasticsearch | Elasticsearch(全文搜索) | Elasticsearch | 3 | 3 | 20 | tech-selection |  |  | skill |
| n-plus-one | N+1 查询问题(select_related/prefetch_related) | N+1 query problem | 3 | 5 | 4 | performance | @orm |  | skill |
| db-sharding | 分库分表策略 | database/table sharding | 3 | 3 | 15 | architecture | postgresql, n-plus-one |  | skill |
| celery | Celery 任务队列 | Celery | 4 | 5 | 15 | high-concurrency | @message-broker |  | skill |
| rabbitmq | RabbitMQ | RabbitMQ | 4 | 4 | 15 | high-concurrency |  | @message-broker | skill |
| kafka | Kafka | Kafka | 4 | 4 | 25 | high-concurrency |  | @message-broker | skill |
| nginx-load-balancing | 负载均衡:Nginx | Nginx load balancing | 4 | 4 | 10 | high-concurrency |  |  | skill |
| gunicorn-uvicorn | Gunicorn/Uvicorn | Gunicorn/Uvicorn | 4 | 4 | 6 | high-concurrency | @web-framework |  | skill |
| connection-pooling | 连接池:asyncpg/aioredis | connection pools (asyncpg/aioredis) | 4 | 4 | 6 | performance | asyncio, postgresql, redis |  | skill |
| grpc | gRPC 通信 | gRPC | 4 | 4 | 12 | architecture | restful-api-design |  | skill |
| kubernetes | Docker + Kubernetes 部署 | Docker + Kubernetes deployment | 4 | 4 | 40 | architecture | docker |  | skill |
| consul | 服务发现(Consul) | service discovery (Consul) | 4 | 2 | 8 | architecture | grpc |  | skill |
| cdn | CDN 静态资源加速 | CDN | 4 | 3 | 5 | performance |  |  | skill |
| multi-level-cache | 多级缓存 | multi-level caching | 4 | 5 | 10 | performance | redis |  | skill |
| docker | 容器化(Dockerfile) | containerisation (Dockerfile) | 5 | 4 | 15 | high-concurrency |  |  | skill |
| terraform | Terraform 云资源编排 | Terraform | 5 | 3 | 20 | architecture | docker |  | skill |
| github-actions | GitHub Actions CI/CD | GitHub Actions CI/CD | 5 | 4 | 10 | team-coordination |  |  | skill |
| prometheus-grafana | Prometheus + Grafana 监控 | Prometheus + Grafana | 5 | 4 | 15 | performance | docker |  | skill |
| jwt-oauth2 | JWT/OAuth2 认证 | JWT/OAuth2 | 5 | 5 | 12 | basic-api | restful-api-design, @web-framework |  | skill |
| sql-injection | SQL 注入防御 | SQL-injection defence | 5 | 5 | 4 | crud | postgresql |  | skill |
| xss | XSS 防御 | XSS defence | 5 | 4 | 4 | basic-api | @web-framework |  | skill |
| rate-limiting | Rate Limiting(slowapi) | rate limiting (slowapi) | 5 | 3 | 4 | high-concurrency | middleware |  | skill |
| aws-lambda-api-gateway | AWS Lambda + API Gateway | AWS Lambda + API Gateway | 6 | 3 | 15 | tech-selection | restful-api-design |  | skill |
| vercel-python | Vercel Python 运行时 | Vercel Python runtime | 6 | 1 | 4 | tech-selection | @web-framework |  | skill |
| torchserve | 模型部署:TorchServe | TorchServe | 6 | 2 | 10 | tech-selection | docker | @model-serving | skill |
| tf-serving | 模型部署:TensorFlow Serving | TensorFlow Serving | 6 | 2 | 10 | tech-selection | docker | @model-serving | skill |
| async-inference-queue | 异步推理队列 | async inference queue | 6 | 2 | 10 | architecture | celery, @model-serving |  | skill |
| web3py | Web3.py 以太坊交互 | Web3.py | 6 | 1 | 15 | tech-selection | asyncio |  | skill |
| solidity-backend | Smart Contract 后端集成 | smart-contract (Solidity) backend integration | 6 | 1 | 25 | architecture | web3py |  | skill |
| docs-django | Django 官方文档 | Django official docs | - | 1 | 15 | basic-api |  |  | resource |
| docs-fastapi | FastAPI 最佳实践 | FastAPI best practices | - | 1 | 10 | basic-api |  |  | resource |
| book-tdd-python | 《Python Web开发:测试驱动方法》 | book: TDD with Python | - | 3 | 30 | basic-api |  |  | resource |
| book-clean-architecture | 《架构整洁之道》(Python实现版) | book: Clean Architecture | - | 3 | 20 | architecture |  |  | resource |
| project-ecommerce | 电商后端(含支付回调) | project: e-commerce backend with payment callback | - | 4 | 60 | basic-api | restful-api-design, jwt-oauth2, @orm |  | project |
| project-log-analytics | 实时日志分析平台 | project: real-time log analytics | - | 4 | 60 | performance | websocket, elasticsearch, @message-broker |  | project |
| project-crawler | 分布式爬虫调度系统 | project: distributed crawler scheduler | - | 4 | 50 | architecture | celery, redis, docker |  | project |
| habit-oss-pr | 每周至少 1 个开源 PR | weekly open-source PR | - | 5 | - | team-coordination |  | @team-practice | habit |
| habit-pep-watch | 关注 PEP 提案(如 PEP 484) | watch PEPs (e.g. PEP 484) | - | 2 | - | tech-selection |  |  | habit |
| habit-code-review | 每周至少评审 1 次团队代码 | review a team's code weekly | - | 4 | - | team-coordination |  | @team-practice | habit |
| mentoring | 带新人完成一次上线 | mentor somebody through a release | - | 4 | 40 | team-coordination |  | @team-practice | project |
| decision-record | 写一份架构决策记录并与团队评审 | write an architecture decision record and review it with a team | - | 3 | 8 | team-coordination |  |  | project |
"""#
