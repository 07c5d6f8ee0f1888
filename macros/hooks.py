"""MkDocs' events, each passed on to what answers it. Priorities are given where the order among plugins matters."""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from macros.authoring.page_macros import make_placeholder
from macros.cache.documents import ELSEWHERE
from macros.outputs.framework_json import write_framework_json
from macros.outputs.framework_script import write_framework_script
from macros.outputs.html.asset_versions import add_versions
from macros.outputs.html.security_policy import add_policy
from macros.outputs.html.stylesheet import write_site_style
from macros.outputs.report import format_count, format_line
from macros.outputs.search_index import write_search_entries
from macros.plugin.asset_bundles import bundle_assets
from macros.plugin.build import build
from macros.plugin.generated_files import GeneratedPage, LinkedFile
from macros.plugin.own_pages import add_own_pages, drifted_links, forgive_lost_anchors, hide_unreadable
from macros.plugin.progress import Progress
from macros.plugin.staging import Staging
from macros.plugin.theme import CachedTheme
from macros.rules.references import is_web_address
from macros.source.problems import quote
from macros.views import links
from macros.views.links import framework_data_path
from macros.views.redirects import list_redirects

log = logging.getLogger("mkdocs.practice_profiles")
staging: Staging | None = None


def on_startup(command: str, dirty: bool) -> None:
    build.serving = command == "serve"
    # A build makes many objects and drops few: looking through them all time and again is a tenth of its cost.
    gc.set_threshold(50_000, 20, 50)


@event_priority(100)  # before the macros plugin asks for the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(config.config_file_path or "mkdocs.yml").parent
    if (asked := os.environ.get("SITE_ADDRESS")) and not is_web_address(asked):
        raise PluginError(f"SITE_ADDRESS: {quote(asked)} is no web address. Write it in full: https://….")
    build.start(root)
    config.theme = CachedTheme(config.theme)
    site = build.data.project.site
    config.site_name = site.name or config.site_name
    config.site_description = " ".join(site.summary.split()) or config.site_description
    language = site.language.lower()
    if any((Path(folder) / "partials" / "languages" / f"{language}.html").exists() for folder in config.theme.dirs):
        config.theme["language"] = language  # the theme's own words, the page's language and direction
    if site.address and not build.serving:
        config.site_url = site.address.rstrip("/") + "/"
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    global staging
    for problem in build.data_problems:
        if problem.severity == "warning":
            log.info(format_line(problem))  # style is no reason to stop a strict build
    if build.serving:
        return
    _stop_at_errors()
    staging = Staging(Path(config.site_dir))
    config.site_dir = str(staging.begin())


