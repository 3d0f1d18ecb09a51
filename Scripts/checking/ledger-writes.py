"""Finds SQL that writes where it has no business to.

    python3 Scripts/checking/ledger-writes.py Sources     prints each as file:line: what is written
    python3 Scripts/checking/ledger-writes.py --try       tries it on planted examples

The permanent tables are written in SkillStore/Ledger alone. What follows from them, the sums, the index of
notes and which facts and settings count (`live`), is written in SkillStore/Derived alone. Nothing switches a
check of the schema off. A table whose name is put together in Swift is a finding anywhere.
"""
import importlib.util
import re
import sys
from pathlib import Path

spec = importlib.util.spec_from_file_location("sql_values", Path(__file__).with_name("sql-values.py"))
sql_values = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sql_values)

PERMANENT = {
    "action", "fact", "claim", "void", "flip", "setting", "learner", "skill", "roadmap", "level", "capability",
    "stage", "skill_group", "item", "resource", "prerequisite",
}
DERIVED = {"study_total", "study_day", "study_tag", "note_search"}
# Working tables: those that a merge fills, and those in which what counts is derived.
WORKING = re.compile(r"temp\..*|their_\w+|changed_action|seed|touched")
# The runner's own tables, a copy in memory, and another program's.
OTHERS = {"schema_migration", "no_way_back"}
WRITE = re.compile(
    r"(?is)\b(insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"
    r"(?!of\b|set\b)(temp\s*\.\s*)?([\w.\"\[`]+|\?)(?:\s+as\s+\w+)?(?:\s+indexed\s+by\s+\w+)?(\s+set\s+live\s*=)?")
SWITCHES = re.compile(r"(?i)\b(ignore_check_constraints|writable_schema)\b")
# The runner, for a migration that changes the text of a check and no row.
REWRITER = "Sources/SQLite/Migrating/MigrationStep+Apply.swift"


def findings(text, path):
    parts = Path(path).parts
    room = parts[2] if parts[:2] == ("Sources", "SkillStore") else None
    for line, texts, _ in sql_values.Swift(text).chains():
        sql = " ".join(texts)
        switch = SWITCHES.search(sql)
        if switch and (switch.group(1).lower() != "writable_schema" or str(path) != REWRITER):
            yield line, f"{switch.group(1)}: the schema's checks are never switched off"
        if not sql_values.SQL.search(sql):
            continue
        for what, temp, table, live in WRITE.findall(sql):
            what, table = " ".join(what.lower().split()), table.lower().strip('"[`')
            if table == "?":
                yield line, f"{what} a table that is named elsewhere"
            elif temp or WORKING.fullmatch(table) or table in OTHERS:
                continue
            elif table in DERIVED or live and table in ("fact", "setting"):
                if room != "Derived":
                    yield line, f"{what} {table}{' (live)' if live else ''} belongs into SkillStore/Derived"
            elif table in PERMANENT:
                if room != "Ledger":
                    yield line, f"{what} {table} belongs into SkillStore/Ledger"
            elif room:
                yield line, f"{what} {table}: what kind of table is that? (Scripts/checking/ledger-writes.py)"


LEDGER, DERIVED_ROOM, ELSEWHERE = (
    f"Sources/SkillStore/{room}/Planted.swift" for room in ("Ledger", "Derived", "Acting"))
# Each is so many findings in its room.
PLANTED = [
    (1, ELSEWHERE, 'run("insert into fact (uid) values (?)", id)'),
    (1, ELSEWHERE, 'run("INSERT OR IGNORE INTO fact values (?)", id)'),
    (1, ELSEWHERE, 'run("""\n  with a as (select 1)\n  insert into claim\n  select 1, 2\n  """)'),
    (1, ELSEWHERE, 'run("insert into " + "setting (key) values (?)")'),
    (1, ELSEWHERE, 'run("update action indexed by action_own set done = 1")'),
    (1, ELSEWHERE, 'run("update or ignore \\"action\\" set done = 1")'),
    (1, ELSEWHERE, 'for part in ["delete from item ", "select 1 "] { run(part) }'),
    (1, ELSEWHERE, 'run("delete from \\(name)")'),
    (1, ELSEWHERE, 'run("replace into skill values (1, ?)")'),
    (1, ELSEWHERE, 'run("update fact set live = 0 where id = ?")'),
    (1, LEDGER, 'run("update fact set live = 0 where id = ?")'),
    (1, LEDGER, 'run("insert into study_day values (?, ?, ?, ?, ?)")'),
    (1, DERIVED_ROOM, 'run("insert into void values (?, ?)")'),
    (1, ELSEWHERE, 'run("insert into newcomer values (?)")'),
    (1, LEDGER, 'run("pragma ignore_check_constraints = on")'),
    (1, LEDGER, 'run("PRAGMA writable_schema = 1")'),
    (1, REWRITER, 'run("pragma ignore_check_constraints = on")'),
    (0, REWRITER, 'run("pragma writable_schema = on")'),
    (0, LEDGER, 'run("insert into fact (uid) values (?)")'),
    (0, DERIVED_ROOM, 'run("update setting set live = 0 where id = ?")'),
    (0, DERIVED_ROOM, 'run("insert into study_total values (1) on conflict (a) do update set b = 1")'),
    (0, ELSEWHERE, 'run("insert into temp.seed select id from fact")'),
    (0, ELSEWHERE, 'run("delete from their_void where 1 = ?")'),
    (1, "Sources/rung/Ledger/Planted.swift", 'run("insert into fact (uid) values (?)", id)'),
    (0, "Sources/rung/Planted.swift", 'Text("Delete from here, update nothing", zh: "")'),
]


def tried():
    for count, path, text in PLANTED:
        found = list(findings(text, path))
        if len(found) != count:
            yield f"planted in {path}: {text!r}: found {found}"


def searched(folders):
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.swift")):
            for line, what in findings(file.read_text(encoding="utf-8"), file):
                yield f"{file}:{line}: {what}"


print(*(tried() if sys.argv[1:] == ["--try"] else searched(sys.argv[1:])), sep="\n", end="")
