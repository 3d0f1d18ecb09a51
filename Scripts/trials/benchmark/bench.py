"""Measures Rung against its peers, in one run, as ratios. Called by Scripts/trials/bench."""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback

import histories
import paths
import people
import table
from measuring import Bench, instructions

PARSER = argparse.ArgumentParser(prog="Scripts/trials/bench")
PARSER.add_argument("--quick", action="store_true")
PARSER.add_argument("--json", action="store_true")
PARSER.add_argument("--markdown", action="store_true")
PARSER.add_argument("--only", help="families, such as ac: a wrapper, b commands, c growth, d bulk, e search, f instructions of each verb, g roadmaps of many items, h records as people have them")
PARSER.add_argument("--rung", required=True)
PARSER.add_argument("--loops", required=True)
PARSER.add_argument("--watson", required=True)
ARGS = PARSER.parse_args()
SMALL, MIDDLE, LARGE = (1_000, 10_000, 100_000) if ARGS.quick else (1_000, 100_000, 1_000_000)
LAST_WEEK = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 7 * 86_400))
BENCH = Bench(
    tempfile.mkdtemp(prefix="rung-bench-", dir=os.environ.get("BENCH_DIR", "/var/tmp")),
    runs=10 if ARGS.quick else 30)
say, row = BENCH.say, BENCH.row


def wrapper():
    say("a. the wrapper, by instructions")
    count = 5_000 if ARGS.quick else 20_000

    def cost(who, loop):
        program = f"{ARGS.loops}/loops-{who}"
        whole = instructions([program, loop, str(count)]) - instructions([program, loop, "0"])
        if loop in ("insert", "plain"):
            return whole / count
        filled = instructions([program, "insert", str(count)]) - instructions([program, "insert", "0"])
        return (whole - filled) / count

    unit = "instructions a row"
    names = {
        "insert": "insert rows of 5 columns", "plain": "insert them by one call a row, with plain values", "read": "read them with Strings",
        "lend": "read them without copies", "find": "cached point queries"}
    ours, plain = ({loop: cost(who, loop) for loop in names} for who in ("rung", "c"))
    for loop, name in names.items():
        target = 1.15 if loop == "plain" else 1.10
        row("a", name, ours[loop], plain[loop], "the C API in Swift", unit, target)
    for loop in ("insert", "find"):
        row("a", names[loop], ours[loop], cost("grdb", loop), "GRDB", unit)
    for loop, peer, target in (("read", "GRDB, rows by index", 0.5), ("read-codable", "GRDB, Codable", 0.25)):
        theirs = cost("grdb", loop)
        row("a", "C itself: " + names["read"], plain["read"], theirs, peer, unit)
        row("a", names["read"], ours["read"], theirs, peer, unit, target)
    rows = 50_000 if ARGS.quick else 200_000
    say(f"   the same by time, {rows:,} rows (read and find: after an insert)")

    def timed(who, loop):
        return f"{ARGS.loops}/loops-{who} {loop} {rows}", None, 6

    for loop in names:
        whose = ["rung", "c"] if loop in ("lend", "plain") else ["rung", "c", "grdb"]
        mine, plainly, *others = BENCH.together(*(timed(who, loop) for who in whose))
        row("a", f"{names[loop]}, time", mine, plainly, "the C API in Swift", "s")
        for theirs in others:
            row("a", f"{names[loop]}, time", mine, theirs, "GRDB", "s")


DATABASES = {}
MIGRATED = {}
EARLIER = os.path.join(BENCH.home, "version-3.db")


def database(count, notes=0):
    if (count, notes) not in DATABASES:
        folder = os.path.join(BENCH.home, f"db-{count}-{notes}")
        os.makedirs(folder)
        say(f"   making {count:,} sessions ...")
        MIGRATED[count] = histories.rung(
            ARGS.rung, f"{folder}/rung.db", count, notes, EARLIER if count == LARGE else None)
        DATABASES[count, notes] = f"{folder}/rung.db"
    return DATABASES[count, notes]


def rung(count, words, runs=None):
    return f"{ARGS.rung} --db {database(count)} {words}", None, runs


def timew(count, words, runs=None):
    folder = os.path.join(BENCH.home, f"timew-{count}")
    if not os.path.exists(folder):
        histories.timewarrior(folder, count)
    return f"timew {words}", BENCH.environment(TIMEWARRIORDB=folder), runs


