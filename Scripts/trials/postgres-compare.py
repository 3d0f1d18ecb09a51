# For Scripts/trials/postgres: records on three "machines", loads their exports, and compares.
import csv
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys

csv.field_size_limit(1 << 30)
rung, folder = sys.argv[1], sys.argv[2]
HOSTILE = ["it's \\' \\\\ \"x\"", "'; drop table rung.fact; --", "中文 😀 👩‍👩‍👧 e\u0301", "$$ :name \\. \\copy",
           "tab\tand\r\nlines\n", "a\0b\0c", "\\x41 E'\\n'", "\u202eעברית", "{a,\"b\"}", "-" * 3000]
checks = 0


def run(machine, *words, text=None, fails=False):
    environment = dict(os.environ, RUNG_DB=f"{folder}/{machine}.db", USER=machine[:3], RUNG_LANG="en",
                       TZ="Asia/Shanghai", XDG_CONFIG_HOME=folder)
    environment.pop("RUNG_LEARNER", None)
    done = subprocess.run([rung, *words, "--quiet"], input=text, capture_output=True, env=environment)
    if done.returncode and not fails:
        sys.exit(f"rung {' '.join(words)}: {done.stderr.decode()}")
    return done.stdout.decode()


def query(database, sql):
    done = subprocess.run(["psql", "-X", "--csv", "-d", database, "-c", sql], capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def load(database, machine):
    path = f"{folder}/{machine}.sql"
    with open(path, "w") as file:
        file.write(run(machine, "export", "sql", "--dialect", "postgresql"))
    load_file(database, path)


def load_file(database, path):
    done = subprocess.run(["psql", "-X", "-q", "--set", "ON_ERROR_STOP=1", "-d", database, "-f", path],
                          capture_output=True)
    if done.returncode or done.stdout or done.stderr:
        sys.exit(f"{path} says: {done.stdout.decode()} {done.stderr.decode()[:2000]}")


def same(what, ours, theirs):
    global checks
    checks += 1
    if ours != theirs:
        pairs = [p for p in itertools.zip_longest(ours, theirs) if p[0] != p[1]] \
            if isinstance(ours, list) else [(ours, theirs)]
        sys.exit(f"{what} differ: Rung has {str(pairs[0][0])[:600]}\nPostgreSQL {str(pairs[0][1])[:600]}")


def state(database):
    """Every row, with the transaction that wrote it."""
    tables = ["learner", "fact", "capability", "skill", "verdict", "capability_verdict"]
    return [query(database, f"select xmin, t.* from rung.{t} as t order by t.*") for t in tables]


def content(database):
    return [[{k: v for k, v in row.items() if k != "xmin"} for row in table]
            for table in state(database)]


def matrix(machines):
    rows = []
    for machine in machines:
        for one in json.loads(run(machine, "level", "--all", "--json")):
            for policy in ("claimed", "evidenced"):
                for c in one[policy]["capabilities"]:
                    rows.append((one["learner"], one["roadmap"]["slug"], one["roadmap"]["version"],
                                 policy, one["asOf"], one[policy]["level"] or "", c["id"], c["score"],
                                 c["met"], " ".join(c["missing"])))
    return sorted(rows)


def their_matrix(database):
    return sorted((r["learner"], r["roadmap"], int(r["version"]), r["policy"], r["as_of"], r["level"],
                   r["capability"], int(r["score"]), r["met"] == "t", r["missing"])
                  for r in query(database, "select *, array_to_string(missing, ' ') as missing "
                                           "from rung.level_matrix"))


def facts(machine):
    rows = []
    columns = {"sessions": "start", "completions": "completed_at"}
    for table in "sessions completions evidence notes checkins waivers ratings not-applicable".split():
        for r in csv.DictReader(io.StringIO(run(machine, "export", "csv", table), newline="")):
            evidence = "" if table == "completions" else r.get("evidence", "")
            rows.append((r["id"], r["learner"], r.get("habit") or r["skill"], r["local_date"],
                         r["zone"], r.get("duration_seconds", ""), evidence.replace("\0", "␀"),
                         r.get("note", "").replace("\0", "␀"), r.get("tags", ""), r.get("rating", "")))
    return sorted(rows)


def their_facts(database):
    return sorted((r["uid"].replace("-", ""), r["name"], r["skill"], r["local_date"], r["zone"],
                   r["seconds"], r["evidence"], r["note"], r["words"], r["rating"])
                  for r in query(database, """
        select fact.*, name, array_to_string(tags, ' ') as words,
          coalesce(length, extract(epoch from end_at - at))::bigint as seconds
        from rung.fact join rung.learner on learner.uid = fact.learner
        where live and not hidden"""))


# Two people at home, one at school; and a copy of home that goes its own way.
for place, skill in enumerate(["asyncio", "redis", "postgresql", "decorators", "fastapi"]):
    run("home", "log", skill, "90m", "--at", f"{place * 30 + 5} hours ago", "--tag", "a", "--tag", "深")
    run("home", "done", skill, *(["--evidence", HOSTILE[place]] if place % 2 else []))
for words in HOSTILE:
    run("home", "note", "asyncio", "-", text=words.encode())
run("home", "log", "kafka", "2h", "yesterday")
run("home", "rate", "redis", "4")
run("home", "checkin", "habit-oss-pr", "--evidence", "https://example.org/'1'")
run("home", "not-applicable", "mongodb", "--note", "no")
run("home", "waive", "celery", "--note", "knew it")
run("home", "learner", "add", "小明 O'Neil \\")
run("home", "--learner", "小明 O'Neil \\", "done", "sqlalchemy", "--evidence", "https://example.org/2")
run("home", "start", "grpc", "--at", "5 minutes ago")
run("school", "log", "django", "45m")
run("school", "done", "django")
run("school", "learner", "add", "nobody yet")

query("postgres", "create database one")
for machine in ("home", "school", "home", "school"):
    load("one", machine)
same("facts", sorted(facts("home") + facts("school")), their_facts("one"))
same("verdicts", matrix(["home", "school"]), their_matrix("one"))
before = state("one")
for machine in ("school", "home"):
    load("one", machine)
same("rows of a second load", before, state("one"))

# A later deletion also clears the text there; an older file changes nothing then.
shutil.copy(f"{folder}/home.sql", f"{folder}/older.sql")
import time
time.sleep(1.1)  # ids and times of one second cannot tell which came first
run("home", "delete", "@1", fails=True)
run("home", "reopen", "postgresql")
run("home", "undo")
run("home", "reopen", "redis")
run("home", "edit", "@2", "--note", "corrected '")
run("home", "learner", "rename", "hom", "Home")
run("home", "learner", "delete", "小明 O'Neil \\")
load("one", "home")
same("facts after corrections", sorted(facts("home") + facts("school")), their_facts("one"))
same("verdicts after corrections", matrix(["home", "school"]), their_matrix("one"))
newest = state("one")
load_file("one", f"{folder}/older.sql")
same("rows after an older file", newest, state("one"))
same("text of deleted facts", [],
     query("one", "select * from rung.fact where not live and (note is not null or evidence is not null)"))

# Any order of loading ends in the same rows.
query("postgres", "create database other")
for path in ("school", "home", "older", "school"):
    load_file("other", f"{folder}/{path}.sql")
same("rows in another order", content("one"), content("other"))

# All or nothing: a file that breaks off leaves what was.
text = open(f"{folder}/home.sql").read()
with open(f"{folder}/broken.sql", "w") as file:
    file.write(text.replace("Home", "Nobody")[:-200])
subprocess.run(["psql", "-X", "-q", "-d", "one", "-f", f"{folder}/broken.sql"], capture_output=True)
same("rows after a truncated file", newest, state("one"))

# Hours: by day in total, by skill in rows of their own, as the reports have them.
def days(machine, learner):
    report = json.loads(run(machine, "report", "--all", "--by", "day", "--json", "--learner", learner))
    return [(learner, r["day"], r["sessions"], r["seconds"]) for r in report["rows"] if r["sessions"]]


def skills(machine, learner):
    report = json.loads(run(machine, "report", "--all", "--by", "skill", "--json", "--learner", learner))
    return [(learner, r["skill"], r["sessions"], r["seconds"]) for r in report["rows"]]


home = [one["name"] for one in json.loads(run("home", "learner", "list", "--json"))]
people = [("home", name) for name in home] + [("school", "sch")]
for name in home:
    for start, skill in [("23:00", "asyncio"), ("23:30", "asyncio"), ("22:30", "redis"), ("01:00", "redis")]:
        run("home", "log", skill, "4h", "--at", f"2026-01-05T{start}", "--allow-overlap", "--learner", name)
    for start in ("00:00", "23:59"):  # more than a day has
        run("home", "log", "grpc", "24h", "--at", f"2026-02-05T{start}", "--allow-overlap", "--learner", name)
load("one", "home")
newest = state("one")
same("hours by day", sorted(row for one in people for row in days(*one)),
     sorted((r["learner"], r["day"], int(r["sessions"]), int(r["seconds"]))
            for r in query("one", "select * from rung.study_day")))
same("hours by skill", sorted(row for one in people for row in skills(*one)),
     sorted((r["learner"], r["skill"], int(r["sessions"]), int(r["seconds"]))
            for r in query("one", "select learner, skill, sum(sessions)::bigint as sessions, "
                                  "sum(seconds)::bigint as seconds from rung.study_week group by 1, 2")))

# What the documentation asks, it can ask.
for page in ("MovingOut", "MovingOut-zh"):
    with open(f"Sources/rung/Rung.docc/{page}.md") as file:
        questions = re.findall(r"```sql\n(.*?)```", file.read(), re.S)
    same("questions in the documentation", 3, len(questions))
    for question in questions:
        same(f"that there is an answer to {question}", True, len(query("one", question)) > 0)

    with open(f"Sources/rung/Rung.docc/{page}.md") as file:
        table = re.search(r"```\n(select .*?crosstabview)", file.read(), re.S)[1]
    done = subprocess.run(["psql", "-X", "-d", "one"], input=table.encode(), capture_output=True)
    same("what psql says of a crosstab", b"", done.stderr)
    same("a crosstab's head", True, b"crud | basic-api" in done.stdout)

# Two at a time.
query("postgres", "create database crowd")
crowd = [subprocess.Popen(["psql", "-X", "-q", "--set", "ON_ERROR_STOP=1", "-d", "crowd", "-f",
                           f"{folder}/{name}.sql"], stderr=subprocess.PIPE)
         for name in ("home", "school", "home", "older")]
for process in crowd:
    words = process.communicate()[1]
    same("loads at the same time", b"", words)
same("rows of a crowd", content("one"), content("crowd"))
print(f"{checks} comparisons with PostgreSQL agree; {len(their_facts('one'))} facts, "
      f"{len(their_matrix('one'))} cells of the matrix", file=sys.stderr)
