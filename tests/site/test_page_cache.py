"""What is kept from one build to the next.

Used where nothing has changed, and never where anything has.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pypdfium2 import PdfDocument

from macros.cache.documents import ELSEWHERE, DocumentCache, make_key
from macros.cache.fingerprint import PACKAGE, compute_code_fingerprint, compute_document_fingerprint
from macros.cache.pages import PageCache, seal, unseal
from macros.layers.dataset import Dataset, with_site_address
from macros.layers.load import load_dataset
from macros.outputs.documents import Recipe, list_document_addresses, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from tests.support.projects import FEATURES, ROOT, drawn_project, marked
from tests.support.shapes import ONE_COLUMN, THREE_LEVELS
from tests.support.sites import built, contents

FORK = (ROOT / "tests" / "adapted.txt").read_text("utf-8").partition("==>")
PAGE = "site/every/begin/index.html"


@pytest.fixture(scope="module")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fork with several frameworks and with documents of its own, built once."""
    drawing = FEATURES + ONE_COLUMN + THREE_LEVELS + FORK[1] + FORK[2]
    folder = drawn_project(tmp_path_factory.mktemp("kept") / "project", drawing)
    for page in (folder / "content/local").glob("*.md"):
        page.unlink()
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv(ELSEWHERE)
        built(folder)
    return folder


