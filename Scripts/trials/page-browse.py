# For Scripts/trials/page: drives headless Chromium over its debugging protocol, takes pictures, and says
# what overflows, lacks contrast, fails or asks the network.
import base64
import glob
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

import websocket

out = sys.argv[1]
findings = []

LOOK = r"""
(() => {
  const found = [], width = window.innerWidth;
  if (document.documentElement.scrollWidth > width)
    found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const name = e => e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.slice(0, 40);
  for (const e of document.body.querySelectorAll('*')) {
    const box = e.getBoundingClientRect();
    if (box.width && (box.right > width + 0.6 || box.left < -0.6))
      found.push(`${name(e)} reaches from ${box.left} to ${box.right}`);
  }
  const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = text => text.match(/[\d.]+/g).map(Number);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(e) || !e.getClientRects().length) continue;
    if (['title', 'desc'].includes(e.tagName)) continue;
    seen.add(e);
    let ground = e;
    while (ground && (numbers(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0)
      ground = ground.parentElement;
    const style = getComputedStyle(e);
    const ink = light(numbers(e.namespaceURI.endsWith('svg') ? style.fill : style.color));
    const paper = ground ? light(numbers(getComputedStyle(ground).backgroundColor)) : 1;
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)} of ${name(e)}`);
    const size = parseFloat(style.fontSize) *
      (e.ownerSVGElement ? e.ownerSVGElement.getScreenCTM().a : 1);
    if (size < 8.5) found.push(`${size.toFixed(1)} px: ${name(e)}`);
  }
  return found.slice(0, 12);
})()
"""


class Browser:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
             "--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={folder}",
             "about:blank"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        port = os.path.join(folder, "DevToolsActivePort")
        for _ in range(300):
            if os.path.exists(port) and open(port).read().count("\n"):
                break
            time.sleep(0.1)
        self.port = open(port).read().split("\n")[0]
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/json/new", method="PUT")
        target = json.load(urllib.request.urlopen(request))
        self.socket = websocket.create_connection(target["webSocketDebuggerUrl"], timeout=120)
        self.number, self.events = 0, []
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps(
            {"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path):
        self.events = []
        self.call("Page.navigate", url=f"file://{path}")
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()


def look(browser, path, width, scheme):
    name = f"{os.path.basename(path)[:-5]}-{width}-{scheme}"
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=844,
                 deviceScaleFactor=1, mobile=width < 600)
    browser.call("Emulation.setEmulatedMedia", media="screen",
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(path)
    result = browser.call("Runtime.evaluate", expression=LOOK, returnByValue=True)
    problems = result["result"].get("value", [str(result)])
    for event in browser.events:
        method, about = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            url = about["request"]["url"]
            if url != f"file://{path}" and url != "data:,":
                problems.append(f"asked for {url}")
        elif method == "Log.entryAdded":
            problems.append(f"console: {about['entry']['text']}")
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled",
                        "Page.javascriptDialogOpening"):
            problems.append(f"{method}: {about}")
    findings.extend(f"{name}: {words}" for words in problems)
    size = browser.call("Page.getLayoutMetrics")["cssContentSize"]
    shot = browser.call(
        "Page.captureScreenshot", captureBeyondViewport=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(size["height"], 7000), "scale": 1})
    with open(f"{out}/{name}.png", "wb") as file:
        file.write(base64.b64decode(shot["data"]))


def paper(browser, path):
    # As printed from dark mode.
    browser.call("Emulation.setEmulatedMedia", media="",
                 features=[{"name": "prefers-color-scheme", "value": "dark"}])
    browser.open(path)
    pdf = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69,
                       preferCSSPageSize=True, printBackground=False)
    name = f"{out}/{os.path.basename(path)[:-5]}"
    with open(f"{name}.pdf", "wb") as file:
        file.write(base64.b64decode(pdf["data"]))
    subprocess.run(["pdftoppm", "-r", "60", "-png", "-l", "6", f"{name}.pdf", f"{name}-print"],
                   check=True)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    browser = Browser(folder)
    pages = sorted(glob.glob(f"{out}/*.html"))
    count = 0
    try:
        for page in pages:
            for width in (390, 1280):
                for scheme in ("light", "dark"):
                    look(browser, page, width, scheme)
                    count += 1
            paper(browser, page)
    finally:
        browser.close()
print("\n".join(findings[:60]) if findings else
      f"{count} views of {len(pages)} pages: nothing overflows, nothing is asked of the network, "
      "every text has a contrast of 4.5 or more", file=sys.stderr)
sys.exit(1 if findings else 0)
