"""Weighs a page view against stock Material, for tests/FIGURES.md.

`python -m tests.benchmarks.page_weight`.

Both sites show the same pages: ours, and those that `python -m macros pages` writes, built with the
theme as it comes. A view is everything that the browser asks for, without the search index, as a
server sends it with gzip.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.build import write
from tests.support.browsers import find_chromium

ROOT = Path(__file__).parents[2]
PAGES = {
    "profile": "sipr/build-capacity/",
    "checklist": "sipr/build-capacity/reflect/",
    "guide": "sipr/build-capacity/guide/",
    "framework": "district-capacity/",
}
STOCK = (
    "site_name: Practice Profiles\ntheme: {name: material, font: false}\nplugins: [search]\n"
    "markdown_extensions: [attr_list, md_in_html, tables, def_list, admonition]\n"
)


def weight(browser: Browser, site: Path, path: str) -> int:
    """The bytes of one view of a page."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    page = browser.new_page()
    asked: dict[str, None] = {}
    page.on("request", lambda request: asked.setdefault(request.url))
    page.goto(address + path, wait_until="networkidle")
    page.close()
    server.shutdown()
    paths = [unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith(address)]
    files = [site / path for path in paths if "search_index" not in path]
    # Stock Material has none of the scripts and styles that our pages ask for.
    return sum(
        sent(file / "index.html" if file.is_dir() else file) for file in files if file.exists()
    )


def sent(file: Path) -> int:
    """A file's bytes as sent; fonts are compressed already."""
    data = file.read_bytes()
    return len(data) if file.suffix == ".woff2" else len(gzip.compress(data, 9))


def run(*arguments: str, cwd: Path = ROOT) -> None:
    subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, check=True, capture_output=True)


def main() -> None:
    rows = ["| page | ours | stock | more |", "|---|---:|---:|---:|"]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        run("mkdocs", "build", "--strict", "--site-dir", str(folder / "ours"))
        run("macros", "pages", str(folder / "docs"))
        (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        run("mkdocs", "build", cwd=folder)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for kind, path in PAGES.items():
            ours, stock = (weight(browser, folder / site, path) / 1024 for site in ("ours", "site"))
            rows.append(f"| {kind} | {ours:.1f} | {stock:.1f} | {ours - stock:.1f} |")
        browser.close()
    text = (
        "## The weight of a page view\n\nKilobytes over the wire with gzip, without the search"
        " index; at most 35 more than stock Material, and 20 more\nfor the scripts that keep a"
        " checklist's answers. Measured by `python -m tests.benchmarks.page_weight`.\n\n"
        + "\n".join(rows)
    )
    write("weight", text)
    print(text)


if __name__ == "__main__":
    main()
