"""Scripts and styles as they are sent: made of all sources, and no name is lost on the way."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.plugin.asset_bundles import BUNDLES, NEEDS, build_bundles
from macros.plugin.scripts import join_scripts, write_script
from tests.support.projects import ROOT

ASSETS = ROOT / "overrides" / "assets"
FOLDERS = ("models", "pages", "parts", "styles")
SOURCE = """/* What it is. */
(function () {{
  "use strict";

  const profiles = (self.practiceProfiles ??= {{}});
{body}}})();
"""


@pytest.fixture(scope="module")
def sent() -> dict[str, str]:
    return build_bundles(
        {
            name: [(ASSETS / source).read_text("utf-8") for source in sources]
            for name, sources in BUNDLES.items()
        }
    )


def test_every_source_is_sent_once() -> None:
    written = [
        path.relative_to(ASSETS).as_posix()
        for folder in FOLDERS
        for path in (ASSETS / folder).iterdir()
    ]
    assert sorted(written) == sorted(source for sources in BUNDLES.values() for source in sources)
    assert set(NEEDS) | {name for needs in NEEDS.values() for name in needs} <= set(BUNDLES)


def test_sources_are_short() -> None:
    for folder in FOLDERS:
        for path in (ASSETS / folder).iterdir():
            lines = path.read_text("utf-8").splitlines()
            assert len(lines) <= 300, path.name
            assert max(map(len, lines)) <= 100, path.name


def test_no_two_sources_give_the_same_name_away() -> None:
    """The second would take the place of the first, for every script that is loaded later."""
    givers: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for path in (ASSETS / folder).glob("*.js"):
            for given in re.findall(r"assign\(profiles, \{([^}]*)\}", path.read_text("utf-8")):
                for name in re.findall(r"\w+", given):
                    givers.setdefault(name, []).append(path.name)
    assert len(givers) > 100
    assert {name: paths for name, paths in givers.items() if len(paths) > 1} == {}


def test_a_script_that_is_sent_knows_every_name(sent: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(ROOT / ".oxlintrc.json", tmp_path)
    for name, content in sent.items():
        (tmp_path / name).write_text(content, "utf-8")
    command = [str(Path(sys.executable).with_name("oxlint")), "--allow=all", "--deny=no-undef", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_script_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match="expected Identifier"):
        write_script("function (")


def test_what_is_sent_has_no_comments_and_no_indents(sent: dict[str, str]) -> None:
    for name, content in sent.items():
        if name.endswith(".js"):
            assert "/*" not in content, name
            assert "  " not in content, name


def test_sources_of_a_bundle_share_their_names() -> None:
    first = SOURCE.format(
        body="\n  function makeFirst() {}\n  function makePrivate() {}\n"
        "  Object.assign(profiles, { makeFirst, makePrivate });\n"
    )
    second = SOURCE.format(
        body="  const { findOther, makeFirst } = profiles;\n  makeFirst(findOther);\n"
    )
    joined = join_scripts([first, second], {"makeFirst"})
    assert joined.splitlines()[0].endswith("const { findOther } = profiles;")
    assert joined.splitlines()[-1] == "Object.assign(profiles, { makeFirst });"
    assert joined.count("profiles") == 3
    with pytest.raises(ValueError, match="makeFirst, makePrivate"):
        join_scripts([first, first], ())
