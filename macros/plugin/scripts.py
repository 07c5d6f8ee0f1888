"""Scripts as they are sent: those of a bundle in one function, without comments and white space.

Each source is a function of its own. At its top it names what it takes from the namespace that all
scripts share, and then what it puts there; within a bundle neither is needed.
"""

from __future__ import annotations

import itertools
import json
import re
import string
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import rjsmin

#: The lines in the same words in every source, and the names between them.
OUTSIDE = re.compile(r"\A.*?^\(function \(\) {\n  \"use strict\";\n|^}\)\(\);\n\Z", re.M | re.S)
NAMESPACE = re.compile(r"^  const profiles = \(self\.practiceProfiles \?\?= {}\);\n", re.M)
TAKEN = re.compile(r"^  const {([^{}]*)} = profiles;\n", re.M)
GIVEN = re.compile(r"^  Object\.assign\(profiles, {([^{}]*)}\);\n", re.M)
IDENTIFIER = re.compile(r"(?<![\w$])[A-Za-z_]\w*")
SEVERAL_WORDS = re.compile(r"[a-z]+[A-Z]\w*|[A-Z]+_[A-Z_]+")
DECLARED = re.compile(r"^  (?:async function|function|class|const|let) (\w+)", re.M)


def list_wanted_names(bundles: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Return, by bundle, the names that the sources of other bundles take from the namespace."""
    taken = {name: set().union(*map(_list_taken, sources)) for name, sources in bundles.items()}
    return {
        name: set().union(*(taken[other] for other in taken if other != name)) for name in taken
    }


def list_declared_names(source: str) -> list[str]:
    """Return the names of the functions, classes and values at the top of a source."""
    return DECLARED.findall(source)


def join_scripts(sources: Iterable[str], wanted: Collection[str]) -> str:
    """Return the body of one function that does what all sources do, in their order.

    Of what they put into the namespace, only the wanted names are put there. Raises a ValueError
    where two sources declare the same name, which each can have only in a function of its own.
    """
    bodies = []
    taken: set[str] = set()
    given: set[str] = set()
    declared: Counter[str] = Counter()
    for source in sources:
        taken |= _list_taken(source)
        given |= _list_names(GIVEN, source)
        body = source
        for pattern in (OUTSIDE, NAMESPACE, TAKEN, GIVEN):
            body = pattern.sub("", body)
        declared.update(list_declared_names(body))
        bodies.append(body)
    if twice := sorted(name for name, count in declared.items() if count > 1):
        raise ValueError(f"Declared twice in one bundle: {', '.join(twice)}")
    head = '"use strict";'
    if any("profiles" in body for body in bodies) or given:
        head += "const profiles = (self.practiceProfiles ??= {});"
    if elsewhere := sorted(taken - given):
        head += f"const {{ {', '.join(elsewhere)} }} = profiles;"
    foot = ""
    if public := sorted(given & set(wanted)):
        foot = f"Object.assign(profiles, {{ {', '.join(public)} }});"
    return str(rjsmin.jsmin("\n".join((head, *bodies, foot))))


def shorten_names(bodies: Mapping[str, str], declared: Iterable[str]) -> dict[str, str]:
    """Return the bodies of all bundles with short names for what is declared in them.

    A name has the same short one everywhere. It stays where it is one word, which may stand in a
    text, and where it stands anywhere as the name of a property.
    """
    everything = "\n".join(bodies.values())
    names = [name for name in set(declared) if SEVERAL_WORDS.fullmatch(name)]
    counts = Counter({name: count for name in names if (count := _count_uses(name, everything))})
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    short = dict(zip(ordered, _iter_short_names(), strict=False))
    return {
        bundle: IDENTIFIER.sub(lambda found: short.get(found[0], found[0]), body)
        for bundle, body in bodies.items()
    }


def write_script(body: str) -> str:
    """Return a script that runs as soon as it is loaded."""
    return f"(()=>{{{body}}})();\n"


def write_waiting_script(name: str, needs: Sequence[str], body: str) -> str:
    """Return a script that `page-loader.js` runs when those that it needs have run."""
    bundle = f"{{needs:{json.dumps(needs)},run(){{{body}}}}}"
    namespace = "(self.practiceProfiles??={})"
    return (
        f"({namespace}.waiting??=new Map()).set({json.dumps(name)},{bundle});"
        'document.dispatchEvent(new Event("pp-loaded"));\n'
    )


def _count_uses(name: str, script: str) -> int:
    """Return how often a script has a name, 0 where it may be that of a property."""
    is_property = rf"""(?:(?<!\.\.)[.#"'-]){name}\b|\b{name}["':-]"""
    uses = re.findall(rf"(?<![\w$]){name}(?![\w$])", script)
    return 0 if re.search(is_property, script) else len(uses)


def _iter_short_names() -> Iterator[str]:
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_letters, repeat=length):
            yield f"${''.join(letters)}"


def _list_taken(source: str) -> set[str]:
    return _list_names(TAKEN, source)


def _list_names(pattern: re.Pattern[str], source: str) -> set[str]:
    return {name for names in pattern.findall(source) for name in re.findall(r"\w+", names)}
