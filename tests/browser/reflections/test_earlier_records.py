"""What was kept before, by this site or by another one on the same host."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    Page,
    expect,
)

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    answer,
    chosen,
    do,
    go,
    state,
    told,
)
from tests.support.reflections import EARLIER
from tests.support.server import Serve
from tests.support.stored import kept, texts


def test_two_sites_of_one_host_do_not_see_each_other_s_records(
    context: BrowserContext, features: Path, serve: Serve, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).symlink_to(features / "published/sub/path")
    address = serve(tmp_path)
    one = go(context.new_page(), f"{address}one/{CHECKLIST}")
    answer(one, ONE_PLAN, "We do")
    one.get_by_label(SAY["your-name"]).fill("Ana")
    expect(state(one)).to_have_text(SAY["kept-here"])
    other = go(context.new_page(), f"{address}other/{CHECKLIST}")
    assert chosen(other, ONE_PLAN) == []
    answer(other, AGREED, "We do")
    expect(state(other)).to_have_text(SAY["kept-here"])
    go(other, f"{address}other/{REFLECTIONS}")
    expect(other.locator("[data-pp-list] > li")).to_have_count(1)
    expect(other.locator("[data-pp-list]")).not_to_contain_text("Ana")
    do(other, "delete-all").click()
    other.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(told(other)).to_have_text(SAY["delete-all-done"])
    assert kept(other) == []
    assert [file["name"] for file in kept(one)] == ["Ana"]
    expect(state(one)).to_have_text(SAY["kept-here"])


def put_earlier(page: Page, address: str) -> Callable[[], list[str]]:
    """Keep records as the site once did; returns what is left of them."""
    reflection, team = (
        json.loads((EARLIER / f"{kind}-1.json").read_text("utf-8"))
        for kind in ("reflection", "team")
    )
    item = {"saved": False, "changed": True, "last": "every/begin/prepare/one-plan"}
    page.goto(f"{address}404.html")
    page.evaluate(
        "([reflection, team, alien]) => { localStorage['practice-profiles/reflection/mi1aaa'] ="
        " reflection; localStorage['practice-profiles/team/mi1bbb'] = team;"
        " localStorage['practice-profiles/reflection/mi1ccc'] = alien;"
        " localStorage['practice-profiles/current/reflection'] = 'every';"
        " localStorage['practice-profiles/current/reflection-every'] = 'mi1aaa'; }",
        [
            json.dumps({"file": file, **item})
            for file in (reflection, team, {**reflection, "framework": "elsewhere"})
        ],
    )
    names = (
        "() => Object.keys(localStorage).filter((name) =>"
        " name.startsWith('practice-profiles/') && !name.includes('current')).sort()"
    )
    return lambda: [str(name).rpartition("/")[2] for name in page.evaluate(names)]


def test_what_was_kept_before_is_there_with_its_answers(
    context: BrowserContext, features: Path, serve: Serve, tmp_path: Path
) -> None:
    """It is copied once; what is about no framework of the site is nobody's but its owner's."""
    for name in ("one", "other"):
        (tmp_path / name).symlink_to(features / "published/sub/path")
    address = serve(tmp_path)
    tab = context.new_page()
    list_earlier = put_earlier(tab, f"{address}one/")
    go(tab, f"{address}one/{CHECKLIST}")
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    go(tab, f"{address}one/{REFLECTIONS}")
    expect(tab.locator("[data-pp-list] > li")).to_have_count(2)
    assert list_earlier() == ["mi1aaa", "mi1ccc", "mi1bbb"]
    tab.get_by_role("button", name=SAY["delete"], exact=True).first.click()
    expect(tab.locator("[data-pp-list] > li")).to_have_count(1)
    tab.reload()
    expect(tab.locator("[data-pp-list] > li")).to_have_count(1)
    do(tab, "delete-all").click()
    tab.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(told(tab)).to_have_text(SAY["delete-all-done"])
    assert list_earlier() == ["mi1ccc"]
    assert texts(tab) == {}
