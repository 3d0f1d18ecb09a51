"""c and d. Faults inside the process: tests that put a failing disk and a failing allocator under
SQLite (Tests/Faults). The long form tries every point, with an optimized build of its own."""

import os
import subprocess
import tempfile

from . import ledger, machine

# Hundreds of thousands of trials: as the debug build is, they would take a day.
OPTIMIZED = ["-c", "release", "-Xswiftc", "-enable-testing", "--scratch-path", ".build-torture"]


def power(it):
    tests(it, "PowerLossTests")


def memory(it):
    tests(it, "OutOfMemoryTests|MemoryHeldTests")


def tests(it, which):
    environment, words = dict(os.environ), ["--skip-build"]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        if it.is_long:
            # Losses are made below SQLite, not by the disk that the trials lie on.
            environment.update(RUNG_TORTURE="long", TMPDIR=folder)
            words = [*OPTIMIZED, "--disable-xctest"]
        with subprocess.Popen(
                ["swift", "test", *words, "--filter", which], cwd=machine.TOP, env=environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as run:
            lines, counted = [], 0
            for line in run.stdout:
                lines.append(line.rstrip())
                if "torture: " in line:
                    counted += 1
                    ledger.say(f"  {lines[-1].split('torture: ', 1)[1]}")
    if run.returncode != 0 or not counted:
        for line in [line for line in lines if line.startswith(("✘", "↳"))][:40] or lines[-30:]:
            ledger.say(f"    {line[:400]}")
        ledger.fail(f"{which}: exit code {run.returncode}")
