"""What is asked of every page.

No violation that a scanner finds, and nothing wider than the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.engines import Engine, wait_for

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RULES = {"type": "tag", "values": list(TAGS)}

#: What can differ between a light and a dark page: the styles of a scheme set colors, nothing else.
COLOR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def find_violations(page: Page) -> list[str]:
    """Return what the scanner finds on a page, as it is shown in light and in dark."""
    # Without motion a color is there at once, not after a transition.
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = _scan(page, RULES)
    page.emulate_media(color_scheme="dark")
    found += _scan(page, COLOR_RULES)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found


def _scan(page: Page, rules: Mapping[str, object]) -> list[str]:
    # Nothing reads what has passed; that it is not listed saves a quarter of the time.
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    return _list_nodes(Axe().run(page, options=options).response["violations"])


def find_violations_of(engine: Engine) -> list[str]:
    """Return what the scanner finds on a page of another engine, as it is shown in light."""
    engine.evaluate(Axe().axe_script)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    engine.evaluate(
        "window.scanned = null; axe.run(arguments[0]).then((found) => { window.scanned = found })",
        options,
    )
    return _list_nodes(wait_for(engine, "return window.scanned")["violations"])


def _list_nodes(violations: list[dict[str, Any]]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]


#: What is wider than the window, if anything.
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? []
  : [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""
