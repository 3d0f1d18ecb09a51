"""A database with a little of everything, and the commands that are tortured on it."""

import json
import os

from . import ledger
from .content import content


class Command:
    def __init__(self, name, words, folder, halts=()):
        self.name = name
        self.words = words
        # The folder whose copy it runs in.
        self.folder = folder
        # The commands that lead to where it may halt: between two migrations, and nowhere else.
        self.halts = halts

    def states(self, machine):
        """What the database holds before it, wherever it may halt, and after it."""
        db = machine.copy(self.folder, "states")
        states = [content(db)]
        for words in (*self.halts, self.words):
            done = machine.rung(db, *words)
            assert done.returncode == 0, (words, done.stderr)
            states.append(content(db))
        if any(one == other for one, other in zip(states, states[1:])):
            ledger.fail(f"{self.name} changes nothing")
        return states


class Sample:
    def __init__(self, base, commands):
        self.base = base
        self.commands = commands


DEEDS = (
    ["log", "asyncio", "90m", "--at", "2026-01-05T20:00", "--note", "事件循环"],
    ["log", "redis", "45m", "--at", "2026-01-06T20:00", "--tag", "book"],
    ["done", "decorators", "--at", "2026-01-07", "--evidence", "https://example.org/1"],
    ["note", "asyncio", "a remark"], ["learner", "add", "bob"], ["rate", "asyncio", "3"],
    ["log", "postgresql", "1h", "--at", "2026-01-08T20:00"],
)
ELSEWHERE = (
    ["edit", "@1", "--duration", "30m"], ["undo", "2"], ["log", "celery", "20m", "--at", "2026-01-09T09:00"],
)


def prepare(machine):
    base = os.path.join(machine.home, "base")
    os.makedirs(base)
    db = os.path.join(base, "rung.db")

    def must(where, *words):
        done = machine.rung(where, *words)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    for words in DEEDS:
        must(db, *words)
    frames = os.path.join(machine.home, "frames")
    with open(frames, "w") as file:
        json.dump(
            [[1768485600 + 86400 * n, 1768489200 + 86400 * n, "asyncio", f"{n:032x}", ["deep"], 1768489200] for n in range(40)],
            file)
    roadmap = json.loads(must(db, "roadmap", "export"))
    roadmap["version"] += 1
    roadmap["capabilities"][0]["threshold"] = 71
    newer = os.path.join(machine.home, "newer.json")
    with open(newer, "w") as file:
        json.dump(roadmap, file)
    backup = os.path.join(machine.home, "copy.db")
    must(db, "db", "backup", backup)
    other = machine.copy(base, "other")
    for words in ELSEWHERE:
        must(other, *words)
    must(db, "log", "kafka", "20m", "--at", "2026-01-09T21:00")
    for path in (os.path.dirname(other), other, f"{other}-journal", backup, frames, newer):
        if not os.path.exists(path):
            continue
        os.chmod(path, 0o755)  # what commands read, another user reads as well
    latest = json.loads(must(db, "db", "info", "--json"))["latestSchema"]

    def older(steps):
        path = machine.copy(base, f"older-{steps}")
        folder = os.path.dirname(path)
        must(path, "db", "migrate", "--to", str(latest - steps))
        for name in os.listdir(folder):
            if name.endswith(".backup"):
                os.unlink(os.path.join(folder, name))
        return folder

    def down(steps):
        return ["db", "migrate", "--to", str(latest - steps)]

    commands = [
        ("log", ["log", "celery", "20m", "--at", "2026-01-10T09:00"], base),
        ("edit", ["edit", "@1", "--duration", "30m"], base),
        ("undo", ["undo"], base),
        ("import", ["import", "watson", frames], base),
        ("merge", ["merge", other], base),
        ("db migrate up", ["db", "migrate"], older(1)),
        ("db migrate down", down(1), base),
        ("... up by three", ["db", "migrate"], older(3), (down(2), down(1))),
        ("... down by three", down(3), base, (down(1), down(2))),
        ("db restore", ["db", "restore", backup], base),
        ("roadmap upgrade", ["roadmap", "upgrade", newer, "--yes"], base),
    ]
    return Sample(base, [Command(*command) for command in commands])
