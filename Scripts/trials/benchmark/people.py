"""Family h: records as people have them (`lives`), beside the benchmark's own history; in instructions a row,
and as files of other programs."""

import os
import shutil

import files
import histories
import lives
from measuring import instructions

# The least that an import has to do: no cell is looked at, no row looked for, no time added up.
WRITING_SQL = (
    "pragma cache_size = -64000; pragma ignore_check_constraints = on; begin;"
    "insert into action (uid, at, command, changed_at) values (randomblob(16), 0, 'import', 0);"
    "insert or ignore into skill (slug) select distinct skill from t;"
    "insert into fact (uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,"
    " length, tags, note)"
    " select randomblob(16), (select max(id) from action), 1, 'session', (select id from skill where slug = t.skill),"
    " coalesce(unixepoch(start), unixepoch(local_date) + 43200),"
    " coalesce(unixepoch(substr(start, 1, 19)) - unixepoch(start), 0), zone, unixepoch(local_date) / 86400,"
    " unixepoch(nullif(\"end\", '')), iif(\"end\" = '', null, 0), iif(\"end\" = '', duration_seconds, null),"
    " nullif(tags, ''), nullif(note, '') from t;"
    "insert into note_search (rowid, note) select id, note || char(10, 10) from fact where note is not null;"
    "commit")
# The same with what an import may not leave out: the checks of the table, the search for each row's id, the sums.
KEEPING_SQL = WRITING_SQL.replace("pragma ignore_check_constraints = on; ", "").replace(
    " from t;insert into note_search",
    " from t where not exists (select 1 from fact where substr(uid, 15) = substr(randomblob(16), 15)"
    " and uid = randomblob(16));insert into note_search").replace(
    "commit",
    "insert or replace into study_tag select learner_id, coalesce(tags, ''), sum(coalesce(length, end_at - at)), count(*)"
    " from fact where kind = 'session' and live group by 1, 2;"
    "insert or replace into study_day select learner_id, local_day, sum(coalesce(length, end_at - at)), count(*), 0, 1, 1,"
    " local_day from fact indexed by fact_at where learner_id = 1 and kind = 'session' and live group by 1, 2;"
    "insert or replace into study_total select learner_id, skill_id, sum(coalesce(length, end_at - at)), 0, count(*)"
    " from fact indexed by fact_study where learner_id = 1 and kind = 'session' and live group by 1, 2;commit")
TOOLS = [("table", files.spreadsheet, "csv"), ("wakatime", files.wakatime, "json"), ("org", files.org, "org")]
SEARCHED = [
    "status", "level", "level --explain", "report --week", "report --all", "streak", "goal", "heatmap", "history -n 20",
    "notes zephyr", "notes zephyr exercises", "undo --list", "log asyncio 1m --allow-overlap",
]


