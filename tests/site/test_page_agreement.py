"""What `check` and a build tell of hand-written pages: the same, with file and line, or nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.commands import run
from tests.support.projects import drawn_project
from tests.support.sites import MKDOCS, built

#: Pages that nobody can build, and what is told of each.
REFUSED = {
    "address": ("# A\n\n[our school](http://[your-school]/)\n", "3:1: broken-link: "),
    "misspelt": ('# A\n\n{{ profil("demo/first") }}\n', "3:1: page-syntax: There is no “profil”."),
    "undefined": ("# A\n\n{{ nope }}\n", "3:1: page-syntax: There is no “nope”."),
    "braces": ("---\ntitle: A\n---\n# A\n\n{{ profile( }}\n", "6:1: page-syntax: Unexpected"),
    "title": ('---\ntitle: "{{ nope }}"\n---\n# A\n', "1:1: page-syntax: There is no “nope”."),
    "remark": ("# A\n\n{# never ends\n", "3:1: page-syntax: Missing end of comment"),
    "mark": ("# A\n\n<!--practice-profiles:profile:nope-->\n", "3:1: page-syntax: The comment"),
    "marks": ("# A\n\n<!--practice-profiles:foo:x-->\n", "3:1: page-syntax: The comment"),
    "absolute": ("---\ntemplate: /etc/hostname\n---\n# A\n", "1:1: unknown-template: "),
    "above": ("---\ntemplate: ../x\n---\n# A\n", "1:1: unknown-template: "),
    "template": ("---\ntemplate: nope.html\n---\n# A\n", "1:1: unknown-template: "),
    "code": (
        "# A\n\n{{ cycler.__init__.__globals__.os.popen('id').read() }}\n",
        "3:1: page-syntax: Access to attribute",
    ),
    "method": ("# A\n\n{{ ''.__class__.__mro__ }}\n", "3:1: page-syntax: Access to attribute"),
    "include": ('# A\n\n{% include "/etc/passwd" %}\n', "3:1: page-syntax: "),
    "now": ("# A\n\n{{ now() }}\n", "3:1: page-syntax: There is no “now”."),
    "sum": ("# A\n\n{{ 1 // 0 }}\n", "3:1: page-syntax: A macro on this page fails"),
    "range": ("# A\n\n{{ range(10**9)|list|length }}\n", "3:1: page-syntax: A macro"),
    "loops": (
        "# A\n\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}\n",
        "3:1: page-syntax: It takes more than 20,000 steps",
    ),
    "doubled": (
        "# A\n\n{% set n = namespace(x='aaaaaaaa') %}"
        "{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}\n",
        "3:1: page-syntax: A text grows beyond",
    ),
    "lists": (
        "# A\n\n{% set x = [1] %}" + "{% set x = [x, x] %}" * 40 + "\n",
        "3:1: page-syntax: A",
    ),
    "width": ("# A\n\n{{ 'a' * 10**9 }}\n", "3:1: page-syntax: "),
    "deep": ("{% for i in [1] %}" * 30 + "{% endfor %}" * 30 + "\n", "1:1: page-syntax: A macro"),
}
#: Pages that look odd and are right, and what a site shows of each.
ALLOWED = {
    "heading": ("# A\n\n## Mine {#mine}\n\n[Up](#mine) {# a remark #}\n", 'id="mine"'),
    "keys": ('---\nprofile: x\n1: x\n---\n# A\n\n{{ profile("demo/first") }}\n', "Plan well"),
    "front": ("---\nplace: Ohio\n---\n# A\n\nIn {{ place }} {{ config.site_name }}\n", "In Ohio D"),
    "alone": ("---\nrender_macros: false\n---\n# A\n\n{{ profile( }}\n", "{{ profile( }}"),
}


def try_build(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, MKDOCS, "build", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        check=False,
    )


def lines(output: str) -> list[str]:
    """Every line that names a page of the fork's own, without what a build puts before it."""
    return sorted(re.findall(r"content/local/\S+:\d+:\d+: .*", output))


def test_both_tell_of_each_page_once_and_publish_none(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, "")
    for name, (text, _) in {**REFUSED, **ALLOWED}.items():
        (project / f"content/local/{name}.md").write_text(text, "utf-8")
    checked = run(project, "check")
    assert (checked.returncode, checked.stderr) == (1, "")
    told = lines(checked.stdout)
    for name, (_, expected) in REFUSED.items():
        own = [line for line in told if line.startswith(f"content/local/{name}.md:")]
        assert len(own) == 1, (name, own)
        assert own[0].startswith(f"content/local/{name}.md:{expected}"), own
    assert len(told) == len(REFUSED), told

    for arguments in ([], ["--strict"]):
        done = try_build(project, *arguments)
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stdout
        assert lines(done.stdout) == told
        assert not (project / "site").exists()

    for name in REFUSED:
        (project / f"content/local/{name}.md").unlink()
    assert "no problems" in run(project, "check").stdout
    site = built(project)
    for name, (_, shown) in ALLOWED.items():
        assert shown in (site / name / "index.html").read_text("utf-8"), name


def test_folders_and_links_that_nobody_can_follow_are_told_by_both(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", "")
    own = project / "content" / "local"
    (tmp_path / "secret.md").write_text("# A secret\n", "utf-8")
    (own / "secret.md").symlink_to(tmp_path / "secret.md")
    (own / "circle").symlink_to(".")
    (own / "round").symlink_to("..")
    (own / "long.md").write_text("word " * 110_000, "utf-8")
    Path(os.fsdecode(os.fsencode(own) + b"/caf\xe9.md")).write_text("# A\n", "utf-8")
    told = lines(run(project, "check").stdout)
    assert [
        line.partition(" ")[0] + line.partition(": ")[2].partition(":")[0] for line in told
    ] == [
        "content/local/caf\\udce9.md:1:1:unreadable",
        "content/local/circle:1:1:content-link",
        "content/local/long.md:1:1:too-large",
        "content/local/round:1:1:content-link",
        "content/local/secret.md:1:1:content-link",
    ]
    done = try_build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert lines(done.stdout) == told
