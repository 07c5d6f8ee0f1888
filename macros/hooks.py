"""MkDocs' events, each passed on to what answers it.

Priorities are given where the order among plugins matters.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from macros.authoring.placeholders import make_placeholder
from macros.model.site_paths import SEARCH_INDEX, SITEMAP
from macros.outputs.html.asset_versions import add_versions
from macros.outputs.html.security_policy import add_policy
from macros.outputs.offline import iter_site_files
from macros.outputs.search_index import write_search_entries, write_search_index
from macros.outputs.web_app import REMOVAL, WORKER, write_worker
from macros.plugin import generated_files, own_pages, page_checks
from macros.plugin.asset_bundles import bundle_assets
from macros.plugin.build import get_build, start_build
from macros.plugin.build_errors import show_report, stop, stop_at_errors
from macros.plugin.build_log import has_logged_warnings, log_warnings
from macros.plugin.markdown_rendering import SiteMarkdown
from macros.plugin.preview import Preview, add_previewed_files
from macros.plugin.preview_server import (
    collect_garbage_later,
    is_watching,
    serve_preview,
)
from macros.plugin.site_choice import check_site_address, choose_site
from macros.plugin.site_settings import apply_site
from macros.plugin.staging import Staging, UnusableSiteFolderError
from macros.plugin.theme import CachedTheme
from macros.plugin.theme_context import ThemeContext
from macros.source import content_files

is_serving = False
staging: Staging | None = None
navigation: Navigation | None = None
preview: Preview | None = None  # what a server makes at requests; None while data have errors


def on_startup(command: str, dirty: bool) -> None:
    """Note whether a server runs, and let Python collect garbage less often."""
    global is_serving  # noqa: PLW0603  the events of one process share nothing else
    is_serving = command == "serve"
    # A build makes many objects and drops few: to look through them all again and again is a tenth
    # of its cost.
    gc.set_threshold(50_000, 20, 50)


@event_priority(100)  # before the macros plugin asks for the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data, and give the configuration what they say of the site."""
    check_site_address()
    root = Path(config.config_file_path or "mkdocs.yml").parent
    choose_site(config, root)
    build = start_build(root, is_serving)
    config.theme = CachedTheme(config.theme)
    config.markdown_extensions.append(SiteMarkdown())
    apply_site(config, build.data)
    address = build.data.project.site.address
    if address and not is_serving:
        config.site_url = address.rstrip("/") + "/"
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """End a build of data with errors; else build beside the site that stands."""
    global staging  # noqa: PLW0603  the events of one process share nothing else
    build = get_build()
    log_warnings(build.project.problems)
    if is_serving:
        if any(problem.code == content_files.LINK for problem in build.errors):
            stop(build)  # before MkDocs follows such a link
        return
    staging = Staging(Path(config.site_dir))
    try:
        # Also where this build fails: it restores what a killed one left.
        folder = staging.begin()
    except (OSError, UnusableSiteFolderError) as error:
        raise PluginError(f"The site was not built. {error}") from error
    stop_at_errors(build, is_serving)
    config.site_dir = str(folder)


@event_priority(50)  # before other plugins look at the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a fork's own pages, and everything that the data make."""
    build = get_build()
    bundle_assets(files, config)
    own_pages.add_own_pages(files, config)
    if build.errors:
        own_pages.hide_unreadable(files, config)
    global preview  # noqa: PLW0603  the events of one process share nothing else
    preview = None
    generated_files.add_site_style(files, config, build)
    if is_serving and is_watching() and not build.errors:
        preview = add_previewed_files(files, config, build)
    else:
        generated_files.add_generated_pages(files, config, build)
    if not build.errors:
        if not is_serving:
            generated_files.add_web_app(files, config, build)
        if not preview:
            documents = generated_files.ensure_documents(build)
            generated_files.add_documents(files, config, build.data.project, documents)
            generated_files.add_exports(files, config, build)
        generated_files.add_redirects(files, config, build)
    build.files = files
    return files


@event_priority(100)  # before the macros plugin renders the page
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the placeholder of a generated page, or a hand-written page's Markdown, checked."""
    build = get_build()
    build.set_current_page(page, markdown)
    generated = build.get_generated_page(page)
    if generated:
        # The page is one call; the macros plugin would set up a template for it.
        page.meta["render_macros"] = False
        return make_placeholder(generated.kind, generated.address)
    if page.file.generated_by:
        return markdown
    page_checks.check_template(build, page, config.theme.dirs)
    if page_checks.has_malformed_addresses(build, page):
        return ""
    markdown = page_checks.update_links(build, page, markdown)
    plugin: Any = config.plugins["macros"]
    return page_checks.render_macros(build, plugin.macros, page, markdown)


