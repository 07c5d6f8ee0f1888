"""What upstream changes in a framework stands in CHANGELOG.md, under the version in which it
changed.

`tests/digests.json` holds, for each framework, the version at which its texts were last described,
a digest of the texts and one of the description. So a change of the texts fails here until it is
described, and the digests are written again by `python -m pytest tests/unit/test_changelog.py
--refresh-golden`, which they are not while the description is as it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from macros.diff.report import format_heading
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.source.tree import iter_texts
from tests.support.drawing import draw
from tests.support.projects import ROOT

DIGESTS = ROOT / "tests" / "digests.json"
Digests = dict[str, dict[str, str]]


def digests(data: Dataset, changelog: str) -> Digests:
    """Each framework's version, the digest of its texts, and that of its description in the
    changelog.
    """
    found = {}
    for key, framework in data.project.frameworks.items():
        lines = [
            "\t".join([*map(str, location), text.value])
            for location, text in iter_texts(data.tree)
            if location[:2] == ("frameworks", key)
        ]
        described = entry(changelog, key, framework.version)
        found[key] = {
            "version": framework.version,
            "texts": digest("\n".join(sorted(lines))),
            "entry": digest(described) if described else "",
        }
    return found


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def entry(changelog: str, key: str, version: str) -> str:
    """What the changelog says of a version of a framework; "" when it has no section for it."""
    start = format_heading("", key, version).removeprefix("##").strip()
    for section in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        head, _, body = section.partition("\n")
        if head.endswith(start) and body.strip():
            return body.strip()
    return ""


def undescribed(now: Digests, then: Digests) -> list[str]:
    """What is to be done before the changelog tells all that has changed.

    A sentence for each framework.
    """
    found = []
    for key, digest in now.items():
        before = then.get(key, {})
        if not digest["entry"]:
            found.append(
                f"CHANGELOG.md says nothing of {key} {digest['version']}: write a section for it."
            )
        elif digest["texts"] != before.get("texts") and digest["entry"] == before.get("entry"):
            found.append(
                f"{key} has changed: raise its `version`, and write a section for it in"
                " CHANGELOG.md."
            )
        elif digest != before:
            found.append(
                f"{key} and its section are new: python -m pytest tests/unit/test_changelog.py"
                " --refresh-golden"
            )
    return found


def upstream() -> Dataset:
    return load_dataset(ROOT, {"upstream": "data"})


def test_every_change_of_a_framework_is_described(request: pytest.FixtureRequest) -> None:
    now = digests(upstream(), (ROOT / "CHANGELOG.md").read_text("utf-8"))
    then: Digests = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.exists() else {}
    unfinished = undescribed(now, then)
    if request.config.getoption("--refresh-golden") and all(
        "--refresh-golden" in said for said in unfinished
    ):
        DIGESTS.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
        unfinished = []
    assert unfinished == []


CHANGELOG = "# Changelog\n\n## Demo framework (`demo`), version 1\n\nThe first version.\n"


def project(folder: Path, statement: str, version: str = "1") -> Dataset:
    draw(folder, "")
    for name, old, new in (
        ("first.yml", "The district has one plan.", statement),
        ("framework.yml", 'version: "1"', f'version: "{version}"'),
    ):
        file = folder / "data/frameworks/demo" / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return load_dataset(folder)


def test_a_change_needs_an_entry_for_its_version(tmp_path: Path) -> None:
    then = digests(project(tmp_path / "old", "The district has one plan."), CHANGELOG)
    assert undescribed(then, then) == []
    changed = project(tmp_path / "changed", "The district has a plan.")
    assert "demo has changed: raise" in undescribed(digests(changed, CHANGELOG), then)[0]
    raised = project(tmp_path / "raised", "The district has a plan.", version="2")
    assert "says nothing of demo 2" in undescribed(digests(raised, CHANGELOG), then)[0]
    told = CHANGELOG.replace(
        "## Demo", "## Demo framework (`demo`), version 2\n\nReworded.\n\n## Demo", 1
    )
    now = digests(raised, told)
    assert "--refresh-golden" in undescribed(now, then)[0]
    assert undescribed(now, now) == []


def test_a_heading_alone_is_no_entry() -> None:
    assert (
        entry(
            "## Demo framework (`demo`), version 2\n\n## Demo framework (`demo`), version"
            " 1\n\nAll.\n",
            "demo",
            "2",
        )
        == ""
    )
    assert entry(CHANGELOG, "demo", "1") == "The first version."
    assert entry(CHANGELOG, "demo", "11") == ""
