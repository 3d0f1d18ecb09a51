"""c and d. Faults inside the process: tests that put a failing disk and a failing allocator under
SQLite (Tests/Faults). The long form tries every point."""

import os
import subprocess

from . import ledger, machine


def power(it):
    tests(it, "PowerLossTests")


def memory(it):
    tests(it, "OutOfMemoryTests|MemoryHeldTests")


def tests(it, which):
    words = ["swift", "test", "--skip-build", "--filter", which]
    environment = {**os.environ, **({"RUNG_TORTURE": "long"} if it.is_long else {})}
    done = subprocess.run(
        words, cwd=machine.TOP, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    lines = done.stdout.splitlines()
    counted = [line.split("torture: ", 1)[1] for line in lines if "torture: " in line]
    for line in counted:
        ledger.say(f"  {line}")
    if done.returncode != 0 or not counted:
        for line in [line for line in lines if line.startswith(("✘", "↳"))][:40] or lines[-30:]:
            ledger.say(f"    {line[:400]}")
        ledger.fail(f"{which}: exit code {done.returncode}")