@pytest.fixture
def project(built_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fork, with the times of its files."""
    monkeypatch.delenv(ELSEWHERE)
    return Path(shutil.copytree(built_project, tmp_path / "project"))


def made(data: Dataset) -> dict[str, dict[str, str]]:
    """All pages and documents of each framework, documents by the hash of their origin."""
    markup = HtmlRenderer(data)
    found: dict[str, dict[str, str]] = {key: {} for key in data.project.shown}
    for path, page in markup.pages.items():
        if page.address:
            fragment = markup.render(page.kind, page.address, path)
            found[page.address.partition("/")[0]][path] = f"{fragment.html}{fragment.headings}"
    for address in list_document_addresses(data):
        found[address.partition("/")[0]] |= {
            recipe.path: make_key(recipe) for recipe in list_recipes(markup, address)
        }
    return found


def test_what_stays_the_same_of_its_origin_stays_the_same(project: Path) -> None:
    before = load_dataset(project)
    origins, texts = PageCache(before, DocumentCache(project)).fingerprints, made(before)
    changed = set()
    for file in sorted((project / "data").rglob("*.yml")):
        typed = file.read_text("utf-8")
        file.write_text(
            yaml.safe_dump(marked(yaml.load(typed, yaml.CBaseLoader)), sort_keys=False), "utf-8"
        )
        after = load_dataset(project)
        file.write_text(typed, "utf-8")
        now, kept = made(after), PageCache(after, DocumentCache(project)).fingerprints
        for framework in origins:
            if now[framework] != texts[framework]:
                changed.add((framework, file.name))
                assert kept[framework] != origins[framework], f"{file} changes {framework}"
    assert len(changed) > 10, "The texts of most files show somewhere"
    assert {framework for framework, _ in changed} == set(origins)


def add_a_line(file: Path) -> None:
    file.write_text(f"# A line more.\n{file.read_text('utf-8')}", "utf-8")


def test_another_framework_is_no_part_of_the_origin(project: Path) -> None:
    before = PageCache(load_dataset(project), DocumentCache(project)).fingerprints
    add_a_line(project / "data/frameworks/every/go-on.yml")
    after = PageCache(load_dataset(project), DocumentCache(project)).fingerprints
    assert [key for key in before if before[key] != after[key]] == ["every"]


def test_where_the_site_stands_is_part_of_the_origin(project: Path) -> None:
    data = load_dataset(project)
    moved = PageCache(
        with_site_address(data, "https://example.org/elsewhere/"), DocumentCache(project)
    ).fingerprints
    assert not set(PageCache(data, DocumentCache(project)).fingerprints.values()) & set(
        moved.values()
    )


def mark_kept(project: Path) -> None:
    """Mark each kept page, so that it is seen where one is used."""
    for file in (project / ".cache" / "pages").iterdir():
        fingerprint, body = unseal(file.read_bytes())
        file.write_bytes(seal(fingerprint, body.replace(b"<h1", b"<h1 data-kept")))


def test_the_pages_of_a_framework_that_has_not_changed_are_used_again(project: Path) -> None:
    before = contents(project / "site")
    built(project)
    assert contents(project / "site") == before
    mark_kept(project)
    file = project / "data/frameworks/every/begin.yml"
    file.write_text(
        file.read_text("utf-8").replace("title: Begin", "title: Begin at once"), "utf-8"
    )
    built(project)
    after = contents(project / "site")
    kept = {path.partition("/")[0] for path, text in after.items() if b"data-kept" in text}
    assert kept
    assert "every" not in kept
    assert b"Begin at once" in (project / PAGE).read_bytes()


def test_a_site_made_with_what_is_kept_is_the_one_made_of_nothing(project: Path) -> None:
    """There and back, so that what another state of the data left lies beside what is wanted."""
    file, cache, aside = project / "data/local/site.yml", project / ".cache", project / ".aside"
    typed = file.read_text("utf-8")
    for paper, size in (("a4", (595, 842)), ("letter", (612, 792)), ("a4", (595, 842))):
        file.write_text(f"{typed}paper: {paper}\n", "utf-8")
        with_kept = contents(built(project))
        documents = [
            PdfDocument(content) for path, content in with_kept.items() if path.endswith(".pdf")
        ]
        # Handouts and run sheets lie on their side.
        sizes = {tuple(sorted(map(round, document[0].get_size()))) for document in documents}
        assert sizes == {size}
        cache.rename(aside)
        assert contents(built(project)) == with_kept
        shutil.rmtree(cache)
        aside.rename(cache)


def test_code_that_has_changed_makes_all_pages_anew(project: Path) -> None:
    mark_kept(project)
    template = project / "macros/templates/profile.html"
    template.write_text(template.read_text("utf-8") + "<p>One more.</p>\n", "utf-8")
    # As a module, MkDocs takes the code from the project's folder, and not from where it is
    # installed.
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project, check=True)
    assert b"One more." in (project / PAGE).read_bytes()
    assert not any(b"data-kept" in text for text in contents(project / "site").values())


@pytest.mark.parametrize(
    "file",
    [
        "outputs/excel/table.py",
        "outputs/new/writer.py",
        "views/sheet.py",
        "templates/guide.typ",
        "fonts/new.ttf",
    ],
)
def test_a_changed_file_of_what_makes_documents_makes_all_of_them_again(
    tmp_path: Path, file: str
) -> None:
    package = shutil.copytree(
        PACKAGE, tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__")
    )
    before = compute_document_fingerprint(package), compute_code_fingerprint(package)
    assert before == (compute_document_fingerprint(), compute_code_fingerprint())
    (package / file).parent.mkdir(exist_ok=True)
    with (package / file).open("ab") as changed:
        changed.write(b"\n")
    after = compute_document_fingerprint(package), compute_code_fingerprint(package)
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("file", ["templates/profile.html", "rules/wording.py", "hooks.py"])
def test_a_changed_file_that_makes_no_documents_makes_pages_again_only(
    tmp_path: Path, file: str
) -> None:
    package = shutil.copytree(
        PACKAGE, tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__")
    )
    before = compute_document_fingerprint(package), compute_code_fingerprint(package)
    (package / file).write_text("changed", "utf-8")
    after = compute_document_fingerprint(package), compute_code_fingerprint(package)
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_the_key_of_a_document_holds_what_it_is_made_from_and_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recipe = Recipe("every/begin/responses.csv", "csv", "document-csv", "a,b", bytes)
    keys = {
        make_key(recipe),
        make_key(replace(recipe, ingredients="a,c")),
        make_key(replace(recipe, format="xlsx")),
    }
    assert make_key(replace(recipe, path="every/go-on/responses.csv")) in keys
    monkeypatch.setattr("macros.cache.documents.get_document_fingerprint", lambda: "another")
    keys.add(make_key(recipe))
    assert len(keys) == 4


def test_what_is_made_while_the_code_changes_is_not_kept(project: Path) -> None:
    script = """
from pathlib import Path
from macros.layers.load import load_dataset
from macros.cache.pages import PageCache, seal, unseal
from macros.cache.documents import DocumentCache
root = Path()
print(bool(PageCache(load_dataset(root), DocumentCache(root)).get("every")))
template = root / "macros/templates/profile.html"
typed = template.read_text("utf-8")
template.write_text(typed + "<p>One more.</p>", "utf-8")
kept = PageCache(load_dataset(root), DocumentCache(root))
print(bool(kept.get("every")), bool(kept.fingerprints))
template.write_text(typed, "utf-8")
print(bool(PageCache(load_dataset(root), DocumentCache(root)).get("every")))
"""
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=project, check=True, capture_output=True, text=True
    )
    assert said.stdout.split() == ["True", "False", "False", "True"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[[[1]], 2]",
        "[[",
        "[[], {}]",
        "[[], [[1, 2, 3]]]",
        '[[["", ""]], []]',
        "[" * 100_000,
    ],
    ids=range(8),
)
def test_what_cannot_be_read_is_made_anew(project: Path, text: str) -> None:
    before = contents(project / "site")
    for file in (project / ".cache" / "pages").iterdir():
        fingerprint, _ = unseal(file.read_bytes())
        file.write_bytes(seal(fingerprint, text.encode("utf-8")))
    built(project)
    assert contents(project / "site") == before


def scribble(path: Path) -> None:
    """Write into a file itself, not a new one in its place, as most programs would."""
    with path.open("r+b") as file:
        file.write(b"Something else.")


def test_a_document_that_was_written_into_or_is_gone_is_made_anew(project: Path) -> None:
    before = contents(project / "site")
    into, gone = project / "site/every/begin/guide.pdf", project / "site/every/begin/responses.csv"
    kept = [
        file
        for file in (project / ".cache/documents").iterdir()
        if file.read_bytes() == gone.read_bytes()
    ]
    scribble(into)
    for file in kept:
        file.unlink()
    built(project)
    after = contents(project / "site")
    for path in ("every/begin/guide.pdf", "every/begin/responses.csv"):
        assert after[path] == before[path]


def test_a_document_that_was_written_into_is_not_used_for_other_pages_either(project: Path) -> None:
    before = (project / "site/every/begin/responses.csv").read_bytes()
    scribble(project / "site/every/begin/responses.csv")
    add_a_line(project / "data/frameworks/every/go-on.yml")
    built(project)
    assert (project / "site/every/begin/responses.csv").read_bytes() == before
