"""Presses TAB in a real shell: completion of rung. Called by Scripts/trials/terminal."""

import os
import shutil
import subprocess
import sys
import tempfile

from screen import Screen, plain, run_all

RUNG, SHARE, SHELL = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
HOME = tempfile.mkdtemp(prefix="rung-shells-")
BIN = f"{HOME}/bin"
os.makedirs(BIN)
os.symlink(RUNG, f"{BIN}/rung")
ENVIRONMENT = {
    "HOME": HOME, "USER": "ada", "PATH": f"{BIN}:/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8",
    "RUNG_LANG": "en", "PS1": "ready> ", "XDG_CONFIG_HOME": f"{HOME}/config", "TZ": "Asia/Shanghai",
}


def rung(*words):
    return subprocess.run([RUNG, *words], capture_output=True, text=True, env=ENVIRONMENT)


def start():
    """The shell with what Scripts/install installs, and nothing else of this machine."""
    if SHELL == "bash":
        file = f"{HOME}/bashrc"
        with open(file, "w") as out:
            out.write(f"PS1='ready> '\n. {SHARE}/bash-completion/completions/rung\n"
                      "bind 'set completion-query-items 0'\nbind 'set page-completions off'\n"
                      "bind 'set bell-style none'\nbind 'set enable-bracketed-paste off'\n")
        words = ["bash", "--noprofile", "--rcfile", file, "-i"]
    elif SHELL == "zsh":
        with open(f"{HOME}/.zshrc", "w") as out:
            out.write(f"PS1='ready> '\nfpath=({SHARE}/zsh/site-functions $fpath)\nautoload -Uz compinit\n"
                      "compinit -u -D\nsetopt no_beep\nunsetopt zle_bracketed_paste prompt_sp\nunset zle_bracketed_paste\nLISTMAX=1000\n")
        words = ["zsh", "-i"]
    else:
        os.makedirs(f"{HOME}/config/fish/completions", exist_ok=True)
        shutil.copy(f"{SHARE}/fish/vendor_completions.d/rung.fish", f"{HOME}/config/fish/completions/")
        with open(f"{HOME}/config/fish/config.fish", "w") as out:
            out.write("function fish_prompt; echo -n 'ready> '; end\nset -g fish_greeting\n"
                      "set -g fish_autosuggestion_enabled 0\n")
        words = ["fish", "-i"]
    screen = Screen(words, ENVIRONMENT, rows=60, columns=120)
    screen.expect("ready> ")
    return screen


def runs(keys):
    """Types, presses TAB, then Enter: the words that the program gets in the end."""
    screen = start()
    try:
        screen.type(keys + "\t")
        # Typed after TAB: the shell reads it when the completion is done.
        screen.type("\n")
        screen.expect(r"ready> [\s\S]*ready> ")
        return plain(screen.seen)
    finally:
        screen.close()


class Words:
    """A rung that writes down its words, but completes as rung does."""

    def __enter__(self):
        os.remove(f"{BIN}/rung")
        with open(f"{BIN}/rung", "w") as file:
            file.write(f"#!/bin/sh\n[ \"$1\" = complete ] && exec '{RUNG}' \"$@\"\n"
                       f"for word in \"$@\"; do printf '%s\\n' \"$word\"; done > {HOME}/words.new; mv {HOME}/words.new {HOME}/words\n")
        os.chmod(f"{BIN}/rung", 0o755)
        return self

    def __exit__(self, *_):
        os.remove(f"{BIN}/rung")
        os.symlink(RUNG, f"{BIN}/rung")

    def of(self, keys):
        if os.path.exists(f"{HOME}/words"):
            os.remove(f"{HOME}/words")
        runs(keys)
        with open(f"{HOME}/words", encoding="utf-8") as file:
            return file.read().split("\n")[:-1]


def check(keys, *wanted):
    with Words() as words:
        got = words.of(keys)
        assert got == list(wanted), f"{keys!r} gave {got}, not {list(wanted)}"


def verb():
    """a verb from its beginning"""
    check("rung hea", "heatmap")


def skill():
    """a skill from the beginning of its slug"""
    check("rung log decor", "log", "decorators")


def option():
    """an option, and its values"""
    check("rung log asyncio 5m --all", "log", "asyncio", "5m", "--allow-overlap")
    check("rung level --at-least sen", "level", "--at-least", "senior")


def chinese():
    """a skill from the beginning of its Chinese label"""
    check("rung log 装", "log", "装饰器")


def quoted():
    """a name with a blank and a quote in it, as one word"""
    check("rung learner use Bo", "learner", "use", "Bob O'Neil")


def in_quotes():
    """a word whose quote is still open"""
    check("rung learner use \"Bo", "learner", "use", "Bob O'Neil")


def global_first():
    """behind global options"""
    check("rung --lang zh --json log decor", "--lang", "zh", "--json", "log", "decorators")


