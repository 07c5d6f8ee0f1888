"""The cache is proved before it is used, and a policy lets in whole scripts that are known."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros.cache.documents import ELSEWHERE, DocumentCache
from macros.cache.pages import seal, unseal
from macros.outputs.documents import Recipe
from macros.outputs.html.bytecode_cache import SealedBytecodeCache
from macros.outputs.html.security_policy import (
    CHARSET,
    SCOPE_SCRIPT,
    TABBED_SCRIPT,
    add_policy,
    hash_script,
)
from tests.support.projects import FEATURES, ROOT, drawn_project
from tests.support.sites import built, contents


def flip(file: Path, chance: random.Random) -> None:
    """Change one letter of a file in place, and keep its times."""
    status, content = file.stat(), bytearray(file.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(7)
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_changed_letter_of_the_cache_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ELSEWHERE)
    project = drawn_project(tmp_path, FEATURES)
    before, chance = contents(built(project)), random.Random(3)
    for _ in range(2):
        for file in sorted((project / ".cache").rglob("*")):
            if file.is_file():
                flip(file, chance)
        assert contents(built(project)) == before
    page = next((project / ".cache/pages").iterdir())
    page.write_bytes(page.read_bytes().replace(b"<h1", b"<script>__md_scope=1</script><h1"))
    assert contents(built(project)) == before


def test_a_document_of_another_s_name_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path))
    recipes = [
        Recipe(f"every/{text}.csv", "csv", "document-csv", text, text.encode)
        for text in ("one", "two")
    ]
    one, two = DocumentCache(tmp_path).ensure(recipes)
    assert one.file
    assert two.file
    one.file.write_bytes(two.file.read_bytes())
    cache = DocumentCache(tmp_path)
    again, _ = cache.ensure(recipes)
    assert again.file
    assert again.file.read_bytes() == b"one"
    assert (cache.made, cache.kept) == (1, 1)


@pytest.mark.parametrize("content", [b"", b"a\nb", b"\xff\n\n", b"a\n" + b"0" * 64 + b"\n[]"])
def test_what_has_no_seal_cannot_be_opened(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        unseal(content)


def test_what_is_sealed_can_be_opened_as_it_was() -> None:
    assert unseal(seal("abc", b"[1,\n2]")) == ("abc", b"[1,\n2]")
    with pytest.raises(ValueError, match="hash of the content"):
        unseal(seal("abc", b"[1,\n2]").replace(b"abc", b"xyz"))


def test_a_damaged_compiled_template_is_compiled_again(tmp_path: Path) -> None:
    def render() -> str:
        cache = SealedBytecodeCache(str(tmp_path))
        return (
            Environment(loader=DictLoader({"a": "Hello {{ 1 + 1 }}"}), bytecode_cache=cache)
            .get_template("a")
            .render()
        )

    assert render() == "Hello 2"
    [file] = tmp_path.iterdir()
    whole, chance = file.read_bytes(), random.Random(5)
    for _ in range(50):
        flip(file, chance)
        assert render() == "Hello 2"
        assert file.read_bytes() == whole


def policy_of(script: str) -> str:
    return add_policy(f"<head>{CHARSET}<script>{script}</script></head>")


@pytest.mark.parametrize(
    "root", ["", ".", "..", "../..", "/", "/sub/path", "https://example.org/sub"]
)
def test_the_theme_s_scripts_are_allowed(root: str) -> None:
    script = SCOPE_SCRIPT.replace("…", root)
    assert hash_script(script) in policy_of(script)
    assert hash_script(TABBED_SCRIPT) in policy_of(TABBED_SCRIPT)


@pytest.mark.parametrize(
    "script",
    [
        '__md_scope=1;document.title="PWNED"',
        SCOPE_SCRIPT.replace("…", "..") + ";alert(1)",
        SCOPE_SCRIPT.replace("…", '"+alert(1)+"'),
        TABBED_SCRIPT + ";alert(1)",
        TABBED_SCRIPT[:-1],
    ],
)
def test_a_script_that_only_begins_so_is_not_allowed(script: str) -> None:
    assert "sha256" not in policy_of(script)


def test_make_clean_takes_compiled_templates_away(tmp_path: Path) -> None:
    for name in ("macros/templates/__pycache__", "macros/model/__pycache__", ".cache", "site"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x").write_text("x", "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text("utf-8"), "utf-8")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert contents(tmp_path).keys() == {"Makefile"}
