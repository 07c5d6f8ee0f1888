"""What writing a block of a guide depends on beside the block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.outputs.word import tables
from macros.outputs.word.elements import (
    Element,
    make_color,
    make_element,
    make_hyperlink,
    make_run,
)
from macros.outputs.word.word_file import WordFile


@dataclass(frozen=True)
class BlockContext:
    """The file that a block is written into, and where in it.

    `words` are the guide's own few words, `accent` is a color as six hexadecimal digits, `level`
    is that of the heading above the block.
    """

    file: WordFile
    words: Mapping[str, str]
    rtl: bool
    accent: str
    level: int = 1

    @property
    def width(self) -> int:
        """The width of a table, in twentieths of a point."""
        return self.file.width - tables.INDENT

    def make_link(self, url: str, text: str) -> Element:
        """Return a text that leads to an address on the web."""
        run = make_run(text, make_element("w:rStyle", val="Hyperlink"), make_color(self.accent))
        return make_hyperlink(self.file.add_link(url), run)

    def make_table(self, rows: Iterable[Element], widths: Sequence[int]) -> Element:
        """Return a table that runs in the text's direction."""
        return tables.make_table(rows, widths, rtl=self.rtl)
