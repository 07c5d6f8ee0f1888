"""`python -m macros …`: what an editor of the data can ask for at the command line, from the project's folder."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from macros.adapt import command as adapting
from macros.adapt.targets import CannotAdaptError
from macros.authoring import export as standalone
from macros.authoring import page_macros as calls
from macros.cache.documents import DocumentCache
from macros.diff import report as told
from macros.diff import revisions
from macros.diff.compare import compare
from macros.layers.dataset import Dataset
from macros.layers.load import CONTENT, load_dataset
from macros.model import json_schema as schema
from macros.outputs import documents, offline, report
from macros.outputs.html.renderer import HtmlRenderer
from macros.plugin.progress import Progress
from macros.rules import check, collect_explanations
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.views.messages import Messages

OK, PROBLEMS, USAGE = 0, 1, 2

ADDRESS = (
    "framework/section/practice/statement, a path such as glossary/plan or site/name, or a link copied from a page; "
    "what has moved is found by its old address, too"
)
FIELD = "another of its texts than its title or text: summary, note, columns/ID/title, levels/ID, terms/section, …"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        print(f"{error.filename or 'The file'}: {error.strerror}.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description="Practice Profiles, at the command line.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser(
        "check", help="find what is missing or wrong in data/ and content/", description=_check.__doc__
    )
    checking.add_argument("--strict", action="store_true", help="let warnings fail too")
    checking.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to report (text)")
    checking.add_argument("--explain", metavar="CODE", help="tell what a code in the report means")
    checking.set_defaults(run=_check)
    adaptation = commands.add_parser(
        "adapt",
        help="say something otherwise in data/local/, leave it out, or note something",
        description=_adapt.__doc__,
    )
    adaptation.add_argument("address", metavar="ADDRESS", help=ADDRESS)
    adaptation.add_argument("--accept", action="store_true", help="take note of the new wording below your change")
    adaptation.add_argument("--field", default="", help=FIELD)
    adaptation.add_argument("--text", metavar="WORDING", help="your wording; for a list, its items with commas between")
    adaptation.add_argument("--reason", metavar="WHY", help="why you say it otherwise")
    adaptation.add_argument("--omit", metavar="WHY", help="leave it out, and say why")
    adaptation.add_argument("--note", metavar="NOTE", help="put a note of your own beside it")
    adaptation.set_defaults(run=_adapt)
    diff = commands.add_parser("diff", help="tell what is different between two states", description=_diff.__doc__)
    diff.add_argument("old", metavar="OLD", help="a folder with data/ in it, or a git revision")
    diff.add_argument("new", metavar="NEW", help="the same, later")
    diff.add_argument("--adapted", action="store_true", help="compare what data/local/ makes of it, too")
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to tell it (text)")
    diff.set_defaults(run=_diff)
    packing = commands.add_parser(
        "offline", help="pack a site as a zip that opens anywhere", description=_offline.__doc__
    )
    packing.add_argument("site", metavar="SITE", type=Path, help="the folder of a built site")
    packing.add_argument("out", metavar="OUT", type=Path, help="the zip file to write")
    packing.set_defaults(run=_offline)
    pages = commands.add_parser("pages", help="write the site's pages without MkDocs", description=_pages.__doc__)
    pages.add_argument("out", metavar="OUT", type=Path, help="the folder to write them to")
    pages.set_defaults(run=_pages)
    guides = commands.add_parser("guides", help="write the guides as PDF, Word and sheets", description=_guides.__doc__)
    guides.add_argument("out", metavar="OUT", type=Path, help="the folder to write them to")
    guides.add_argument("addresses", metavar="ADDRESS", nargs="*", help="of a section or a framework (all)")
    guides.set_defaults(run=_guides)
    schemas = commands.add_parser("schemas", help="write the schemas for editors", description=_schemas.__doc__)
    schemas.set_defaults(run=_schemas)
    return parser


def _adapt(options: argparse.Namespace) -> int:
    """Write what you say of something into the right file of data/local/, beside the wording that it replaces. With no
    words of yours, that is a stub for you to edit. All else in the file stays as it is. Nothing that you said before is
    written over, and nothing is written that `check` would refuse. With --accept, quote in `replaces` what now stands
    below a text that you changed."""
    words = {"text": options.text, "reason": options.reason, "omit": options.omit, "local_note": options.note}
    said = {word: value for word, value in words.items() if value is not None}
    data = load_dataset(Path())
    try:
        if options.accept and said:
            raise CannotAdaptError("--accept takes an address and --field, and no words.")
        if options.omit is not None and len(said) > 1:
            raise CannotAdaptError("What is left out says nothing else: --omit goes alone.")
        if options.accept:
            written = [adapting.accept_wording(data, Path(), options.address, options.field)]
        else:
            written = adapting.apply_edits(data, Path(), options.address, options.field, said)
    except CannotAdaptError as error:
        print(error, file=sys.stderr)
        return USAGE
    for done in written:
        print(f"{done.path}:{done.line}: {done.message}")
        for problem in done.problems:
            print(report.format_line(problem))
    return OK


def _diff(options: argparse.Namespace) -> int:
    """Tell by address what is new, reworded, moved, retired or brought back between two states of upstream's data, or
    with --adapted of what readers see, a fork's own layer included. The exit code is 1 when a key is gone without a
    word, or has come to stand for something else: neither may happen."""
    try:
        old, new = (revisions.load_state(name, Path(), options.adapted) for name in (options.old, options.new))
    except revisions.NoSuchStateError as error:
        print(error, file=sys.stderr)
        return USAGE
    changed = compare(old, new)
    formats = {"text": told.format_text, "markdown": told.format_markdown, "json": told.format_json}
    print(formats[options.format](changed))
    return PROBLEMS if told.has_mistakes(changed) else OK


def _offline(options: argparse.Namespace) -> int:
    """Pack a built site as a zip file that opens without a server, from a folder or a stick: start.html leads in."""
    site = dict(offline.iter_site_files(options.site))
    if "index.html" not in site:
        print(f"{options.site}: There is no site. Build it with `make site`.", file=sys.stderr)
        return USAGE
    project = load_dataset(Path()).project
    say = Messages(project.messages, project.site.language).say
    files = {f"site/{path}": content for path, content in offline.make_offline_files(site).items()}
    files["start.html"] = offline.write_start_page(project.site.name, project.site.language, say).encode("utf-8")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(offline.write_zip(files))
    print(f"{len(files)} files packed into {options.out}.")
    return OK


def _pages(options: argparse.Namespace) -> int:
    """Write the same pages as the site's, bodies rendered, with front matter, for any tool that makes sites."""
    data = load_dataset(Path())
    problems = [problem for problem in check(data) if problem.severity == "error"]
    if not problems:
        files, problems = standalone.build_page_files(data, Path("content"), DocumentCache(Path()), Progress(_tell))
    if problems:
        print(report.format_text(problems, _read(data)))
    if any(problem.severity == "error" for problem in problems):
        return PROBLEMS
    written = list(standalone.write_files(files, options.out))
    print(f"{len(written)} files written to {options.out}.")
    return OK


