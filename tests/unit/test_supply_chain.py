"""What comes from elsewhere: packages, pinned by hashes, and libraries kept in the repository."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
import yaml

from tests.support.projects import ROOT

VENDORED: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/vendored.yml").read_text("utf-8")
)


def pinned(name: str) -> dict[str, str]:
    """The version of each package that a file pins."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M))


def test_publishing_installs_nothing_that_only_tests_need() -> None:
    published, everything = pinned("requirements.txt"), pinned("requirements.lock")
    assert published.items() < everything.items()
    assert {"mkdocs", "typst", "pikepdf", "setuptools"} <= published.keys()
    tools = {"pytest", "playwright", "mypy", "ruff", "hypothesis", "oxlint"}
    assert not tools & published.keys()
    workflow = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "REQUIREMENTS: requirements.txt" in workflow


@pytest.mark.parametrize("name", ["requirements.txt", "requirements.lock"])
def test_every_package_is_pinned_by_hashes(name: str) -> None:
    packages = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text("utf-8"), flags=re.M)[1:]
    assert len(packages) > 40
    for package in packages:
        assert "--hash=sha256:" in package, package.partition("\n")[0]


def test_newer_packages_are_offered_once_they_have_been_out_for_a_while() -> None:
    settings = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))
    assert {each["package-ecosystem"] for each in settings["updates"]} == {"github-actions", "pip"}
    assert all(each["cooldown"]["default-days"] >= 7 for each in settings["updates"])


def test_libraries_are_those_that_are_written_down() -> None:
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "overrides/assets/vendor").rglob("*")
        if path.suffix != ".txt"
    }
    assert kept == VENDORED.keys()
    for file, library in VENDORED.items():
        found = hashlib.sha256((ROOT / file).read_bytes()).hexdigest()
        assert found == library["sha256"], f"{file} is not what tests/vendored.yml says"
        assert (ROOT / library["license_file"]).is_file()
        assert f"{library['name']}-{library['version']}.tgz" in library["origin"]
