"""What texts sound like when a screen reader speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.rules.rule import Finding, rule

ADDRESS = re.compile(r"https?://\S+")
MAX_SPOKEN = 40  # characters; a host's name alone may be spoken


@rule("spoken-address", "warning")
def find_spoken_addresses(data: Dataset) -> Iterator[Finding]:
    """A text of a layer holds a long web address, which becomes a link of that name.

    A screen reader spells it out, letter by letter. Write a short address, such as that of a page
    of your own that links on in words.
    """
    for location, text in data.remarks:
        longest = max(ADDRESS.findall(text.value), key=len, default="")
        if len(longest) > MAX_SPOKEN:
            message = f"A web address of {len(longest)} characters is read out letter by letter."
            help = "Name a page in words, or write a short address."
            yield Finding(location, message, help, place=text.place)
