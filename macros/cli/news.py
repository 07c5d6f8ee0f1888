"""The command `news`: tell what upstream has brought since the fork last looked."""

from __future__ import annotations

import json
from pathlib import Path

import click

from macros.adapt.layer_writer import lock_layer, write_file
from macros.cli import OK
from macros.cli.summary import format_number
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION, LAYERS, load_dataset
from macros.layers.news import NEWS_KINDS, News, collect_texts
from macros.source.layer_folder import SEEN
from macros.source.problems import escape_invisible

FILE = f"{LAYERS[ADAPTATION]}/{SEEN}"
HEAD = """\
# What this district has looked at of upstream's texts. `python -m macros news --seen` writes it.
# With `review: true` in site.yml, what is new is shown when it stands here, too.
"""
NOTED = "Note that you have looked at all of it; what was held back is shown then."
UNKNOWN = (
    "Nothing has been noted as seen yet. `python -m macros news --seen` notes what there is now, "
    "and from then on you are told what is new."
)


@click.command("news")
@click.option("--seen", is_flag=True, help=NOTED)
def command(seen: bool) -> int:
    """Tell what upstream has brought since you last looked.

    That is what is new, reworded, moved, retired, or gone in the frameworks below yours. --seen
    notes in data/local/seen.yml that you have looked at it. Those who write `review: true` into
    data/local/site.yml show nothing new before.
    """
    with lock_layer(Path()):
        data = load_dataset(Path())
        if not seen:
            click.echo(_format_news(data))
            return OK
        texts = collect_texts(data.tree)
        lines = [
            f"{address}: {json.dumps(text, ensure_ascii=False)}\n"
            for address, text in texts.items()
        ]
        write_file(Path(FILE).resolve(), HEAD + "".join(lines))
    click.echo(f"{FILE}: {format_number(len(texts), 'text')} noted as seen.")
    return OK


def _format_news(data: Dataset) -> str:
    """Return a line for each news, with its texts below it, and last a line that counts."""
    if data.seen is None:
        return UNKNOWN
    lines: list[str] = []
    for news in sorted(data.news, key=lambda news: NEWS_KINDS.index(news.kind)):
        lines += _list_lines(news)
    kinds = [news.kind for news in data.news]
    counts = [f"{kinds.count(kind)} {kind}" for kind in NEWS_KINDS if kind in kinds]
    lines.append(f"{', '.join(counts) or 'Nothing is new'}.")
    return "\n".join(map(escape_invisible, lines))


def _list_lines(news: News) -> list[str]:
    held = " (held back until you have looked at it)" if news.is_held_back else ""
    lines = [f"{news.kind} {news.address}{held}"]
    texts = {"from": news.former, "then": news.seen, "now": news.text}
    return [*lines, *(f"    {name}: {text}" for name, text in texts.items() if text)]
