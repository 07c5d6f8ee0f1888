"""Fingerprints of the code: hashes of every file and library that what is cached was made with.

What is cached is used again only while its fingerprint stays the same. So nothing is listed by
hand here: a file that comes into one of the folders is part of the fingerprint from then on.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from macros.fonts.own_fonts import read_own_fonts

PACKAGE = Path(__file__).parents[1]
#: The folders of the package that documents are made with, when all that they say is known: the
#: views that their formats read, the formats with their templates, and the fonts.
DOCUMENT_FOLDERS = ("views", "outputs", "templates", "fonts")
#: The kinds of template that make pages, and no document.
PAGE_TEMPLATES = (".html", ".js")


def compute_code_fingerprint(package: Path = PACKAGE) -> str:
    """Return the fingerprint of all code as it is on the disk now."""
    return _hash_files(package, _list_files(package))


@cache
def get_initial_code_fingerprint() -> str:
    """Return the fingerprint of all code as it was when this process first asked for it."""
    return compute_code_fingerprint()


def compute_document_fingerprint(package: Path = PACKAGE) -> str:
    """Return the fingerprint of the code that makes documents, as it is on the disk now."""
    return _hash_files(package, _list_document_files(package))


@cache
def get_document_fingerprint() -> str:
    """Return the fingerprint of the code that makes documents in this process."""
    return compute_document_fingerprint()


@cache
def list_distributions() -> tuple[str, ...]:
    """Return the name and version of every installed library, as its folder of metadata is named.

    A process does not notice when one is installed while it runs, nor would it load it.
    """
    folders = [folder for folder in sys.path if os.path.isdir(folder)]
    names = {name for folder in folders for name in os.listdir(folder)}
    return tuple(sorted(name for name in names if name.endswith(".dist-info")))


def _list_files(folder: Path) -> list[Path]:
    """Return every file below a folder in order, but for what Python and Jinja compile."""
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]


def _list_document_files(package: Path) -> list[Path]:
    """Return every file of the package that may change what a document is like."""
    files = []
    for name in DOCUMENT_FOLDERS:
        files += _list_files(package / name)
    return [file for file in files if not _is_page_template(file, package)]


def _is_page_template(file: Path, package: Path) -> bool:
    """Return whether a file is a template of pages alone."""
    return package / "templates" in file.parents and file.suffix in PAGE_TEMPLATES


def _hash_files(package: Path, files: Iterable[Path]) -> str:
    """Return the hash of files, of their paths in the package, and of what they work with.

    That is Python, its libraries, and the fonts that a fork adds.
    """
    digest = hashlib.sha256(repr((sys.version, list_distributions())).encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"\n{file.relative_to(package).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    digest.update(read_own_fonts().fingerprint.encode())
    return digest.hexdigest()
