"""The addresses that somebody may mean by what they type or paste: an address, a path, a link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

#: The files at the top of a layer, whose texts have paths such as `glossary/plan`.
TOP_FILES = ("site", "messages", "glossary", "facilitation", "search", "accessibility")
#: What may follow an address: the pages below a section's own, and the text that a statement is.
ENDINGS = ("reflect", "guide", "text")
TEXT_FRAGMENT = ":~:"  # by which browsers mark some words of a page in a link


def list_candidates(typed: str) -> list[str]:
    """Return the addresses that may be meant, the likeliest first."""
    typed = typed.strip().strip("`'\"<>“”").strip()
    link = _split_link(typed)
    parts = [unquote(part) for part in link.path.split("/") if part]
    if not parts:
        return []
    anchor = unquote(link.fragment).partition(TEXT_FRAGMENT)[0]
    # A site may lie in a folder of another one, and the folder may be named as a framework is.
    starts = len(parts) if _is_link(link, typed, parts[0]) else 1
    candidates: list[str] = []
    for start in range(starts):
        candidates += _iter_addresses(parts[start:], anchor)
    return candidates


def iter_holders(address: str) -> Iterator[str]:
    """Yield an address and those of what holds it, from the innermost outwards."""
    while address:
        yield address
        address = address.rpartition("/")[0]


def _split_link(typed: str) -> SplitResult:
    """Return the parts of what was typed as a link; none of them where it cannot be one."""
    try:
        return urlsplit(typed)
    except ValueError:  # brackets where a host would stand
        return urlsplit("")


def _is_link(link: SplitResult, typed: str, first_part: str) -> bool:
    """Return whether what was typed may be a link, in which an address may begin further on."""
    if link.scheme or link.netloc or link.fragment:
        return True
    return not typed[:1].isalnum() or "." in first_part


def _iter_addresses(parts: list[str], anchor: str) -> Iterator[str]:
    """Yield the addresses that the parts of a path and a page's anchor may stand for."""
    if anchor and not anchor.startswith("__"):  # ids of the page itself begin so
        page = parts[:1] if parts[0] in TOP_FILES else parts[:2]
        yield "/".join([*page, *anchor.split("--")])
        return
    yield "/".join(parts)
    is_below = parts[-1] in ENDINGS or "." in parts[-1]  # a page below the address, or a document
    if len(parts) > 1 and is_below:
        yield "/".join(parts[:-1])
