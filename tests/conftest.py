"""What several tests share: built sites, a server, a browser."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from macros.cache.documents import ELSEWHERE
from tests.support.shapes import ONE_COLUMN
from tests.support.sites import FEATURES, ROOT, built, drawn_project, marked


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write tests/golden/ anew from what is made now")


@pytest.fixture(scope="session", autouse=True)
def shared_documents(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One place for the documents of all sites that are built here, so that each is made once."""
    os.environ.setdefault(ELSEWHERE, str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site."""
    return built(ROOT, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def features(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that uses every feature of the data format, published below a host's root, as `published/sub/path`."""
    folder = drawn_project(tmp_path_factory.mktemp("features"), FEATURES)
    (folder / "data" / "local").mkdir()
    (folder / "data" / "local" / "site.yml").write_text("address: https://example.org/sub/path/\n", "utf-8")
    built(folder, folder / "published" / "sub" / "path")
    return folder


@pytest.fixture(scope="session")
def adapted_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district's fork, published below a host's root, with its site."""
    _, start, layer = (ROOT / "tests" / "adapted.txt").read_text("utf-8").partition("==>")
    folder = drawn_project(tmp_path_factory.mktemp("adapted"), FEATURES + ONE_COLUMN + start + layer)
    pictures = folder / "content/local/pictures"
    pictures.mkdir()
    (pictures / "board.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    built(folder)
    return folder


@pytest.fixture(scope="session")
def marked_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with markup in every text."""
    folder = drawn_project(tmp_path_factory.mktemp("markup"), FEATURES)
    for file in (folder / "data").rglob("*.yml"):
        typed = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        file.write_text(yaml.safe_dump(marked(typed), allow_unicode=True, sort_keys=False, width=1000), "utf-8")
    return folder


@pytest.fixture(scope="session")
def marked_site(marked_project: Path) -> Path:
    return built(marked_project)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is requested is no test's business here."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with contextlib.suppress(ConnectionError):  # the browser has gone on to another page
            super().copyfile(source, outputfile)

    def do_GET(self) -> None:
        """A sitemap names this server, so that the theme loads pages by itself, as it does on a site's own host."""
        file = Path(self.translate_path(self.path))
        if file.name != "sitemap.xml" or not file.exists():
            super().do_GET()
            return
        here = f"<loc>http://{self.headers['Host']}"
        self._answer(200, "text/xml", re.sub("<loc>https?://[^/<]+", here, file.read_text("utf-8")).encode())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address by the site's own page, as a host does."""
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.exists():
            super().send_error(code, message, explain)
            return
        self._answer(code, "text/html", lost.read_bytes())

    def _answer(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders; the address of each."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Whichever Chromium there is; without any, playwright says how to install one."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=arguments)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own for a test, as wide as a laptop."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()
