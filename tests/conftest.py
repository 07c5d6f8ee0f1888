"""What several tests share: built sites, a server, a browser.

And how hypothesis chooses its examples.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from macros.cache.documents import ELSEWHERE
from tests.support.browsers import find_chromium
from tests.support.projects import FEATURES, ROOT, drawn_project, marked
from tests.support.server import start_server
from tests.support.shapes import ONE_COLUMN
from tests.support.sites import built
from tests.support.workers import get_shared_folder, make_once

# Nothing is kept from one run to the next: a seed, which the header shows, is all it takes to run
# the same examples.
settings.register_profile(
    "quick",
    database=None,
    deadline=None,
    print_blob=True,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("ci", settings.get_profile("quick"), max_examples=150)
settings.load_profile("quick")
# What a page shows is waited for as long as a busy machine may need.
expect.set_options(timeout=15_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/ anew from what is made now",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose a seed for all examples of hypothesis, unless one is given."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(random.randrange(2**32))


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes `-n auto` starts: a test waits for its browser half of the time."""
    return 2 * (os.cpu_count() or 1)


def pytest_report_header(config: pytest.Config) -> str:
    return (
        f"examples of hypothesis: --hypothesis-seed={config.option.hypothesis_seed} chooses the"
        " same again"
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share."""
    return get_shared_folder(tmp_path_factory)


@pytest.fixture(scope="session", autouse=True)
def shared_documents(shared: Path) -> None:
    """One place for the documents of all sites that are built here, so that each is made once."""
    os.environ.setdefault(ELSEWHERE, str(shared / "cache"))


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The repository's own site."""
    return make_once(shared / "real", lambda folder: built(ROOT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def features(shared: Path) -> Path:
    """A project that uses every feature of the data format, published below a host's root, as
    `published/sub/path`.
    """

    def make(folder: Path) -> None:
        drawn_project(folder, FEATURES)
        (folder / "data" / "local").mkdir()
        (folder / "data" / "local" / "site.yml").write_text(
            "address: https://example.org/sub/path/\n", "utf-8"
        )
        built(folder, folder / "published" / "sub" / "path")

    return make_once(shared / "features", make)


@pytest.fixture(scope="session")
def adapted_project(shared: Path) -> Path:
    """A district's fork, published below a host's root, with its site."""

    def make(folder: Path) -> None:
        _, start, layer = (ROOT / "tests" / "adapted.txt").read_text("utf-8").partition("==>")
        drawn_project(folder, FEATURES + ONE_COLUMN + start + layer)
        pictures = folder / "content/local/pictures"
        pictures.mkdir()
        (pictures / "board.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
        built(folder)

    return make_once(shared / "adapted", make)


@pytest.fixture(scope="session")
def marked_project(shared: Path) -> Path:
    """The project of every feature, with markup in every text, and its site."""

    def make(folder: Path) -> None:
        drawn_project(folder, FEATURES)
        for file in (folder / "data").rglob("*.yml"):
            typed = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
            file.write_text(
                yaml.safe_dump(marked(typed), allow_unicode=True, sort_keys=False, width=1000),
                "utf-8",
            )
        built(folder)

    return make_once(shared / "marked", make)


@pytest.fixture(scope="session")
def marked_site(marked_project: Path) -> Path:
    return marked_project / "site"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders; the address of each."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            servers[folder] = start_server(folder)
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own for a test, as wide as a laptop."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    context.set_default_timeout(30_000)
    yield context
    context.close()
