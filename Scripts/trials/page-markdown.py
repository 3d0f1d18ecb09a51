# For Scripts/trials/page: renders 'rung export markdown' with two implementations of GitHub's Markdown, and
# compares the cells of the tables with what Rung says elsewhere.
import csv
import io
import json
import re
import subprocess
import sys

import cmarkgfm
import html5lib
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

rung, language = sys.argv[1], sys.argv[2]


def run(*words):
    done = subprocess.run([rung, "--lang", language, *words], capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout.decode()


def shown(text):
    """As a cell shows a recorded text: one line, 300 characters, no direction marks."""
    text = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    text = re.sub("[\n\r\t\u2028\u2029]", " ", text)
    text = text[:300] + "…" if len(text) > 300 else text
    return " ".join(re.sub("[\x00-\x1f]", lambda m: chr(0x2400 + ord(m[0])), text).split())


def cells(html):
    """Tables as lists of rows of texts; a cell of several lines is a list's text with bars."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    allowed = set("html head body h1 h2 h3 p table thead tbody tr th td a br em strong".split())
    tags = {node.tag for node in tree.iter()}
    if tags - allowed:
        sys.exit(f"{tags - allowed} came out of a text")
    links = [node.get("href") for node in tree.iter("a")]
    tables = []
    for table in tree.iter("table"):
        rows = [[" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
                for row in table.iter("tr")]
        if any(len(row) != len(rows[0]) for row in rows):
            sys.exit(f"a row breaks: {rows}")
        tables.append(rows)
    return tables, links


text = run("export", "markdown")
one = cells(MarkdownIt("gfm-like", {"html": True}).render(text))
other = cells(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
if one[0] != other[0]:
    sys.exit("the two implementations differ")
for links in (one[1], other[1]):
    if any(not re.match("https?://", link, re.I) for link in links):
        sys.exit(f"a link: {links}")
if len(one[1]) != len(other[1]):
    sys.exit(f"links came up by themselves: {set(one[1]) ^ set(other[1])}")

roadmap = json.loads(run("roadmap", "export"))
verdict = json.loads(run("level", "--json"))
label = {c["id"]: c["label"] if isinstance(c["label"], str) else c["label"][language]
         for c in roadmap["capabilities"]}
tables = one[0]
for ours, row, evidenced in zip(verdict["claimed"]["capabilities"], tables[1][1:],
                                verdict["evidenced"]["capabilities"]):
    expected = [shown(label[ours["id"]]), ("✓ " if ours["met"] else "") + str(ours["score"]),
                ("✓ " if evidenced["met"] else "") + str(evidenced["score"])]
    if row[1:4] != expected:
        sys.exit(f"{row[1:4]} should be {expected}")
seen = {row[0] for table in tables for row in table} | {row[-1] for table in tables for row in table}
done = {row["skill"]: row["local_date"]
        for row in csv.DictReader(io.StringIO(run("export", "csv", "completions"), newline=""))}
count = 0
for proof in csv.DictReader(io.StringIO(run("export", "csv", "evidence"), newline="")):
    if re.match("https?://[^/ \u202e][^ ]*$", proof["evidence"], re.I) or proof["skill"] not in done:
        continue
    if not any(shown(proof["evidence"]) in cell for cell in seen):
        sys.exit(f"evidence is not shown as it is: {proof['evidence'][:200]}")
    count += 1
print(f"Markdown in {language}: {len(tables)} tables, {sum(map(len, tables))} rows, {len(one[1])} links, "
      f"{count} texts as they are", file=sys.stderr)