@event_priority(-100)  # after the macros plugin has looked for macros in the title
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return a page's HTML with its calls rendered, as far as the data allow it."""
    build = get_build()
    build.describe_page(page)
    if build.project.problems and build.errors:
        return html
    return build.replace_placeholders(html, page)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation, whose hand-written pages have no titles before they are read."""
    global navigation  # noqa: PLW0603  as above
    navigation = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Build the navigation once all pages are read, and end the build where one has errors."""
    build = get_build()
    assert navigation, "MkDocs' on_nav comes first"
    build.build_navigation(navigation.pages)
    own_pages.forgive_lost_anchors(files)
    drifted = own_pages.find_drifted_links(files, build.project.link_checker)
    log_warnings([*build.page_macros.problems, *drifted])
    if config.theme.custom_dir:
        ThemeContext(build).request_messages(Path(config.theme.custom_dir))
    if preview:
        preview.begin_rendering(env, navigation)
    if build.errors and is_serving:
        show_report(build, files)
    stop_at_errors(build, is_serving)
    return env


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Let the server make what is asked for, and see edits at once."""
    serve_preview(server, lambda: preview)
    return server


@event_priority(100)  # before the search plugin looks through the page
def _hide_generated_content(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Keep a generated page's HTML from the search plugin.

    It takes marks that authors may have set for it out of every page; in a generated one there are
    none.
    """
    build = get_build()
    context["pp"] = ThemeContext(build)  # type: ignore[typeddict-unknown-key]
    if build.get_generated_page(page):
        build.hidden_content, page.content = page.content or "", ""
    return context


@event_priority(-100)  # when it has done so
def _restore_generated_content(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Give a generated page its HTML back."""
    build = get_build()
    if build.get_generated_page(page):
        page.content = build.hidden_content
    return context


on_page_context = CombinedEvent(_hide_generated_content, _restore_generated_content)


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give templates that are no pages what pages have; a sitemap lists previewed ones, too."""
    context["pp"] = ThemeContext(get_build())  # type: ignore[typeddict-unknown-key]
    if preview and template_name == SITEMAP:
        context["pages"] = [*context["pages"], *preview.pages.values()]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the versions of its assets, and its security policy, to a page."""
    if is_serving:  # a server adds a script of its own to each page, to reload it after an edit
        return output
    build = get_build()
    html = add_versions(output, page.url, build.get_asset_version)
    return add_policy(html, build.data.project.site.allow)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Add its security policy to a page that is a template (404)."""
    if not template_name.endswith(".html"):
        return output_content
    return add_policy(output_content, get_build().data.project.site.allow)


@event_priority(50)  # before the search plugin writes its index
def _add_search_entries(config: MkDocsConfig) -> None:
    """Add everything that can be found on generated pages to the index."""
    plugin: Any = config.plugins.get("material/search")
    build = get_build()
    if plugin and not build.errors and not preview:
        plugin.search_index.entries += write_search_entries(build.data)


@event_priority(-50)  # when the search plugin has written it
def _write_search_index(config: MkDocsConfig) -> None:
    """Write the index again, with the words that the search knows of."""
    file = Path(config.site_dir, SEARCH_INDEX)
    if file.is_file():
        file.write_text(write_search_index(file.read_text("utf-8"), get_build().data), "utf-8")


@event_priority(-100)  # when every plugin has written what it writes
def _finish(config: MkDocsConfig) -> None:
    """Cache what was made, and put the complete site in its place."""
    build = get_build()
    if is_serving:
        collect_garbage_later()
    elif not build.errors:
        build.cache.store_frameworks()
    _write_worker(Path(config.site_dir))
    if staging is None:
        return
    config.site_dir = str(staging.site)
    if config.strict and has_logged_warnings():
        staging.discard()  # MkDocs is about to end a strict build that has warnings
    else:
        staging.finish()


on_post_build = CombinedEvent(_add_search_entries, _write_search_index, _finish)


def on_shutdown() -> None:
    """Keep Python from looking through all objects once more before the process ends."""
    gc.freeze()


def on_build_error(error: Exception) -> None:
    """Leave the site that stood before as it was, and say in a line what the system refuses."""
    if staging:
        staging.discard()
    if isinstance(error, OSError):
        path = f"{error.filename}: " if error.filename else ""
        reason = f"{path}{error.strerror or error}."
        raise PluginError(f"The site was not built. {reason} What stood before stands still.")


def _write_worker(site: Path) -> None:
    """Add the worker that opens the site offline; a server's takes that of a site away."""
    worker = REMOVAL if is_serving else write_worker(dict(iter_site_files(site)))
    (site / WORKER).write_text(worker, "utf-8")
