"""Whatever a framework names exists: columns, parts, sets of responses, and more."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import Element, get_address, get_key
from macros.model.fields import is_key
from macros.model.framework import UNASKED, Framework, Practice, Question, Statement
from macros.model.site import Site
from macros.rules.rule import Finding, rule
from macros.rules.targets import find_unknown_address, is_gone, is_outdated
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import Location, find_node, iter_omissions


@rule("unknown-column")
def find_unknown_columns(data: Dataset) -> Iterator[Finding]:
    """A practice fills a column that its framework does not declare, or has a misspelled key.

    A framework declares its columns under `columns`. What a layer adds to a column that there is
    not, or is no longer, is not shown, and is only worth a warning.
    """
    for element in data.elements.values():
        if not isinstance(element.value, Practice):
            continue
        columns = data.project.frameworks[element.framework].columns
        known = [*columns, *Practice.model_fields]
        for id in element.value.columns:
            declaration = ("frameworks", element.framework, "columns", id)
            if id not in columns and not is_gone(data, declaration):
                message = f"`{id}` is neither a column of this framework nor a key."
                help = suggest(id, known, f"Known are: {', '.join(known)}.")
                yield Finding((*element.location, id), message, help)


@rule("unknown-required")
def find_unknown_required(data: Dataset) -> Iterator[Finding]:
    """A column's `required` names a section or a practice that the framework does not have.

    It names a practice as section/practice.
    """
    for key, framework in data.project.frameworks.items():
        for id, column in framework.columns.items():
            if isinstance(column.required, bool):
                continue
            for number, address in enumerate(column.required):
                location = ("frameworks", key, "columns", id, "required", number)
                kinds, help = ("section", "practice"), "Name a section, or section/practice."
                yield from find_unknown_address(data, location, (key, address), kinds, help)


@rule("unknown-part")
def find_unknown_groups(data: Dataset) -> Iterator[Finding]:
    """A section's `part` is the key of one of the framework's `parts`.

    A part holds several sections under one title. Where a layer leaves a part out, its sections
    stand without one.
    """
    for key, framework in data.project.frameworks.items():
        for section, value in framework.sections.items():
            part: Location = ("frameworks", key, "parts", value.part)
            location = ("frameworks", key, "sections", section, "part")
            if not value.part or value.part in framework.parts or is_gone(data, part):
                continue
            otherwise = "Declare it under `parts` in framework.yml, with a `title`."
            help = suggest(value.part, framework.parts, otherwise)
            message = f"There is no part `{value.part}`."
            is_warning = is_outdated(data, location)
            yield Finding(location, message, help, at_value=True, is_warning=is_warning)


@rule("unknown-responses")
def find_unknown_response_sets(data: Dataset) -> Iterator[Finding]:
    """A key `responses` names a set that neither the framework nor site.yml declares.

    (`none` means: shown, not asked.)
    """
    for key, framework in data.project.frameworks.items():
        known = [*framework.responses, *data.project.site.responses, UNASKED]
        for location, name in _iter_named_sets(data, key):
            declarations: list[Location] = [
                ("frameworks", key, "responses", name),
                ("site", "responses", name),
            ]
            if not name or name in known or any(map(data.is_invalid, declarations)):
                continue
            omitted = [each for each in declarations if data.is_omitted(each)]
            if omitted:
                address = get_address(location)
                message = f"The set of responses `{name}` is left out, but `{address}` asks for it."
                help = "Leave it in, or name another set there."
                yield Finding(omitted[0], message, help, is_warning=True)
            else:
                message = f"There is no set of responses `{name}`."
                help = suggest(name, known, f"Known are: {', '.join(known)}.")
                is_warning = is_outdated(data, location)
                yield Finding(location, message, help, at_value=True, is_warning=is_warning)


def _iter_named_sets(data: Dataset, framework: str) -> Iterator[tuple[Location, str]]:
    """Yield the set that each column, statement and question names, "" for none."""
    for id, column in data.project.frameworks[framework].columns.items():
        yield ("frameworks", framework, "columns", id, "responses"), column.responses
    for element in data.elements_by_framework[framework]:
        if not isinstance(element.value, Statement | Question | Practice):
            continue
        named = element.value.responses
        if isinstance(named, str):
            yield (*element.location, "responses"), named


@rule("unknown-aside")
def find_unknown_asides(data: Dataset) -> Iterator[Finding]:
    """Each response that `aside` lists is the key of a response in a set of the same file.

    They stand beside the order of their set, since they say nothing of more or less (“Not sure”).
    So does the one that `not_applicable` names (“Does not apply”), in site.yml. (One that a layer
    leaves out is none any more.)
    """
    holders: dict[Location, Site | Framework] = {("site",): data.project.site}
    for key, framework in data.project.frameworks.items():
        holders["frameworks", key] = framework
    for location, holder in holders.items():
        sets = (*location, "responses")
        if is_gone(data, sets):
            continue
        known = [key for responses in holder.responses.values() for key in responses]
        omissions = iter_omissions(find_node(data.tree, sets).node)
        omitted = {get_key(omission) for omission, _ in omissions}
        for place, name in _iter_asides(holder):
            if name in known or name in omitted:
                continue
            otherwise = f"Known are: {', '.join(known)}." if known else "Name the sets first."
            help = suggest(name, known, otherwise)
            aside = (*location, *place)
            is_warning = is_outdated(data, aside)
            message = f"There is no response `{name}`."
            yield Finding(aside, message, help, at_value=True, is_warning=is_warning)


def _iter_asides(holder: Site | Framework) -> Iterator[tuple[Location, str]]:
    """Yield where a response that stands aside is named, and its key."""
    for number, name in enumerate(holder.aside):
        yield ("aside", number), name
    if isinstance(holder, Site) and holder.not_applicable:
        yield ("not_applicable",), holder.not_applicable


@rule("former-address")
def find_wrong_former_addresses(data: Dataset) -> Iterator[Finding]:
    """The key `was` names, in full, the address of a thing before it was moved or renamed.

    That is `framework/section/practice`, say. Saved responses, links and local changes follow it;
    so it cannot be the address of something that exists, and two things cannot both claim it.
    """
    claims: dict[str, str] = {}
    for element in data.elements.values():
        for number, former in enumerate(getattr(element.value, "was", ())):
            message, help = _check_former_address(data, element, former, claims)
            if message:
                location = _locate_former_address(data, element, number)
                yield Finding(location, message, help, at_value=True)
            claims.setdefault(former, element.address)


def _check_former_address(
    data: Dataset, element: Element, former: str, claims: dict[str, str]
) -> tuple[str, str]:
    """Return what is wrong with a former address, and what to do; both "" for nothing."""
    parts = former.split("/")
    is_too_short = len(parts) < 2 and element.kind != "framework"
    if is_too_short or not all(is_key(part) for part in parts):
        help = f"Write the whole old address, such as `{element.address}`."
        return f"{quote(former)} is no address.", help
    if former == element.address:
        return "", ""  # it stood here when it took others in
    if former in data.elements:
        help = "An address that is in use cannot be a former one. Rename one of the two."
        return f"`{former}` exists still.", help
    if former in claims:
        message = f"`{former}` is claimed by `{claims[former]}` too."
        return message, "Only one of them can follow it."
    return "", ""


def _locate_former_address(data: Dataset, element: Element, number: int) -> Location:
    """Return the location of one of an element's former addresses: in a list, or alone."""
    location: Location = (*element.location, "was")
    item: Location = (*location, number)
    is_list = data.locate(item) != data.locate(location)
    return item if is_list else location
