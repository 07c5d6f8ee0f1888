"""The site opens without a network once it was visited, each page with the files of its build."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.outputs.web_app import write_worker
from tests.support.projects import FEATURES, drawn_project
from tests.support.server import start_server
from tests.support.sites import built

BELOW = "sub/path"  # where the site lies on its host
CHECKLIST = "every/begin/reflect/"
TEXT, CHANGED = "Every feature, first build", "Every feature, second build"
#: Added to a script that is loaded when it is first used.
MARK = "\nself.laterBuild = true;\n"
LONGEST = 60_000  # milliseconds until a test that waits fails
BUILD = """async () => {
  const names = await caches.keys();
  const state = names.find((name) => name.endsWith(":state"));
  if (!state) return "";
  const answers = await (await caches.open(state)).matchAll();
  return answers.length ? (await answers[0].json()).current : "";
}"""
UPDATE = "navigator.serviceWorker.getRegistration().then((registration) => registration.update())"
READY = "navigator.serviceWorker.ready.then(() => true)"


class Host:
    """A server for one folder that can be away, and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        """Begin to serve."""
        self.folder = folder
        self.server: ThreadingHTTPServer = start_server(folder)
        self.port = self.server.server_port
        self.address = f"http://127.0.0.1:{self.port}/{BELOW}/"

    def stop(self) -> None:
        """Answer nothing from now on."""
        self.server.shutdown()
        self.server.server_close()

    def go_on(self) -> None:
        """Answer again."""
        self.server = start_server(self.folder, self.port)

    def publish(self, site: Path) -> None:
        """Put a site in the place of the one that is served."""
        shutil.rmtree(self.folder / BELOW, ignore_errors=True)
        shutil.copytree(site, self.folder / BELOW)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two builds of a site: the second has another text, and another script."""
    sites: list[Path] = []
    for text in (TEXT, CHANGED):
        folder = tmp_path_factory.mktemp("build")
        project = drawn_project(folder, FEATURES)
        (project / "content/index.md").write_text(f"# {text}\n\n{{{{ frameworks() }}}}\n", "utf-8")
        (project / "content/about.md").write_text(f"# About\n\n{text}.\n", "utf-8")
        if sites:
            script = (sites[0] / "assets/search-tools.js").read_text("utf-8") + MARK
            own = project / "content/local/assets/search-tools.js"
            own.parent.mkdir(parents=True)
            own.write_text(script, "utf-8")
        sites.append(built(project))
    return sites


@pytest.fixture
def host(builds: list[Path], tmp_path: Path) -> Iterator[Host]:
    host = Host(tmp_path)
    host.publish(builds[0])
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="allow")
    yield context.new_page()
    context.close()


def wait_for_change(page: Page, ask: str, known: object) -> object:
    """The first answer of an asynchronous function in the page that is another than the known one.

    Playwright's own waiting takes the promise of an answer for one.
    """
    loop = f"""async (known) => {{
      const end = performance.now() + {LONGEST};
      while (performance.now() < end) {{
        const answer = await ({ask})();
        if (answer !== known) return answer;
        await new Promise(requestAnimationFrame);
      }}
      throw new Error("Nothing has changed.");
    }}"""
    return page.evaluate(loop, known)


def wait_for_build(page: Page, before: str = "") -> str:
    """The build that is kept, once it is another than before."""
    return str(wait_for_change(page, BUILD, before))


def visit(page: Page, host: Host) -> str:
    """Open the home page for the first time, and wait until the site is kept."""
    page.goto(host.address)
    assert page.evaluate(READY)
    return wait_for_build(page)


def test_a_visited_site_opens_without_a_network(page: Page, host: Host) -> None:
    visit(page, host)
    page.goto(host.address + CHECKLIST)
    page.get_by_role("radio").first.check()
    page.get_by_role("textbox").first.fill("Ms. Rivera")
    host.stop()
    for path, heading in (("", TEXT), (CHECKLIST, "Begin"), ("team/?x=1", "team")):
        page.goto(host.address + path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(heading, re.I))
    page.goto(host.address + CHECKLIST)
    expect(page.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_role("textbox").first).to_have_value("Ms. Rivera")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("every")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    host.go_on()


#: Looks for a new build, and waits until it is refused.
REFUSED = """() => new Promise(async (resolve) => {
  const registration = await navigator.serviceWorker.getRegistration();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "redundant") resolve();
    });
  });
  registration.update();
})"""


def test_a_new_build_replaces_the_old_one_without_mixing(
    page: Page, host: Host, builds: list[Path]
) -> None:
    first = visit(page, host)
    page.goto(host.address)  # now by what is kept
    host.publish(builds[1])
    page.evaluate("window.isFirst = true")
    page.evaluate(UPDATE)
    second = wait_for_build(page, first)

    # The page that is open loads what it still needs from its own build.
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("first build")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("first build")
    assert page.evaluate("self.laterBuild") is None
    page.keyboard.press("Escape")

    # The next page is a new one, of the new build.
    page.get_by_role("link", name="About").first.click()
    expect(page.locator("article")).to_contain_text(CHANGED)
    assert page.evaluate("window.isFirst") is None
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("second build")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("second")
    assert page.evaluate("self.laterBuild") is True
    page.goto(host.address)
    page.goto(host.address)
    wait_for_change(page, f"async () => (await caches.keys()).includes({first!r})", True)

    # A server that mixes two builds brings nothing new.
    mixed = {
        file.relative_to(builds[1]).as_posix(): file.read_bytes()
        for file in builds[1].rglob("*")
        if file.is_file()
    }
    mixed["index.html"] += b"<!-- of a third build -->"
    (host.folder / BELOW / "worker.js").write_text(write_worker(mixed), "utf-8")
    page.evaluate(REFUSED)
    assert page.evaluate(BUILD) == second
    page.goto(host.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(CHANGED)


def test_the_site_can_be_installed(page: Page, host: Host) -> None:
    visit(page, host)
    page.goto(host.address)
    devtools = page.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    for icon in json.loads(manifest["data"])["icons"]:
        answer = page.request.get(host.address + icon["src"])
        size = int.from_bytes(answer.body()[16:20], "big")
        assert (answer.status, f"{size}x{size}") == (200, icon["sizes"])
