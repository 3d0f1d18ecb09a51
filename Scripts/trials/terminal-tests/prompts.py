"""Tries the lines that the documentation gives for prompts and bars. Called by Scripts/trials/terminal."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib

from screen import Screen, run_all

RUNG = os.path.abspath(sys.argv[1])
DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Sources/rung/Rung.docc")
HOME = tempfile.mkdtemp(prefix="rung-prompts-")
BIN = f"{HOME}/bin"
os.makedirs(BIN)
os.symlink(RUNG, f"{BIN}/rung")
ENVIRONMENT = {
    "HOME": HOME, "USER": "ada", "PATH": f"{BIN}:/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8",
    "RUNG_LANG": "en", "XDG_CONFIG_HOME": f"{HOME}/config", "TZ": "Asia/Shanghai",
}
RUNNING = r"asyncio 1h 3\dm"


def snippets(page, language):
    with open(f"{DOCS}/{page}", encoding="utf-8") as file:
        return re.findall(rf"```{language}\n(.*?)```", file.read(), re.S)


def snippet(language):
    both = [snippets(page, language)[0] for page in ("PromptAndBar.md", "PromptAndBar-zh.md")]
    assert both[0] == both[1], f"the two pages differ for {language}"
    return both[0]


def rung(*words, **more):
    return subprocess.run([RUNG, *words], capture_output=True, text=True, env={**ENVIRONMENT, **more})


def prompt(words, files):
    """Idle, then with a timer, in one shell."""
    for path, text in files.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    rung("cancel")
    screen = Screen(words, ENVIRONMENT, rows=24, columns=100)
    try:
        place = screen.expect("ready> ")
        assert "asyncio" not in screen.seen
        rung("start", "asyncio", "--at", "95 minutes ago", "--allow-overlap")
        screen.type("\n")
        screen.expect(rf"\[{RUNNING}\] ready> ", place)
    finally:
        screen.close()


def bash():
    """the bash prompt"""
    prompt(["bash", "--noprofile", "--rcfile", f"{HOME}/rc", "-i"],
           {f"{HOME}/rc": "PS1='ready> '\n" + snippet("bash")})


def zsh():
    """the zsh prompt"""
    prompt(["zsh", "-i"], {f"{HOME}/.zshrc": "PROMPT='ready> '\nunsetopt prompt_sp\n" + snippet("zsh")})


def fish():
    """the fish prompt"""
    prompt(["fish", "-i"], {
        f"{HOME}/config/fish/config.fish":
            "set -g fish_greeting\nfunction fish_prompt; echo -n 'ready> '; end\n" + snippet("fish")})


def command(line):
    """A line as starship and waybar run it: by sh."""
    rung("cancel")
    idle = subprocess.run(["sh", "-c", line], capture_output=True, text=True, env=ENVIRONMENT)
    assert idle.stdout == "" and idle.stderr == "", idle
    rung("start", "asyncio", "--at", "95 minutes ago", "--allow-overlap")
    busy = subprocess.run(["sh", "-c", line], capture_output=True, text=True, env=ENVIRONMENT)
    assert re.fullmatch(RUNNING + "\n", busy.stdout) and busy.stderr == "", busy


def starship():
    """the starship module"""
    command(tomllib.loads(snippet("toml"))["custom"]["rung"]["command"])


def waybar():
    """the waybar module"""
    command(json.loads("{" + snippet("json") + "}")["custom/rung"]["exec"])


def tmux():
    """the tmux status line"""
    with open(f"{HOME}/tmux.conf", "w") as file:
        file.write(snippet("tmux"))
    rung("cancel")
    rung("start", "asyncio", "--at", "95 minutes ago", "--allow-overlap")
    socket = ["tmux", "-S", f"{HOME}/tmux", "-f", f"{HOME}/tmux.conf"]
    screen = Screen([*socket, "new-session", "sleep 600"], ENVIRONMENT, rows=24, columns=100)
    try:
        screen.expect(rf"{RUNNING} \| \d\d:\d\d")
    finally:
        subprocess.run([*socket, "kill-server"], env=ENVIRONMENT)
        screen.close()


def calls(*words, **more):
    """The system calls of a command that could write, make, lock or take away."""
    trace = f"{HOME}/trace"
    done = subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=desc,file", RUNG, *words],
                          capture_output=True, text=True, env={**ENVIRONMENT, **more})
    with open(trace) as file:
        lines = file.read().split("\n")
    bad = [line for line in lines if re.search(
        r"O_CREAT|O_WRONLY|O_RDWR|O_TRUNC|F_WRLCK|flock\(|unlink|rename|mkdir|ftruncate|fsync|fdatasync"
        r"|fallocate|pwrite|chmod|\b(un)?link(at)?\(", line) and "ENOENT" not in line and '"/dev/' not in line]
    bad += [line for line in lines if re.search(r"\bwritev?\((?![12],)", line)]
    assert any("openat(" in line for line in lines), "nothing was traced"
    return bad, done


def quiet():
    """status --format and completion write nothing and take no lock but the shared one"""
    rung("cancel")
    rung("start", "asyncio", "--at", "95 minutes ago", "--allow-overlap")
    for words in (["status", "--format", "{skill}"], ["complete", "zsh", "asy", "log"], ["complete", "bash", "rung edit ", ""]):
        bad, done = calls(*words)
        assert bad == [] and done.stdout, (words, bad, done)
    # A command that does write is caught by the same eyes.
    bad, _ = calls("log", "redis", "5m", "--allow-overlap")
    assert any("F_WRLCK" in line for line in bad) and any("pwrite" in line for line in bad)


def absent():
    """without a database they say nothing and make none"""
    nowhere = f"{HOME}/nowhere"
    for words in (["status", "--format", "{skill}"], ["complete", "zsh", "asy", "log"]):
        bad, done = calls(*words, HOME=nowhere)
        assert bad == [] and done.stdout == "" and not os.path.exists(nowhere), (words, bad, done)


def busy():
    """while another program holds the database they give up soon, with 75 and nothing on stdout"""
    holder = sqlite3.connect(f"{HOME}/.local/share/rung/rung.db", isolation_level=None)
    holder.execute("begin exclusive")
    try:
        done = rung("status", "--format", "{skill}")
        assert done.returncode == 75 and done.stdout == "", done
        done = rung("complete", "zsh", "asy", "log")
        assert done.returncode == 0 and done.stdout == "", done
    finally:
        holder.execute("rollback")
        holder.close()


def hook():
    """the hook of the documentation"""
    examples = [snippets(page, "sh")[0] for page in ("Hooks.md", "Hooks-zh.md")]
    assert examples[0] == examples[1]
    path = f"{HOME}/config/rung/hooks/on-session"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(examples[0])
    os.chmod(path, 0o755)
    done = rung("log", "redis", "45m", "--allow-overlap")
    assert done.returncode == 0 and done.stderr == "", done
    with open(f"{HOME}/studied.log") as file:
        assert re.fullmatch(r"\S+T\S+ redis 45 min\n", file.read())
    os.remove(path)


try:
    rung("stages")
    run_all([bash, zsh, fish, starship, waybar, tmux, quiet, absent, busy, hook])
finally:
    shutil.rmtree(HOME, ignore_errors=True)
