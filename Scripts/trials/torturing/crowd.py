"""e. Fifty processes at once on one database, each with another command, with and without kills.

Each command that records carries a word of its own, by which what became of it is looked up."""

import json
import random
import signal
import sqlite3
import time

from . import ledger

SIZE = 50
RECORDING = ("log", "start", "stop", "done", "note", "edit")
KINDS = (*RECORDING, "log", "note", "undo", "level", "export", "history")


def run(machine):
    for kills in (False, True):
        for number in range(12 if machine.is_long else 1):
            crowd(machine, kills, random.Random(number))


def words(kind, number, skills):
    mark = f"crowd-{number:03}."
    minute = f"2026-02-{number % 28 + 1:02}T{number // 28 + 8:02}:00"
    return {
        "log": ["log", "asyncio", "1m", "--at", minute, "--note", mark, "--allow-overlap"],
        "start": ["start", "redis", "--note", mark], "stop": ["stop", "--note", mark],
        "done": ["done", skills[number], "--note", mark], "note": ["note", mark],
        "edit": ["edit", "@1", "--note", mark], "undo": ["undo"],
        "level": ["level", "--json"], "export": ["export", "json"], "history": ["history", "--json"],
    }[kind], mark


def crowd(machine, kills, generator):
    db = machine.copy(machine.sample.base, "work")
    skills = [skill["slug"] for skill in json.loads(machine.rung(db, "skills", "--json").stdout)
              if skill.get("kind", "skill") == "skill" and not skill["slug"].startswith("habit")]
    before = undone(db)
    kinds = [KINDS[number % len(KINDS)] for number in range(SIZE)]
    generator.shuffle(kinds)
    running = []
    for number, kind in enumerate(kinds):
        command, mark = words(kind, number, skills)
        running.append((kind, mark, machine.start(db, *command)))
    if kills:
        for _, _, process in running:
            if generator.random() < 0.4:
                time.sleep(generator.random() / 50)
                process.send_signal(signal.SIGKILL)
    outcomes = []
    for kind, mark, process in running:
        output, error = process.communicate()
        outcomes.append((kind, mark, process.returncode, output, error))
    judge(machine, db, outcomes, undone(db) - before)
    count = {name: sum(test(code) for _, _, code, _, _ in outcomes) for name, test in {
        "done": lambda code: code == 0, "killed": lambda code: code < 0, "busy": lambda code: code == 75}.items()}
    rest = SIZE - sum(count.values())
    ledger.say(
        f"  {SIZE} processes {'with' if kills else 'without'} kills: {count['done']} done, {count['killed']} killed,"
        f" {count['busy']} busy, {rest} refused with a message")


def judge(machine, db, outcomes, undone_since):
    undos, maybe = 0, 0
    for kind, mark, code, output, error in outcomes:
        where = f"crowd: {kind} {mark} exited {code}"
        if code > 0 and not error.strip():
            ledger.fail(f"{where} without a message")
        if code in (70, 74, 132, 133, 134, 139):
            ledger.fail(f"{where}: {error}")
        if kind in RECORDING:
            there = actions(db, mark)
            if there > 1 or (code == 0 and there != 1) or (code > 0 and there):
                ledger.fail(f"{where} and is there {there} times: {output}{error}")
        elif kind == "undo":
            undos += code == 0
            maybe += code < 0
        elif code == 0:
            json.loads(output)
    if not undos <= undone_since <= undos + maybe:
        ledger.fail(f"crowd: {undos} undone, {maybe} perhaps, but {undone_since} are")
    check = machine.rung(db, "db", "check")
    if check.returncode != 0:
        ledger.fail(f"crowd: {check.stdout}{check.stderr}")


def actions(db, mark):
    return ask(db, "select count(*) from action where command like ?", f"%{mark}%")


def undone(db):
    return ask(db, "select count(*) from action where not done")


def ask(db, sql, *values):
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchone()[0]
    finally:
        connection.close()
