"""`mkdocs serve`, as an editor of the data uses it.

A report in place of the site until the data is mended, and never a page of yesterday.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import FEATURES, drawn_project

PATIENCE = 60.0
BROKEN = "titel: Go on\nsummary: What comes after.\n"
FILE = "data/frameworks/every/go-on.yml"
REPORT = "The data has errors"


class Server:
    """A server that runs, and what it answers."""

    def __init__(self, project: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.log = project / "serve.log"
        with self.log.open("w") as log:
            # By Python's own path: the project's copy of the package is the one that is edited.
            command = [
                sys.executable,
                "-m",
                "mkdocs",
                "serve",
                "--dev-addr",
                f"127.0.0.1:{port}",
                *options,
            ]
            self.process = subprocess.Popen(
                command, cwd=project, stdout=log, stderr=subprocess.STDOUT
            )

    def get(self, path: str = "") -> tuple[int, str]:
        """The status and text of a page; a status of 0 while there is no answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8")
        except OSError:
            return 0, ""

    def until(self, path: str, text: str, without: str = "\0") -> tuple[int, str]:
        """The answer as soon as it holds one text, and another one no more."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            status, said = self.get(path)
            if text in said and without not in said:
                return status, said
        raise AssertionError(
            f"{path} did not come to say {text!r}\n{said}\n{self.log.read_text('utf-8')}"
        )

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def serving(project: Path, *options: str) -> Iterator[Server]:
    server = Server(project, *options)
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return drawn_project(tmp_path, FEATURES)


def test_the_report_stands_in_for_the_site_until_the_data_is_mended(project: Path) -> None:
    file = project / FILE
    whole = file.read_text("utf-8")
    file.write_text(BROKEN, "utf-8")
    with serving(project) as server:
        status, said = server.until("", REPORT)
        assert status == 200
        assert f"{FILE}:1:1" in said
        assert "Did you mean `title`?" in said
        for path in ("every/begin/", "glossary/", "about/", "every/go-on/", "no/such/page/"):
            assert REPORT in server.get(path)[1], path

        file.write_text(whole, "utf-8")
        status, said = server.until("", "Framework of every feature", without=REPORT)
        assert status == 200
        for path in ("every/begin/", "every/go-on/", "every/go-on/guide/", "glossary/", "about/"):
            status, said = server.get(path)
            assert (status, REPORT in said) == (200, False), path
        assert server.get("no/such/page/")[0] == 404

        file.write_text(BROKEN, "utf-8")
        for path in ("every/go-on/", "every/go-on/reflect/", "every/begin/", ""):
            status, said = server.until(path, REPORT)
            assert status == 200, path
            assert f"{FILE}:1:1" in said

        file.write_text(whole, "utf-8")
        assert server.until("every/go-on/", "We look back each year.", without=REPORT)[0] == 200
        assert "Traceback" not in server.log.read_text("utf-8")


def test_no_page_of_yesterday_is_served(project: Path) -> None:
    file = project / FILE
    with serving(project) as server:
        server.until("every/go-on/", "We look back each year.")
        for old, new in (
            ("back each year", "back each term"),
            ("back each term", "ahead each week"),
        ):
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
            server.until("every/go-on/", f"We look {new}.")
            for path in (
                "every/go-on/",
                "every/go-on/reflect/",
                "every/go-on/guide/",
                "every/framework.json",
            ):
                said = server.get(path)[1]
                assert new in said, path
                assert old not in said, path
            said = server.get("search/search_index.json")[1]
            assert new in said
            assert old not in said


def test_what_is_new_or_gone_is_followed(project: Path) -> None:
    with serving(project) as server:
        server.until("", "Framework of every feature")
        added = project / "data" / "local" / "frameworks" / "every"
        added.mkdir(parents=True)
        (added / "more.yml").write_text(
            "title: Yet more\nsummary: It was not there before.\n", "utf-8"
        )
        server.until("every/more/", "It was not there before.")
        assert "Yet more" in server.until("every/", "Yet more")[1]

        (added / "more.yml").unlink()
        assert server.until("every/", "Framework of every feature", without="Yet more")[0] == 200
        assert server.get("every/more/")[0] == 404

        messages = project / "data" / "messages.yml"
        messages.write_text(
            messages.read_text("utf-8").replace("Self-reflection checklist", "Mirror"), "utf-8"
        )
        server.until("every/begin/reflect/", "Mirror")


#: A file of each kind, what is written in place of what, and where that shows.
EDITS = (
    (FILE, "back each year", "back each term", "every/go-on/guide/"),
    ("data/frameworks/every/framework.yml", "Framework of every feature", "Of each", "every/"),
    ("data/messages.yml", "Self-reflection checklist", "Mirror", "every/begin/reflect/"),
    ("data/glossary.yml", "What a district means", "All that a district means", "glossary/"),
    ("data/site.yml", "Demo", "My Demo", "every/begin/"),
    ("content/about.md", "Written by hand", "Written at night", "about/"),
    ("macros/templates/glossary.html", "", "<p>One more paragraph.</p>", "glossary/"),
    ("overrides/main.html", '<div class="pp-footer', '<div id="foot" class="pp-footer', "team/"),
    ("overrides/assets/styles/page.css", "", ".edited { color: red }", "assets/profiles.css"),
)


def fetch_all(server: Server) -> dict[str, str]:
    """Everything that the two servers of a project must agree on, by its path."""
    index = json.loads(server.get("search/search_index.json")[1])
    paths = {entry["location"].partition("#")[0] for entry in index["docs"]}
    paths |= {"every/framework.json", "every/framework.js", "every/begin/responses.csv"}
    paths |= {"assets/profiles.css", "sitemap.xml", "search/search_index.json"}
    here = re.compile(rf"{re.escape(server.address)}|livereload\([0-9, ]+\)")
    return {path: here.sub("", server.get(path)[1]) for path in sorted(paths)}


def test_after_edits_of_each_kind_a_server_shows_what_a_new_one_does(project: Path) -> None:
    with serving(project) as server:
        server.until("every/go-on/", "We look back each year.")
        for name, old, new, path in EDITS:
            file = project / name
            text = file.read_text("utf-8")
            assert old in text, name
            server.get(path)
            file.write_text(text.replace(old, new) if old else f"{text}{new}\n", "utf-8")
            server.until(path, new)
        edited = fetch_all(server)
    with serving(project) as server:
        server.until("", "My Demo")
        fresh = fetch_all(server)
    assert edited.keys() == fresh.keys()
    for path, text in fresh.items():
        assert text, path
        assert edited[path] == text, path


def test_a_server_that_watches_no_files_has_every_page_all_the_same(project: Path) -> None:
    with serving(project, "--no-livereload") as server:
        server.until("every/go-on/", "We look back each year.")
        for path in ("every/begin/guide/", "every/framework.json", "every/begin/responses.csv"):
            assert server.get(path)[0] == 200, path


def test_a_wrong_address_on_a_page_is_reported_too(project: Path) -> None:
    about = project / "content" / "about.md"
    whole = about.read_text("utf-8")
    with serving(project) as server:
        server.until("about/", "Written by hand.")
        about.write_text(whole + '\n{{ profile("every/begn") }}\n', "utf-8")
        said = server.until("about/", REPORT)[1]
        assert "content/about.md:5:4" in said
        assert "every/begin" in said
        about.write_text(whole + '\n{{ profile("every/begin") }}\n', "utf-8")
        assert server.until("about/", "All have said yes.", without=REPORT)[0] == 200
        assert REPORT not in server.get("every/begin/")[1]


def test_a_page_that_cannot_be_read_is_reported_too(project: Path) -> None:
    about, team = project / "content" / "about.md", project / "content" / "local" / "team.md"
    whole = about.read_bytes()
    about.write_bytes(b"# Caf\xe9s\n")
    with serving(project) as server:
        assert "content/about.md:1:6" in server.until("", REPORT)[1]
        about.write_bytes(whole)
        server.until("about/", "Written by hand.", without=REPORT)
        team.write_text("# Our team\n", "utf-8")
        assert "content/local/team.md:1:1" in server.until("about/", REPORT)[1]
        team.unlink()
        server.until("about/", "Written by hand.", without=REPORT)
        assert "Traceback" not in server.log.read_text("utf-8")
