"""How rung behaves on a terminal: colour, width, pager, Ctrl-C. Called by Scripts/trials/terminal."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

from screen import PATIENCE, Screen, plain, run_all

RUNG = os.path.abspath(sys.argv[1])
HOME = tempfile.mkdtemp(prefix="rung-terminal-")
BASE = {
    "HOME": HOME, "USER": "ada", "PATH": os.environ["PATH"], "TERM": "xterm-256color",
    "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "RUNG_LANG": "en",
}


def on(*words, rows=24, columns=80, **more):
    return Screen([RUNG, *words], {**BASE, **more}, rows, columns)


def piped(*words, stdin=None, **more):
    return subprocess.run([RUNG, *words], capture_output=True, text=True, input=stdin, env={**BASE, **more})


def shown(*words, **more):
    screen = on(*words, **more)
    screen.end()
    screen.close()
    return screen.seen


def cells(line):
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line if not unicodedata.combining(c))
    return wide


def colours():
    """colours on a terminal only; NO_COLOR, CLICOLOR, TERM=dumb and --color are followed"""
    coloured = lambda text: "\x1b[3" in text or "\x1b[1m" in text
    assert coloured(shown("next"))
    for more in ({"NO_COLOR": "1"}, {"CLICOLOR": "0"}, {"TERM": "dumb"}):
        assert not coloured(shown("next", **more)), more
    assert not coloured(shown("next", "--color", "never"))
    assert not coloured(piped("next").stdout)
    assert coloured(piped("next", CLICOLOR_FORCE="1").stdout)
    assert coloured(piped("next", "--color", "always", NO_COLOR="1").stdout)


def meaning():
    """without colours every word is still there"""
    for verb in (["level"], ["next"], ["skills"], ["stages"], ["stale"], ["history"]):
        with_ink = plain(shown(*verb, "--no-pager"))
        without = shown(*verb, "--no-pager", NO_COLOR="1").replace("\r", "")
        assert with_ink == without, verb
    sequences = set(piped("level", "--explain", "--color", "always").stdout.split("\x1b")[1:])
    for sequence in sequences:
        ink = sequence.split("m")[0]
        # Black, white and blue cannot be read on one of the two backgrounds.
        assert ink in ("[0", "[1", "[2", "[31", "[32", "[33", "[36"), ink


def width():
    """tables fit the terminal; COLUMNS wins over what the terminal says"""
    for language in ("en", "zh"):
        for columns in (46, 80):
            for verb in (["skills"], ["stages"], ["level"], ["history"], ["report"]):
                text = plain(shown(*verb, "--no-pager", columns=columns, RUNG_LANG=language))
                widest = max(map(cells, text.split("\n")))
                assert widest <= columns, (verb, language, columns, widest)
    assert max(map(cells, plain(shown("skills", "--no-pager", columns=200, COLUMNS="60")).split("\n"))) <= 60


def pager():
    """a long answer goes through less, which restores the terminal; q in it is not an error"""
    screen = on("skills")
    before = screen.modes()
    screen.expect(r":\s*$")
    assert "asyncio" not in screen.seen or screen.seen.count("\n") <= 24
    screen.type("q")
    assert screen.end() == 0
    assert screen.modes() == before
    screen.close()


def unpaged():
    """no pager for --no-pager, for what fits, in a pipe, and where the pager is not there"""
    whole = piped("skills").stdout.count("\n")
    assert whole > 24
    for words, more in ((["skills", "--no-pager"], {}), (["skills"], {"PAGER": "cat"}),
                        (["skills"], {"RUNG_PAGER": ""}), (["skills"], {"PAGER": "no-such-pager"}),
                        (["skills"], {"rows": 500})):
        screen = on(*words, **more)
        assert screen.end() == 0
        assert screen.seen.count("\n") >= whole, (words, more)
        screen.close()


def pager_words():
    """the pager is run by its words; no shell reads them"""
    marker = f"{HOME}/marker"
    screen = on("skills", PAGER=f"head -n 3 ; touch {marker}")
    screen.end()
    assert not os.path.exists(marker)
    screen.close()
    screen = on("skills", PAGER="head -n 3")
    assert screen.end() == 0 and screen.seen.count("\n") == 3, screen.seen
    screen.close()


def interrupt_pager():
    """Ctrl-C in the pager is the pager's"""
    screen = on("skills")
    screen.expect(r":\s*$")
    place = len(plain(screen.seen))
    # less misses a Ctrl-C that comes just before it reads; and the terminal forgets what was typed before
    # the signal, so that q goes after less has redrawn.
    screen.interrupt(until=lambda: re.search(r":\s*$", plain(screen.seen)[place:]))
    assert plain(screen.seen)[place:]
    screen.insist("q")
    assert screen.end() == 0
    screen.close()


