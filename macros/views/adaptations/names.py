"""What parts within an element are called, such as a step of an agenda or a relation's ends."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.model.addresses import get_field_location
from macros.source.tree import ListNode, Location, MapNode, Node, TextNode, find_node, iter_texts
from macros.views.adaptations.node_texts import get_main_text, get_value
from macros.views.messages import load_messages


def find_known_text(data: Dataset, address: str) -> str:
    """Return the title or text by which readers know what has an address; "" for none.

    Besides elements, entries of files have addresses; a glossary entry is known by its term.
    """
    element = data.elements.get(address)
    if element:
        value = element.value
        return str(getattr(value, "title", "") or getattr(value, "text", ""))
    if not address:
        return ""
    node = find_node(data.tree, tuple(address.split("/"))).node
    term = node.get("term") if isinstance(node, MapNode) else None
    return term.value if isinstance(term, TextNode) else ""


class PartNames:
    """The names of the parts of one element or file."""

    def __init__(self, data: Dataset, address: str) -> None:
        self.data, self.address = data, address
        self.framework = data.project.frameworks.get(address.partition("/")[0])

    def find_owner_name(self, location: Location, words: str) -> str:
        """Return the title of what a text belongs to within its element.

        It is "" where the text belongs to the element itself, and where its `words` say the same.
        """
        name = self._find_nearest_title(location)
        if location[-2:-1] == ("minutes",):
            minutes = load_messages(self.data).say("guide-minutes", minutes=location[-1])
            name = f"{name}, {minutes}" if name else minutes
        return "" if name == words else name

    def _find_nearest_title(self, location: Location) -> str:
        """Return the innermost title on the way from the element to a location."""
        first = len(location) - len(get_field_location(location)) + 1
        title = ""
        for end in range(first, len(location)):
            title = get_main_text(find_node(self.data.tree, location[:end]).node) or title
        return title

    def describe_list(self, field: str, items: ListNode) -> str:
        """Return a list in words.

        Sections and relations, which it gives by their keys, are named by their titles.
        """
        if field not in ("sections", "relations"):
            return get_value(items)
        separator = ", " if field == "sections" else "; "
        return separator.join(self._describe_item(item) for item in items.items)

    def _describe_item(self, item: Node) -> str:
        """Return a list's item in words: a section's title, or a relation."""
        match item:
            case MapNode():
                return self._describe_relation(item)
            case TextNode():
                return self._find_title(item.value)
            case _:
                return ""

    def _describe_relation(self, relation: MapNode) -> str:
        """Return a relation in words: `A leads to B`, or `A, B (reinforce one another)`."""
        titles = []
        for field in ("from", "to", "among"):
            ends = relation.get(field)
            if ends:
                titles += [self._find_title(text.value) for _, text in iter_texts(ends)]
        kind = self._find_kind_title(relation)
        if relation.get("among"):
            return f"{', '.join(titles)} ({kind})"
        return f" {kind} ".join(titles)

    def _find_kind_title(self, relation: MapNode) -> str:
        """Return the title of a relation's kind, or its key where it has none."""
        kind = relation.get("kind")
        key = kind.value if isinstance(kind, TextNode) else ""
        if self.framework and key in self.framework.relation_kinds:
            return self.framework.relation_kinds[key].title
        return key

    def _find_title(self, key: str) -> str:
        """Return the title of what an address below the element names, or that address."""
        return find_known_text(self.data, f"{self.address}/{key}") or key
