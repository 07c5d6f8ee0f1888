"""Web addresses that anybody may be sent to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: As many characters as fit in a QR code that can still be read from paper.
LONGEST = 1000
LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
#: A host by its name, perhaps with all below it (`*.`) and a port.
HOST = re.compile(rf"(\*\.)?({LABEL}\.)+(?![0-9]){LABEL}(:[0-9]{{1,5}})?")


def is_web_address(url: str) -> bool:
    """Tell whether a text is an address of the web: https or http, with a host, not too long."""
    if len(url) > LONGEST:
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (raises ValueError for what is no number)
    except ValueError:
        return False
    has_unsafe_character = re.search(r"[\s<>\"'`]", url) is not None
    return parts.scheme in ("https", "http") and bool(parts.hostname) and not has_unsafe_character


def is_host(name: str) -> bool:
    """Tell whether a text is the name of a host, such as `video.example.org`."""
    return HOST.fullmatch(name.lower()) is not None