@event_priority(50)  # before other plugins look at the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    bundle_assets(files, config)
    add_own_pages(files, config)
    if build.errors:
        hide_unreadable(files, config)
    # While the data is broken, every page that has been seen shows the report, wherever the reader is.
    paths = dict.fromkeys([*build.markup.pages, *(build.seen if build.errors else ())])
    for path in paths:
        page = build.markup.pages.get(path)
        content = f"{{{{ {page.call} }}}}\n" if page else ""
        file = File.generated(config, f"{path}index.md", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if existing := files.get_file_from_path(file.src_uri):
            files.remove(existing)
        files.append(file)
        GeneratedPage(None, file, config)
    files.append(File.generated(config, "assets/site.css", content=write_site_style(build.data.project.site)))
    if not build.errors:
        try:
            documents = build.ensure_documents(Progress(log.info))
        except OSError as error:
            raise PluginError(f"Documents cannot be kept in {error.filename or '.cache'}: {error.strerror}.") from error
        for document in documents:
            if document.file:
                source = str(document.file.resolve())
                kind = File if os.environ.get(ELSEWHERE) else LinkedFile  # others may change what they share
                files.append(kind.generated(config, document.view.path, abs_src_path=source))
            else:
                log.info(f"{document.view.path} was left out. {document.why}.")
        for key in build.data.project.shown:
            content = write_framework_json(build.data, key)
            files.append(File.generated(config, framework_data_path(key), content=content))
            script = write_framework_script(build.data, key)
            files.append(File.generated(config, links.framework_script_path(key), content=script))
        taken = {file.dest_uri for file in files}
        for moved in list_redirects(build.data):
            if (path := f"{moved.path}index.html") not in taken:  # by a page of the fork's own
                html = add_policy(build.markup.render_redirect(moved))
                files.append(File.generated(config, path, content=html))
    build.files, build.versions = files, {}
    return files


@event_priority(100)  # before the macros plugin renders the page
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build.set_current_page(page, markdown)
    if generated := build.get_generated_page(page):
        # The one call that the page is; the macros plugin would set up a template for it.
        page.meta["render_macros"] = False
        return make_placeholder(generated.kind, generated.address)
    build.report_missing_template(page, config.theme.dirs)
    markdown = build.update_links(page, markdown)
    said = f"{page.meta.get('title', '')}{markdown}"
    if not page.file.generated_by and ("{{" in said or "{%" in said):
        plugin: Any = config.plugins["macros"]
        build.try_macros(plugin.env, plugin.variables, page, markdown)
    return markdown


@event_priority(-100)  # after the macros plugin has looked for macros in the title
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build.describe(page)
    return html if build.data_problems and build.errors else build.replace_placeholders(html, page)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    build.written = nav.pages
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build.build_navigation()
    forgive_lost_anchors(files)
    drifted = drifted_links(files, build.linked)
    for problem in dict.fromkeys([*build.calls.problems, *drifted]):
        if problem.severity == "warning":
            log.info(format_line(problem))
    if config.theme.custom_dir:
        build.collect_messages(Path(config.theme.custom_dir))
    if build.errors and build.serving:
        for problem in build.errors:
            log.error(format_line(problem))
        report = build.render_report()
        for file in files.documentation_pages():
            if file.page:
                file.page.content, file.page.toc = report, TableOfContents([])
                file.page.title = build.say("report-title")
    _stop_at_errors()
    return env


@event_priority(100)  # before the search plugin looks through the page
def _set_aside(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    context["pp"] = build  # type: ignore[typeddict-unknown-key]
    # It takes marks that authors may have set for it out of every page; in one that the data makes there are none.
    if build.get_generated_page(page):
        build.aside, page.content = page.content or "", ""
    return context


@event_priority(-100)  # when it has done so
def _take_back(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    if build.get_generated_page(page):
        page.content = build.aside
    return context


on_page_context = CombinedEvent(_set_aside, _take_back)


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    context["pp"] = build  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    # A server adds a script of its own to each page, to renew it after an edit.
    return output if build.serving else add_policy(add_versions(output, page.url, build.get_version))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return add_policy(output_content) if template_name.endswith(".html") else output_content


@event_priority(50)  # before the search plugin writes its index
def _tell_search(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins.get("material/search")
    if plugin and not build.errors:
        plugin.search_index.entries += write_search_entries(build.data)


@event_priority(-100)  # when every plugin has written what it writes
def _finish(config: MkDocsConfig) -> None:
    if not build.errors:
        build.store_pages()
    if staging is None:
        return
    config.site_dir = str(staging.site)
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    if config.strict and any(counter.get_counts() for counter in counters):
        staging.discard()  # MkDocs is about to end a strict build that has warnings
    else:
        staging.finish()


on_post_build = CombinedEvent(_tell_search, _finish)


def on_shutdown() -> None:
    gc.freeze()  # the process ends, and with it all that it holds: nothing of that need be looked through once more


def on_build_error(error: Exception) -> None:
    if staging:
        staging.discard()


def _stop_at_errors() -> None:
    """End the build with a line for each error, unless a server is to show them."""
    if build.errors and not build.serving:
        for problem in build.errors:
            log.error(format_line(problem))
        raise PluginError(f"The site was not built: {format_count(build.errors)}. What stood before stands still.")
