"""Versions are recorded as `diff` tells them, and a feed tells them to readers."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from macros.layers.load import load_dataset
from macros.model.site_paths import iter_generated_paths
from macros.outputs.atom import write_feed
from macros.rules import check
from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.layered import over
from tests.support.projects import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"
REWORDED = """\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: "The district has one plan & <b>one</b> budget."
questions:
  why: Why does the plan matter?
"""


def test_every_version_that_we_ship_is_recorded() -> None:
    """`python -m macros diff OLD NEW --record` does so, where OLD is the version before."""
    data = load_dataset(ROOT)
    recorded = {(version.key, version.version) for version in data.versions}
    shipped = {(key, each.version) for key, each in data.project.frameworks.items()}
    assert shipped <= recorded


def test_a_version_comes_from_diff_into_the_feed(tmp_path: Path) -> None:
    draw(tmp_path / "old", "")
    words = '==> data/messages.yml\nfeed-version: "{title}, version {version}"\n'
    draw(tmp_path / "new", words + REWORDED)
    for layer, options in (("data", ()), ("data/local", ("--adapted",))):
        done = run(tmp_path / "new", "diff", "../old", ".", "--record", *options)
        assert done.returncode == 0, done.stdout
        (file,) = (tmp_path / "new" / layer / "versions").iterdir()
        (framework,) = json.loads(file.read_text("utf-8"))["frameworks"]
        assert framework["counts"] == {"reworded": 1}
        file.rename(file.with_name(f"{'2026-11-01' if options else '2026-12-24'}.json"))
    data = load_dataset(tmp_path / "new")
    assert [problem for problem in check(data) if "versions" in problem.place.path] == []
    feed = ElementTree.fromstring(write_feed(data))
    assert feed.findtext(f"{ATOM}updated") == "2026-12-24T00:00:00Z"
    first, second = feed.iter(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "Demo framework, version 1"
    ids = {each.findtext(f"{ATOM}id") for each in (feed, first, second)}
    assert len(ids) == 3
    told = first.findtext(f"{ATOM}content") or ""
    assert "The district has one plan &amp; &lt;b&gt;one&lt;/b&gt; budget." in told
    assert "The district has one plan." in told


def test_a_feed_leads_to_where_the_site_is(tmp_path: Path) -> None:
    record = {
        "format": "practice-profiles/versions",
        "version": 1,
        "date": "2026-11-01",
        "frameworks": [
            {"key": key, "title": key, "version": "1", "counts": {"new": 99}, "differences": []}
            for key in ("demo", "gone")
        ],
    }
    data = over(
        tmp_path,
        "==> data/local/site.yml\naddress: https://example.org/profiles\n"
        f"==> data/versions/2026-11-01.json\n{json.dumps(record)}\n",
    )
    feed = ElementTree.fromstring(write_feed(data))
    links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    root = "https://example.org/profiles/"
    assert links == [f"{root}changes.atom", root, f"{root}demo/"], "of what is shown alone"
    assert "99" in (feed.findtext(f"{ATOM}entry/{ATOM}content") or "")
    assert "changes.atom" in dict(iter_generated_paths(data.project))


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        '==> data/versions/2026-11-01.json\n{"frameworks": 1}\n'
        "==> data/local/versions/mine.json\n[]\n",
    )
    assert data.versions == ()
    found = [problem for problem in check(data) if problem.code == "unreadable"]
    assert [(each.place.path, each.severity) for each in found] == [
        ("data/local/versions/mine.json", "warning"),
        ("data/versions/2026-11-01.json", "warning"),
    ]
    assert "--record" in found[0].help
