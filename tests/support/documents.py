"""The documents of a project, made into a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.authoring.export import write_files
from macros.cache.documents import DocumentCache
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.addresses import Element
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer
from tests.support.drawing import draw
from tests.support.projects import ROOT
from tests.support.site_texts import alive


def documents(data: Dataset, folder: Path, *wanted: str) -> Path:
    made = DocumentCache(ROOT).ensure_documents(
        HtmlRenderer(data), wanted or list_document_addresses(data)
    )
    assert [document.why for document in made if not document.file] == []
    list(
        write_files(
            {document.view.path: document.file for document in made if document.file}, folder
        )
    )
    return folder


def sections(data: Dataset) -> list[Element]:
    return [
        section for section in alive(data, "section") if section.framework in data.project.shown
    ]


def list_lengths(data: Dataset) -> list[str]:
    """The lengths of meetings, as run sheets head their pages with them."""
    agenda = data.project.facilitation.agenda.values()
    lengths = {length for step in agenda for length in step.minutes}
    message = data.project.messages["guide-minutes"]
    return [message.replace("{minutes}", length) for length in sorted(lengths, key=int)]


def draw_project(folder: Path, drawing: str) -> Path:
    draw(folder, drawing)
    shutil.copy(ROOT / "data/messages.yml", folder / "data/messages.yml")
    return folder


def reworded(folder: Path, messages: str, drawing: str = "") -> Dataset:
    """A small project in which a layer words some messages anew."""
    draw_project(folder, drawing)
    (folder / "data/local").mkdir()
    (folder / "data/local/messages.yml").write_text(messages, "utf-8")
    return load_dataset(folder)
