"""c and d. Faults inside the process: tests that put a failing disk and a failing allocator under
SQLite (Tests/Faults). The long form tries every point, with an optimized build of its own."""

import os
import re
import subprocess

from . import ledger, machine

# Hundreds of thousands of trials: as the debug build is, they would take a day.
OPTIMIZED = ["-c", "release", "-Xswiftc", "-enable-testing", "--scratch-path", ".build-torture"]


def power(it):
    tests(it, "PowerLossTests")


def memory(it):
    tests(it, "OutOfMemoryTests|MemoryHeldTests")


def tests(it, which):
    environment = dict(os.environ)
    words = ["--skip-build"]
    if it.is_long:
        environment["RUNG_TORTURE"] = "long"
        # Losses are made below SQLite, not by the disk that the trials lie on.
        if os.path.isdir("/dev/shm"):
            environment["TMPDIR"] = "/dev/shm"
        words = [*OPTIMIZED, "--disable-xctest"]
    with subprocess.Popen(
            ["swift", "test", *words, "--filter", which], cwd=machine.TOP, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as run:
        lines, counted = [], 0
        for line in run.stdout:
            lines.append(line.rstrip())
            if "torture: " in line:
                counted += 1
                ledger.say(f"  {line.split('torture: ', 1)[1].rstrip()}")
    if run.returncode != 0 or not counted:
        for line in [line for line in lines if line.startswith(("✘", "↳"))][:40] or lines[-30:]:
            ledger.say(f"    {line[:400]}")
        ledger.fail(f"{which}: exit code {run.returncode}")
