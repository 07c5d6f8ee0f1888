"""Keys made from words: readable, stable, and each once among its siblings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

#: Words that tell nothing by which one would know a text again.
DULL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by can do does for from has have how in into is it its of on "
        "or our that the their them there they this to we what when where which who will with you "
        "your all each any",
    )
)
MOST_WORDS = 4
LONGEST = 40


def make_key(text: str, taken: Container[str], otherwise: str = "part") -> str:
    """Return a key from the first telling words of a text, with a number where it is taken.

    `otherwise` stands in for a text without letters and digits.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", letters.replace("'", "").replace("’", ""))
    telling = [word for word in words if word not in DULL] or words or [otherwise]
    key: str = telling[0][:LONGEST]
    for word in telling[1:MOST_WORDS]:
        if len(key) + len(word) < LONGEST:
            key = f"{key}-{word}"
    number = 2
    unique = key
    while unique in taken:
        unique, number = f"{key}-{number}", number + 1
    return unique
