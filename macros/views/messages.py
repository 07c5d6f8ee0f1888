"""The words around the data: everything that a page, a guide or a script says by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale, UnknownLocaleError

from macros.model.fields import FORMS


@dataclass(frozen=True)
class Messages:
    """Messages by key, in one language.

    `say("edit")` gives a message; `say("edit-practice", title="Plan")` fills its `{title}`. `count("statements", 3)`
    chooses among `statements-one`, `statements-other` and whatever other forms the language has (CLDR's plural
    categories), and fills `{count}`.
    """

    texts: Mapping[str, str]
    language: str = "en"
    missing: dict[str, None] = field(default_factory=dict)  # what was asked for and is not there

    def say(self, key: str, **values: object) -> str:
        """The message of a key; the key itself, and a note of it in `missing`, when nobody wrote the message."""
        if key not in self.texts:
            self.missing[key] = None
            return key
        if not values:
            return self.texts[key]
        return re.sub(r"\{([a-z_]+)\}", lambda name: str(values.get(name[1], name[0])), self.texts[key])

    def count(self, key: str, number: int) -> str:
        """The message that goes with a number of things."""
        form = f"{key}-{self._locale.plural_form(number)}"
        return self.say(form if form in self.texts else f"{key}-other", count=number)

    @staticmethod
    def list_plural_keys(key: str) -> list[str]:
        """The keys of all forms that a message for a number of things may have."""
        return [f"{key}-{form}" for form in FORMS]

    @cached_property
    def _locale(self) -> Locale:
        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")
