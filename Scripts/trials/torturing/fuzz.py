"""f. Strange input at everything that reads (Scripts/trials/fuzz), ten minutes for each target."""

import os
import subprocess

from . import ledger, machine


def run(it):
    if not it.is_long:
        return ledger.say("  only in the long form: a build of its own; the tests replay what it once found")
    done = subprocess.run(
        [os.path.join(machine.TOP, "Scripts/trials/fuzz"), "--long"], cwd=machine.TOP, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in done.stdout.splitlines():
        ledger.say(f"  {line}")
    if done.returncode != 0:
        ledger.fail("the fuzzer found something")
