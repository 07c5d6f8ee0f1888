"""What site.yml decides is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.colors import is_color
from macros.model.web_addresses import is_host, is_web_address
from macros.rules.rule import Finding, rule
from macros.rules.targets import is_invalid_address, is_omitted_address, is_outdated
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import Location

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@rule("shown-framework")
def find_unknown_frameworks(data: Dataset) -> Iterator[Finding]:
    """The frameworks that site.yml lists are those of folders, each once.

    `frameworks` names those that the site shows, by the names of their folders.
    """
    frameworks = data.project.frameworks
    seen: set[str] = set()
    for number, key in enumerate(data.project.site.frameworks):
        location = ("site", "frameworks", number)
        if key in seen:
            message = f"`{key}` is listed twice."
            yield Finding(location, message, "Delete one of the two.", at_value=True)
        elif key not in frameworks and not _is_gone(data, key):
            message = f"There is no framework `{key}`."
            help = suggest(key, frameworks, "Name a folder in data/frameworks/.")
            is_warning = bool(data.project.shown) and is_outdated(data, location)
            yield Finding(location, message, help, at_value=True, is_warning=is_warning)
        seen.add(key)


def _is_gone(data: Dataset, framework: str) -> bool:
    return is_omitted_address(data, framework) or is_invalid_address(data, framework)


@rule("web-address")
def find_wrong_web_addresses(data: Dataset) -> Iterator[Finding]:
    """A web address begins with https:// or http://, and names a host.

    It has 1,000 characters at the most. This is about a source's `url`, and the site's `address`
    and `repository`. (Anything else could run a script when it is clicked, or be too long for a
    square code.)
    """
    for location, url in _iter_web_addresses(data):
        if url and not is_web_address(url):
            message = f"{quote(url)} is no web address."
            yield Finding(location, message, "Write it in full: https://….", at_value=True)


def _iter_web_addresses(data: Dataset) -> Iterator[tuple[Location, str]]:
    site = data.project.site
    yield ("site", "address"), site.address
    yield ("site", "repository"), site.repository
    for key, framework in data.project.frameworks.items():
        yield ("frameworks", key, "source", "url"), framework.source.url


@rule("site-values")
def find_wrong_settings(data: Dataset) -> Iterator[Finding]:
    """What site.yml says can be done.

    `language` is a code such as `en` or `pt-BR`, each of `colours` is #rrggbb, and what `allow`
    lists are names of hosts, such as `video.example.org`. `review` holds back what is new upstream,
    and needs to know what you have looked at.
    """
    yield from _find_wrong_hosts(data)
    site = data.project.site
    if site.review and data.seen is None:
        message = "Nothing is held back: it is not noted what you have looked at."
        help = "Run `python -m macros news --seen`."
        yield Finding(("site", "review"), message, help, is_warning=True)
    if site.language and not LANGUAGE.fullmatch(site.language):
        message = f"{quote(site.language)} is no language code."
        help = "Write a code such as en, es or pt-BR."
        yield Finding(("site", "language"), message, help, at_value=True)
    for name in type(site.colours).model_fields:
        color = getattr(site.colours, name)
        if color and not is_color(color):
            message = f"{quote(color)} is no color."
            help = 'Write six digits: "#1f5f8b".'
            yield Finding(("site", "colours", name), message, help, at_value=True)


def _find_wrong_hosts(data: Dataset) -> Iterator[Finding]:
    allowed = data.project.site.allow
    for kind in type(allowed).model_fields:
        for number, host in enumerate(getattr(allowed, kind)):
            if not is_host(host):
                message = f"{quote(host)} is no name of a host."
                help = "Write what stands between https:// and the next slash: video.example.org."
                location = ("site", "allow", kind, number)
                yield Finding(location, message, help, at_value=True)
