"""Opens every page of the site in Chromium: python3 Scripts/trials/site-look.py SITE

A page must show its own heading and its blocks of code (what is in the HTML file alone says nothing:
the pages are drawn by their script), and load everything. Pictures go to SITE/look.
"""

import functools
import glob
import http.server
import json
import os
import re
import subprocess
import sys
import threading

site = os.path.abspath(sys.argv[1])
missing = []


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send_error(self, code, *rest, **more):
        # Themes and icons of the site's own are optional.
        if not re.search(r"theme-settings\.json|favicon", self.path):
            missing.append(self.path)
        super().send_error(code, *rest, **more)


server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Server, directory=site))
threading.Thread(target=server.serve_forever, daemon=True).start()
os.makedirs(f"{site}/look", exist_ok=True)
bad = 0
for data in sorted(glob.glob(f"{site}/data/documentation/**/*.json", recursive=True)):
    name = os.path.splitext(os.path.relpath(data, f"{site}/data"))[0]
    with open(data, encoding="utf-8") as file:
        page = json.load(file)
    address = f"http://127.0.0.1:{server.server_port}/{name}/"
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
               "--virtual-time-budget=20000", "--window-size=1100,2400"]
    shown = subprocess.run([*browser, "--dump-dom", address], capture_output=True, text=True).stdout
    picture = f"{site}/look/{os.path.basename(name)}.png"
    subprocess.run([*browser, f"--screenshot={picture}", address], capture_output=True)
    title = page["metadata"]["title"]
    blocks = json.dumps(page).count('"type": "codeListing"')
    headings = re.findall(r"<h1[^>]*>(.*?)</h1>", shown, re.S)
    headings = [re.sub(r"<[^>]*>", "", heading).strip() for heading in headings]
    faults = [] if title in headings else [f"no heading {title!r}, but {headings}"]
    if shown.count('class="code-listing"') < blocks:
        faults.append(f"{shown.count('code-listing')} of {blocks} blocks of code")
    if not os.path.exists(picture):
        faults.append("no picture")
    print(f"{'FOUND' if faults else 'ok   '} {name}: {len(shown)} characters, {blocks} blocks", *faults, file=sys.stderr)
    bad += bool(faults)
if missing:
    print("missing:", *sorted(set(missing)), file=sys.stderr)
sys.exit(1 if bad or missing else 0)
