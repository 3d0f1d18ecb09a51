# For Scripts/trials/page: reads pages as a strict HTML parser does, and looks for what must not be there.
import re
import sys

import html5lib

findings = []


def look(path):
    def found(words):
        findings.append(f"{path.rsplit('/', 1)[-1]}: {words}")

    data = open(path, "rb").read()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(data.decode(), )
    for position, code, names in parser.errors:
        found(f"{position}: {code} {names}")
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    if len(ids) != len(set(ids)):
        found("a duplicate id")
    tags = [node.tag for node in tree.iter() if isinstance(node.tag, str)]
    for tag in ("script", "iframe", "object", "embed", "form", "img", "base"):
        if tag in tags:
            found(f"<{tag}>")
    if tags.count("h1") != 1 or tags.count("main") != 1:
        found("not one h1 and one main")
    last = 0
    for node in tree.iter():
        name = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        if re.fullmatch("h[1-6]", name):
            if int(name[1]) > last + 1:
                found(f"{name} after h{last}")
            last = int(name[1])
        for key, value in node.items():
            if key.startswith("on"):
                found(f"{key}=")
            if key in ("href", "src") and not re.match(r"(https?://|data:,$)", value, re.I):
                found(f"{key}={value[:80]}")
        if name == "a" and node.get("rel") != "noopener noreferrer nofollow":
            found("a link without rel")
        if node.get("role") == "img" and not (node.get("aria-label") or node.get("aria-labelledby")):
            found("an image without a name")
        for target in (node.get("aria-labelledby") or "").split():
            if target not in ids:
                found(f"no element {target}")
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data):
        found("a control character")


for page in sys.argv[1:]:
    look(page)
print("\n".join(findings[:40]) if findings else f"{len(sys.argv) - 1} pages parse without an error",
      file=sys.stderr)
sys.exit(1 if findings else 0)
