"""Links on a fork's own pages to what has moved, or is gone."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tests.support.commands import run
from tests.support.projects import FEATURES, drawn_project
from tests.support.sites import build


def test_a_page_of_one_s_own_follows_what_has_moved(tmp_path: Path) -> None:
    """It was written before, and the district learns of it without being kept from publishing."""
    project = drawn_project(tmp_path, FEATURES)
    begin = project / "data/frameworks/every/begin.yml"
    text = begin.read_text("utf-8").replace(
        "  agree:\n", "  consent:\n    was: every/begin/agree\n"
    )
    begin.write_text(text, "utf-8")
    framework = project / "data/frameworks/every/framework.yml"
    framework.write_text(
        framework.read_text("utf-8").replace("begin/agree", "begin/consent"), "utf-8"
    )
    page = (
        '# Ours\n\n{{ practice("every/begin/agree") }}\n\n[It](every/begin/index.md#agree),'
        " [again](about.md)\n"
    )
    (project / "content/local/ours.md").write_text(page, "utf-8")
    done = build(project)
    assert done.returncode == 0, done.stdout
    told = (
        "content/local/ours.md:3:4: warning unknown-address: There is no practice"
        " “every/begin/agree”. It has moved"
    )
    assert told in done.stdout
    assert (
        "content/local/ours.md:5:1: warning drifted-link: The link “every/begin/index.md#agree”"
        " leads to what has moved. It is now `every/begin/consent`: link to that." in done.stdout
    )
    assert "All have said yes." in (project / "site/ours/index.html").read_text("utf-8")
    # On upstream's own page it is upstream's to mend.
    (project / "content/about.md").write_text(page, "utf-8")
    done = build(project)
    assert done.returncode == 1
    assert "content/about.md:3:4: unknown-address: " in done.stdout


LINKS = """# Ours

[Section](every/begin/index.md), [to reflect](every/begin/reflect/index.md),
![no picture](every/begin/guide.pdf)

[retired](every/old/index.md)

[A heading](about.md#another), [made](every/go-on/index.md#look), [a page](about.md), [away](https://example.org)

    [no link](nowhere.md)
"""


#: What is told of them.
MOVED = "leads to what has moved. It is now"
TOLD = [
    (
        f"3:1: warning drifted-link: The link “every/begin/index.md” {MOVED}"
        " `every/start/index.md`: link to that."
    ),
    (
        f"3:1: warning drifted-link: The link “every/begin/reflect/index.md” {MOVED}"
        " `every/start/reflect/index.md`: link to that."
    ),
    (
        f"4:1: warning drifted-link: The link “every/begin/guide.pdf” {MOVED}"
        " `every/start/guide.pdf`: link to that."
    ),
    (
        "6:1: warning drifted-link: The link “every/old/index.md” leads to what is retired."
        " Link to what took its place."
    ),
    (
        "8:1: warning drifted-link: The link “about.md#another” leads to a heading that is not"
        " there. Upstream may have other words for it now: open the page, and copy the link of"
        " the heading that you mean."
    ),
]


def test_a_page_of_one_s_own_is_published_when_what_it_links_to_has_moved(tmp_path: Path) -> None:
    """Upstream moves a section and retires another, and words a heading otherwise.

    `check` tells each on its line.
    """
    project = drawn_project(tmp_path, FEATURES)
    folder = project / "data/frameworks/every"
    (folder / "begin.yml").rename(folder / "start.yml")
    (folder / "start.yml").write_text(
        "was: every/begin\n" + (folder / "start.yml").read_text("utf-8"), "utf-8"
    )
    framework = (folder / "framework.yml").read_text("utf-8").replace("begin", "start")
    (folder / "framework.yml").write_text(
        framework.replace("sections: [", "sections: [old, "), "utf-8"
    )
    (folder / "old.yml").write_text(
        dedent("""\
            title: Old
            summary: It was.
            retired: It is over.
            """),
        "utf-8",
    )
    (project / "content/local/ours.md").write_text(LINKS, "utf-8")
    checked, done = run(project, "check"), build(project)
    assert (checked.returncode, done.returncode) == (0, 0), checked.stdout + done.stdout
    assert checked.stdout.splitlines()[:-1] == [f"content/local/ours.md:{said}" for said in TOLD]
    for said in TOLD:
        assert f"content/local/ours.md:{said}" in done.stdout
    assert run(project, "pages", "out").returncode == 0
    assert "[Section](every/start/index.md)" in (project / "out/ours.md").read_text("utf-8")
    html = (project / "site/ours/index.html").read_text("utf-8")
    for there in (
        "every/start/",
        "every/start/reflect/",
        "every/start/guide.pdf",
        "every/",
        "about/#another",
    ):
        assert f'"../{there}"' in html


def test_check_tells_of_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    (project / "content/local/ours.md").write_text(
        "# Ours\n\n## Here\n\n[a](abuot.md) [b](#there) [c](#here)\n", "utf-8"
    )
    done = run(project, "check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[:-1] == [
        (
            "content/local/ours.md:5:1: broken-link: The link “abuot.md” leads to nothing. Did you"
            " mean `about.md`?"
        ),
        (
            "content/local/ours.md:5:1: broken-link: The link “#there” leads to no heading. Copy"
            " the link of the heading that you mean from the page."
        ),
    ]
    assert build(project).returncode == 1