def interrupt_input():
    """Ctrl-C while standard input is awaited ends it as the signal does, with nothing recorded"""
    before = piped("history", "--json").stdout
    screen = on("note", "-")
    before_modes = screen.modes()
    screen.type("half a thought\n")
    screen.interrupt()
    assert screen.end() == -signal.SIGINT
    assert screen.modes() == before_modes
    screen.close()
    assert piped("history", "--json").stdout == before


def interrupt_question():
    """Ctrl-C at a question leaves the timer running"""
    home = tempfile.mkdtemp(dir=HOME)
    piped("start", "asyncio", "--at", "15 hours ago", HOME=home)
    screen = Screen(["sh", "-c", f"'{RUNG}' stop; echo code $?"], {**BASE, "HOME": home})
    screen.expect(r"\?|\[")
    screen.type("\x03")
    screen.end()
    screen.close()
    assert piped("status", HOME=home).returncode == 0


def interrupt_hook():
    """Ctrl-C during a hook kills the hook; the record stays"""
    home = tempfile.mkdtemp(dir=HOME)
    hooks = f"{home}/.config/rung/hooks"
    os.makedirs(hooks)
    with open(f"{hooks}/on-session", "w") as file:
        file.write("#!/bin/sh\necho hook runs $$\nexec sleep 600\n")
    os.chmod(f"{hooks}/on-session", 0o755)
    piped("config", "set", "hook-seconds", "300", HOME=home)
    screen = on("log", "asyncio", "5m", HOME=home)
    screen.expect(r"hook runs \d+\n")
    hook = int(plain(screen.seen).split("hook runs ")[1].split()[0])
    screen.type("\x03")
    assert screen.end() == -signal.SIGINT
    screen.close()
    assert '"asyncio"' in piped("history", "--json", HOME=home).stdout
    # It gets SIGTERM; on a busy machine it takes a moment.
    end = time.monotonic() + PATIENCE
    while (state := state_of(hook)) not in ("gone", "Z") and time.monotonic() < end:
        time.sleep(0.05)
    assert state in ("gone", "Z"), state


def state_of(process):
    try:
        return open(f"/proc/{process}/stat").read().split()[2]
    except FileNotFoundError:
        return "gone"


def leftovers():
    """a command that is ended takes its half-written files with it"""
    home = tempfile.mkdtemp(dir=HOME)
    piped("log", "asyncio", "5m", HOME=home)
    editor = f"{home}/editor"
    with open(editor, "w") as file:
        file.write('#!/bin/sh\nkill -TERM $PPID\nsleep 1\n')
    os.chmod(editor, 0o755)
    screen = on("note", HOME=home, EDITOR=editor)
    assert screen.end() == -signal.SIGTERM
    screen.close()
    left = [name for name in os.listdir(f"{home}/.local/share/rung") if "note-" in name or ".part" in name]
    assert left == [], left


def pipes():
    """a reader that closes the pipe early is not an error"""
    done = subprocess.run(["bash", "-c", f"set -o pipefail; '{RUNG}' skills | head -n 1; echo ${{PIPESTATUS[0]}}"],
                          capture_output=True, text=True, env=BASE)
    assert done.stderr == "", done.stderr


try:
    piped("log", "asyncio", "90m", "--note", "事件循环 and more words than a narrow terminal has room for", "--tag", "deep")
    piped("done", "postgresql")
    run_all([colours, meaning, width, pager, unpaged, pager_words, interrupt_pager, interrupt_input,
             interrupt_question, interrupt_hook, leftovers, pipes])
finally:
    shutil.rmtree(HOME, ignore_errors=True)
