"""A district forks the project, adapts it, and takes in what upstream has improved since: with git, as it is done."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from tests.built import FEATURES, build, built, copied, page, unresolved
from tests.drawn import draw
from tests.showing import unshown
from tests.test_command import run
from tests.test_shapes import ONE_COLUMN

BEGIN = "data/local/frameworks/every/begin.yml"
BEGIN_BELOW = "frameworks/every/begin.yml"

#: All that a layer can say, about things that upstream will change in every way there is, and about things that stay.
LAYER = """
==> data/local/site.yml
name: Practice in Our District
frameworks: [every, ours]
==> data/local/frameworks/every/framework.yml
terms: {section: [Goal, Goals]}
levels: {district: {text: Our district, replaces: The district}}
==> data/local/frameworks/every/begin.yml
# What we say otherwise.
title: {text: Begin well, replaces: Begin, reason: Beginning badly is easy.}
practices:
  prepare:
    local_note: Ask at the front desk.   # stays where it is
    signs:
      one-plan: {text: Our district has one plan., replaces: The district has one plan.}
      named: {omit: Our goals have no names.}
      ours: {text: Anyone can read the plan online., after: one-plan}
    scale:
      each-school: {text: Each of our schools knows the plan., replaces: Each school knows the plan.}
      shared: The plan is shared with families.
    steps:
      write: {text: Write it down together., replaces: Write it down.}
  agree:
    title: {text: Come to agree, replaces: Agree}
    signs:
      agreed: {text: All of us have said yes., replaces: All have said yes.}
      later: {omit: We do come back on it.}
  neighbors:
    title: Ask the neighbors
    signs: {asked: We ask our neighbors.}
questions:
  why: {text: Why does this matter here?, replaces: Why does this matter?}
==> data/local/frameworks/every/go-on.yml
practices:
  look:
    signs:
      looked: {text: We look back each spring., replaces: We look back each year.}
      left: {local_note: In the archive.}
==> data/local/frameworks/every/our-section.yml
after: begin
title: Rest
summary: What comes between, by our own plan.
practices: {sit: {title: Sit down, signs: {sat: We sit down each day.}}}
==> data/local/frameworks/steps/framework.yml
omit: We use another one.
==> data/local/frameworks/ours/framework.yml
title: A framework of our own
version: "1"
summary: What only we do.
source: {title: Ours, publisher: Us, wording: own, rights: Ours.}
columns: {signs: {title: Signs}}
sections: [only]
==> data/local/frameworks/ours/only.yml
title: Only
summary: The only one.
practices: {do: {title: Do, signs: {it: We do it.}}}
==> data/local/glossary.yml
plan: {text: {text: What our district means to do., replaces: "What a district means to do.\\n\\nIt fits on one page."}}
goal: {text: {text: Where we go., replaces: What a plan is for.}}
==> data/local/facilitation.yml
norms: {on-time: We begin and end on time.}
==> data/local/messages.yml
home: {text: Start, replaces: Home}
==> content/local/about.md
# About our district

See [our board](board.md).
==> content/local/board.md
# Our board

{{ practice("every/begin/neighbors") }}
"""

#: What upstream does meanwhile: (file, old text, new text).
UPSTREAM = [
    # reworded: what the fork reworded, what it left out, and what it left as it was
    (BEGIN_BELOW, "The district has one plan.", "The district has a single plan."),
    (BEGIN_BELOW, "Each goal has a name beside it.", "Each goal has a team beside it."),
    (BEGIN_BELOW, "Each class knows its aim.", "Each class knows what it aims at."),
    (BEGIN_BELOW, "First things come first.", "First things come first, as ever."),
    ("frameworks/every/framework.yml", "district: The district", "district: The whole district"),
    ("glossary.yml", "What a plan is for.", "What one wants to reach."),
    ("messages.yml", "\nhome: Home\n", "\nhome: Front page\n"),
    # retired: a statement, and a question
    (
        BEGIN_BELOW,
        "      each-school: Each school knows the plan.\n",
        "      each-school: {text: Each school knows the plan., retired: All of them do by now.}\n",
    ),
    (BEGIN_BELOW, "  why: Why does this matter?\n", "  why: {text: Why does this matter?, retired: We know.}\n"),
    # moved: a practice to another name, a statement to another section
    (BEGIN_BELOW, "  agree:\n    title: Agree\n", "  consent:\n    title: Agree\n    was: every/begin/agree\n"),
    (BEGIN_BELOW, "      write: Write it down.\n", ""),
    (
        "frameworks/every/go-on.yml",
        "      looked: We look back each year.\n",
        "      looked: We look back each year.\n      write: {text: Write it down., was: every/begin/prepare/write}\n",
    ),
    ("frameworks/every/framework.yml", "begin/agree", "begin/consent"),
    # taken away, which it should not do
    (BEGIN_BELOW, "      later: {text: Nobody has come back on it., was: every/begin/agree/no-return}\n", ""),
    # new: beside what the fork added, under the key that it chose, and elsewhere
    (
        BEGIN_BELOW,
        "      class: {text:",
        "      shared: The plan is shared with all.\n      fresh: The plan is renewed each year.\n      class: {text:",
    ),
    ("frameworks/every/framework.yml", "sections: [begin, go-on]", "sections: [begin, go-on, end]"),
    # a new word of the pages, and the code
    ("messages.yml", "\nhome:", "\n# new words\nhome:"),
]
END = "title: End\nsummary: What comes last, with a plan.\nquestions:\n  when: When do we end?\n"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    alone = ("-c", "init.defaultBranch=main", "-c", "core.hooksPath=/dev/null", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *who, *alone, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fork after its merge."""
    folder = tmp_path_factory.mktemp("git")
    upstream, fork = folder / "upstream", folder / "fork"
    copied(
        upstream,
        "mkdocs.yml",
        "content",
        "overrides",
        "macros",
        "data/local",
        "data/messages.yml",
        "README.md",
        ".gitignore",
    )
    draw(upstream, FEATURES + ONE_COLUMN)
    git(upstream, "init", "--quiet")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "-m", "As it was")
    git(folder, "clone", "--quiet", str(upstream), "fork")

    draw(fork, LAYER, base="")
    assert [row for row in report(fork) if row["severity"] == "error"] == []
    assert report(fork) == [], "a layer that fits has nothing to be told of"
    git(fork, "add", ".")
    git(fork, "commit", "--quiet", "-m", "In our own words")

    for name, old, new in UPSTREAM:
        file = upstream / "data" / name
        before = file.read_text("utf-8")
        assert old in before, (name, old)
        file.write_text(before.replace(old, new), "utf-8")
    (upstream / "data/frameworks/every/end.yml").write_text(END, "utf-8")
    (upstream / "content/about.md").write_text("# About\n\nWritten anew upstream.\n", "utf-8")
    (upstream / "data/local/README.md").write_text("Yours, as before.\n", "utf-8")
    with (upstream / "macros/__init__.py").open("a", encoding="utf-8") as code:
        code.write("\n# An improvement.\n")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "-m", "A year later")

    git(fork, "remote", "add", "upstream", str(upstream))
    git(fork, "fetch", "--quiet", "upstream")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")
    return fork


