"""Where the time goes where a target is not met, and what was tried, as read in callgrind's profiles."""

REASONS = [
    ("b", "level | sqlite3", (
        "Reading the roadmap's 66 items, the schema of the file, two verdicts and their table; the shell runs one"
        " SELECT and prints 20 rows. The argument parser, which took most, is passed by (PlainLine.swift)."
        " Next would be: labels in one language only, and no items read that the table does not show.")),
    ("c", "report --all --by", (
        "The answer itself is longer: a million sessions of this history are a hundred years, 1,200 months.")),
    ("c", "report --all", "The shared time of each of 31,000 days is summed up; a kept total would spare it."),
    ("c", "explain", (
        "At a thousand sessions, five weeks, most skills have not yet as much study as counts, so that fewer"
        " sessions are read and shown.")),
    ("c", "plan", "The pace is told from twelve weeks of sessions; a thousand sessions are but five weeks."),
    ("d", "import csv", (
        "A row of facts has six indexes, many checks and a random id, .import's plain table none; SQLite builds the"
        " lists of the checks (kind in (...)) anew for each statement, so sessions are written 64 to a statement.")),
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
