"""A district forks the project, adapts it, and takes in what upstream has improved since.

With git, as it is done.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from macros.layers.load import load_dataset
from tests.support.adapted import ORIGINALLY, WRITTEN_FOR
from tests.support.commands import run
from tests.support.forks import BEGIN, git, report
from tests.support.html_pages import page, unresolved
from tests.support.projects import copied
from tests.support.site_texts import unshown
from tests.support.sites import build, built


def test_the_merge_has_no_conflict(fork: Path) -> None:
    assert git(fork, "status", "--porcelain") == ""
    assert "An improvement." in (fork / "macros/__init__.py").read_text("utf-8")
    assert git(
        fork, "diff", "--name-only", "HEAD^", "--", "data/local", "content/local"
    ).split() == ["data/local/README.md"]


def test_the_drift_is_told_and_nothing_else(fork: Path) -> None:
    """A line for each change that no longer fits, in the layer's file; none for what still does."""
    assert sorted(
        (row["code"], row["address"], row["path"], row["severity"]) for row in report(fork)
    ) == [
        ("missing-replaces", "every/begin/prepare/shared", BEGIN, "warning"),
        ("missing-target", "every/begin/agree/later", BEGIN, "warning"),
        ("outdated-override", "every", "data/local/frameworks/every/framework.yml", "warning"),
        ("outdated-override", "every/begin/prepare/one-plan", BEGIN, "warning"),
        ("outdated-override", "glossary/goal", "data/local/glossary.yml", "warning"),
        ("outdated-override", "messages/home", "data/local/messages.yml", "warning"),
        ("outdated-page", "content/local/about.md", "content/local/about.md", "warning"),
        ("retired-target", "every/begin/prepare/each-school", BEGIN, "warning"),
        ("retired-target", "every/begin/why", BEGIN, "warning"),
        ("target-moved", "every/begin/consent", BEGIN, "warning"),
        ("target-moved", "every/go-on/look/write", BEGIN, "warning"),
    ]
    for row in report(fork):
        line = (fork / row["path"]).read_text("utf-8").splitlines()[int(row["line"]) - 1]
        assert line.strip(), row
    stale = next(row for row in report(fork) if row["address"] == "every/begin/prepare/one-plan")
    assert stale["message"].splitlines()[1:] == [
        "then: “The district has one plan.”",
        "now: “The district has a single plan.”",
        "yours: “Our district has one plan.”",
    ]


def test_the_site_is_right(fork: Path) -> None:
    site, data = built(fork), load_dataset(fork)
    assert unshown(site, data) == []
    # A page in the place of another need not have its headings; then the link leads to its
    # beginning.
    assert unresolved(site) == ["accessibility/index.html: ../about/#how-to-report-a-mistake"]
    begin, go_on = page(site, "every/begin/"), page(site, "every/go-on/")
    # What the district says stays …
    for said in (
        "Our district has one plan.",
        "Anyone can read the plan online.",
        "All of us have said yes.",
    ):
        assert said in begin.text
    assert "We look back each spring." in go_on.text
    assert page(site, "").title == "Practice in Our District"
    assert next(begin.root.all("h1")).text.endswith("Begin well")
    assert "Come to agree" in begin.text
    assert "Ask at the front desk." in begin.text
    # … also where it has moved to, once …
    assert "Write it down together." in go_on.text
    assert "Write it down" not in begin.text
    # … what upstream has improved comes in …
    for said in (
        "Each class knows what it aims at.",
        "The plan is renewed each year.",
        "First things come first, as ever.",
    ):
        assert said in begin.text
    assert page(site, "every/end/").text.count("When do we end?")
    # … and what is retired, left out or gone is shown by neither.
    assert "prepare--named" not in begin.ids
    assert "prepare--each-school" not in begin.ids
    assert "Nobody has come back" not in begin.text
    assert list(data.project.frameworks["every"].sections) == [
        "begin",
        "our-section",
        "go-on",
        "end",
    ]
    assert not (site / "steps").exists()
    assert "The only one." in page(site, "ours/only/").text
    assert "Written anew upstream." not in page(site, "about/").text
    assert "We ask our neighbors." in page(site, "board/").text
    changes = page(site, "changes/").text
    assert f"{ORIGINALLY} The district has a single plan. {WRITTEN_FOR}" in changes


