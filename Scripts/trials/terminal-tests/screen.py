"""A program on a pseudo-terminal of its own, as a person has it: keys in, what appears out."""

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
import fcntl

# A shell starts what runs in its background with Ctrl-C ignored, and the programs tried here would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

PATIENCE = 60  # seconds until a thing that must appear is given up; nothing waits this long


class Screen:
    def __init__(self, words, environment, rows=24, columns=80):
        self.seen = ""
        self.bytes = b""
        self.status = None
        # Closed by exec: until then a Ctrl-C would meet this script's own child, not the program.
        begun, held = os.pipe()
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(words[0], words, environment)
            finally:
                os._exit(127)
        os.close(held)
        os.read(begun, 1)
        os.close(begun)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def modes(self):
        return termios.tcgetattr(self.terminal)

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def _more(self, seconds):
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return False
        try:
            chunk = os.read(self.terminal, 65536)
        except OSError:
            chunk = b""
        self.bytes += chunk
        self.seen = self.bytes.decode("utf-8", "replace")
        return bool(chunk)

    def expect(self, pattern, after=0):
        """Waits until the pattern appears after a position; returns the position of its end."""
        end = time.monotonic() + PATIENCE
        while True:
            found = re.search(pattern, plain(self.seen)[after:])
            if found:
                return after + found.end()
            if time.monotonic() > end or not self._more(1) and self._gone():
                raise AssertionError(f"{pattern!r} does not appear in:\n{plain(self.seen)[after:]}")

    def _gone(self):
        if self.status is None:
            child, status = os.waitpid(self.child, os.WNOHANG)
            if child:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def interrupt(self, until=lambda: False):
        self.insist("\x03", until)

    def insist(self, keys, until=lambda: False):
        """Presses keys until the program has ended or what is wanted is there."""
        end = time.monotonic() + PATIENCE
        while not self._gone() and not until() and time.monotonic() < end:
            self.type(keys)
            self._more(0.3)

    def end(self):
        """Reads to the program's end; returns its exit status, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while self._more(0.2) or not self._gone():
            if time.monotonic() > end:
                os.kill(self.child, signal.SIGKILL)
                raise AssertionError(f"it does not end:\n{plain(self.seen)}")
        while self._more(0):
            pass
        return self.status

    def close(self):
        if not self._gone():
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        os.close(self.terminal)


def plain(text):
    """Without the sequences that colour and move."""
    text = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", text)
    text = re.sub(r"\x1b[\[(][0-9;?>=!]*[ -/]*[A-Za-z@`]", "", text)
    return re.sub(r"\x1b[=>78]", "", text).replace("\r", "")


def run_all(checks):
    """Runs each function; prints what failed and exits 1 if any did."""
    failed = 0
    for check in checks:
        try:
            check()
        except Exception as error:  # each is reported, the others still run
            failed += 1
            print(f"FAILED  {check.__doc__}\n  {type(error).__name__}: {error}")
        else:
            print(f"ok      {check.__doc__}", file=sys.stderr)
    if failed:
        sys.exit(f"{failed} of {len(checks)} failed")
    print(f"{len(checks)} passed", file=sys.stderr)
