"""Finds values that are pasted into SQL.

    python3 Scripts/checking/sql-values.py FOLDER...   prints each as file:line: what is put in
    python3 Scripts/checking/sql-values.py --try       tries it on planted examples

Reads Swift as far as its strings go: plain, raw (#"..."#) and of several lines, with what is put into
them and what is joined to them with +, in any case. SQL may be made of literals and of the PARTS below;
whatever else is in it or beside it is a finding.
"""
import re
import sys
from pathlib import Path

# The allowed parts of SQL: file, expression, why. None of it is user input.
PARTS = [
    ("", r"Store\.(factColumns|factFields|factTables)", "constant SQL"),
    ("", r'BeginningSQL\.(isExported|yields)\("[a-z_]+"\)', "constant SQL about a named row"),
    ("Beginnings.swift", r"beginning\.rawValue|row|actions", "an enum's; names of rows, see above"),
    ("CheckingRules.swift", r"recorded|voided|elsewhere|live\w+|otherLiveRival", "constant SQL"),
    ("ImportVersions.swift", r"Store\.isImport", "constant SQL, see above"),
    ("", r"FamilySQL\.with(Recursive|Family)", "constant SQL"),
    ("Checking.swift", r"days", "constant SQL"),
    ("RoadmapAppend.swift", r"parts", "constant SQL, in the list above it"),
    ("RoadmapRows.swift", r"labels|remarks|isAsked", "names of columns, a condition, or nothing in their place"),
    ("FactAppend.swift", r"column|(Store\.)?insertion|values", "names of columns, see above"),
    ("FactAppend.swift", r'columns\.map\(\\\.name\)\.joined\(separator: ", "\)', "names of columns"),
    ("FactAppend.swift", r'Array\(repeating: marks, count: count\)\.joined\(separator: ", "\)', "question marks"),
    ("SettingAppend.swift", r"Store\.settingColumns", "names of columns"),
    ("SessionRows.swift", r"sessionColumns", "constant SQL, see above"),
    ("SessionRows.swift", r'Array\(repeating: one, count: learners\)\.joined\(separator: " union all "\)', "constant SQL"),
    ("VerdictFacts.swift", r"sessions", "constant SQL, see above"),
    ("ShortIDs.swift", r'Array\(repeating: rival, count: count\)\.joined\(separator: ", "\)', "constant SQL"),
    ("Notes.swift", r"terms", "constant SQL with question marks, see above"),
    ("Staging.swift", r"\$0|name", "constant names of tables"),
    ("Database+Opening.swift", r"name", "a StaticString"),
    ("DatabaseBackup+Contents.swift", r"quoted\((name|table)\)", "a name from the schema, quoted"),
    ("DatabaseBackup+Contents.swift", r'isKeyed \? "rowid, " : ""', "one of two"),
    ("Migrator+Restore.swift", r"mode", "wal or delete"),
    ("Migrator+Rebuild.swift", r"object\.type", "one of three words, compared whole"),
    ("Migrator+Rebuild.swift", r"quoted\(((object|left)\.)?name\)", "a name from the schema, quoted"),
    ("MigrationRecord.swift", r"step\.result", "a number"),
    ("Migrator.swift", r"applicationID", "a number"),
    ("MigrationStep+Apply.swift", r'try db\.pragma\("schema_version"\) \+ 1', "a number"),
    ("PostgresTable.swift", r'rawValue|known|changing\.map|columns\.joined\(separator: ", "\)', "its own names"),
    ("MigrationStep+Apply.swift", r'action\.first \?\? ""', "no SQL: a word of a message"),
]

SQL = re.compile(
    r"(?is)\A\s*(select|insert|update|delete|with|replace|create|drop|alter|pragma|attach|detach|vacuum"
    r"|savepoint|release|values|explain)\b(?=[\s(])"
    r"|\binsert\s+(or\s+\w+\s+)?into\b|\bdelete\s+from\b|\bupdate\s+\S+\s+set\b|\bselect\b.*\bfrom\b"
    r"|\b(order|group)\s+by\b|\bwhere\s+[\w.]+\s*(=|<|>|in\b|is\b|like\b|match\b)"
    r"|\b(and|or|set|values|having|limit|union|join)\b[^']*'\s*\Z")


