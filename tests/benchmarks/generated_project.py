"""Projects of any size for the benchmark, in our format and as Markdown for a stock Material site.

The same number of pages gives the same files, byte for byte, on any machine.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.generated_text import COLUMNS, SECTIONS, Framework, Section, Writer

REPOSITORY = Path(__file__).parents[2]
LEVELS = {"implementation": "district", "scale": "school"}
SUMMARIES = {
    "implementation": (
        "This column says what the district itself does when it carries out the practice well"
        " enough."
    ),
    "scale": "This column says how widely the practice holds across the district's schools.",
}
#: The pages of a site of one kind each: the home page, and six that the data make.
OTHERS = 7
SOURCE = {
    "title": "A guide that nobody wrote",
    "publisher": "The benchmark",
    "wording": "own",
    "rights": "The words were put together by chance, and nobody has rights in them.",
}


def frameworks(sections: int) -> list[Framework]:
    glossary = yaml.safe_load((REPOSITORY / "data" / "glossary.yml").read_text("utf-8"))
    return list(Writer([entry["term"] for entry in glossary.values()]).frameworks(sections))


def shape(pages: int) -> tuple[int, int]:
    """How many sections, and how many hand-written pages beside the home page, make so many pages
    in all.

    The others are the home page, six of their own kind (guides, glossary, reflections, team,
    district, changes), one for each framework and three for each section.
    """
    sections = max(1, round((pages - OTHERS) * SECTIONS / (3 * SECTIONS + 1)))
    while OTHERS + 3 * sections + -(-sections // SECTIONS) > pages and sections > 1:
        sections -= 1
    return sections, max(0, pages - OTHERS - 3 * sections - -(-sections // SECTIONS))


def ours(root: Path, pages: int, copied: bool = False) -> None:
    """Write a project in our format.

    Data and hand-written pages of its own, all else the repository's, as a copy if it is edited.
    """
    sections, written = shape(pages)
    data(root, sections)
    for name in ("macros", "overrides"):
        if copied:
            shutil.copytree(REPOSITORY / name, root / name)
        else:
            (root / name).symlink_to(REPOSITORY / name)
    _write(root / "content" / "index.md", "# Home\n\n{{ frameworks() }}\n")
    names = [f"written-{number}.md" for number in range(1, written + 1)]
    for name in names:
        _write(root / "content" / name, _hand_written(name))
    _write(
        root / "mkdocs.yml",
        _yaml({"INHERIT": str(REPOSITORY / "mkdocs.yml"), "nav": ["index.md", *names]}),
    )


def data(root: Path, sections: int) -> None:
    """Write `data/` with so many sections."""
    for name in ("messages.yml", "glossary.yml", "facilitation.yml"):
        _write(root / "data" / name, (REPOSITORY / "data" / name).read_text("utf-8"))
    site = yaml.load((REPOSITORY / "data" / "site.yml").read_text("utf-8"), yaml.BaseLoader)
    site["frameworks"] = [framework.key for framework in frameworks(sections)]
    _write(root / "data" / "site.yml", _yaml(site))
    for framework in frameworks(sections):
        folder = root / "data" / "frameworks" / framework.key
        columns = {
            id: {"title": title, "summary": SUMMARIES[id], "level": LEVELS[id], "required": "true"}
            for id, title in COLUMNS.items()
        }
        _write(
            folder / "framework.yml",
            _yaml(
                {
                    "title": framework.title,
                    "version": "2026.1",
                    "summary": framework.summary,
                    "source": SOURCE,
                    "terms": {
                        "section": ["Strategy", "Strategies"],
                        "practice": ["Practice", "Practices"],
                    },
                    "columns": columns,
                    "sections": [section.key for section in framework.sections],
                }
            ),
        )
        for section in framework.sections:
            practices = {
                practice.key: {
                    "label": practice.label,
                    "title": practice.title,
                    "summary": practice.summary,
                    **practice.columns,
                    "questions": practice.questions,
                }
                for practice in section.practices
            }
            parts = {
                "label": section.label,
                "title": section.title,
                "summary": section.summary,
                "practices": practices,
            }
            _write(folder / f"{section.key}.yml", _yaml(parts))


def stock(root: Path, pages: int) -> None:
    """Write the same content, on as many pages, for Material as it comes.

    Its theme, its search, its navigation.

    All pages of a framework stand in one folder, which is the cheapest for stock: with a folder for
    each section, as our addresses have it, its navigation has a third more entries, and its build
    takes a third longer.
    """
    sections, written = shape(pages)
    made = frameworks(sections)
    docs = root / "docs"
    _write(
        root / "mkdocs.yml",
        _yaml({"site_name": "Stock", "theme": {"name": "material"}, "plugins": ["search"]}),
    )
    _write(
        docs / "index.md",
        _lines("# Home", *(f"- [{each.title}]({each.key}/index.md)" for each in made)),
    )
    for number in range(1, written + 1):
        _write(docs / f"written-{number}.md", _hand_written(f"written-{number}.md"))
    guides = ["# Discussion guides"]
    for framework in made:
        links = [
            f"- [{section.label}: {section.title}]({section.key}.md)"
            for section in framework.sections
        ]
        _write(
            docs / framework.key / "index.md",
            _lines(f"# {framework.title}", framework.summary, *links, *_about()),
        )
        guides.append(f"## {framework.title}")
        for section in framework.sections:
            folder = docs / framework.key
            guides.append(
                f"- [{section.label}: {section.title}]({framework.key}/{section.key}-guide.md)"
            )
            _write(folder / f"{section.key}.md", _lines(*_profile(section)))
            _write(folder / f"{section.key}-reflect.md", _lines(*_checklist(section)))
            _write(folder / f"{section.key}-guide.md", _lines(*_guide(section)))
    _write(docs / "guides.md", _lines(*guides))
    glossary = yaml.safe_load((REPOSITORY / "data" / "glossary.yml").read_text("utf-8"))
    entries = (
        line for entry in glossary.values() for line in (f"## {entry['term']}", entry["text"])
    )
    _write(docs / "glossary.md", _lines("# Glossary", *entries))
    for title in ("Your reflections", "Your team", "Your district", "What is changed here"):
        name = title.rpartition(" ")[2]
        _write(docs / f"{name}.md", _lines(f"# {title}", "Nothing is here yet."))


def _profile(section: Section) -> Iterator[str]:
    yield from (f"# {section.label}: {section.title}", section.summary)
    for practice in section.practices:
        yield from (f"## {practice.label} {practice.title}", practice.summary)
        for column, statements in practice.columns.items():
            yield from (
                f"### {COLUMNS[column]}",
                SUMMARIES[column],
                *(f"- {text}" for text in statements.values()),
            )
        yield from ("### Questions", *(f"- {text}" for text in practice.questions.values()))
    yield from _about()


def _checklist(section: Section) -> Iterator[str]:
    responses = _responses()
    asked, open = list(responses["statement"].values()), list(responses["question"].values())
    yield from (f"# {section.label}: {section.title}: checklist", section.summary)
    for practice in section.practices:
        yield from (f"## {practice.label} {practice.title}", practice.summary)
        for column, statements in practice.columns.items():
            yield from (
                f"### {COLUMNS[column]}",
                SUMMARIES[column],
                _table(list(statements.values()), asked),
            )
        yield from ("### Questions", _table(list(practice.questions.values()), open))


def _guide(section: Section) -> Iterator[str]:
    responses = {
        kind: " · ".join(f"☐ {text}" for text in texts.values())
        for kind, texts in _responses().items()
    }
    yield from (f"# {section.label}: {section.title}: discussion guide", section.summary)
    said = _facilitation()
    yield from ("## Why we are meeting", said["purpose"], said["product"])
    yield from ("## How we talk", *(f"- {norm}" for norm in said["norms"].values()))
    yield from (
        "## Agenda",
        *(f"### {step['title']}\n\n{step['say']} {step['do']}" for step in said["agenda"].values()),
    )
    yield from (
        "## Roles",
        *(f"- {role['title']}: {role['text']}" for role in said["roles"].values()),
    )
    meant = (f"- {text}" for meanings in said["meanings"].values() for text in meanings.values())
    yield from (
        "## What each response means",
        *meant,
        "## How we decide",
        said["consensus"],
        said["divided"],
    )
    yield from (f"- {hand['title']}: {hand['text']}" for hand in said["hands"].values())
    for practice in section.practices:
        yield from (f"## {practice.label} {practice.title}", practice.summary)
        for column, statements in practice.columns.items():
            yield from (f"### {COLUMNS[column]}", SUMMARIES[column])
            yield from (f"- {text}\n\n    {responses['statement']}" for text in statements.values())
        yield "### Questions"
        yield from (
            f"- {text}\n\n    {responses['question']}" for text in practice.questions.values()
        )
        yield from ("### To talk about", *(f"- {prompt}" for prompt in said["prompts"].values()))
    yield from ("## What we do next", _table(["", "", ""], ["Who", "When"]), *_about())


@cache
def _facilitation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (REPOSITORY / "data" / "facilitation.yml").read_text("utf-8")
    )
    return found


def _responses() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(
        (REPOSITORY / "data" / "site.yml").read_text("utf-8")
    )["responses"]
    return found


def _table(rows: list[str], columns: list[str]) -> str:
    head = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    return "\n".join([*head, *(f"| {row} | {' | '.join('☐' for _ in columns)} |" for row in rows)])


def _about() -> Iterator[str]:
    yield from (
        "## About this text",
        f"Based on *{SOURCE['title']}*, {SOURCE['publisher']}.",
        SOURCE["rights"],
    )


def _hand_written(name: str) -> str:
    chance = Writer(["the plan"], random.Random(name))
    return _lines(f"# {chance.title()}", *(chance.paragraph(5) for _ in range(8)))


def _lines(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def _yaml(value: Any) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def cleared(folder: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
