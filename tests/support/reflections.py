"""What the tests of reflections and teams share.

Files as people bring them, and what browsers hand over.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page

from tests.support.projects import MARKUP, ROOT

EARLIER = ROOT / "tests" / "reflections"


def payload(name: str, content: object) -> FilePayload:
    """A file for a browser; what is no text or bytes becomes JSON."""
    if isinstance(content, str):
        content = content.encode()
    data = (
        content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    )
    return {"name": name, "mimeType": "application/json", "buffer": data}


def choose_file(control: Locator, folder: Path, name: str, content: object) -> None:
    """Choose a file; one of many bytes goes by way of the disk, which is quicker."""
    file = payload(name, content)
    if len(file["buffer"]) < 2**20:
        control.set_input_files([file])
        return
    (folder / name).write_bytes(file["buffer"])
    control.set_input_files(folder / name)


def reflection(framework: str, responses: dict[str, Any], **about: str) -> dict[str, Any]:
    """A person's file; a response by itself stands for an answer without more."""
    entries = {
        address: entry if isinstance(entry, dict) else {"response": entry, "text": ""}
        for address, entry in responses.items()
    }
    head = {
        "framework_version": "2",
        "name": "",
        "team": "",
        "cycle": "",
        "date": "2026-11-21",
        **about,
    }
    fixed = {"format": "practice-profiles/reflection", "version": 1, "framework": framework}
    return {**fixed, **head, "responses": entries}


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as waiting:
        button.click()
    path = Path(waiting.value.path())
    return waiting.value.suggested_filename, path.read_text("utf-8")


def downloaded(page: Page, button: Locator, folder: Path) -> Path:
    """The file that a button saves, by its name, in a folder."""
    with page.expect_download() as waiting:
        button.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


#: Files with which something is wrong: the file, and the message that is told.
FAULTY: dict[str, tuple[object, str]] = {
    "empty": ("", "file-empty"),
    "blank": (" \n ", "file-empty"),
    "cut off": (
        '{"format": "practice-profiles/reflection", "version": 1, "frame',
        "file-cut",
    ),
    "no JSON": ("Dear team, here are my answers.", "file-alien"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00", "file-alien"),
    "other JSON": ({"name": "Ana", "answers": [1, 2, 3]}, "file-alien"),
    "a list": ([], "file-alien"),
    "null": ("null", "file-alien"),
    "format that is no text": ('{"format": {"toString": 0}}', "file-alien"),
    "other kind": (
        {"format": "practice-profiles/framework", "version": 1, "framework": {}},
        "file-kind",
    ),
    "newer": (
        {"format": "practice-profiles/reflection", "version": 3, "anything": []},
        "file-newer",
    ),
    "no version": (
        {"format": "practice-profiles/reflection", "framework": "every", "responses": {}},
        "file-shape",
    ),
    "no framework": (
        {"format": "practice-profiles/reflection", "version": 1, "responses": {}},
        "file-shape",
    ),
    "framework of markup": ({**reflection("<b>", {})}, "file-shape"),
    "responses as a list": ({**reflection("every", {}), "responses": []}, "file-shape"),
    "20 MB": (
        b'{"format": "practice-profiles/reflection"' + b" " * 20_000_000 + b"}",
        "file-large",
    ),
    "deep": ("[" * 200_000, "file-alien"),
}

#: A file in which everything that a file can say is hostile.
HOSTILE = json.dumps(
    {
        **reflection("every", {}, name=f"Eve{MARKUP}", team=MARKUP, cycle=MARKUP, date=MARKUP),
        "constructor": MARKUP,
        "responses": {
            "every/begin/prepare/one-plan": {
                "response": MARKUP,
                "text": MARKUP,
                "note": 7,
                "talk": "yes",
            },
            "every/begin/prepare": {
                "response": "scale",
                "note": MARKUP,
                "evidence": MARKUP,
                "talk": True,
                "text": MARKUP,
            },
            "every/begin/why": {"answer": MARKUP, "text": MARKUP},
            "every/begin/prepare/gone": {"response": "no", "text": MARKUP},
            MARKUP: {"response": "yes", "text": MARKUP},
            "constructor": {"response": "yes", "text": "constructor"},
            "hasOwnProperty/toString": {"response": "yes", "text": "own"},
            "every/begin/agree/agreed": "yes",
            "every/begin/agree": ["yes"],
            "every/begin/agree/later": {"response": 3, "answer": None, "text": {"text": "x"}},
        },
    },
    ensure_ascii=False,
).replace(
    '"constructor": {',
    '"__proto__": {"response": "yes", "text": "proto", "polluted": "yes"}, "constructor": {',
    1,
)


def untouched(page: Page) -> bool:
    """Has nothing of a hostile file run, become markup, or changed what objects are?"""
    return bool(
        page.evaluate("""() => ({}).polluted === undefined && ({}).response === undefined
            && ![...document.querySelectorAll("article *")].some(e =>
              e.matches("img, script:not([src])")
              || [...e.attributes].some(a => a.name.startsWith("on"))
              || (e.tagName === "B" && e.textContent === "x")
            )""")
    )
