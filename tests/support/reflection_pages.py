"""Pages for reflecting, as people use them: what they choose, type, save, and read."""

from __future__ import annotations

import json

from jsonschema import Draft7Validator
from playwright.sync_api import Locator, Page, expect

from macros.layers.load import load_dataset
from tests.support.projects import ROOT

DATA = load_dataset(ROOT)
SAY = DATA.project.messages
CHECKLIST = "every/begin/reflect/"
REFLECTIONS = "reflections/"
TEAM = "team/"
DISTRICT = "district/"


def say(key: str, **values: object) -> str:
    """A message with its values filled in."""
    return SAY[key].format(**values)


def say_counted(key: str, count: int) -> str:
    """A message that counts, in the form that the count asks for."""
    return say(f"{key}-{'one' if count == 1 else 'other'}", count=count)


def go(page: Page, address: str) -> Page:
    """Open a page for reflecting, and wait until its scripts have done their part."""
    page.goto(address)
    expect(page.locator("[data-pp-attached]:visible").first).to_be_visible()
    unfold(page)
    return page


def unfold(page: Page) -> None:
    """Open what is folded on a checklist, as whoever writes there does."""
    folded = page.locator("details[data-pp-fold]:not([open])")
    while folded.count():
        folded.first.locator(":scope > summary").click()


def group(page: Page, text: str) -> Locator:
    return page.get_by_role("group", name=text)


def answer(page: Page, text: str, response: str) -> None:
    group(page, text).get_by_role("radio", name=response, exact=True).check()


def chosen(page: Page, text: str) -> list[str]:
    """The response that is chosen for a statement."""
    return [
        label.inner_text()
        for label in group(page, text).locator("label").all()
        if label.locator(":checked").count()
    ]


def state(page: Page) -> Locator:
    return page.locator("[data-pp-state]")


def isolated(text: str) -> str:
    """A part of a title, which keeps its own direction of writing."""
    return f"\u2068{text}\u2069"


def told(page: Page) -> Locator:
    # What is told beside the rounds of a reflection stands in a part of its own.
    return page.locator("[data-pp-told][role=status]:not(.pp-opened *)")


def do(page: Page, key: str) -> Locator:
    return page.get_by_role("button", name=SAY[key], exact=True).first


def go_on(page: Page, address: str, name: str) -> None:
    """Choose one of those that are kept."""
    go(page, address + REFLECTIONS)
    page.locator("[data-pp-list] > li").filter(has_text=name).get_by_role(
        "link", name=SAY["go-on"]
    ).click()
    expect(state(page)).to_be_visible()
    unfold(page)


ONE_PLAN, NAMED, AGREED = (
    "The district has one plan.",
    "Each goal has a name beside it.",
    "All have said yes.",
)
SCHOOL, WHO, WHY = "Each school knows the plan.", "Who has read the plan?", "Why does this matter?"


# What goes wrong


REFUSED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no',"
    " 'SecurityError'); } });"
    "IDBFactory.prototype.open = function () { throw new DOMException('no', 'SecurityError'); };"
)
FULL = (
    "Storage.prototype.setItem = IDBObjectStore.prototype.put = function () {"
    " throw new DOMException('full', 'QuotaExceededError'); };"
)
#: There is room again.
ROOM = "Storage.prototype.setItem = window.keepLocally; IDBObjectStore.prototype.put = window.keep;"
#: What the browser has, for `ROOM`.
HAD = "window.keepLocally = Storage.prototype.setItem; window.keep = IDBObjectStore.prototype.put;"


SCHEMA = Draft7Validator(json.loads((ROOT / "data/schemas/reflection.json").read_text("utf-8")))


ANSWERED = {
    "every/begin/prepare/one-plan": {"response": "partly", "text": ONE_PLAN},
    "every/begin/prepare/each-school": {"response": "yes", "text": SCHOOL},
    "every/begin/agree/agreed": {"response": "no", "text": AGREED},
    "every/begin/agree/later": {"response": "yes", "text": "Nobody has come back on it."},
    "every/begin/agree": {"note": "About agreeing.", "text": "Agree"},
    "every/begin/nowhere/at-all": {"response": "yes", "text": "Words of another site."},
}
