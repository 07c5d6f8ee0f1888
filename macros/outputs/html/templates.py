"""The project's templates, and what all of them may call."""

from __future__ import annotations

import json
import os
import re
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.model.site import Site
from macros.outputs.html import text
from macros.outputs.html.bytecode_cache import SealedBytecodeCache
from macros.source.tree import SourceLocation
from macros.views import links
from macros.views.messages import Messages

FOLDER = Path(__file__).parents[2] / "templates"
DATES = "__dates"  # no message has this key
DEFAULT_DATES = Site.model_fields["dates"].default
#: What conditions leave behind in templates; no text has an empty line.
BLANK_LINES = re.compile(r"\n\s*\n")


class Templates:
    """The templates of a project, with its messages. Everything that they show is escaped."""

    def __init__(self, site: Site, messages: Messages) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # each build makes an environment of its own
            bytecode_cache=make_bytecode_cache(),
        )
        self.environment.globals.update(
            t=messages.say,
            count=messages.count,
            date=messages.format_date,
            words=partial(dump_messages, messages),
            site=site,
            edit_url=partial(make_edit_url, site.repository),
            links=links,
            runs=text.render_runs,
            prose=text.render_paragraphs,
            block=text.render_block,
            label=text.render_label,
            linked=text.render_linked_paragraphs,
            anchor=text.render_anchor_link,
            statement_link=text.render_statement_link,
        )

    def render(self, name: str, **variables: Any) -> str:
        """Return the HTML that a template makes of some variables."""
        html = self.environment.get_template(f"{name}.html").render(**variables)
        return BLANK_LINES.sub("\n", html)


def make_bytecode_cache() -> SealedBytecodeCache | None:
    """Return the cache of compiled templates, which lies beside those of Python.

    Jinja compiles again what has changed. None where nothing can be written.
    """
    folder = FOLDER / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return SealedBytecodeCache(str(folder), "__pp_%s.cache") if os.access(folder, os.W_OK) else None


def make_edit_url(repository: str, place: SourceLocation) -> str:
    """Return where a text can be edited on the web; "" when the site names no repository."""
    if not repository:
        return ""
    return f"{repository.rstrip('/')}/blob/HEAD/{place.path}#L{place.line}"


def dump_messages(messages: Messages, *keys: str) -> str:
    """Return messages for a page's scripts, as JSON; of what is counted, all forms.

    How dates are written stands among them, unless that is as usual.
    """
    texts: dict[str, str] = {}
    for key in keys:
        forms = [form for form in messages.list_plural_keys(key) if form in messages.texts]
        for form in forms or [key]:
            texts[form] = messages.say(form)
    if messages.dates != DEFAULT_DATES:
        texts[DATES] = messages.dates
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
