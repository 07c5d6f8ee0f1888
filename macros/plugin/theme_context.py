"""What the theme's templates ask for, under the name `pp`."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from mkdocs.structure.pages import Page

from macros.layers import site_look
from macros.layers.site_look import MAIL_ADDRESS, FooterLink
from macros.model.web_addresses import is_web_address
from macros.outputs.html.json_ld import write_json_ld
from macros.plugin.build import Build
from macros.source.problems import Problem
from macros.views import links
from macros.views.navigation import NavItem

MESSAGE_CALL = re.compile(r"pp\.say\([\"']([a-z-]+)")
NOT_FOUND = "404.html"


class ThemeContext:
    """The build as the theme's templates see it."""

    def __init__(self, build: Build) -> None:
        """Set the build that is asked."""
        self._build = build

    @property
    def errors(self) -> list[Problem]:
        """What has to be fixed before there can be a site."""
        return self._build.errors

    @property
    def is_serving(self) -> bool:
        """Whether a server for authors runs, whose pages are not to be kept for use offline."""
        return self._build.is_serving

    @property
    def is_adapted(self) -> bool:
        """Whether the site shows anything differently from upstream."""
        return self._build.project.is_adapted

    @property
    def contact(self) -> str:
        """The site's contact as HTML: a link where it is an address on the web or for mail."""
        contact = self._build.data.project.site.contact
        if is_web_address(contact):
            return f'<a href="{escape(contact)}">{escape(contact)}</a>'
        if MAIL_ADDRESS.fullmatch(contact):
            return f'<a href="mailto:{escape(contact)}">{escape(contact)}</a>'
        return escape(contact)

    @property
    def logo(self) -> str:
        """The path of the picture beside the site's name, "" for the project's own mark."""
        return site_look.find_logo(self._build.data)

    @property
    def icon(self) -> str:
        """The path of the picture that browsers show for the site."""
        return site_look.find_icon(self._build.data)

    @property
    def footer_links(self) -> list[FooterLink]:
        """The publisher's own lines at the foot of each page."""
        return site_look.list_footer_links(self._build.data)

    def say(self, key: str) -> str:
        """Return the message of a key."""
        return self._build.renderer.messages.say(key)

    def list_nav_items(self, page: Page | None) -> tuple[NavItem, ...]:
        """Return the navigation of a page; of one that stands anywhere (404) for None."""
        navigation = self._build.navigation
        if page is None:
            return navigation.build_items(NOT_FOUND, None)
        return navigation.build_items(page.url, self._build.get_generated_page(page))

    def make_link(self, path: str, page: Page) -> str:
        """Return a path of the site as a link from a page."""
        return links.make_relative(path, page.url)

    def has_page(self, path: str) -> bool:
        """Return whether there is a hand-written page at a path."""
        return any(page.path == path for page in self._build.navigation.written)

    def write_json_ld(self, page: Page) -> str:
        """Return what a page is about, for search engines; "" for hand-written pages."""
        generated = self._build.get_generated_page(page)
        if generated is None:
            return ""
        return write_json_ld(self._build.data, generated, page.canonical_url or "")

    def render_report(self) -> str:
        """Return the report of all errors as a page's HTML."""
        return self._build.renderer.render_report(self.errors).html

    def request_messages(self, theme_folder: Path) -> None:
        """Ask for every message of the theme's templates, so that a missing one is known early."""
        for template in theme_folder.glob("*.html"):
            for key in MESSAGE_CALL.findall(template.read_text("utf-8")):
                self.say(key)
