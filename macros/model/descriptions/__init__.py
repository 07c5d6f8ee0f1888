"""What each key of the data means: for the page on the format, for editors, and for machines."""

from __future__ import annotations

from macros.model.descriptions.description import Description
from macros.model.descriptions.framework_keys import FRAMEWORK_KEYS
from macros.model.descriptions.site_keys import SITE_KEYS
from macros.model.fields import Part

DESCRIPTIONS = {**FRAMEWORK_KEYS, **SITE_KEYS}


def find_description(part: type[Part], key: str) -> Description | None:
    """Return the description of a part's key, None where there is none."""
    return DESCRIPTIONS.get(f"{part.__name__}.{key}")
