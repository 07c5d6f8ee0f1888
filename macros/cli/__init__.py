"""The command line, one module a command.

`main` runs it, for `python -m macros` and for `practice-profiles` alike. A command's module is
imported when that command is asked for, so `check` does not wait for what only `guides` needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from macros.source.own_folder import explain_wrong_site
from macros.source.spelling import suggest

OK, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130

#: Each command, by the module of this package that holds it, with its line in the list of commands.
COMMANDS = {
    "check": "Find what is missing or wrong in data/ and content/.",
    "new": "Begin a framework of your own.",
    "import": "Make a framework of a Word file, a sheet, CSV, or CASE.",
    "adapt": "Reword, omit, or annotate something in data/local/.",
    "fix": "Mend in data/local/ what needs nobody's decision.",
    "news": "Tell what upstream has brought since you last looked.",
    "diff": "Show what differs between two states of the data.",
    "guides": "Write the guides as PDF, Word, and spreadsheets.",
    "pages": "Write the site's pages without MkDocs.",
    "offline": "Pack a built site as a zip that opens anywhere.",
    "schemas": "Write the JSON Schemas for editors.",
}

#: The modules of commands whose names are words of Python.
MODULES = {"import": "import_file"}


class LazyGroup(click.Group):
    """A group of commands whose modules are imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name, or None when there is none of this name."""
        if name not in COMMANDS:
            return None
        command = import_module(f"{__name__}.{MODULES.get(name, name)}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; raise click.UsageError when there is none."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(context, args)
        raise click.UsageError(f"There is no command {name}. {suggest(name, COMMANDS)}".strip())

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, name="practice-profiles", no_args_is_help=True)
def commands() -> None:
    """Check, adapt, compare, and export the data of a site of practice profiles.

    Run a command from the folder that holds data/.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems found, 2 usage.

    `arguments` are the command's own, sys.argv's when None. No traceback reaches the user for wrong
    usage, an unreadable file, a closed pipe, or an interrupt.
    """
    _escape_unprintable_output()
    try:
        _refuse_wrong_site()
        code = commands.main(arguments, standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        click.echo(error.message, err=True)
        return USAGE
    except BrokenPipeError:  # the reader of our output has left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        click.echo(f"{error.filename or 'The file'}: {error.strerror}.", err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code if isinstance(code, int) else OK


def _refuse_wrong_site() -> None:
    """Raise click.ClickException where SITE names no site."""
    reason = explain_wrong_site(Path())
    if reason:
        raise click.ClickException(reason)


def _escape_unprintable_output() -> None:
    """Escape what the terminal's encoding lacks, so that one character cannot end a report."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
