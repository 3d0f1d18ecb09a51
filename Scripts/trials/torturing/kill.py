"""a. SIGKILL at every call that changes a file: strace kills the process as it enters the call."""

import os
import random

from . import calls, ledger
from .content import content, difference, is_sound


def run(machine):
    for command in machine.sample.commands:
        killed_everywhere(machine, command)


def killed_everywhere(machine, command):
    states = command.states(machine)
    db = machine.copy(command.folder, "work")
    everything = calls.found(machine, db, command)
    chosen = calls.sampled(everything, None if machine.is_long else 2, random.Random(command.name))
    killed = []

    def trial(call, name):
        killed.append(kill(machine, command, call, name, states))

    machine.each(chosen, trial)
    ledger.say(
        f"  {command.name:17} {len(everything):4} calls found, {len(chosen):4} tried, {sum(killed):4} killed"
        f" ({calls.summary(everything)})")
    if sum(killed) != len(chosen):
        ledger.fail(f"{command.name}: {len(chosen) - sum(killed)} were not killed")


def kill(machine, command, call, name, states):
    where = f"{command.name} killed at {call[0]} {call[1]}"
    db = machine.copy(command.folder, name)
    done = machine.rung(db, *command.words, before=calls.injected(call[0], call[1], "signal=KILL"))
    judge(machine, where, db, states)
    for copy in backups(db):
        if not is_sound(copy) or content(copy) != states[0]:
            ledger.fail(f"{where}: the copy {os.path.basename(copy)} is not whole")
    if drafts(db):
        again = machine.rung(db, *command.words)
        if again.returncode != 0 or drafts(db):
            ledger.fail(f"{where}, then done: {again.returncode} {again.stderr}, left behind: {drafts(db)}")
    machine.remove(name)
    return done.returncode in (-9, 137)


def judge(machine, where, db, states, must=None):
    """The database opens, is intact, and is as before the command or as after it."""
    check = machine.rung(db, "db", "check")
    if check.returncode != 0:
        return ledger.fail(f"{where}: db check: {check.returncode} {check.stdout}{check.stderr}")
    now = content(db)
    if now not in states:
        ledger.fail(f"{where}: neither the content before nor the one after: {difference(states[0], now)}")
    elif must is not None and now not in must:
        ledger.fail(f"{where}: said one thing, did another")


def backups(db):
    folder = os.path.dirname(db)
    return [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".backup")]


def drafts(db):
    return [name for name in os.listdir(os.path.dirname(db)) if ".part" in name]
