"""The repository site in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site; options are those of a browser context."""
    contexts = []

    def open(path: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        size: ViewportSize = {"width": width, "height": height}
        context = browser.new_context(viewport=size, service_workers="block", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open
    for context in contexts:
        context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
