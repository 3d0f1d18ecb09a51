"""g. The whole test suite, compiled to report each memory error and each race."""

import os
import re
import shutil
import subprocess

from . import ledger, machine

KINDS = {"address": ".build-asan", "thread": ".build-tsan"}
# What cannot be tried under a sanitizer. Its start never ends under `faketime`, which sets a clock back; the
# Thread sanitizer writes a file of its own, so that it is what a limit on the size of files ends.
SKIPPED = {
    "address": "clockWentBack",
    "thread": "clockWentBack|ProcessDiskTests/(limited|export)|ProcessExportTests/fullDisk",
}
LEAKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "leaks.supp")


def run(it):
    if not it.is_long:
        return ledger.say("  only in the long form: each is a build of its own")
    for kind, folder in KINDS.items():
        # Optimized: else the generated histories take hours. XCTest, which has no test here, leaks by itself.
        words = [
            "swift", "test", "-c", "release", "-Xswiftc", "-enable-testing", "--disable-xctest",
            "--skip", SKIPPED[kind], f"--sanitize={kind}", "--scratch-path", folder]
        # What an older build left would be taken for wrong use of memory where a layout changed.
        shutil.rmtree(os.path.join(machine.TOP, folder), ignore_errors=True)
        os.makedirs(os.path.join(machine.TOP, folder))
        log = os.path.join(machine.TOP, folder, "torture.log")
        with open(log, "w") as file:
            code = subprocess.run(
                words, cwd=machine.TOP, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
                env={**os.environ, "LSAN_OPTIONS": f"suppressions={LEAKS}:print_suppressions=0"}).returncode
        with open(log, errors="replace") as file:
            text = file.read()
        reports = re.findall(r"(?:ERROR|WARNING): (?:Address|Thread|Leak)Sanitizer.*", text)
        ran = re.findall(r"Test run with (\d+) tests", text)
        ledger.say(f"  {kind:16} {ran[-1] if ran else 0:>4} tests, {len(reports)} reports")
        for report in reports[:10]:
            ledger.say(f"    {report}")
        if code != 0 or reports or not ran:
            ledger.fail(f"the tests under the {kind} sanitizer: exit code {code}, see {log}")