def test_answers_that_were_saved_still_belong_to_the_same_statements(fork: Path) -> None:
    """Keys are what answers hang on, and a district's changes leave them as they are."""
    names = {
        field.attributes.get("name")
        for field in page(built(fork), "every/begin/reflect/").root.all("input")
    }
    assert {
        "every/begin/prepare/one-plan",
        "every/begin/prepare/ours",
        "every/begin/consent/agreed",
    } <= names


def test_what_came_in_can_be_listed(fork: Path) -> None:
    rows = json.loads(run(fork, "diff", "HEAD^", "HEAD", "--format", "json").stdout)
    found = {(row["kind"], row["address"]) for row in rows}
    assert {
        ("new", "every/end"),
        ("moved", "every/begin/consent"),
        ("retired", "every/begin/prepare/each-school"),
    } <= found
    upstream = json.loads(
        run(fork, "diff", "upstream/main~1", "upstream/main", "--format", "json").stdout
    )
    assert ("taken away", "every/begin/agree/later") in {
        (row["kind"], row["address"]) for row in upstream
    }


def test_taking_note_settles_what_can_be_settled(fork: Path, tmp_path: Path) -> None:
    project = copied(tmp_path / "copy", "mkdocs.yml", "macros")
    subprocess.run(["cp", "-r", str(fork / "data"), str(project / "data")], check=True)
    for address in (
        "every --field levels/district",
        "every/begin/prepare/one-plan",
        "every/begin/prepare/shared",
        "glossary/goal",
        "messages/home",
    ):
        done = run(project, "adapt", "--accept", *address.split())
        assert (done.returncode, done.stderr) == (0, "")
    left = {row["code"] for row in report(project)}
    assert left == {"target-moved", "retired-target", "missing-target"}
    assert "# stays where it is" in (project / BEGIN).read_text("utf-8")
    assert load_dataset(project).project.frameworks["every"].levels["district"] == "Our district"


def test_what_needs_nobody_s_decision_is_mended(fork: Path, tmp_path: Path) -> None:
    """Readers see the same as before, and what is left needs somebody who knows what is meant."""
    project = tmp_path / "copy"
    subprocess.run(["cp", "-r", str(fork), str(project)], check=True)
    before = (project / BEGIN).read_text("utf-8")
    shown = run(project, "fix")
    assert shown.stdout.splitlines()[-1] == (
        "2 moved, 1 made a comment; 7 problems left. Nothing is written yet: add --write."
    )
    assert (project / BEGIN).read_text("utf-8") == before
    assert run(project, "fix", "--write").returncode == 0
    begin = (project / BEGIN).read_text("utf-8")
    assert "  consent:\n    title: {text: Come to agree, replaces: Agree}\n" in begin
    assert "      # later: {omit: We do come back on it.}\n" in begin
    assert "Write it down together." not in begin
    assert {row["code"] for row in report(project)} == {
        *("missing-replaces", "outdated-override", "outdated-page", "retired-target"),
    }
    old, new = load_dataset(fork).project, load_dataset(project).project
    assert new.frameworks == old.frameworks
    assert run(project, "fix").stdout.startswith("There is nothing to mend without you. 7 problems")


def test_a_fork_is_published_where_its_host_says(fork: Path, tmp_path: Path) -> None:
    """Whatever address upstream or the fork has written down, the workflow knows where the pages
    are.
    """
    site, base = (
        built(fork, tmp_path / "site", SITE_ADDRESS="https://someone.example/our-profiles"),
        "/our-profiles/",
    )
    assert [line for line in unresolved(site, base) if "about/#" not in line] == []
    links = [
        address
        for link, address in page(site, "every/").links
        if link.attributes.get("rel") == "canonical"
    ]
    assert links == [f"https://someone.example{base}every/"]
    assert f"https://someone.example{base}every/begin/" in (site / "sitemap.xml").read_text("utf-8")
    done = build(fork, SITE_ADDRESS="our-profiles")
    assert done.returncode == 1
    assert (
        "SITE_ADDRESS: “our-profiles” is no web address. Write it in full: https://…."
        in done.stdout
    )
    # Printed guides name the address too.
    assert f"someone.example{base}every/begin/guide/" in page(site, "every/begin/guide/").text
