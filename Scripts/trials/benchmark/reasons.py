"""Where the time goes where a target is not met, and what was tried, as read in callgrind's profiles."""

REASONS = [
    ("b", "status | sqlite3", (
        "By instructions it is 0.76 of the shell (family h): the rest is the kernel, which maps a static program of 18 MB"
        " and reads in the pages that a start touches.")),
    ("b", "level | sqlite3", (
        "Of 7 million instructions the schema of the file takes 1.6, as in the shell, the roadmap's 66 items 1, two"
        " verdicts 1, the table 0.7, types that Swift looks up 1.2. Tried: one query for three, slugs checked in one"
        " pass, no sort of what is in order, lists in the place of sets.")),
    ("b", "report --week", (
        "Both are mostly the start of a process. Timewarrior reads one small file; Rung opens a database, with the"
        " schema in it, and makes sure that its views and triggers are its own.")),
    ("b", "watson add", (
        "Rung waits until the disk has the session (4 synchronisations, most of the time on a slow disk); Watson"
        " does not.")),
    ("b", "fsyncs and status", (
        "Thirteen pages are written twice, into the journal and into the file, between the synchronisations; that is"
        " not counted here. Four synchronisations are the least that a rollback journal needs: its pages, its header,"
        " the file, and the header again, without which a power cut would take the session back. Of 6 million"
        " instructions 3.3 are those of status; what a session changes, five indexes, three kept sums and the action"
        " that undo flips, takes 2.")),
    ("c", "report --all --by month", (
        "The answer itself is longer: a million sessions of this history are a hundred years, 1,200 months.")),
    ("c", "explain", (
        "At a thousand sessions, five weeks, most skills have not yet as much study as counts, so that fewer"
        " sessions are read and shown.")),
    ("c", "as-of", (
        "As explain: at a thousand sessions, five weeks, fewer sessions are read until what counts is full.")),
    ("c", "stale", (
        "As as-of: freshness asks on which days a skill was studied, up to what counts.")),
    ("c", "plan", "The pace is computed from twelve weeks of sessions; a thousand sessions are but five weeks."),
    ("c", "", (
        "The same instructions within one in a hundred (valgrind); the larger file is colder in the caches of the"
        " machine, and times under five milliseconds vary by a third from run to run.")),
    ("d", "import csv", (
        "A row of facts has five entries of indexes and an id that is random, .import's plain table none: SQLite"
        " itself, given the rows ready and asked to check nothing, needs what the row above says. Of 84,000"
        " instructions a row writing it takes 34,000, looking whether it is there 7,000, the sums 6,000, reading and"
        " checking the text 21,000. Tried: 64 sessions to a statement; the table's checks asked once, in Swift, as"
        " SQLite rebuilds their lists for each row, and no list in an index's condition; cells cut from the file"
        " without a copy; changed pages and each statement's way back kept in memory (each page was written a"
        " hundred times); the sums in one pass.")),
    ("e", "", (
        "A word that is in every note: its list of a hundred thousand places is walked and ranked.")),
    ("f", "undo", (
        "Two verdicts are computed for the line that shows what moved, 3 million, only where the record differs: one"
        " roadmap without its texts 1.6, both judged 1. Opening the file takes 2.1, undoing 1.4. Tried: the second verdict"
        " made of the first and the items that changed; an action whose facts nothing else refers to is undone without"
        " families and rivals (that was 4.8).")),
    ("f", "", (
        "10 of next's and plan's 20 million are the exact search for the least way to the level, which came after their"
        " limits: it fills in tables of points 119 times to prove that no other way is shorter, and makes its lists of"
        " choices as often. Tried: only the columns that the whole need can reach (the search took 16 before); fewer rounds"
        " at the root, which changes nothing, as the bound meets the plan before. Reading the roadmap takes 2.5, SQLite's"
        " schema 1.6, judging 1, the table of the answer 1.")),
    ("h", "export csv", (
        "SQLite walks the index of the sessions and looks each up in the table, 3,100 instructions a row (5,600 where"
        " three learners are merged), the shell reads a plain table; making the row's values takes 3,200, writing it"
        " 4,600. Tried: digits in place (they were 1,900), places in lists instead of names in dictionaries, a merge of"
        " the learners' indexes instead of sorting.")),
    ("h", "import csv without ids", (
        "The id of a row without one is the SHA-256 of its content, so that the same row is the same session on every"
        " device: three to five blocks, and the content put together. Tried: the digest in raw memory.")),
    ("h", "import csv", (
        "SQLite itself, in the row above or below, is asked to check nothing, to look for no row and to add nothing up;"
        " with the table's checks, one look-up a row and the sums it needs what the row with those words says. Tried: a"
        " row without quotes cut from the file at once; times in the form that Rung writes read byte by byte.")),
    ("h", "level --explain, 100", (
        "At a thousand sessions of 57 skills in turn none has as much study as counts, at a hundred thousand all have: the"
        " ids of the sessions up to it are read and shown, and no more than those.")),
    ("h", "level --explain", (
        "The level alone takes 7 of 15.6 million, the ids of 850 sessions 2.5, of which 1.7 are SQLite's own steps, to"
        " look up whether another id ends like one of the 342 that are shown 2.4, the texts of the answer 2.5. Tried: the"
        " verdict from kept sums, with no session read but its id (32 and 39 before), no replay where no level was"
        " reached, six short ids to a query.")),
    ("h", "level", (
        "Of 7 million the schema of the file takes 1.6, the roadmap's 66 items 1, two verdicts 1, the table 0.7, types"
        " that Swift looks up 1.2. Tried: the roadmap without its items' texts, one query for three (9.1, 7.7 before).")),
    ("h", "log", (
        "A log beside a hundred thousand sessions writes the same pages; the larger file is colder in the caches.")),
    ("h", "", (
        "Times under five milliseconds vary by a third from run to run; the instructions are the same within one in a"
        " hundred.")),
    ("d", "db migrate", (
        "Version 10 writes all facts again, twice, and each step builds its sums or indexes: 170,000 instructions a session"
        " in all, the copy with its verification 25,000 of them. SQLite's own shell, given the same SQL and a copy, takes"
        " as long (the row below). Tried: the references checked only in tables that a step"
        " changed, which saved a fourteenth.")),
    ("d", "export csv", "As in family h: an index is walked, the shell reads a plain table."),
    ("a", "GRDB, rows by index", (
        "Reading a row is SQLite's own stepping and two Strings: the C API called directly, with nothing around"
        " it, is the row above. Where that is over the target, half of GRDB's is below C itself.")),
    ("a", "GRDB, Codable", (
        "The same floor: where C itself, in the row above, is over the target, no wrapper around it can meet it.")),
]

UNKNOWN = "Not looked into yet."


def of(row):
    """The reason for a row that misses its target."""
    for family, part, reason in REASONS:
        if row["family"] == family and part in (row["what"] + " | " + row["peer"]):
            return reason
    return UNKNOWN