def ids():
    """a recent id, and a session by its place"""
    short = rung("history", "--json").stdout.split('"id": "')[1].split('"')[0][-4:]
    check(f"rung delete {short[:3]}", "delete", short)


# What a foreign file may contain: each begins with a letter of its own, and would make a file
# named ran if any of it were run.
HOSTILE = [
    "a';touch${IFS}ran;'", 'b";touch${IFS}ran;"', "c$(touch${IFS}ran)", "u`touch${IFS}ran`",
    "e;touch${IFS}ran", "f|touch${IFS}ran&", "g!!x!touch", "h\\';touch${IFS}ran;\\'", "i>ran<x",
    "j'\u0301;touch${IFS}ran;'\u0301", "k{a,b}*?[x]~#", "l\\", "m'\"'\"$x`", "n%x^y=z:w@v",
    "o$HOME${PATH}", "p\\$(touch${IFS}ran)", "q~/x", "r'!\"!'",
]


def hostile():
    """a tag that would run a command is a word, in whatever quotes it was begun"""
    for tag in HOSTILE:
        done = rung("log", "asyncio", "5m", "--tag", tag)
        assert done.returncode == 0, done.stderr
    with Words() as words:
        for tag in HOSTILE:
            for begun in ("", "'", '"'):
                keys = f"rung log asyncio 5m --tag {begun}{tag[0]}"
                try:
                    got = words.of(keys)
                except AssertionError as error:
                    raise AssertionError(f"{keys!r} of {tag!r}: {error}")
                # zsh puts in no tag with an accent on a quote.
                fine = [tag, tag[0]] if SHELL == "zsh" and "\u0301" in tag else [tag]
                assert got[:4] == ["log", "asyncio", "5m", "--tag"], f"{keys!r} gave {got}"
                assert got[4:] in [[one] for one in fine], f"{keys!r} gave {got}"
    assert not os.path.exists(f"{HOME}/ran") and not os.path.exists("ran"), "a value was run"


def hostile_names():
    """so is a learner's name with blanks, and with others that begin as it does"""
    names = ["z1 '; touch ran; '", "z2 $(touch ran)", "z3 `touch ran` \"; touch ran \"!", "z4 & touch ran #"]
    for name in names:
        assert rung("learner", "add", name).returncode == 0
    with Words() as words:
        for name in names:
            for begun in ("", "'", '"'):
                for option in ([], ["--learner"]):
                    keys = " ".join(["rung"] + (option or ["learner", "use"]) + [begun + name[:2]])
                    got = words.of(keys)
                    assert got == (option or ["learner", "use"]) + [name], f"{keys!r} gave {got}"
    # Several fit: what they share is put in, and the word is still open.
    for begun in ("", "'", '"'):
        screen = start()
        try:
            screen.type(f"rung learner use {begun}z\t\t")
            screen.expect("z4", len("ready> rung learner use z"))
            screen.type("\n")
        finally:
            screen.close()
    assert not os.path.exists(f"{HOME}/ran") and not os.path.exists("ran"), "a value was run"


def strange_quotes():
    """nothing is put within $'...', which has escapes of its own"""
    assert rung("log", "asyncio", "5m", "--tag", "$s\\';touch${IFS}ran;#").returncode == 0
    if SHELL != "fish":
        screen = start()
        try:
            screen.type("rung log asyncio 5m --tag $'s\t\t")
            screen.type("'\n")
            screen.expect(r"ready> [\s\S]*ready> ")
        finally:
            screen.close()
    assert not os.path.exists(f"{HOME}/ran") and not os.path.exists("ran"), "a value was run"


def dashes():
    """a name that would be taken for an option is offered only where it cannot be"""
    assert rung("learner", "add", "--", "--db=x").returncode == 0
    check("rung learner use -- --d", "learner", "use", "--", "--db=x")
    check("rung learner use --d", "learner", "use", "--db")


def files():
    """the name of a file where a file is wanted"""
    with open(f"{HOME}/other-record.db", "w"):
        pass
    check(f"rung merge {HOME}/other-re", "merge", f"{HOME}/other-record.db")


def several():
    """several that fit are listed, with what they mean where the shell can show it"""
    screen = start()
    try:
        screen.type("rung log postgresql-\t\t")
        # fish shortens what has no room.
        screen.expect("sql-geo", len("ready> rung log postgresql-"))
        screen.expect("sql-jsonb")
        if SHELL != "bash":
            screen.expect("PostgreSQL JSONB")
    finally:
        screen.close()


try:
    rung("log", "asyncio", "90m", "--tag", "deep")
    rung("learner", "add", "Bob O'Neil")
    run_all([verb, skill, option, chinese, quoted, in_quotes, global_first, ids, hostile,
             hostile_names, strange_quotes, dashes, files, several])
finally:
    shutil.rmtree(HOME, ignore_errors=True)
