"""The command tree, and how a failure ends: one line that begins with `graftwatch:`, and a status."""

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from graftwatch import __version__
from graftwatch.cli import (
    add,
    check,
    decisions,
    dismiss,
    evaluate,
    export,
    figures,
    findings,
    measures,
    migrate,
    reference,
    resolve,
    returns,
    review,
    search,
    serve,
    show,
    sources,
    stats,
    user,
    version,
    weigh,
)
from graftwatch.cli.options import example
from graftwatch.cli.terminal import complain
from graftwatch.errors import GraftwatchError
from graftwatch.inert import inert

app = typer.Typer(
    name="graftwatch",
    help="A ledger of what reporting about corruption claims, each line with the words it rests on.",
    epilog=example("graftwatch add articles/", "graftwatch search 'bribery after:2015'", "graftwatch show Orynbek"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
COMMANDS = {
    (module.__doc__ or "").partition(":")[0].split()[1]: module  # "graftwatch add: Take in files …"
    for module in (
        add,
        show,
        search,
        serve,
        user,
        sources,
        figures,
        measures,
        returns,
        findings,
        dismiss,
        review,
        resolve,
        weigh,
        decisions,
        reference,
        export,
        check,
        stats,
        evaluate,
        migrate,
        version,
    )
}
for name, module in COMMANDS.items():
    short = (module.__doc__ or "").partition(": ")[2].splitlines()[0]
    app.command(name, short_help=short, epilog=module.EXAMPLE)(module.command)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"graftwatch {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="On an error show the whole traceback.")] = False,
) -> None:
    """Both are dealt with before a command runs: `_print_version`, `main`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 something failed and was said, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if debug := "--debug" in given:
        given = [word for word in given if word != "--debug"]  # so that it may stand after the command too
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a test's stream
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app(given or ["--help"], prog_name="graftwatch", standalone_mode=True)
    except SystemExit as stop:
        return _flushed(stop.code if isinstance(stop.code, int) else 0)
    except BrokenPipeError:
        return _quiet()
    except Exception as error:
        if debug:
            raise
        if isinstance(error, GraftwatchError):
            complain(str(error))
        elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
            complain(f"no room left on the disk: {error}; free some, then run this again")
        else:
            complain(f"{type(error).__name__}: {inert(str(error))}; this should not happen, --debug shows where")
        return 1
    return 0


def _flushed(status: int) -> int:
    """What is still buffered may meet a reader who has gone away; that is no failure of ours to report."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet()
    return status


def _quiet() -> int:
    """The reader of our output has gone (`graftwatch … | head`): say nothing, now or when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
