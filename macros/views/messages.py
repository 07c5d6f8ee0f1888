"""The words around the data: everything that a page, a guide or a script says by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from macros.layers.dataset import Dataset
from macros.model.fields import FORMS

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True)
class Messages:
    """Messages by key, in one language.

    `say("edit")` gives a message; `say("edit-practice", title="Plan")` fills its `{title}`.
    `count("statements", 3)` chooses among `statements-one`, `statements-other` and whatever other
    forms the language has (CLDR's plural categories), and fills `{count}`. `missing` collects the
    keys that were asked for and are not there.
    """

    texts: Mapping[str, str]
    language: str = "en"
    missing: dict[str, None] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Return the message of a key, its placeholders filled.

        A key without a message is returned itself, and noted in `missing`.
        """
        if key not in self.texts:
            self.missing[key] = None
            return key
        text = self.texts[key]
        if not values:
            return text
        return re.sub(r"\{([a-z_]+)\}", lambda name: str(values.get(name[1], name[0])), text)

    def count(self, key: str, number: int) -> str:
        """Return the message for a number, in the plural form that the language asks for."""
        form = f"{key}-{self._locale.plural_form(number)}"
        return self.say(form if form in self.texts else f"{key}-other", count=number)

    @staticmethod
    def list_plural_keys(key: str) -> list[str]:
        """Return the keys of all plural forms that a message may have."""
        return [f"{key}-{form}" for form in FORMS]

    @cached_property
    def _locale(self) -> Locale:
        """The language's locale; English for a language that babel does not know."""
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (`check` counts nothing)

        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")


def load_messages(data: Dataset) -> Messages:
    """Return the project's messages in the site's language."""
    return Messages(data.project.messages, data.project.site.language)