def _guides(options: argparse.Namespace) -> int:
    """Write the documents of discussion guides: PDF, Word and sheets. An address is that of a section, such as
    sipr/build-capacity, or of a framework, for its booklet and all of its sections; without one, all are written."""
    data = load_dataset(Path())
    if problems := [problem for problem in check(data) if problem.severity == "error"]:
        print(report.format_text(problems, _read(data)))
        return PROBLEMS
    known = documents.list_document_addresses(data)
    if wrong := [address for address in options.addresses if address.strip("/") not in known]:
        for address in wrong:
            help = suggest(address, known, f"Known are: {', '.join(known)}.")
            print(f"There is no section or framework {quote(address)}. {help}", file=sys.stderr)
        return USAGE
    options.out.mkdir(parents=True, exist_ok=True)  # before the work rather than after it, should it not be possible
    asked = [address.strip("/") for address in options.addresses] or known
    wanted = [address for address in known if any(f"{address}/".startswith(f"{each}/") for each in asked)]
    shelf = DocumentCache(Path())
    made = shelf.ensure_documents(HtmlRenderer(data), wanted, Progress(_tell))
    written = list(standalone.write_files({each.view.path: each.file for each in made if each.file}, options.out))
    for each in made:
        if not each.file:
            print(f"{each.view.path} was left out. {each.why}.", file=sys.stderr)
    count = f"{len(written)} document{'' if len(written) == 1 else 's'}"
    print(f"{count} written to {options.out}: {shelf.made} made now, {shelf.kept} kept from before.")
    return OK if all(each.file for each in made) else PROBLEMS


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _schemas(options: argparse.Namespace) -> int:
    """Write the JSON Schemas for editors to data/schemas/, after a change of the model."""
    for path in schema.write_schemas(Path("data/schemas")):
        print(path)
    return OK


def _check(options: argparse.Namespace) -> int:
    """Read all of data/ and content/, and report everything that is missing or wrong, a line a problem."""
    if options.explain:
        return _explain(options.explain)
    data = load_dataset(Path())
    problems = check(data)
    if not any(problem.severity == "error" for problem in problems):
        # Until the data is sound, nobody can tell which addresses there will be.
        problems += standalone.find_call_problems(data, Path(CONTENT))
        problems += standalone.find_link_problems(data, Path(CONTENT))
    if options.format == "json":
        print(report.format_json(problems))
    else:
        print({"text": report.format_text, "github": report.format_github}[options.format](problems, _read(data)))
    failing = problems if options.strict else [problem for problem in problems if problem.severity == "error"]
    return PROBLEMS if failing else OK


def _explain(code: str) -> int:
    known = {**collect_explanations(), **calls.CODES}
    if code not in known:
        print(
            f"There is no code {code}. {suggest(code, known, 'Known are: ' + ', '.join(known) + '.')}",
            file=sys.stderr,
        )
        return USAGE
    paragraphs = known[code].split("\n\n")
    print("\n\n".join([code, *(textwrap.fill(" ".join(part.split()), 100) for part in paragraphs)]))
    return OK


def _read(data: Dataset) -> str:
    kinds = [thing.kind for thing in data.elements.values()]
    said = []
    for kind in ("framework", "section", "practice", "statement", "question"):
        number = kinds.count(kind)
        said.append(f"{number} {kind}{'' if number == 1 else 's'}")
    return ", ".join(said)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # What cannot be shown in the terminal's encoding is escaped, rather than ending the report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
