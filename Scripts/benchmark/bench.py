"""Measures Rung against its peers, in one run, as ratios. Called by Scripts/bench."""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

import histories

PARSER = argparse.ArgumentParser(prog="Scripts/bench")
PARSER.add_argument("--quick", action="store_true")
PARSER.add_argument("--json", action="store_true")
PARSER.add_argument("--only", help="families, such as ac: a wrapper, b commands, c growth, d bulk, e search")
PARSER.add_argument("--rung", required=True)
PARSER.add_argument("--loops", required=True)
PARSER.add_argument("--watson", required=True)
ARGS = PARSER.parse_args()
FAMILIES = ARGS.only or "abcde"
SMALL, MIDDLE, LARGE = (1_000, 10_000, 100_000) if ARGS.quick else (1_000, 100_000, 1_000_000)
RUNS = 10 if ARGS.quick else 30
HOME = tempfile.mkdtemp(prefix="rung-bench-", dir=os.environ.get("BENCH_DIR", "/var/tmp"))
ROWS = []
LAST_WEEK = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 7 * 86_400))


def say(text):
    print(text, file=sys.stderr, flush=True)


def row(family, what, ours, theirs, peer, unit, target=None):
    """ours and theirs in the same unit; the target is the highest ratio that is good enough."""
    ratio = ours / theirs if theirs else float("inf")
    ROWS.append(dict(
        family=family, what=what, rung=ours, peer=peer, peerValue=theirs, unit=unit, ratio=ratio,
        target=target, met=None if target is None else ratio <= target))
    say(f"  {what}: {ratio:.2f} of {peer}")


def environment(**more):
    return {**histories.ENVIRONMENT, "HOME": HOME, "PATH": os.environ["PATH"], **more}


