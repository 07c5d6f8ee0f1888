"""Where a framework's ideas come from, as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.framework import Source
from macros.views.messages import Messages
from macros.views.text_runs import Prose, make_prose


@dataclass(frozen=True)
class Attribution:
    """A sentence on a source: what leads to its title, the title, and the rest.

    `url` is where the source stands on the web, "" where it does not. `details` follow the title
    without a space. `rights` and `note` are what else is said of the source.
    """

    lead: str
    title: str
    url: str
    details: str
    rights: Prose
    note: Prose

    @property
    def text(self) -> str:
        """The whole sentence, for outputs that do not link its title."""
        return f"{self.lead} {self.title}{self.details}"


def build_attribution(source: Source, messages: Messages) -> Attribution:
    """Return the sentence on a framework's source."""
    say = messages.say
    retrieved = messages.format_date(source.retrieved)
    details = [
        f", {source.author}" if source.author else "",
        f" ({source.year})" if source.year else "",
        f", {say('published-by', publisher=source.publisher)}",
        f", {say('retrieved', date=retrieved)}" if retrieved else "",
        ". ",
        say("wording-own" if source.wording == "own" else "wording-quoted"),
    ]
    return Attribution(
        lead=say("based-on"),
        title=source.title,
        url=source.url,
        details="".join(details),
        rights=make_prose(source.rights),
        note=make_prose(source.note),
    )
