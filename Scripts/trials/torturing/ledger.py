"""What was found, and the last word on it."""

import sys

FAILURES = []


def say(text):
    print(text, flush=True)


def fail(text):
    FAILURES.append(text)
    say(f"  FAILED {text}")


def close():
    say("all held" if not FAILURES else f"{len(FAILURES)} failures")
    sys.exit(1 if FAILURES else 0)