def report(project: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(run(project, "check", "--format", "json").stdout)
    return rows


def test_the_merge_has_no_conflict(fork: Path) -> None:
    assert git(fork, "status", "--porcelain") == ""
    assert "An improvement." in (fork / "macros/__init__.py").read_text("utf-8")
    assert git(fork, "diff", "--name-only", "HEAD^", "--", "data/local", "content/local").split() == [
        "data/local/README.md"
    ]


def test_the_drift_is_told_and_nothing_else(fork: Path) -> None:
    """A line for each change that no longer fits, in the layer's file; none for what still does."""
    assert sorted((row["code"], row["address"], row["path"], row["severity"]) for row in report(fork)) == [
        ("missing-replaces", "every/begin/prepare/shared", BEGIN, "warning"),
        ("missing-target", "", BEGIN, "warning"),
        ("outdated-override", "every", "data/local/frameworks/every/framework.yml", "warning"),
        ("outdated-override", "every/begin/prepare/one-plan", BEGIN, "warning"),
        ("outdated-override", "glossary/goal", "data/local/glossary.yml", "warning"),
        ("outdated-override", "messages/home", "data/local/messages.yml", "warning"),
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
    # A page in the place of another need not have its headings; then the link leads to its beginning.
    assert unresolved(site) == ["accessibility/index.html: ../about/#how-to-report-a-mistake"]
    begin, go_on = page(site, "every/begin/"), page(site, "every/go-on/")
    # What the district says stays …
    for said in ("Our district has one plan.", "Anyone can read the plan online.", "All of us have said yes."):
        assert said in begin.text
    assert "We look back each spring." in go_on.text
    assert page(site, "").title == "Practice in Our District"
    assert next(begin.root.all("h1")).text == "Begin well"
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
    assert list(data.project.frameworks["every"].sections) == ["begin", "our-section", "go-on", "end"]
    assert not (site / "steps").exists()
    assert "The only one." in page(site, "ours/only/").text
    assert "Written anew upstream." not in page(site, "about/").text
    assert "We ask our neighbors." in page(site, "board/").text
    changes = page(site, "changes/").text
    assert "The original says: The district has a single plan. The original has changed since." in changes


def test_answers_that_were_saved_still_belong_to_the_same_statements(fork: Path) -> None:
    """Keys are what answers hang on, and a district's changes leave them as they are."""
    names = {field.attributes.get("name") for field in page(built(fork), "every/begin/reflect/").root.all("input")}
    assert {"every/begin/prepare/one-plan", "every/begin/prepare/ours", "every/begin/consent/agreed"} <= names


def test_what_came_in_can_be_listed(fork: Path) -> None:
    rows = json.loads(run(fork, "diff", "HEAD^", "HEAD", "--format", "json").stdout)
    found = {(row["kind"], row["address"]) for row in rows}
    assert {
        ("new", "every/end"),
        ("moved", "every/begin/consent"),
        ("retired", "every/begin/prepare/each-school"),
    } <= found
    upstream = json.loads(run(fork, "diff", "upstream/main~1", "upstream/main", "--format", "json").stdout)
    assert ("taken away", "every/begin/agree/later") in {(row["kind"], row["address"]) for row in upstream}


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


def test_a_fork_is_published_where_its_host_says(fork: Path, tmp_path: Path) -> None:
    """Whatever address upstream or the fork has written down, the workflow knows where the pages are."""
    site, base = built(fork, tmp_path / "site", SITE_ADDRESS="https://someone.example/our-profiles"), "/our-profiles/"
    assert [line for line in unresolved(site, base) if "about/#" not in line] == []
    links = [address for link, address in page(site, "every/").links if link.attributes.get("rel") == "canonical"]
    assert links == [f"https://someone.example{base}every/"]
    assert f"https://someone.example{base}every/begin/" in (site / "sitemap.xml").read_text("utf-8")
    done = build(fork, SITE_ADDRESS="our-profiles")
    assert done.returncode == 1
    assert "SITE_ADDRESS: “our-profiles” is no web address. Write it in full: https://…." in done.stdout
    # Printed guides name the address too.
    assert f"someone.example{base}every/begin/guide/" in page(site, "every/begin/guide/").text