def seconds(command, env=None, prepare=None, runs=None):
    """The median time of a whole command in a process of its own (hyperfine, without a shell)."""
    result = os.path.join(HOME, "hyperfine.json")
    words = ["hyperfine", "-N", "--style", "none", "--warmup", "3", "--runs", str(runs or RUNS), "--export-json", result]
    if prepare:
        words += ["--prepare", prepare]
    words += ["--ignore-failure", command]
    subprocess.run(words, check=True, env={**os.environ, **(env or environment())}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(result) as file:
        return json.load(file)["results"][0]["median"]


def instructions(command):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def wrapper():
    say("a. the wrapper, by instructions")
    count = 5_000 if ARGS.quick else 20_000

    def cost(who, loop):
        program = f"{ARGS.loops}/loops-{who}"
        whole = instructions([program, loop, str(count)]) - instructions([program, loop, "0"])
        if loop == "insert":
            return whole
        filled = instructions([program, "insert", str(count)]) - instructions([program, "insert", "0"])
        return whole - filled

    names = {
        "insert": "insert rows of 5 columns", "read": "read them with Strings",
        "lend": "read them without copies", "find": "cached point queries"}
    ours = {loop: cost("rung", loop) / count for loop in names}
    for loop, name in names.items():
        row("a", name, ours[loop], cost("c", loop) / count, "the C API in Swift", "instructions a row", 1.10)
    for loop in ("insert", "find"):
        row("a", names[loop], ours[loop], cost("grdb", loop) / count, "GRDB", "instructions a row")
    row("a", names["read"], ours["read"], cost("grdb", "read") / count, "GRDB, rows by index", "instructions a row", 0.5)
    row("a", names["read"], ours["read"], cost("grdb", "read-codable") / count, "GRDB, Codable", "instructions a row", 0.25)
    say("   the same by time, 200,000 rows (read and find: after an insert)")
    for loop in names:
        mine = seconds(f"{ARGS.loops}/loops-rung {loop} 200000", runs=5)
        row("a", f"{names[loop]}, time", mine, seconds(f"{ARGS.loops}/loops-c {loop} 200000", runs=5), "the C API in Swift", "s")
        if loop != "lend":
            row("a", f"{names[loop]}, time", mine, seconds(f"{ARGS.loops}/loops-grdb {loop} 200000", runs=5), "GRDB", "s")


DATABASES = {}


def database(count, notes=0):
    if (count, notes) not in DATABASES:
        folder = os.path.join(HOME, f"db-{count}-{notes}")
        os.makedirs(folder)
        say(f"   making {count:,} sessions ...")
        histories.rung(ARGS.rung, f"{folder}/rung.db", count, notes)
        DATABASES[count, notes] = f"{folder}/rung.db"
    return DATABASES[count, notes]


def rung(count, words, runs=None, prepare=None):
    return seconds(f"{ARGS.rung} --db {database(count)} {words}", prepare=prepare, runs=runs)


def timew(count, words, runs=None):
    folder = os.path.join(HOME, f"timew-{count}")
    if not os.path.exists(folder):
        histories.timewarrior(folder, count)
    return seconds(f"timew {words}", environment(TIMEWARRIORDB=folder), runs=runs)


def watson(count, words, runs=5):
    folder = os.path.join(HOME, f"watson-{count}")
    if not os.path.exists(folder):
        histories.watson(folder, count)
    return seconds(f"{ARGS.watson} {words}", environment(WATSON_DIR=folder), runs=runs)


STATUS_SQL = "select skill.slug, at from fact join skill on skill.id = skill_id where kind = 'timer' and live"
LEVEL_SQL = "select skill.slug, seconds from study_total join skill on skill.id = skill_id where learner_id = 1"


def shell(count, sql, runs=None):
    return seconds(f"sqlite3 {database(count)} \"{sql}\"", runs=runs)


def commands():
    say("b. whole commands, 1,000 sessions, a fresh process each")
    row("b", "status", rung(SMALL, "status"), shell(SMALL, STATUS_SQL), "sqlite3, one SELECT", "s", 2)
    row("b", "level", rung(SMALL, "level"), shell(SMALL, LEVEL_SQL), "sqlite3, one SELECT", "s", 2)
    for count in (SMALL, MIDDLE):
        row("b", f"report --week, {count:,} sessions", rung(count, "report --week"), timew(count, "summary :week"), "timew summary :week", "s", 1)
    row("b", f"report --all, {MIDDLE:,} sessions", rung(MIDDLE, "report --all"), timew(MIDDLE, "summary :all", 5), "timew summary :all", "s", 0.1)
    row("b", "status", rung(SMALL, "status"), timew(SMALL, "get dom.active"), "timew get dom.active", "s")
    row("b", "export csv", rung(SMALL, "export csv"), timew(SMALL, "export"), "timew export", "s")
    for ours, theirs in (("status", "status"), ("report --week", "report --week --no-pager"), ("log asyncio 1m --allow-overlap", "add --from 2020-01-01T10:00 --to 2020-01-01T10:01 asyncio")):
        row("b", ours.replace(" --allow-overlap", ""), rung(SMALL, ours), watson(SMALL, theirs), f"watson {theirs.split()[0]}", "s", 1 / 20)
    row("b", "log", rung(SMALL, "log asyncio 1m --allow-overlap"), syncs_of_log() + seconds(f"{ARGS.rung} --version"), "its fsyncs and an empty command", "s", 1.5)


def syncs_of_log():
    """What the fsyncs of one `log` cost on this disk."""
    trace = os.path.join(HOME, "trace")
    subprocess.run(
        ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace, ARGS.rung, "--db", database(SMALL), "log", "asyncio", "1m", "--allow-overlap"],
        check=True, capture_output=True, env=environment())
    with open(trace) as file:
        count = sum("sync(" in line for line in file)
    path, times = os.path.join(HOME, "sync"), []
    with open(path, "wb") as file:
        for _ in range(RUNS):
            start = time.perf_counter()
            for _ in range(count):
                file.write(b"x" * 4096)
                file.flush()
                os.fsync(file.fileno())
            times.append(time.perf_counter() - start)
    say(f"   {count} fsyncs, {sorted(times)[len(times) // 2] * 1000:.1f} ms")
    return sorted(times)[len(times) // 2]


GROWING = [
    "", "status", "level", "level --explain", f"level --as-of {LAST_WEEK}", "next", "plan", "stages", "skills", "show asyncio",
    "stale", "history -n 20", "report --week", "report --month", "report --all", "report --all --by month", "heatmap", "streak",
    "goal", "habits", "notes", "undo --list", "log asyncio 1m --allow-overlap", "note remark", "undo", "redo", "db info",
]


def growth():
    say(f"c. growth: {SMALL:,}, {MIDDLE:,} and {LARGE:,} sessions")
    for words in GROWING:
        times = [rung(count, words) for count in (SMALL, MIDDLE, LARGE)]
        row("c", words.replace(LAST_WEEK, "last week") or "rung alone", times[2], times[0], f"itself at {SMALL:,}", "s", 1.3)
        ROWS[-1]["middle"] = times[1]


def peak_memory(words, output):
    """Of one command, in MB."""
    script = (
        "import resource, subprocess, sys; out = open(sys.argv[1], 'wb');"
        " subprocess.run(sys.argv[2:], check=True, stdout=out);"
        " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)")
    done = subprocess.run([sys.executable, "-c", script, output, *words], check=True, capture_output=True, text=True, env=environment())
    return int(done.stdout)


def once(words, output="/dev/null", runs=3, before=None):
    """The best of a few runs of a long command."""
    best = float("inf")
    for _ in range(runs):
        if before:
            before()
        with open(output, "wb") as out:
            start = time.perf_counter()
            subprocess.run(words, check=True, stdout=out, stderr=subprocess.DEVNULL, env=environment())
            best = min(best, time.perf_counter() - start)
    return best


EXPORT_SQL = (
    "select hex(fact.uid) as id, 'ada' as learner, skill.slug as skill, datetime(at, 'unixepoch') as start,"
    " datetime(end_at, 'unixepoch') as end, zone, tags, note from fact join skill on skill.id = skill_id"
    " where kind = 'session' and live order by at")


def bulk():
    say(f"d. bulk: {LARGE:,} sessions")
    path, csv = database(LARGE), os.path.join(HOME, "out.csv")
    export = [ARGS.rung, "--db", path, "export", "csv"]
    row("d", "export csv", once(export, csv), once(["sqlite3", "-csv", "-header", path, EXPORT_SQL], "/dev/null"), "sqlite3 -csv -header, 8 columns", "s", 0.7)
    row("d", "export csv, peak memory", peak_memory(export, csv), 32, "32 MB", "MB", 1)
    other, plain = os.path.join(HOME, "import.db"), os.path.join(HOME, "plain.db")

    def clear():
        for name in os.listdir(HOME):
            if name.startswith(("import.db", "plain.db")):
                os.remove(os.path.join(HOME, name))

    importing = [ARGS.rung, "--db", other, "import", "csv", csv]
    row(
        "d", "import csv", once(importing, runs=1, before=clear),
        once(["sqlite3", plain, "-cmd", ".mode csv", f".import {csv} t"], runs=1, before=clear), "sqlite3 .import", "s", 3)
    clear()
    row("d", "import csv, peak memory", peak_memory(importing, "/dev/null"), 1, "nothing", "MB")


def search():
    few, many = 100, 10_000 if ARGS.quick else 100_000
    say(f"e. search: {few} and {many:,} notes")
    for query in ("协程", "zeph", "zephyr remark"):
        times = [
            seconds(f'{ARGS.rung} --db {database(count, notes)} notes "{query}"')
            for count, notes in ((few, few), (many, many))]
        row("e", f"notes {query}", times[1], times[0], f"itself at {few}", "s", 3)


def value(number, unit):
    if unit == "s":
        return f"{number * 1000:.1f} ms" if number < 10 else f"{number:.1f} s"
    return f"{number:,.0f}" + (" MB" if unit == "MB" else "")


def table():
    lines = [("what", "Rung", "peer", "", "ratio", "target", "")]
    for one in ROWS:
        met = {True: "met", False: "NOT MET", None: ""}[one["met"]]
        target = "" if one["target"] is None else f"≤ {one['target']:.3g}"
        lines.append((
            f"{one['family']}  {one['what']}", value(one["rung"], one["unit"]), one["peer"],
            value(one["peerValue"], one["unit"]), f"{one['ratio']:.2f}", target, met))
    widths = [max(len(line[column]) for line in lines) for column in range(7)]
    for line in lines:
        cells = [
            cell.ljust(width) if column in (0, 2, 6) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())


def machine():
    cpu = "?"
    with open("/proc/cpuinfo") as file:
        cpu = next((line.split(":")[1].strip() for line in file if "model name" in line), cpu)
    return f"{time.strftime('%Y-%m-%d')}, {cpu}, {os.cpu_count()} cores, Linux {platform.release()}"


def main():
    start = time.time()
    try:
        for letter, family in zip("abcde", (wrapper, commands, growth, bulk, search)):
            if letter in FAMILIES:
                family()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    if ARGS.json:
        print(json.dumps(dict(machine=machine(), size=os.path.getsize(ARGS.rung), rows=ROWS), indent=1, ensure_ascii=False))
    else:
        print(f"{machine()}; the program has {os.path.getsize(ARGS.rung) / 2**20:.1f} MB")
        table()
    missed = [one["what"] for one in ROWS if one["met"] is False]
    say(f"{time.time() - start:.0f} s; {len(missed)} targets not met" + (": " + ", ".join(missed) if missed else ""))


main()
