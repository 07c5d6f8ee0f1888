"""The page of a team's conversation, of the project of every feature."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.reflection_pages import TEAM, go


@pytest.fixture
def tab(tab: Page, address: str) -> Page:
    """A page that must not complain, opened at the team's conversation."""
    return go(tab, address + TEAM)
