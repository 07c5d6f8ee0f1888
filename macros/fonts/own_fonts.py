"""The fonts that a fork adds for its script: files in data/local/fonts/."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

#: In the project, which is the current folder, as for every command.
OWN_FOLDER = Path("data/local/fonts")
ENDINGS = (".ttf", ".otf")

#: A file by its path, its time and its size, so that it is read again when it is another one.
Stamp: TypeAlias = tuple[Path, int, int]


@dataclass(frozen=True)
class OwnFonts:
    """Fonts by their families; `broken` are files that cannot be read as fonts."""

    families: tuple[str, ...] = ()
    characters: frozenset[int] = frozenset()
    broken: tuple[Path, ...] = ()
    fingerprint: str = ""


def read_own_fonts() -> OwnFonts:
    """Return the fonts that the project in the current folder adds."""
    if not OWN_FOLDER.is_dir():
        return OwnFonts()
    files = [file for file in sorted(OWN_FOLDER.iterdir()) if file.suffix.casefold() in ENDINGS]
    stamps = [file.stat() for file in files]
    return _read_fonts(
        tuple(
            (file.resolve(), stamp.st_mtime_ns, stamp.st_size)
            for file, stamp in zip(files, stamps, strict=True)
        )
    )


@lru_cache(maxsize=4)
def _read_fonts(stamps: tuple[Stamp, ...]) -> OwnFonts:
    """Return what font files hold."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 (few projects need it)

    families: dict[str, None] = {}
    characters: set[int] = set()
    broken: list[Path] = []
    digest = hashlib.sha256()
    for path, _, _ in stamps:
        digest.update(path.read_bytes())
        try:
            with TTFont(path, lazy=True) as font:
                characters |= set(font.getBestCmap())
                families[font["name"].getBestFamilyName()] = None
        except (TTLibError, KeyError, TypeError, AssertionError):
            broken.append(OWN_FOLDER / path.name)
    return OwnFonts(
        tuple(families), frozenset(characters), tuple(broken), digest.hexdigest() if stamps else ""
    )
