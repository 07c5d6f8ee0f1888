"""The site's scripts and styles: written in many files, sent to readers in few."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.plugin.scripts import (
    join_scripts,
    list_wanted_names,
    write_script,
    write_waiting_script,
)

ASSETS = "assets"

#: What is sent, by its path below `assets/`, and the sources that it is made of, in their order.
BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # On every page.
        "profiles.css": (
            "styles/tokens.css",
            "styles/theme.css",
            "styles/buttons.css",
            "styles/header.css",
            "styles/navigation.css",
            "styles/page.css",
            "styles/search.css",
            "styles/page-head.css",
            "styles/section-tabs.css",
            "styles/link-groups.css",
            "styles/practices.css",
            "styles/statements.css",
            "styles/response-meanings.css",
            "styles/pagination.css",
            "styles/level-filter.css",
            "styles/documents.css",
            "styles/terms.css",
            "styles/cards.css",
            "styles/glossary.css",
            "styles/picture.css",
            "styles/checklists.css",
            "styles/start-page.css",
            "styles/adaptations.css",
            "styles/reader-preferences.css",
            "styles/print.css",
        ),
        "profiles.js": (
            "parts/page-start.js",
            "parts/page-steps.js",
            "parts/level-filter.js",
            "parts/definitions.js",
            "pages/profile.js",
        ),
        "search.js": (
            "parts/script-loading.js",
            "parts/offline-use.js",
            "pages/search.js",
        ),
        # When something is looked for.
        "search-tools.js": (
            "parts/search-query.js",
            "parts/search-index.js",
            "parts/search-results.js",
            "parts/search-dialog.js",
        ),
        "same-page-links.js": ("parts/same-page-links.js",),
        # Where statements have links of their own.
        "own-links.js": (
            "parts/link-copying.js",
            "parts/link-groups.js",
            "pages/own-links.js",
        ),
        # In the place of a page that has moved.
        "redirect.js": ("parts/redirect.js",),
        # Discussion guides.
        "guide.css": (
            "styles/guide-choice.css",
            "styles/guide-parts.css",
            "styles/guide-tables.css",
            "styles/guide-print.css",
        ),
        "guide.js": ("pages/guide.js",),
        # When a paper is wanted for a choice.
        "word-choice.js": ("models/word-choice.js", "parts/word-choice.js"),
        # When the record of a team or a district is wanted in Word.
        "word-paper.js": (
            "models/word-samples.js",
            "models/word-writer.js",
            "parts/word-paper.js",
        ),
        # Checklists, all reflections, and the team.
        "reflection-pages.css": (
            "styles/record-fields.css",
            "styles/notices.css",
            "styles/checklist-answers.css",
            "styles/checklist-bar.css",
            "styles/checklist-print.css",
            "styles/folds.css",
            "styles/panels.css",
            "styles/reflections.css",
            "styles/team-people.css",
            "styles/team-statements.css",
            "styles/team-print.css",
            "styles/box-tables.css",
            "styles/district.css",
            "styles/rounds.css",
        ),
        "reflection-tools.js": (
            "models/framework-model.js",
            "models/record-stamps.js",
            "models/record-file.js",
            "models/reflection-model.js",
            "models/team-format.js",
            "parts/dom.js",
            "parts/messages.js",
            "parts/chosen-files.js",
            "parts/notices.js",
            "parts/page-tools.js",
            "parts/page-loader.js",
        ),
        # All reflections, the team, and the district.
        "record-table.js": (
            "models/record-table.js",
            "parts/table-saving.js",
        ),
        # The home page.
        "home.js": ("pages/home.js",),
        # Loaded when a file is opened that this site has not saved.
        "file-readers.js": (
            "models/csv-reader.js",
            "models/package-reader.js",
            "models/workbook-reader.js",
            "models/element-finder.js",
            "models/table-entries.js",
            "models/table-reader.js",
            "models/word-reader.js",
            "models/word-record.js",
            "parts/file-readers.js",
        ),
        "record-store.js": (
            "models/record-merge.js",
            "parts/database.js",
            "parts/local-texts.js",
            "parts/site-store.js",
            "parts/earlier-storage.js",
            "parts/storage.js",
            "parts/record-opening.js",
            "parts/keeping-notes.js",
        ),
        "session.js": (
            "parts/control-binding.js",
            "parts/kept-item.js",
            "parts/session.js",
            "parts/copied-answers.js",
        ),
        "team-model.js": (
            "models/team-model.js",
            "models/team-comparison.js",
            "parts/meeting-state.js",
        ),
        "checklist.js": (
            "parts/answer-history.js",
            "parts/answer-keys.js",
            "parts/checklist-filter.js",
            "parts/checklist-record.js",
            "parts/checklist-way.js",
            "pages/checklist.js",
        ),
        # Loaded by a checklist when it has begun.
        "checklist-tools.js": (
            "parts/reflection-sharing.js",
            "parts/rounds.js",
            "parts/shared-device.js",
            "parts/checklist-tools.js",
        ),
        # When it is to be sent or printed, and when something is written beside a statement.
        "checklist-sending.js": ("parts/checklist-print.js", "parts/checklist-sending.js"),
        "statement-notes.js": ("parts/statement-notes.js",),
        "reflections.js": (
            "models/reflection-lists.js",
            "parts/response-strip.js",
            "parts/standing-table.js",
            "parts/reflection-card.js",
            "parts/reflection-details.js",
            "pages/reflections.js",
        ),
        "team.js": (
            "parts/meeting.js",
            "parts/team-people.js",
            "pages/team.js",
        ),
        # Loaded by a team's page when there is something to talk about.
        "team-later.js": (
            "models/action-calendar.js",
            "models/team-findings.js",
            "models/team-table.js",
            "parts/team-words.js",
            "parts/our-answer.js",
            "parts/team-actions.js",
            "parts/team-record.js",
            "parts/team-agenda.js",
            "parts/team-statements.js",
            "parts/team-print.js",
            "parts/team-picture.js",
            "parts/team-findings.js",
            "parts/team-last-round.js",
            "parts/team-later.js",
        ),
        "rounds.js": (
            "models/rounds-model.js",
            "parts/round-line.js",
            "parts/rounds-table.js",
            "pages/rounds.js",
        ),
        "district.js": (
            "models/district-model.js",
            "models/district-record.js",
            "parts/district-words.js",
            "parts/district-table.js",
            "parts/district-paper.js",
            "parts/district-sources.js",
            "pages/district.js",
        ),
    }
)


#: The theme loads the scripts of a page in any order: these wait for each other.
NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "home.js": ("record-store.js",),
        "word-paper.js": (),
        "record-table.js": (),
        "record-store.js": (),
        "session.js": ("record-store.js",),
        "team-model.js": (),
        "checklist.js": ("session.js",),
        "checklist-tools.js": ("checklist.js",),
        "checklist-sending.js": ("checklist.js",),
        "statement-notes.js": ("checklist.js",),
        "reflections.js": ("record-store.js", "record-table.js"),
        "team.js": ("session.js", "team-model.js"),
        "team-later.js": ("team.js", "record-table.js"),
        "rounds.js": ("team-model.js",),
        "district.js": ("team-model.js", "record-table.js"),
    }
)


def bundle_assets(files: Files, config: MkDocsConfig) -> None:
    """Put each bundle in the place of the sources that it is made of.

    A fork's own file at a bundle's path stays, as it would in the place of a file of the theme.
    """
    sources = {}
    for name, paths in BUNDLES.items():
        parts = [files.src_uris[f"{ASSETS}/{path}"] for path in paths]
        sources[name] = [part.content_string for part in parts]
        for part in parts:
            files.remove(part)
    for name, content in build_bundles(sources).items():
        path = f"{ASSETS}/{name}"
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=content))


def build_bundles(sources: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the content of each bundle, made of the texts of its sources."""
    bundles = {name: "\n".join(texts) for name, texts in sources.items()}
    scripts = {name: texts for name, texts in sources.items() if name.endswith(".js")}
    wanted = list_wanted_names(scripts)
    for name, texts in scripts.items():
        body = join_scripts(texts, wanted[name])
        needs = NEEDS.get(name)
        bundles[name] = (
            write_script(body) if needs is None else write_waiting_script(name, needs, body)
        )
    return bundles