class People:
    def __init__(self, bench, rung, small, middle):
        self.bench, self.rung, self.small, self.middle = bench, rung, small, middle
        self.kept = {}

    def database(self, kind, count):
        """A database of the benchmark's history ('old') or of one like people's ('lives')."""
        if (kind, count) not in self.kept:
            folder = os.path.join(self.bench.home, f"{kind}-{count}")
            os.makedirs(folder)
            self.bench.say(f"   making {count:,} sessions ({kind}) ...")
            (lives if kind == "lives" else histories).rung(self.rung, f"{folder}/rung.db", count)
            self.kept[kind, count] = f"{folder}/rung.db"
        return self.kept[kind, count]

    def table(self, kind, count, ids=True):
        """Its table of sessions, as `export csv` writes it; or as a spreadsheet has it, without ids."""
        path = os.path.join(self.bench.home, f"{kind}-{count}-{'ids' if ids else 'bare'}.csv")
        if not os.path.exists(path):
            whole = path if ids else self.table(kind, count)
            if ids:
                self.bench.once([self.rung, "--db", self.database(kind, count), "export", "csv"], path)
            else:
                with open(whole) as source, open(path, "w") as out:
                    # An id has no comma.
                    out.writelines(line.split(",", 1)[1] for line in source)
        return path

    def empty(self):
        path = os.path.join(self.bench.home, "empty.db")
        for name in (path, path + "-journal"):
            if os.path.exists(name):
                os.remove(name)
        self.bench.once([self.rung, "--db", path, "stages"])
        return path

    def importing(self, table):
        return [self.rung, "--db", self.empty(), "import", "csv", table]

    def floor(self, table, sql=WRITING_SQL):
        return ["sqlite3", self.empty(), "-cmd", ".mode csv", "-cmd", f".import {table} t", sql]

    def shown(self, table):
        """sqlite3 writing the twelve columns of a table of the same text."""
        path = table + ".db"
        if not os.path.exists(path):
            self.bench.once(["sqlite3", path, "-cmd", ".mode csv", f".import {table} t"])
        return ["sqlite3", "-csv", "-header", path, "select * from t"]

    def a_row(self, command, few=2_000, many=8_000):
        """Instructions a row: the difference of two sizes, without what a start costs."""
        return (instructions(command(many)) - instructions(command(few))) / (many - few)

    def rows(self):
        for kind, name in (("old", "the old history"), ("lives", "57 skills, notes, lengths")):
            of = lambda count: self.table(kind, count)
            export = self.a_row(lambda count: [self.rung, "--db", self.database(kind, count), "export", "csv"])
            shell = self.a_row(lambda count: self.shown(of(count)))
            unit = "instructions a row"
            self.bench.row("h", f"export csv, {name}", export, shell, "sqlite3, 12 columns of the same text", unit, 1)
            ids = self.a_row(lambda count: self.importing(of(count)))
            bare = self.a_row(lambda count: self.importing(self.table(kind, count, ids=False)))
            floor = self.a_row(lambda count: self.floor(of(count)))
            self.bench.row("h", f"import csv, {name}", ids, floor, "SQLite itself, the same rows", unit, 1.3)
            kept = self.a_row(lambda count: self.floor(of(count), KEEPING_SQL))
            self.bench.row("h", f"import csv, {name}", ids, kept, "SQLite, checked, looked up, summed", unit)
            self.bench.row("h", f"import csv without ids, {name}", bare, ids, "import with ids", unit, 1.25)

    def verbs(self, status_sql, level_sql):
        for kind in ("old", "lives"):
            path = self.database(kind, self.small)
            counts = {
                words: instructions([self.rung, "--db", path, *words.split()])
                for words in ("status", "level", "level --explain")}
            for words, sql, target in (("status", status_sql, 1), ("level", level_sql, 1.5)):
                shell = instructions(["sqlite3", path, sql])
                self.bench.row("h", f"{words}, {kind}", counts[words], shell, "sqlite3, one SELECT", "instructions", target)
            self.bench.row("h", f"level --explain, {kind}", counts["level --explain"], counts["level"], "level", "instructions", 2)

    def growth(self):
        copies = []
        for count in (self.small, self.middle):
            copy = os.path.join(self.bench.home, f"grown-{count}.db")
            shutil.copy(self.database("lives", count), copy)
            copies.append(copy)
        for words in SEARCHED:
            times = self.bench.together(
                *((f"{self.rung} --db {path} {words}", None, max(10, self.bench.runs // 2)) for path in copies))
            self.bench.row(
                "h", f"{words.replace(' --allow-overlap', '')}, {self.middle:,} with notes", times[1], times[0],
                f"itself at {self.small:,}", "s", 1.3)

    def tools(self):
        count = self.middle
        skills = lives.skills_of(self.database("lives", count))
        own, _ = self.bench.once(self.importing(self.table("lives", count, ids=False)))
        for tool, write, ending in TOOLS:
            path = os.path.join(self.bench.home, f"sessions.{ending}")
            write(path, count, skills)
            # A spreadsheet says when, not where: its times are this machine's, UTC.
            seconds, memory = self.bench.once([self.rung, "--db", self.empty(), "import", tool, path])
            size = os.path.getsize(path) // 2**20
            self.bench.row(
                "h", f"import {tool}, {count:,} sessions in {size} MB", seconds, own, "import csv without ids", "s")
            self.bench.row("h", f"import {tool}, peak memory", memory, 64, "64 MB", "MB", 1)


def measure(bench, rung, small, middle, status_sql, level_sql):
    bench.say("h. records as people have them, beside the old history")
    people = People(bench, rung, small, middle)
    people.rows()
    people.verbs(status_sql, level_sql)
    people.growth()
    people.tools()