class Swift:
    def __init__(self, text):
        self.text = text

    def string(self, at):
        """The literal that begins at `at`: (end, its text, what is put into it), or None."""
        opening = re.compile(r'(#*)("""|")').match(self.text, at)
        if not opening:
            return None
        hashes, quotes = opening.groups()
        escape, close = "\\" + hashes, quotes + hashes
        at, content, puts = opening.end(), "", []
        while at < len(self.text):
            if self.text.startswith(close, at):
                return at + len(close), content, puts
            if self.text.startswith(escape + "(", at):
                end = self.closed(at + len(escape))
                puts.append(self.text[at + len(escape) + 1 : end - 1].strip())
                content += " ? "
                at = end
            elif self.text.startswith(escape, at):
                content += self.text[at + len(escape) : at + len(escape) + 1]
                at += len(escape) + 1
            else:
                content += self.text[at]
                at += 1
        return at, content, puts

    def closed(self, at):
        """The end of what is in the brackets that open at `at`."""
        depth = 0
        while at < len(self.text):
            blank = self.blank(at)
            literal = self.string(at)
            if blank > at:
                at = blank
                continue
            if literal:
                at = literal[0]
                continue
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(self.text[at], 0)
            at += 1
            if depth == 0:
                return at
        return at

    def blank(self, at):
        """The end of blanks and comments."""
        found = re.compile(r"(\s|//[^\n]*|/\*.*?\*/)*", re.S).match(self.text, at)
        return found.end()

    def term(self, at):
        """The operand that begins at `at`: (end, its words)."""
        start = at
        while at < len(self.text):
            word = re.compile(r"[\w.?!$`]+").match(self.text, at)
            if word:
                at = word.end()
            elif self.text[at] in "([":
                at = self.closed(at)
            elif self.text[at] == "{" and at > start:
                at = self.closed(at)
            else:
                break
        return at, self.text[start:at]

    def chains(self):
        """Each literal with its concatenations: (line, literals' text, what is interpolated or concatenated)."""
        at = 0
        before = None  # an operand concatenated with what comes next
        while at < len(self.text):
            blank = self.blank(at)
            if blank > at:
                at = blank
                continue
            if not self.string(at):
                word = re.compile(r"[\w.`]+").match(self.text, at)
                if not word:
                    at += 1
                    continue
                end, words = self.term(at)
                after = self.blank(end)
                joins = self.text[after : after + 1] == "+" and self.text[after + 1 : after + 2] != "="
                next_up = self.blank(after + 1)
                if joins and self.string(next_up):
                    before = words
                    at = next_up
                    continue
                at = word.end()
                continue
            line = self.text.count("\n", 0, at) + 1
            texts, puts = [], [before] if before else []
            before = None
            while True:
                literal = self.string(at)
                if literal:
                    at, text, inside = literal
                    texts.append(text)
                    puts += inside
                    # A method of the literal, such as .replacing(...), changes it.
                    if self.text[at : at + 1] == ".":
                        at, words = self.term(at)
                        puts.append('""' + words)
                else:
                    end, words = self.term(at)
                    if end == at:
                        break
                    at = end
                    puts.append(words)
                after = self.blank(at)
                if self.text[after : after + 1] != "+":
                    break
                at = self.blank(after + (2 if self.text[after + 1 : after + 2] == "=" else 1))
            yield line, texts, puts


def findings(text, name):
    for line, texts, puts in Swift(text).chains():
        if not any(SQL.search(text) for text in texts):
            continue
        for put in puts:
            parts = (what for file, what, _ in PARTS if file in ("", name))
            if not any(re.fullmatch(part, put) for part in parts):
                yield line, put


# Each is one finding ("note"), or none.
PLANTED = [
    (1, 'run("select * from fact where note = \'\\(note)\'")'),
    (1, 'run("SELECT * FROM fact WHERE note = \'\\(note)\'")'),
    (1, 'run("Delete From fact\\n Where note = \\(note)")'),
    (1, 'run(#"select * from fact where note = \'\\#(note)\'"#)'),
    (1, 'run(##"""\n  update fact\n  set note = \\##(note)\n  """##)'),
    (1, 'run("select * from fact where note = \'" + note + "\'")'),
    (1, 'run("""\n  select *\n  from fact where note = \'\n  """\n  + note // here\n  + "\'")'),
    (1, 'sql += " and note = \'" + note'),
    (1, 'run(note + " order by id")'),
    (1, 'run("select \\(note) from \\(Store.factTables)")'),
    (1, 'run("select 1" + /* why */ note)'),
    (1, 'run("""\n  SELECT "\\(note)"\n  """)'),
    (0, 'run("select * from fact where note = ?", .text(note))'),
    (0, 'run("select " + Store.factColumns + " from fact")'),
    (0, 'run(#"select \\(note) from fact"#)'),
    (0, '// "select \\(note) from fact"'),
    (0, 'Text("No note \\(note)", zh: "\\(note)")'),
    (0, 'say("it was \\(words[0] + ")") from here")'),
]


def tried():
    for count, text in PLANTED:
        found = [put for _, put in findings(text, "Planted.swift")]
        if found != ["note"] * count:
            yield f"planted: {text!r}: found {found}"


def searched(folders):
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.swift")):
            for line, put in findings(file.read_text(encoding="utf-8"), file.name):
                yield f"{file}:{line}: {put} in SQL (bind it, or see PARTS in Scripts/checking/sql-values.py)"


if __name__ == "__main__":
    print(*(tried() if sys.argv[1:] == ["--try"] else searched(sys.argv[1:])), sep="\n", end="")
