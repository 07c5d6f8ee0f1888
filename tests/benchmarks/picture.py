"""Takes the README's picture: `python -m tests.benchmarks.picture`, after `make site`."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browsers import find_chromium

ROOT = Path(__file__).parents[2]
SHOWN = "sipr/promote-system-wide-learning/"


def main() -> None:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/{SHOWN}", wait_until="networkidle")
        page.screenshot(path=ROOT / ".github" / "picture.png")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
