"""The data of a project: the model, the merged tree that it was made from, and what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from macros.layers.moves import find_former_addresses
from macros.layers.news import News, Seen, find_news, wants_review
from macros.layers.versions import Version
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import Element, get_address, is_element_location, iter_elements
from macros.model.project import Project
from macros.source import tree as nodes
from macros.source.authored_pages import Claims
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode, SourceLocation, TextNode


@dataclass(frozen=True)
class Dataset:
    """What `data/` says: the model, the merged tree, and the problems met on the way.

    `claims` are the hand-written files that claim each place on the site. `seen` is what a fork has
    noted that it has looked at, None where it has noted nothing. `versions` is what versions of
    the frameworks brought, as far as that is recorded.
    """

    project: Project
    tree: MapNode
    problems: tuple[Problem, ...]
    claims: Claims = field(default_factory=dict)
    seen: Seen | None = None
    versions: tuple[Version, ...] = ()

    @cached_property
    def news(self) -> tuple[News, ...]:
        """What upstream has brought since the fork last looked."""
        is_reviewed = wants_review(self.tree)
        return find_news(self.tree, self.seen, is_reviewed) if self.seen else ()

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Every element by its address; the first one, where two claim the same."""
        elements: dict[str, Element] = {}
        for element in iter_elements(self.project):
            elements.setdefault(element.address, element)
        return elements

    @cached_property
    def children(self) -> Mapping[str, list[Element]]:
        """What each address holds directly: a framework's sections, and so on."""
        children: defaultdict[str, list[Element]] = defaultdict(list)
        for element in iter_elements(self.project):
            if element.parent:
                children[element.parent.address].append(element)
        return children

    @cached_property
    def elements_by_framework(self) -> Mapping[str, list[Element]]:
        """Every element by its framework."""
        elements: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self.elements.values():
            elements[element.framework].append(element)
        return elements

    def list_addresses(self, framework: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the addresses of a framework's elements of some kinds, or all, below it."""
        request = (framework, kinds)
        if request not in self._addresses:
            self._addresses[request] = tuple(
                element.address.removeprefix(f"{framework}/")
                for element in self.elements_by_framework[framework]
                if element.kind != "framework" and (not kinds or element.kind in kinds)
            )
        return self._addresses[request]

    @cached_property
    def _addresses(self) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
        """The addresses listed so far, by framework and kinds."""
        return {}

    @cached_property
    def is_english(self) -> bool:
        """Whether the site is in English; some rules about wording know no other language."""
        return self.project.site.language.lower().split("-")[0] in ("en", "")

    @cached_property
    def adapted_entries(self) -> tuple[tuple[Location, Entry], ...]:
        """Every entry that a layer rewords, adds, leaves out or annotates, with its location."""
        return tuple(iter_adapted_entries(self.tree))

    @cached_property
    def remarks(self) -> tuple[tuple[Location, TextNode], ...]:
        """What layers say about the entries that they touch: notes and reasons."""
        return tuple(
            (location, remark)
            for location, entry in self.adapted_entries
            for remark in nodes.iter_remarks(entry)
        )

    @cached_property
    def adaptations(self) -> Mapping[str, list[tuple[Location, Entry]]]:
        """What layers touched, by the address of the element that shows it.

        That is an element's own texts and notes, and what is left out of it.
        """
        adaptations: defaultdict[str, list[tuple[Location, Entry]]] = defaultdict(list)
        for location, entry in self.adapted_entries:
            address = get_address(location)
            if entry.omitted and is_element_location(location):
                address = address.rpartition("/")[0]
            adaptations[address].append((location, entry))
        return adaptations

    @cached_property
    def omitted(self) -> dict[str, Location]:
        """The address of everything that a layer leaves out, with the location of the omission."""
        locations: dict[str, Location] = {}
        for location, _ in nodes.iter_omissions(self.tree):
            for element_location in self._list_elements_at(location):
                locations[get_address(element_location)] = location
        return locations

    def _list_elements_at(self, location: Location) -> list[Location]:
        """Return the location of an element, or those of the elements in what only holds some."""
        if is_element_location(location):
            return [location]
        container = nodes.find_node(self.tree, location).node
        inner_locations = (inner for inner, _ in nodes.iter_entries(container, location))
        return [inner for inner in inner_locations if is_element_location(inner)]

    @cached_property
    def former_addresses(self) -> dict[str, str]:
        """The address of everything that has had another one, by that one."""
        return {
            former: get_address(location)
            for former, location in find_former_addresses(self.tree).items()
            if former not in self.elements
        }

    def follow_address(self, address: str) -> str:
        """Return the address that an element has now; one that has not moved is returned as is."""
        head, tail = address, ""
        while head and address not in self.elements:
            if head in self.former_addresses:
                return self.former_addresses[head] + tail
            head, _, last = head.rpartition("/")
            tail = f"/{last}{tail}"
        return address

    def locate(self, location: Location, absent: bool = False) -> SourceLocation:
        """Return the place where a location was typed, or else the nearest that holds it.

        What is missing because a layer leaves it out is found where the layer says so; `absent`
        says that something is missing inside.
        """
        route = nodes.find_node(self.tree, location)
        if route.omitted:
            return route.omitted.place
        if absent:
            for _, reason in nodes.iter_omissions(route.node):
                return reason.place
        return route.place

    def locate_value(self, location: Location) -> SourceLocation:
        """Return the place where the value at a location was typed, rather than its key."""
        return nodes.find_node(self.tree, location).node.place

    def locate_first_adaptation(self, *locations: Location) -> SourceLocation | None:
        """Return the place where a layer first touches something at or below the locations.

        The locations are searched in their order. None stands for no such place.
        """
        for location in locations:
            route = nodes.find_node(self.tree, location)
            if route.depth < len(location):
                continue
            for _, entry in iter_adapted_entries(route.node, location):
                return nodes.locate_adaptation(entry)
        return None

    def is_invalid(self, location: Location) -> bool:
        """Tell whether something invalid was reported at, or on the way to, a location."""
        return nodes.find_node(self.tree, location).invalid

    def has_invalid(self, *location: str | int) -> bool:
        """Tell whether something stands at a location that is, in part at least, invalid."""
        route = nodes.find_node(self.tree, location)
        return route.depth == len(location) and nodes.has_invalid(route.node)

    def is_omitted(self, location: Location) -> bool:
        """Tell whether a layer leaves out what stands at a location, or something that holds it."""
        route = nodes.find_node(self.tree, location)
        return route.omitted is not None and route.depth == len(location)


def with_site_address(data: Dataset, address: str) -> Dataset:
    """Return the same data for a site that stands at another address than site.yml says."""
    site = data.project.site.model_copy(update={"address": address})
    project = data.project.model_copy(update={"site": site})
    return replace(data, project=project)
