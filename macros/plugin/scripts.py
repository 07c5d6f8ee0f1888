"""Scripts as they are sent: those of a bundle in one function, in as few bytes as it takes.

Each source is a function of its own. At its top it names what it takes from the namespace that all
scripts share, and then what it puts there; within a bundle neither is needed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

try:
    import minify
except ImportError:  # no package is made for Macs of the Apple kind: there, scripts stay long
    minify = None

#: The lines in the same words in every source, and the names between them.
OUTSIDE = re.compile(r"\A.*?^\(function \(\) {\n  \"use strict\";\n|^}\)\(\);\n\Z", re.M | re.S)
NAMESPACE = re.compile(r"^  const profiles = \(self\.practiceProfiles \?\?= {}\);\n", re.M)
TAKEN = re.compile(r"^  const {([^{}]*)} = profiles;\n", re.M)
GIVEN = re.compile(r"^  Object\.assign\(profiles, {([^{}]*)}\);\n", re.M)
DECLARED = re.compile(r"^  (?:async function|function|class|const|let) (\w+)", re.M)


def list_wanted_names(bundles: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Return, by bundle, the names that the sources of other bundles take from the namespace."""
    taken = {name: set().union(*map(_list_taken, sources)) for name, sources in bundles.items()}
    return {
        name: set().union(*(taken[other] for other in taken if other != name)) for name in taken
    }


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
        declared.update(DECLARED.findall(body))
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
    return "\n".join((head, *bodies, foot))


def write_script(body: str) -> str:
    """Return a script that runs as soon as it is loaded."""
    return shorten_script(f"(()=>{{{body}}})();\n")


def write_waiting_script(name: str, needs: Sequence[str], body: str) -> str:
    """Return a script that `page-loader.js` runs when those that it needs have run."""
    bundle = f"{{needs:{json.dumps(needs)},run(){{{body}}}}}"
    namespace = "(self.practiceProfiles??={})"
    return shorten_script(
        f"({namespace}.waiting??=new Map()).set({json.dumps(name)},{bundle});"
        'document.dispatchEvent(new Event("pp-loaded"));\n'
    )


def shorten_script(script: str) -> str:
    """Return a script without comments and spaces, its local names short, where that can be done.

    Raises a ValueError that shows where a script is not JavaScript.
    """
    if minify is None:
        return script
    try:
        return str(minify.string("application/javascript", script))
    except minify.MinifyError as error:
        raise ValueError(str(error)) from error


def _list_taken(source: str) -> set[str]:
    return _list_names(TAKEN, source)


def _list_names(pattern: re.Pattern[str], source: str) -> set[str]:
    return {name for names in pattern.findall(source) for name in re.findall(r"\w+", names)}
