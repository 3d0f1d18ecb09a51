/// Other names of skills, for suggestions only: they never decide.
enum Synonyms {
  static func slugs(for name: FoldedText) -> [Slug] {
    table.first { $0.words.split(separator: ",").contains(name.text[...]) }?.slugs
      .split(separator: " ").compactMap { Slug(String($0)) } ?? []
  }

  /// Folded words, separated by commas, and the slugs they suggest, the likeliest first.
  private static let table: [(words: String, slugs: String)] = [
    ("k8s,kube,k3s,helm", "kubernetes"), ("pg,psql,postgre,pgsql", "postgresql"),
    ("jsonb,json", "postgresql-jsonb"), ("postgis,geo,gis,地理", "postgresql-geo"),
    ("sql,database,数据库", "postgresql sqlalchemy sql-injection"),
    ("mq,queue,消息队列,message queue,broker,amqp", "rabbitmq kafka celery"),
    ("rabbit", "rabbitmq"), ("任务队列,task queue,worker", "celery"),
    ("es,elastic,elk,lucene,全文搜索,全文检索", "elasticsearch"), ("mongo,nosql", "mongodb"),
    ("cache,caching,缓存,memcached", "multi-level-cache redis cdn"),
    ("orm,模型", "sqlalchemy django-orm"), ("sa", "sqlalchemy"), ("drf", "django restful-api-design"),
    ("rest,restful,api,接口", "restful-api-design"), ("swagger,openapi,接口文档", "openapi-swagger"),
    ("lb,load balancer,load balancing,负载均衡,nginx,反向代理", "nginx-load-balancing"),
    ("uvicorn,gunicorn", "gunicorn-uvicorn"), ("wsgi,asgi", "wsgi-asgi-internals"),
    ("async,await,aio,aiohttp,coroutine,coroutines,协程,异步,异步编程", "asyncio sqlalchemy-async"),
    ("thread,threads,gil,线程,多线程,并发", "threading multiprocessing"),
    ("process,processes,fork,进程,多进程", "multiprocessing"),
    ("cp,profiling,profiler,性能分析", "cprofile"),
    ("typing,types,mypy,annotations,类型,类型提示", "type-hints-mypy"),
    ("metaclass,元类编程", "metaclasses"), ("decorator,装饰器模式", "decorators"),
    ("generator,generators,slots,生成器,内存", "memory-management"),
    ("n+1,n + 1", "n-plus-one"), ("sharding,shard,分库,分表,分库分表", "db-sharding"),
    ("pool,pooling,连接池,asyncpg,aioredis", "connection-pooling"), ("rpc,protobuf", "grpc"),
    ("ws,socket,websockets,实时通信", "websocket"), ("service discovery,服务发现", "consul"),
    ("container,containers,dockerfile,容器,容器化", "docker kubernetes"),
    ("tf", "terraform tf-serving"), ("iac", "terraform"), ("tensorflow", "tf-serving"),
    ("pytorch,torch", "torchserve"), ("ci,cd,ci/cd,cicd,gha,actions,持续集成", "github-actions"),
    ("monitoring,metrics,监控,grafana,prometheus", "prometheus-grafana"),
    ("auth,jwt,oauth,oauth2,token,认证", "jwt-oauth2"), ("sqli,injection,注入", "sql-injection"),
    ("xss attack,跨站脚本", "xss"), ("limiter,rate limit,ratelimit,限流,slowapi", "rate-limiting"),
    ("lambda,aws,serverless,faas", "aws-lambda-api-gateway vercel-python"),
    ("vercel", "vercel-python"),
    ("web3,ethereum,eth,区块链", "web3py solidity-backend"), ("solidity", "solidity-backend"),
    ("tdd,测试", "book-tdd-python"), ("架构整洁之道,clean code", "book-clean-architecture"),
    ("crawler,spider,scraper,scrapy,爬虫", "project-crawler"),
    ("ecommerce,shop,电商", "project-ecommerce"),
    ("log,logs,logging,日志", "project-log-analytics middleware"),
    ("pep,peps", "habit-pep-watch"), ("pr,open source,开源", "habit-oss-pr"),
  ]
}
