"""Calls that answer ENOSPC or EIO, from the N-th on, for every N."""

import random

from . import calls, ledger
from .kill import judge

# What a full or a failing disk answers to; the last word is whether all later calls fail too. To
# `write` belong the answer and the messages, so there only one call fails.
FAULTS = {
    "pwrite64": [("ENOSPC", True), ("EIO", True)], "write": [("ENOSPC", False), ("EIO", False)],
    "fsync": [("EIO", True)], "fdatasync": [("EIO", True)], "ftruncate": [("EIO", True)],
    "openat": [("ENOSPC", False), ("EIO", False)], "rename": [("EIO", True)], "unlink": [("EIO", True)],
}
CODES = (74, 77)


def run(machine):
    for command in machine.sample.commands:
        starved(machine, command)


def starved(machine, command):
    states = command.states(machine)
    everything = calls.found(machine, machine.copy(command.folder, "work"), command)
    chosen = calls.sampled(
        [call for call in everything if call[0] in FAULTS], None if machine.is_long else 2, random.Random(command.name))
    trials = [(call, *fault) for call in chosen for fault in FAULTS[call[0]]]
    refused = []

    def trial(what, name):
        refused.append(starve(machine, command, what, name, states))

    machine.each(trials, trial)
    ledger.say(f"  {command.name:16} {len(trials):4} faults, {sum(refused):4} refused, {len(trials) - sum(refused)} done all the same")


def starve(machine, command, what, name, states):
    (call, ordinal, line), error, and_on = what
    where = f"{command.name}, {error} from {call} {ordinal}"
    db = machine.copy(command.folder, name)
    done = machine.rung(db, *command.words, before=calls.injected(call, ordinal, f"error={error}", and_on))
    # An answer that could not be printed, of a command that was done.
    is_answer = call == "write" and line.startswith(("1<", "2<"))
    if done.returncode != 0:
        if done.returncode not in CODES:
            ledger.fail(f"{where}: exit code {done.returncode} {done.stderr}")
        elif not done.stderr.strip():
            ledger.fail(f"{where}: no message")
    must = states[-1:] if done.returncode == 0 or is_answer else states[:-1]
    # The disk failed at the very last: the outcome is unknown, and the message says so.
    judge(machine, where, db, states, None if "failed during the commit" in done.stderr else must)
    again = machine.rung(db, "log", "grpc", "5m", "--at", "2026-01-11T10:00")
    if again.returncode != 0:
        ledger.fail(f"{where}: the next command: {again.returncode} {again.stderr}")
    machine.remove(name)
    return done.returncode != 0
