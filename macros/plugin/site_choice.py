"""Which site is built, and where it is to stand, as the environment says."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from macros.model.web_addresses import is_web_address
from macros.plugin.project import SITE_ADDRESS
from macros.source import own_folder
from macros.source.problems import quote


def choose_site(config: MkDocsConfig, root: Path) -> None:
    """Put one of several sites into a folder of its own."""
    reason = own_folder.explain_wrong_site(root)
    if reason:
        raise PluginError(reason)
    if own_folder.SITE:
        config.site_dir = str(root / own_folder.OWN_FOLDER)


def check_site_address() -> None:
    """End a build for which the environment names an address that is none."""
    address = os.environ.get(SITE_ADDRESS)
    if address and not is_web_address(address):
        raise PluginError(
            f"SITE_ADDRESS: {quote(address)} is no web address. Write it in full: https://…."
        )
