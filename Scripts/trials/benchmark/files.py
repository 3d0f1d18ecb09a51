"""The sessions of `lives` as other programs keep them: a spreadsheet, a WakaTime dump, an Org file."""

import csv
import json
import time

import lives

MINUTE = 60


def _timed(count, skills):
    """(start, end, skill, tags, note); those without a clock begin where the others would."""
    for _, skill, start, _, length, _, _, tags, note in lives.records(count, skills):
        yield start, start + length, skill, tags, note


def spreadsheet(path, count, skills):
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Date", "Start", "End", "Skill", "Tags", "Note"])
        for start, end, skill, tags, note in _timed(count, skills):
            begun, ended = time.gmtime(start), time.gmtime(end)
            rows.writerow([
                time.strftime("%Y-%m-%d", begun), time.strftime("%H:%M", begun), time.strftime("%H:%M", ended), skill,
                tags, note])


def wakatime(path, count, skills):
    """A heartbeat every ten minutes of a session, and one at its end."""
    days = {}
    for number, (start, end, skill, _, _) in enumerate(_timed(count, skills)):
        beats = days.setdefault(time.strftime("%Y-%m-%d", time.gmtime(start)), [])
        for at in [*range(start, end, 10 * MINUTE), end]:
            beats.append({
                "id": f"h{number}-{at}", "time": at + 0.25, "entity": f"/src/{skill}.py", "project": skill,
                "language": "Python", "branch": "main"})
    with open(path, "w") as file:
        json.dump({"days": [{"date": day, "heartbeats": beats} for day, beats in days.items()]}, file)


def org(path, count, skills):
    """A heading a skill, with its clocks, the newest first as Org writes them."""
    clocks = {}
    for start, end, skill, _, _ in _timed(count, skills):
        first, last = (time.strftime("[%Y-%m-%d %a %H:%M]", time.gmtime(at)) for at in (start, end))
        length = end // MINUTE - start // MINUTE
        clocks.setdefault(skill, []).append(
            f"  CLOCK: {first}--{last} => {length // 60:2}:{length % 60:02}\n")
    with open(path, "w") as file:
        for skill, lines in clocks.items():
            file.write(f"* {skill}\n  :LOGBOOK:\n")
            file.writelines(reversed(lines))
            file.write("  :END:\n")
