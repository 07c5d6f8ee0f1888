"""The words around the data: all that is asked for is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from macros.layers.load import load_dataset
from macros.rules import check
from macros.views.guide.document import WORDS_AROUND
from macros.views.sheet import WORDS
from macros.views.table_headings import COLUMNS
from tests.support.drawing import draw

ROOT = Path(__file__).parents[2]
#: Keys that are put together where they are used: `t("way-" ~ kind)`, and the plural forms that
#: `count` chooses from.
WAYS = {"way-profile", "way-checklist", "way-guide"}
WAYS |= {"format-pdf", "format-docx", "format-xlsx", "format-csv"}
WAYS |= {"order-held", "order-wide"}
WAYS |= {"news-new", "news-reworded", "news-moved", "news-retired", "news-gone"}
WAYS |= {f"sheet-{name}" for name in (*COLUMNS, *WORDS)}
FORM = re.compile(r"-(zero|one|two|few|many|other)$")


def asked_for() -> set[str]:
    """Every string in templates and code that could be a message's key."""
    files = [
        *(ROOT / "macros").rglob("*.py"),
        *(ROOT / "macros/templates").rglob("*.*"),
        ROOT / "overrides/main.html",
    ]
    files += [ROOT / "overrides/404.html"]
    return {
        key
        for file in files
        if file.is_file()
        for key in re.findall(r"[\"']([a-z][a-z-]+)[\"']", _text(file))
    }


def _text(file: Path) -> str:
    return "" if file.suffix not in (".py", ".html", ".svg") else file.read_text("utf-8")


def test_every_message_is_used() -> None:
    messages = load_dataset(ROOT).project.messages
    asked = asked_for()
    assert {key for key in messages if key not in asked and FORM.sub("", key) not in asked} <= WAYS
    assert set(messages) >= WAYS


def test_every_message_asked_for_is_there() -> None:
    messages = load_dataset(ROOT).project.messages
    templates = [*(ROOT / "macros/templates").rglob("*.html"), *(ROOT / "overrides").glob("*.html")]
    text = "".join(map(_text, [*templates, *(ROOT / "macros").rglob("*.py")]))
    said = set(re.findall(r"\b(?:t|say)\(\"([a-z-]+)\"(?=[,)])", text))
    counted = {f"{key}-other" for key in re.findall(r"\bcount\(\"([a-z-]+)\"", text)}
    assert len(said) > 40
    assert said | counted | set(WORDS_AROUND) <= set(messages)


def test_a_misspelled_message_and_one_that_is_gone_are_told(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/messages.yml
            search: Search
            ==> data/local/messages.yml
            serach: Find
            menu: Contents
            close: {text: Shut, replaces: Close}
            """),
    )
    found = [
        (problem.code, problem.severity, problem.help) for problem in check(load_dataset(tmp_path))
    ]
    assert found == [
        ("unknown-message", "warning", "Did you mean `search`?"),
        ("unknown-message", "warning", "Delete it. All messages stand in data/messages.yml."),
        ("missing-target", "warning", "Delete it; or keep it as your own, without `replaces`."),
    ]
