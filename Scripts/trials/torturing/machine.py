"""The program under test, in a home of its own, and how many trials run at a time."""

import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

from . import ledger

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))


def enter_namespace():
    """Starts this program again where mounts are its own affair, unless that was done."""
    if os.environ.get("RUNG_TORTURE_NAMESPACE"):
        return
    os.environ["RUNG_TORTURE_NAMESPACE"] = "1"
    flags = ["--mount", "--propagation", "private"]
    if os.getuid() != 0:
        flags = ["--map-root-user", *flags]
    if shutil.which("unshare") and subprocess.run(["unshare", *flags, "true"], stderr=subprocess.DEVNULL).returncode == 0:
        os.execvp("unshare", ["unshare", *flags, sys.executable, *sys.argv])
    # Goes on, and fails where a small disk would have been mounted.


def need(program, package):
    if shutil.which(program):
        return
    if os.getuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run(["apt-get", "install", "-y", "-qq", package], check=True, stdout=subprocess.DEVNULL)
    else:
        sys.exit(f"error: {program} is missing\n  Run: sudo apt-get install {package}")


class Machine:
    def __init__(self, program, is_long):
        if not os.path.exists(program):
            sys.exit("error: rung is not built\n  Run: swift build --build-tests")
        self.is_long = is_long
        self.home = tempfile.mkdtemp(prefix="rung-torture-")
        os.chmod(self.home, 0o755)
        # Where every user may run it.
        self.program = os.path.join(self.home, "rung")
        shutil.copy(program, self.program)
        self.environment = {
            "HOME": self.home, "USER": "ada", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "RUNG_LANG": "en",
            "PATH": os.environ["PATH"]}
        self.sample = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home, ignore_errors=True)

    def command(self, db, words, before=()):
        return [*before, "env", f"RUNG_DB={db}", self.program, *words] if before else [self.program, *words]

    def rung(self, db, *words, before=()):
        """Runs one command. The database comes by the environment, so that `undo --list` says the same
        wherever it is."""
        return subprocess.run(
            [*before, self.program, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL,
            env={**self.environment, "RUNG_DB": db})

    def start(self, db, *words):
        return subprocess.Popen(
            [self.program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env={**self.environment, "RUNG_DB": db})

    def copy(self, folder, name):
        """A copy of a folder with a database; its path."""
        target = os.path.join(self.home, name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target)
        return os.path.join(target, "rung.db")

    def each(self, trials, body):
        """Runs all trials, a few at a time, each in a folder of its own name."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for future in [pool.submit(body, trial, f"trial-{number}") for number, trial in enumerate(trials)]:
                try:
                    future.result()
                except Exception as error:  # a trial that cannot be judged did not hold
                    ledger.fail(f"a trial could not be run: {error!r}")

    def remove(self, name):
        shutil.rmtree(os.path.join(self.home, name), ignore_errors=True)
