"""Which system calls of a command change a file, as strace saw them."""

import os
import re

# Whatever changes a file, a folder, or when it is on the disk.
CHANGES = [
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "fsync", "fdatasync", "sync_file_range", "ftruncate", "truncate",
    "fallocate", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir",
    "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "chown", "fchown", "fchownat", "copy_file_range", "sendfile",
    "setxattr", "fsetxattr", "utimensat",
]
# Only with these flags.
SOMETIMES = {"openat": r"O_CREAT|O_TRUNC", "mmap": r"PROT_WRITE.*MAP_SHARED"}


def found(machine, db, command):
    """The calls in their order: (name, how many of that name were before it and it, the line)."""
    trace = db + ".trace"
    names = ",".join([*CHANGES, *SOMETIMES])
    done = machine.rung(db, *command.words, before=["strace", "-f", "-y", "-o", trace, "-e", f"trace={names}"])
    assert done.returncode == 0, (command.words, done.stderr)
    counts, calls = {}, []
    with open(trace) as file:
        for line in file:
            match = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
            if not match:
                continue
            name, rest = match.groups()
            counts[name] = counts.get(name, 0) + 1
            if name in SOMETIMES and not re.search(SOMETIMES[name], rest):
                continue
            calls.append((name, counts[name], rest))
    os.unlink(trace)
    return calls


def injected(call, ordinal, what, and_on=False):
    """The strace that does something to one call, or to it and all later ones of its name."""
    moment = f"{ordinal}+" if and_on else f"{ordinal}"
    return ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={moment}"]


def sampled(calls, per_name, generator):
    """All of them, or for each name the first, the last and some between."""
    if per_name is None:
        return calls
    chosen = []
    for name in dict.fromkeys(call[0] for call in calls):
        own = [call for call in calls if call[0] == name]
        if len(own) > per_name:
            own = [own[0], own[-1], *generator.sample(own[1:-1], per_name - 2)]
        chosen += own
    return chosen


def summary(calls):
    names = dict.fromkeys(call[0] for call in calls)
    return ", ".join(f"{name} {sum(call[0] == name for call in calls)}" for name in names)
