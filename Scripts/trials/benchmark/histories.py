"""The same history for Rung, Timewarrior and Watson: the same numbers make the same bytes.

A session of 10 to 40 minutes begins every 45 minutes of each day but Sunday, up to yesterday: so a
longer history reaches further back and is not denser. 1,000 sessions are five weeks, 1,000,000 are
a hundred years.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import time

SKILLS = [
    "asyncio", "threading", "decorators", "type-hints-mypy", "cprofile", "django", "flask", "fastapi",
    "restful-api-design", "middleware", "postgresql", "sqlalchemy", "redis", "mongodb", "celery",
    "kafka", "docker", "grpc", "terraform", "xss",
]
TAGS = ["deep", "course", "book", "pair"]
DAY = 86_400
PER_DAY = 32


def sessions(count):
    """(start, end, skill, tag) in UTC seconds, oldest first, none on Sundays, the last one yesterday."""
    slot = int(time.time()) // DAY * PER_DAY - 1
    slots = []
    while len(slots) < count:
        # The first of January 1970 was a Thursday.
        if (slot // PER_DAY + 3) % 7 != 6:
            slots.append(slot)
        slot -= 1
    state = 20_260_115
    for slot in reversed(slots):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        start = slot * (DAY // PER_DAY)
        yield start, start + 600 + state % 1800, SKILLS[state % 20], TAGS[state // 64 % 4]


def uid(number, kind):
    state = (number * 2 + kind) * 0x9E3779B97F4A7C15 % 2**64
    state ^= state >> 29
    return (state * 0xBF58476D1CE4E5B9 % 2**128).to_bytes(16, "big")


def runner(program, path):
    """Runs a command on a database."""

    def run(*words, check=True):
        subprocess.run([program, "--db", path, *words], check=check, capture_output=True, env=ENVIRONMENT)

    return run


def rung(program, path, count, notes=0, earlier=None):
    """A database of that many sessions; the sums are the work of Rung's own migrations, whose seconds
    are returned. The file as it was before them stays as `earlier`."""

    run = runner(program, path)
    run("stages")
    run("db", "migrate", "--to", "3")
    for name in os.listdir(os.path.dirname(path)):
        if name.startswith(os.path.basename(path) + ".") and name.endswith(".backup"):
            os.remove(os.path.join(os.path.dirname(path), name))
    db = sqlite3.connect(path)
    db.execute("pragma synchronous = off")
    learner = db.execute("select min(id) from learner").fetchone()[0]
    db.executemany("insert or ignore into skill (slug) values (?)", [(slug,) for slug in SKILLS])
    skill = dict(db.execute("select slug, id from skill"))

    def actions():
        for number, (_, end, slug, _) in enumerate(sessions(count)):
            yield number + 1, uid(number, 0), end, f"log {slug}", end

    def facts():
        for number, (start, end, slug, tag) in enumerate(sessions(count)):
            # A few notes say something rare, in two scripts.
            rare = " 协程 zephyr" if number < 5 else ""
            note = f"remark {number} on {slug}, 事件循环{rare}" if number < notes else None
            yield (
                number + 1, uid(number, 1), number + 1, learner, skill[slug], start, start // DAY, end,
                note, tag)

    db.executemany("insert into action (id, uid, at, command, changed_at) values (?, ?, ?, ?, ?)", actions())
    db.executemany(
        "insert into fact (id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day,"
        " end_at, end_offset, note, tags)"
        " values (?, ?, ?, ?, 'session', ?, ?, 0, 'UTC', ?, ?, 0, ?, ?)", facts())
    db.commit()
    db.close()
    if earlier:
        shutil.copy(path, earlier)
    start = time.perf_counter()
    run("db", "migrate")
    return time.perf_counter() - start


def migrating(version):
    """The SQL of the migrations after a version, each in a transaction of its own."""
    folder = os.path.join(os.path.dirname(__file__), "../../../Migrations")
    parts = ["pragma foreign_keys = off; pragma writable_schema = on; pragma cache_size = -64000;"]
    for name in sorted(os.listdir(folder)):
        if name.endswith(".sql") and int(name[:4]) > version:
            with open(os.path.join(folder, name)) as file:
                parts.append("begin;" + file.read().split("-- migrate:down")[0] + "commit;")
    return "".join(parts)


def timewarrior(folder, count):
    """Timewarrior's own files."""
    os.makedirs(f"{folder}/data", exist_ok=True)
    open(f"{folder}/timewarrior.cfg", "w").close()
    months = {}
    for start, end, slug, tag in sessions(count):
        form = "%Y%m%dT%H%M%SZ"
        line = f"inc {time.strftime(form, time.gmtime(start))} - {time.strftime(form, time.gmtime(end))} # {slug} {tag}\n"
        months.setdefault(time.strftime("%Y-%m", time.gmtime(start)), []).append(line)
    for month, lines in months.items():
        with open(f"{folder}/data/{month}.data", "w") as file:
            file.writelines(lines)


def watson(folder, count):
    os.makedirs(folder, exist_ok=True)
    frames = [
        [start, end, slug, uid(number, 2).hex(), [tag], end]
        for number, (start, end, slug, tag) in enumerate(sessions(count))]
    with open(f"{folder}/frames", "w") as file:
        json.dump(frames, file)


ENVIRONMENT = {"HOME": "/nonexistent", "USER": "ada", "TZ": "UTC", "LC_ALL": "C.UTF-8", "RUNG_LANG": "en"}
