"""The words around the data: everything that a page, a guide or a script says by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from macros.layers.dataset import Dataset
from macros.model.fields import FORMS
from macros.model.site import DateStyle

if TYPE_CHECKING:
    from babel import Locale

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Messages:
    """Messages by key, in one language.

    `say("edit")` gives a message; `say("edit-practice", title="Plan")` fills its `{title}`.
    `count("statements", 3)` chooses among `statements-one`, `statements-other` and whatever other
    forms the language has (CLDR's plural categories), and fills `{count}`. `dates` is how dates are
    written. `missing` collects the keys that were asked for and are not there.
    """

    texts: Mapping[str, str]
    language: str = "en"
    dates: DateStyle = "medium"
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

    def format_date(self, text: str) -> str:
        """Return a date such as 2026-11-28 as the site writes dates, and anything else unchanged.

        overrides/assets/parts/messages.js does the same for what readers enter.
        """
        if self.dates == "iso" or not ISO_DATE.fullmatch(text):
            return text
        from babel.dates import format_date  # noqa: PLC0415 (`check` shows no date)

        try:
            return format_date(date.fromisoformat(text), self.dates, self._locale)
        except ValueError:  # such as the 31st of February
            return text

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
    site = data.project.site
    return Messages(data.project.messages, site.language, site.dates)