def watson(count, words):
    folder = os.path.join(BENCH.home, f"watson-{count}")
    if not os.path.exists(folder):
        histories.watson(folder, count)
    return f"{ARGS.watson} {words}", BENCH.environment(WATSON_DIR=folder), 3


STATUS_SQL = "select skill.slug, at from fact join skill on skill.id = skill_id where kind = 'timer' and live"
LEVEL_SQL = "select skill.slug, seconds from study_total join skill on skill.id = skill_id where learner_id = 1"


def shell(count, sql):
    return f"sqlite3 {database(count)} \"{sql}\"", None, None


LOG = "log asyncio 1m --allow-overlap"


def beside(what, ours, theirs, peer, target=None):
    """A row of two commands, measured in turn. Each is given as (command, environment, runs)."""
    row("b", what, *BENCH.together(ours, theirs), peer, "s", target)


def commands():
    say(f"b. whole commands, {SMALL:,} sessions, a fresh process each")
    select = "sqlite3, one SELECT"
    beside("status", rung(SMALL, "status"), shell(SMALL, STATUS_SQL), select, 1)
    beside("level", rung(SMALL, "level"), shell(SMALL, LEVEL_SQL), select, 1.5)
    for count in (SMALL, MIDDLE):
        beside(
            f"report --week, {count:,} sessions", rung(count, "report --week"), timew(count, "summary :week"),
            "timew summary :week", 1)
    beside(
        f"report --all, {MIDDLE:,} sessions", rung(MIDDLE, "report --all"), timew(MIDDLE, "summary :all", 3),
        "timew summary :all", 0.1)
    beside("status", rung(SMALL, "status"), timew(SMALL, "get dom.active"), "timew get dom.active")
    beside("export csv", rung(SMALL, "export csv"), timew(SMALL, "export"), "timew export")
    added = "add --from 2020-01-01T10:00 --to 2020-01-01T10:01 asyncio"
    for ours, theirs in (("status", "status"), ("report --week", "report --week --no-pager"), (LOG, added)):
        beside(
            ours.replace(" --allow-overlap", ""), rung(SMALL, ours), watson(SMALL, theirs),
            f"watson {theirs.split()[0]}", 1 / 20)
    count = BENCH.count_syncs([ARGS.rung, "--db", database(SMALL), *LOG.split()])
    whole, empty, syncs = BENCH.together(rung(SMALL, LOG), rung(SMALL, "status"), BENCH.syncing(count))
    row("b", "log", whole, syncs + empty, f"its {count} fsyncs and status", "s", 1.2)


GROWING = [
    "", "status", "level", "level --explain", f"level --as-of {LAST_WEEK}", "next", "plan", "stages", "skills", "show asyncio",
    "stale", "history -n 20", "report --week", "report --month", "report --all", "report --all --by month",
    "report --all --by tag", "heatmap", "streak", "goal", "habits", "notes", "undo --list", LOG, "note remark", "undo", "redo",
    "db info",
]


