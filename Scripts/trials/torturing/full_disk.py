"""A real disk with too little room: a tmpfs of 64 KB to 1 MB."""

import os
import shutil
import subprocess

from . import ledger
from .kill import judge

KB = 1024


def run(machine):
    place = os.path.join(machine.home, "disk")
    os.makedirs(place)
    if not mounted(place, 64):
        return ledger.fail("no small disk could be mounted (unshare --mount, mount -t tmpfs): nothing was tried on a full disk")
    subprocess.run(["umount", place], check=True)
    from_nothing(machine, place)
    almost_full(machine, place)


def mounted(place, size):
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", place]
    return subprocess.run(command, capture_output=True).returncode == 0


def from_nothing(machine, place):
    """The very first command has no room for the database."""
    sizes = range(64, 1025, 64) if machine.is_long else (64, 256, 384, 1024)
    refused = 0
    for size in sizes:
        assert mounted(place, size)
        where = f"a new database on {size} KB"
        db = os.path.join(place, "rung.db")
        done = machine.rung(db, "log", "asyncio", "5m", "--at", "2026-01-11T10:00")
        refused += done.returncode != 0
        expect_clear_end(where, done)
        subprocess.run(["mount", "-o", "remount,size=16m", place], check=True)
        again = machine.rung(db, "log", "redis", "5m", "--at", "2026-01-12T10:00")
        if again.returncode != 0:
            ledger.fail(f"{where}: with room: {again.returncode} {again.stderr}")
        check = machine.rung(db, "db", "check")
        if check.returncode != 0:
            ledger.fail(f"{where}: {check.stdout}{check.stderr}")
        subprocess.run(["umount", place], check=True)
    ledger.say(f"  a new database   {len(sizes):4} disks of 64 to 1024 KB, {refused:4} too small")
    if not 0 < refused < len(sizes):
        ledger.fail("the disks were not both too small and large enough")


def almost_full(machine, place):
    """Each command on a disk of 1 MB with some KB left."""
    for command in machine.sample.commands:
        states = command.states(machine)
        rooms = range(0, 512, 8) if machine.is_long else (0, 32, 128)
        refused = 0
        for room in rooms:
            where = f"{command.name} with {room} KB left"
            assert mounted(place, 1024)
            db = os.path.join(place, "rung.db")
            # Without the journal, which is empty and would keep room for itself.
            shutil.copy(os.path.join(command.folder, "rung.db"), db)
            left = fill(place, room * KB)
            done = machine.rung(db, *command.words)
            refused += done.returncode != 0
            expect_clear_end(where, done)
            judge(machine, where, db, states, states[-1:] if done.returncode == 0 else states[:-1])
            os.unlink(os.path.join(place, "fill"))
            subprocess.run(["mount", "-o", "remount,size=16m", place], check=True)
            if done.returncode != 0:
                again = machine.rung(db, *command.words)
                if again.returncode != 0:
                    ledger.fail(f"{where}: with room: {again.returncode} {again.stderr}")
                judge(machine, f"{where}, then done", db, states[-1:])
            subprocess.run(["umount", place], check=True)
            assert left >= 0
        ledger.say(f"  {command.name:16} {len(rooms):4} disks with little room, {refused:4} refused")
        if refused == 0:
            ledger.fail(f"{command.name}: no disk was too full for it")


def fill(place, room):
    """Leaves so many bytes free; how many are."""
    status = os.statvfs(place)
    size = status.f_bavail * status.f_frsize - room
    with open(os.path.join(place, "fill"), "wb") as file:
        file.write(b"\0" * max(0, size))
    status = os.statvfs(place)
    return status.f_bavail * status.f_frsize


def expect_clear_end(where, done):
    if done.returncode != 0 and (done.returncode not in (74, 77) or not done.stderr.strip()):
        ledger.fail(f"{where}: exit code {done.returncode} {done.stderr}")
