"""What was measured, as a table for people, as Markdown for the README, as JSON."""

import json
import os
import platform
import time

import reasons

# The rows that the README shows.
HEADLINES = [
    "status", "level", "report --week, 1,000 sessions", "report --week, 100,000 sessions",
    "report --all, 100,000 sessions", "export csv of 1,000,000 sessions",
    "export csv of 1,000,000 sessions, peak memory", "import csv of 1,000,000 sessions",
    "insert rows of 5 columns", "read them with Strings", "cached point queries",
    "export csv, the old history", "export csv, 57 skills, notes, lengths", "import csv, the old history",
    "import csv, 57 skills, notes, lengths", "import csv without ids, the old history",
    "import csv without ids, 57 skills, notes, lengths", "status, old", "level, old", "level --explain, old",
    "db migrate of 1,000,000 sessions, from version 3 with its copy",
]


def value(number, unit):
    if unit == "s":
        return f"{number * 1000:.1f} ms" if number < 10 else f"{number:.1f} s"
    return f"{number:,.0f}" + (" MB" if unit == "MB" else "")


def machine():
    cpu = "?"
    with open("/proc/cpuinfo") as file:
        cpu = next((line.split(":")[1].strip() for line in file if "model name" in line), cpu)
    return f"{time.strftime('%Y-%m-%d')}, {cpu}, {os.cpu_count()} cores, Linux {platform.release()}"


def show(rows, program):
    print(f"{machine()}; the program has {os.path.getsize(program) / 2**20:.1f} MB")
    lines = [("what", "Rung", "peer", "", "ratio", "target", "")]
    notes = []
    for one in rows:
        met = {True: "met", False: "NOT MET", None: ""}[one["met"]]
        if one["met"] is False:
            note = reasons.of(one)
            if note not in notes:
                notes.append(note)
            met += f" [{notes.index(note) + 1}]"
        target = "" if one["target"] is None else f"≤ {one['target']:.3g}"
        lines.append((
            f"{one['family']}  {one['what']}", value(one["rung"], one["unit"]), one["peer"],
            value(one["peerValue"], one["unit"]), f"{one['ratio']:.2f}", target, met))
    widths = [max(len(line[column]) for line in lines) for column in range(7)]
    for line in lines:
        cells = [
            cell.ljust(width) if column in (0, 2, 6) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))]
        print("  ".join(cells).rstrip())
    for number, note in enumerate(notes):
        print(f"[{number + 1}] {note}")


def markdown(rows):
    """The table of the README."""
    print("| what | Rung | peer | | ratio |")
    print("|---|--:|---|--:|--:|")
    for one in rows:
        if one["what"] in HEADLINES and one["target"] is not None:
            print(
                f"| {one['what']} | {value(one['rung'], one['unit'])} | {one['peer']}"
                f" | {value(one['peerValue'], one['unit'])} | {one['ratio']:.2f} |")
    grown = [one for one in rows if one["family"] == "c"]
    if grown:
        worst = max(grown, key=lambda one: one["ratio"])
        within = sum(one["met"] for one in grown)
        print()
        print(
            f"{within} of {len(grown)} commands take at most 1.3 times as long at a million sessions as at a"
            f" thousand; the most any takes is {worst['ratio']:.2f} times (`rung {worst['what']}`).")
    print()
    print(f"Measured {machine()}, by `Scripts/trials/bench`.")


def as_json(rows, program):
    rows = [{**one, "reason": reasons.of(one) if one["met"] is False else None} for one in rows]
    print(json.dumps(
        dict(machine=machine(), size=os.path.getsize(program), rows=rows), indent=1, ensure_ascii=False))