def growth():
    say(f"c. growth: {SMALL:,}, {MIDDLE:,} and {LARGE:,} sessions")
    for words in GROWING:
        times = BENCH.together(*(rung(count, words, max(10, BENCH.runs // 2)) for count in (SMALL, MIDDLE, LARGE)))
        name = words.replace(LAST_WEEK, "last week").replace(" --allow-overlap", "") or "rung alone"
        row("c", name, times[2], times[0], f"itself at {SMALL:,}", "s", 1.3, middle=times[1])


EXPORT_SQL = (
    "select hex(fact.uid) as id, 'ada' as learner, skill.slug as skill, datetime(at, 'unixepoch') as start,"
    " datetime(end_at, 'unixepoch') as end, zone, tags, note from fact join skill on skill.id = skill_id"
    " where kind = 'session' and live order by at")


def bulk():
    say(f"d. bulk: {LARGE:,} sessions")
    path, csv = database(LARGE), os.path.join(BENCH.home, "out.csv")
    seconds, memory = BENCH.once([ARGS.rung, "--db", path, "export", "csv"], csv, runs=2)
    theirs, _ = BENCH.once(["sqlite3", "-csv", "-header", path, EXPORT_SQL], runs=2)
    name = f"export csv of {LARGE:,} sessions"
    row("d", name, seconds, theirs, "sqlite3 -csv -header, 8 columns", "s", 0.7)
    same = os.path.join(BENCH.home, "same.db")
    BENCH.once(["sqlite3", same, "-cmd", ".mode csv", f".import {csv} t"])
    theirs, _ = BENCH.once(["sqlite3", "-csv", "-header", same, "select * from t"], runs=2)
    os.remove(same)
    row("d", name, seconds, theirs, "sqlite3, 12 columns of the same text", "s", 1)
    row("d", f"{name}, peak memory", memory, 32, "32 MB", "MB", 1)
    other, plain = os.path.join(BENCH.home, "import.db"), os.path.join(BENCH.home, "plain.db")
    seconds, memory = BENCH.once([ARGS.rung, "--db", other, "import", "csv", csv])
    theirs, _ = BENCH.once(["sqlite3", plain, "-cmd", ".mode csv", f".import {csv} t"])
    name = f"import csv of {LARGE:,} sessions"
    alone = os.path.join(BENCH.home, "alone.db")
    BENCH.once([ARGS.rung, "--db", alone, "stages"])
    floor, _ = BENCH.once(["sqlite3", alone, "-cmd", ".mode csv", "-cmd", f".import {csv} t", people.WRITING_SQL])
    row("d", "SQLite itself: .import, then the same rows with their indexes", floor, theirs, "sqlite3 .import", "s")
    row("d", name, seconds, floor, "SQLite itself", "s", 1.3)
    row("d", name, seconds, theirs, "sqlite3 .import", "s", 3)
    row("d", f"{name}, peak memory", memory, 64, "64 MB", "MB", 1)
    copied, _ = BENCH.once([ARGS.rung, "--db", path, "db", "backup", os.path.join(BENCH.home, "copy.db")])
    name = f"db migrate of {LARGE:,} sessions, from version 3 with its copy"
    row("d", name, MIGRATED[LARGE], copied, "db backup", "s", 2.5)
    steps, _ = BENCH.once(["sqlite3", EARLIER, histories.migrating(3)])
    row("d", name, MIGRATED[LARGE], steps + copied, "db backup, and the sqlite3 shell running the same SQL", "s")


def search():
    few, many = 100, 10_000 if ARGS.quick else 100_000
    say(f"e. search: {few} and {many:,} notes")
    for query in ("协程", "zeph", "zephyr remark"):
        times = BENCH.together(*(
            (f'{ARGS.rung} --db {database(count, notes)} notes "{query}"', None, None)
            for count, notes in ((few, few), (many, many))))
        row("e", f"notes {query}", times[1], times[0], f"itself at {few}", "s", 1.3)


# Millions of instructions that a verb may take on a small history; what a start costs is in each.
LIMITS = {
    "--version": 1.5, "help": 3, "status": 4.4, "streak": 5, "goal": 5, "report --week": 5.2, "history": 5.5,
    "notes": 6, "heatmap": 8, LOG: 8, "undo": 9, "level": 11, "stages": 11, "next": 12, "show asyncio": 12,
    "skills": 15, "plan": 16,
}


def starts():
    say("f. instructions of a verb, 50 sessions")
    made = database(50)
    for words, limit in LIMITS.items():
        copy = os.path.join(BENCH.home, "start.db")
        shutil.copy(made, copy)
        count = instructions([ARGS.rung, "--db", copy, *words.split()])
        row("f", words.replace(" --allow-overlap", ""), count, limit * 1e6, "the most it may", "instructions", 1)


def roadmaps():
    paths.measure(BENCH, ARGS.rung)


def records():
    people.measure(BENCH, ARGS.rung, SMALL, MIDDLE, STATUS_SQL, LEVEL_SQL)


def main():
    start, failed = time.time(), []
    try:
        for letter, family in zip("abcdefgh", (wrapper, commands, growth, bulk, search, starts, roadmaps, records)):
            if letter not in (ARGS.only or "abcdefgh"):
                continue
            began = time.time()
            try:
                family()
            except Exception:
                # The others are still worth having.
                traceback.print_exc()
                failed.append(family.__name__)
            say(f"   {time.time() - began:.0f} s")
    finally:
        shutil.rmtree(BENCH.home, ignore_errors=True)
    if ARGS.json:
        table.as_json(BENCH.rows, ARGS.rung)
    elif ARGS.markdown:
        table.markdown(BENCH.rows)
    else:
        table.show(BENCH.rows, ARGS.rung)
    missed = [one["what"] for one in BENCH.rows if one["met"] is False]
    say(f"{time.time() - start:.0f} s; {len(missed)} targets not met" + (": " + ", ".join(missed) if missed else ""))
    if failed:
        sys.exit(f"could not be measured: {', '.join(failed)}")


main()
