"""A history as people have them: 57 skills in turn, a note each, tags, two zones, lengths on a day, three learners.

Its sessions lie where those of `histories` lie, so that the two differ only in what they say.
"""

import os
import sqlite3

import histories

LEARNERS = ["ada", "ben", "cleo"]
TAGS = ["deep", "course", "book", "pair book", ""]
NOTES = [
    "read chapter {n}, then the exercises on {skill}", "{skill}: 事件循环与协程，第 {n} 节",
    "pairing: fixed two bugs, one left ({n})", "watched lecture {n}; notes in the wiki, \"{skill}\"",
]
# Neither zone changed its clock in the stretches that are theirs here: an offset is what was recorded.
HOME, AWAY = ("Asia/Shanghai", 28_800), ("Africa/Lagos", 3_600)
DAY = 86_400


def records(count, skills):
    """(learner, skill, start, end or None, length, zone, offset, tags, note) in UTC seconds, oldest first."""
    for number, (start, end, _, _) in enumerate(histories.sessions(count)):
        skill = skills[number % len(skills)]
        zone, offset = AWAY if number // 3_000 % 4 == 3 else HOME
        learner = LEARNERS[{3: 1, 17: 1, 11: 2}.get(number % 20, 0)]
        # A few notes say something rare.
        note = NOTES[number % 4].format(n=number, skill=skill) + (" zephyr" if number < 5 else "")
        is_length = number % 10 == 3
        yield (
            learner, skill, start, None if is_length else end, end - start, zone, offset,
            TAGS[number * 7 % 5], note)


def skills_of(database):
    """The first 57 items of the roadmap."""
    db = sqlite3.connect(database)
    found = [slug for (slug,) in db.execute(
        "select skill.slug from item join skill on skill.id = skill_id"
        " where roadmap_id = (select min(id) from roadmap) order by position limit 57")]
    db.close()
    return found


def rung(program, path, count):
    """A database of that many sessions, each an action of its own; the sums are the work of
    `db check --fix`."""
    run = histories.runner(program, path)
    run("stages")
    for name in LEARNERS[1:]:
        run("learner", "add", name)
    skills = skills_of(path)
    db = sqlite3.connect(path)
    db.execute("pragma synchronous = off")
    people = dict(db.execute("select value, learner_id from setting where key = 'name' and live"))
    db.executemany("insert or ignore into skill (slug) values (?)", [(slug,) for slug in skills])
    skill_rows = dict(db.execute("select slug, id from skill"))
    action, fact = (db.execute(f"select coalesce(max(id), 0) + 1 from {table}").fetchone()[0] for table in ("action", "fact"))

    def actions():
        for number, (_, skill, start, end, length, *_) in enumerate(records(count, skills)):
            yield action + number, histories.uid(number, 4), start + length, f"log {skill}", start + length

    def facts():
        for number, (who, skill, start, end, length, zone, offset, tags, note) in enumerate(records(count, skills)):
            day = (start + offset) // DAY
            yield (
                fact + number, histories.uid(number, 5), action + number, people[who], skill_rows[skill],
                start if end else day * DAY + DAY // 2, offset if end else 0, zone, day, end,
                offset if end else None, None if end else length, note, tags or None)

    db.executemany("insert into action (id, uid, at, command, changed_at) values (?, ?, ?, ?, ?)", actions())
    db.executemany(
        "insert into fact (id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day,"
        " end_at, end_offset, length, note, tags)"
        " values (?, ?, ?, ?, 'session', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", facts())
    db.execute(
        "insert into note_search (rowid, note) select id, note || char(10, 10) from fact"
        " where note is not null order by id")
    db.commit()
    db.close()
    # Exit code 1: findings, which it repairs.
    run("db", "check", "--fix", check=False)
    for name in os.listdir(os.path.dirname(path)):
        if name.startswith(os.path.basename(path) + ".") and name.endswith(".backup"):
            os.remove(os.path.join(os.path.dirname(path), name))
