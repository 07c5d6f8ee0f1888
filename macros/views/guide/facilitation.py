"""What is said to the people in the room, as it holds for one framework or section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation


def resolve_facilitation(data: Dataset, framework: str, section: str = "") -> Facilitation:
    """Return the project's defaults, under the framework's wishes, under the section's.

    `framework` and `section` are keys; without a section, the framework's wishes come last.
    """
    value = data.project.frameworks[framework]
    facilitation = value.facilitation.lay_over(_find_fitting_defaults(data, framework))
    if not section:
        return facilitation
    return value.sections[section].facilitation.lay_over(facilitation)


def _find_fitting_defaults(data: Dataset, framework: str) -> Facilitation:
    """Return the defaults without the meanings of responses that a framework words otherwise."""
    defaults, sets = data.project.facilitation, data.project.site.responses
    own_sets = data.project.frameworks[framework].responses
    meanings = {}
    for name, texts in defaults.meanings.items():
        site_set = sets.get(name, {})
        framework_set = own_sets.get(name, site_set)
        meanings[name] = {
            key: text
            for key, text in texts.items()
            if name not in sets or framework_set.get(key) == site_set.get(key)
        }
    return defaults.model_copy(update={"meanings": meanings})


def iter_facilitation_texts(part: Any) -> Iterator[str]:
    """Yield every text of a part of the facilitation: a text, a mapping or a part of the model."""
    if isinstance(part, bool):
        return
    if isinstance(part, str):
        yield part
        return
    inner_parts = part.values() if isinstance(part, Mapping) else vars(part).values()
    for inner_part in inner_parts:
        yield from iter_facilitation_texts(inner_part)
