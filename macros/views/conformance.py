"""What a reader sees of the site's accessibility: the statement, and the report behind it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.accessibility import Adherence

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


#: The message for each way in which a criterion is met, in the order of reports.
MESSAGES: dict[Adherence, str] = {
    "supports": "acr-supports",
    "partially-supports": "acr-partially-supports",
    "does-not-support": "acr-does-not-support",
    "not-applicable": "acr-not-applicable",
    "not-evaluated": "acr-not-evaluated",
}


@dataclass(frozen=True)
class CriterionView:
    """A criterion of the guidelines, and how far the site meets it."""

    number: str
    title: str
    level: str
    adherence: Adherence
    notes: str

    @property
    def message(self) -> str:
        """The key of the message that says how far it is met."""
        return MESSAGES[self.adherence]


@dataclass(frozen=True)
class ConformanceView:
    """A conformance report. `counts` tell, by messages, how many criteria are met how far."""

    criteria: tuple[CriterionView, ...]
    counts: tuple[tuple[str, int], ...]
    assessed: str
    browsers: tuple[str, ...]
    readers: tuple[str, ...]
    contact: str
    reply_within: str
    complaints: str
    coordinator: str

    @property
    def mail(self) -> str:
        """The first mail address of the contact, "" where it has none."""
        found = MAIL.search(self.contact)
        return found[0] if found else ""


def build_conformance_view(data: Dataset) -> ConformanceView:
    """Return what is known of the site's accessibility, and whom to ask about it."""
    report, site = data.project.accessibility, data.project.site
    criteria = [
        CriterionView(key.replace("-", "."), each.title, each.level, each.adherence, each.notes)
        for key, each in report.criteria.items()
    ]
    criteria.sort(key=lambda each: [int(part) for part in re.findall(r"\d+", each.number)])
    counts = Counter(each.adherence for each in criteria)
    return ConformanceView(
        criteria=tuple(criteria),
        counts=tuple((MESSAGES[each], counts[each]) for each in MESSAGES if counts[each]),
        assessed=report.assessed,
        browsers=report.browsers,
        readers=report.readers,
        contact=site.contact,
        reply_within=site.reply_within,
        complaints=site.complaints,
        coordinator=site.coordinator,
    )
