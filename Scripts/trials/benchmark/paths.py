"""Roadmaps of many items, as checklists and ladders become them: with groups and prerequisites."""

import json
import os
import random
import subprocess

SIZES = (1_000, 3_000, 10_000)
VERBS = ["roadmap validate FILE", "level", "level --explain", "next", "plan", "skills", "stages", "roadmap show"]


def roadmap(count):
    """Three levels, nine capabilities, ten stages; half of the items need an earlier one."""
    some = random.Random(count)
    items = []
    for number in range(count):
        item = {
            "slug": f"skill-{number}", "label": f"Skill number {number}", "stars": 1 + number % 4,
            "capability": f"c{number % 9}", "stage": 1 + number * 10 // count, "target": 60 * (1 + number % 20)}
        if number > 20 and some.random() < 0.5:
            item["prerequisites"] = [f"skill-{some.randrange(max(0, number - 200), number)}"]
        items.append(item)
    groups = [
        {"id": f"g{number}", "label": f"G{number}", "k": 1, "stars": 3, "capability": f"c{number % 9}"}
        for number in range(count // 20)]
    for group in groups:
        own = [one for one in items if one["capability"] == group["capability"] and "group" not in one]
        for item in some.sample(own, min(2, len(own))):
            item["group"] = group["id"]
    return {
        "slug": "grown", "version": 1, "title": "Grown",
        "levels": [{"id": f"l{number}", "label": f"L{number}"} for number in range(3)],
        "capabilities": [
            {"id": f"c{number}", "level": f"l{number // 3}", "label": f"C{number}"} for number in range(9)],
        "stages": [{"number": number, "title": f"Stage {number}"} for number in range(1, 11)],
        "groups": groups, "items": items}


def followed(rung, home, count, environment):
    """A database whose learner follows such a roadmap and has begun it."""
    file, database = os.path.join(home, f"roadmap-{count}.json"), os.path.join(home, f"roadmap-{count}.db")
    with open(file, "w") as out:
        json.dump(roadmap(count), out)
    words = [["roadmap", "add", file], ["roadmap", "use", "grown"], ["done", "skill-7"]]
    words += [["log", f"skill-{number}", "2h", "--allow-overlap"] for number in (1, 19, 50, 100, 333)]
    for one in words:
        subprocess.run([rung, "--db", database, *one], check=True, capture_output=True, env=environment)
    return file, database


def measure(bench, rung):
    bench.say("g. roadmaps of 1,000, 3,000 and 10,000 items")
    made = [followed(rung, bench.home, count, bench.environment()) for count in SIZES]
    for verb in VERBS:
        probes = [(f"{rung} --db {database} {verb.replace('FILE', file)}", None, 9) for file, database in made]
        times = bench.together(*probes)
        bench.row(
            "g", verb, times[2] / 10, times[0], "itself at 1,000 items, by the item", "s", 1.3, middle=times[1] / 3)
