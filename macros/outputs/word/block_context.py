"""What writing a block of a guide depends on beside the block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.outputs.word import tables
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_color,
    make_element,
    make_hyperlink,
    make_run,
)
from macros.outputs.word.word_file import WordFile
from macros.views.text_runs import Run, TextRuns, to_plain_text

#: The style of characters by whether they are strong, and whether they are emphasized.
STYLES = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "IntenseEmphasis"}


@dataclass(frozen=True)
class BlockContext:
    """The file that a block is written into, and where in it.

    `words` are the guide's own few words, `accent` is a color as six hexadecimal digits, `level`
    is that of the heading above the block, `root` the site's address, if it is known.
    """

    file: WordFile
    words: Mapping[str, str]
    rtl: bool
    accent: str
    level: int = 1
    root: str = ""

    @property
    def width(self) -> int:
        """The width of a table, in twentieths of a point."""
        return self.file.width - tables.INDENT

    def write_runs(self, words: TextRuns) -> Elements:
        """Return a text with its emphasis and its links."""
        if all(run.is_plain for run in words):
            return make_run(to_plain_text(words))
        return [element for run in words for element in self._write_run(run)]

    def _write_run(self, run: Run) -> Elements:
        url = run.href if ":" in run.href or not run.href else self.root and self.root + run.href
        if url:
            return [self.make_link(url, run.text)]
        style = STYLES.get((run.strong, run.emphasis))
        return make_run(run.text, *([make_element("w:rStyle", val=style)] if style else []))

    def make_link(self, url: str, text: str) -> Element:
        """Return a text that leads to an address on the web."""
        run = make_run(text, make_element("w:rStyle", val="Hyperlink"), make_color(self.accent))
        return make_hyperlink(self.file.add_link(url), run)

    def make_table(self, rows: Iterable[Element], widths: Sequence[int]) -> Element:
        """Return a table that runs in the text's direction."""
        return tables.make_table(rows, widths, rtl=self.rtl)
