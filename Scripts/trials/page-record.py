# Makes a record for Scripts/trials/page: a year and a half of a diligent learner, or one full of traps.
import random
import subprocess
import sys
import tempfile

rung, hostile = sys.argv[1], "--hostile" in sys.argv
random.seed(2026)


def run(*words, text=None):
    done = subprocess.run([rung, *words, "--quiet"], input=text, capture_output=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)[:200]}: {done.stderr.decode()[:500]}")


SKILLS = """asyncio decorators fastapi sqlalchemy postgresql redis celery kafka docker
threading multiprocessing django type-hints-mypy restful-api-design jwt-oauth2""".split()


def rich():
    for day in range(420, 0, -1):
        if random.random() < (0.62 if day < 200 else 0.35):
            minutes = random.choice([20, 30, 45, 60, 90, 120, 150])
            run("log", random.choice(SKILLS), f"{minutes}m", "--at", f"{day * 24 + 3} hours ago",
                "--allow-overlap", *(["--note", "读完事件循环一章"] if day % 29 == 0 else []))
    links = ["https://github.com/encode/django-rest-framework/pull/9{:03}",
             "https://gist.github.com/lin/{:03}a7c1", "https://example.org/talks/python-{:03}"]
    done = """decorators type-hints-mypy fastapi restful-api-design jwt-oauth2 postgresql sqlalchemy
    sql-injection asyncio redis celery docker middleware
    openapi-swagger xss rate-limiting project-ecommerce n-plus-one""".split()
    for place, skill in enumerate(done):
        proof = [] if place % 4 == 3 else ["--evidence", links[place % 3].format(place * 37)]
        run("done", skill, "--at", f"{360 - place * 19} days ago", *proof)
    run("evidence", "postgresql", "内部分享：索引与执行计划", "--at", "100 days ago")
    run("waive", "threading", "--note", "five years of it at work")
    for month in (0, 31, 62, 93, 155):
        run("checkin", "habit-oss-pr", "--at", f"{month} days ago", "--evidence",
            f"https://github.com/encode/httpx/pull/{3000 + month}")
    run("goal", "set", "5h")
    run("note", "asyncio", "TaskGroup cancels its children; 取消要传播")


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde" * 3
TRAP = "</title></style><script>alert('1')</script> ]]> & \"quotes\" `x` \u202eעברית \ufdd0 \x1b[31m"


def trap():
    name = "</title><script>alert('1')</script> ]]> & \"x\" עברית " + LONG
    run("learner", "rename", "hostile", name[:170])
    roadmap = subprocess.run([rung, "roadmap", "export"], capture_output=True).stdout.decode()
    roadmap = roadmap.replace('"python-backend"', '"traps"', 1)
    for label in ("FastAPI", "Redis", "Junior", "CRUD"):
        roadmap = roadmap.replace(f'"{label}"', '"' + (LONG + "<b>" + LONG)[:200] + '"')
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(roadmap)
        file.flush()
        run("roadmap", "add", file.name)
        run("roadmap", "use", "traps")
    for day in range(1, 400, 3):
        run("log", random.choice(SKILLS), f"{random.choice([1, 700, 1440])}m", "--at",
            f"{day * 24 + 30} hours ago", "--allow-overlap", "--note", TRAP)
    for place, skill in enumerate(SKILLS):
        proof = [TRAP, LONG, "https://example.org/" + LONG, "javascript:alert(1)",
                 "https://example.org/\"onmouseover=\"alert(1)", "HTTPS://EXAMPLE.ORG/<script>",
                 "http://", "http://\u202egro.live", "data:text/html,<script>alert(1)</script>"]
        run("done", skill, "--evidence", proof[place % len(proof)], "--at", f"{place} days ago")
    run("note", "asyncio", "-", text=("x" * 1_000_000).encode())
    run("note", "-", text=(TRAP + "\r\nsecond line\n\n" * 400).encode())
    run("note", "مرحبا بالعالم, then English")


trap() if hostile else rich()
