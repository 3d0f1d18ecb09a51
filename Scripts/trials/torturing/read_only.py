"""A file, a folder, a disk that may not be written, met by a user whom permissions bind."""

import os
import subprocess

from . import ledger
from .kill import judge

NOBODY = 65534
READING = (["level"], ["history"], ["export", "csv"], ["db", "check"])


def run(machine):
    if os.getuid() != 0:
        return ledger.fail("read-only places are tried as another user, which only root may become")
    modes = [("a read-only file", 0o700, 0o400), ("a read-only folder", 0o500, 0o600), ("both read-only", 0o500, 0o400)]
    for command in machine.sample.commands:
        states, refused, tried = command.states(machine), 0, 0
        for name, folder_mode, file_mode in modes:
            tried += 1
            refused += by_mode(machine, command, states, name, folder_mode, file_mode)
        tried += 1
        refused += by_mount(machine, command, states)
        ledger.say(f"  {command.name:16} {tried:4} read-only places, {refused:4} refused")


def by_mode(machine, command, states, name, folder_mode, file_mode):
    db = machine.copy(command.folder, "work")
    folder = os.path.dirname(db)
    for file in os.listdir(folder):
        os.chown(os.path.join(folder, file), NOBODY, NOBODY)
        os.chmod(os.path.join(folder, file), file_mode)
    os.chown(folder, NOBODY, NOBODY)
    os.chmod(folder, folder_mode)
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    answered = met(machine, f"{command.name}, {name}", db, command, states, user)
    os.chmod(folder, 0o700)
    for file in os.listdir(folder):
        os.chmod(os.path.join(folder, file), 0o600)
    if answered:
        again = machine.rung(db, *command.words, before=user)
        if again.returncode != 0:
            ledger.fail(f"{command.name}, {name}, then permitted: {again.returncode} {again.stderr}")
    return answered


def by_mount(machine, command, states):
    db = machine.copy(command.folder, "work")
    folder = os.path.dirname(db)
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    try:
        return met(machine, f"{command.name}, a read-only disk", db, command, states, [])
    finally:
        subprocess.run(["umount", folder], check=True)


def met(machine, where, db, command, states, user):
    done = machine.rung(db, *command.words, before=user)
    if done.returncode not in (0, 77):
        ledger.fail(f"{where}: exit code {done.returncode} {done.stderr}")
    if done.returncode != 0 and not done.stderr.strip():
        ledger.fail(f"{where}: no message")
    judge(machine, where, db, states, states[-1:] if done.returncode == 0 else states[:-1])
    if "up" not in command.name:  # an older file must be brought up to date to be read
        for words in READING:
            reading = machine.rung(db, *words, before=user)
            if reading.returncode != 0 and done.returncode != 0:
                ledger.fail(f"{where}: {words[0]}: {reading.returncode} {reading.stderr}")
    return done.returncode != 0
