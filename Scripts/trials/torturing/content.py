"""Everything that a database holds, so that two can be compared whatever ids and clock they got."""

import hashlib
import sqlite3
import time

BEGAN = int(time.time()) - 60


def content(path):
    """Every row of every table, in a form that is the same for the same commands: an id is replaced by
    where it first appears, a moment of now is just that."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        ids = {}
        lines = [db.execute("pragma user_version").fetchone()]
        for name, sql in db.execute("select name, sql from sqlite_schema where type = 'table' order by name").fetchall():
            lines.append((name, sql))
            columns = "version, name, sha256" if name == "schema_migration" and has(db, name, "sha256") else "*"
            if name == "schema_migration" and columns == "*":
                columns = "version, name"
            rows = [[plain(value, ids) for value in row] for row in db.execute(f'select {columns} from "{name}"')]
            lines += rows
        return lines
    finally:
        db.close()


def has(db, table, column):
    return any(row[1] == column for row in db.execute(f'pragma table_info("{table}")'))


def plain(value, ids):
    if isinstance(value, bytes):
        return f"id {ids.setdefault(value, len(ids))}" if len(value) == 16 else hashlib.sha256(value).hexdigest()
    if isinstance(value, int) and BEGAN <= value <= time.time() + 60:
        return "now"
    return value


def difference(left, right):
    """The first lines that differ, for debugging."""
    for one, other in zip(left, right):
        if one != other:
            return f"{str(one)[:160]} / {str(other)[:160]}"
    return f"{len(left)} / {len(right)} lines"


def is_sound(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return db.execute("pragma integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
