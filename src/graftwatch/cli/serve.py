"""graftwatch serve: Open the ledger as a site, on this machine."""

import gc
import getpass
import ipaddress
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import LedgerOption, PipelineOption, example, opened, readers
from graftwatch.cli.terminal import note
from graftwatch.errors import GraftwatchError

if TYPE_CHECKING:
    from graftwatch.intake import Intake
    from graftwatch.ledger import Ledger, SetAside

EXAMPLE = example(
    "graftwatch serve",
    "graftwatch serve --ledger case.db --port 9000 --no-browser",
    "graftwatch user add anna --role admin",
    "graftwatch serve --login --name ledger.example.org    # behind a proxy that speaks TLS",
    "graftwatch serve --host 0.0.0.0 --name ledger.lan",
)


class NoPort(GraftwatchError):
    """An address at which nothing can be served: `host`, `port`, and why."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host, port, reason)
        self.host, self.port, self.reason = host, port, reason

    def __str__(self) -> str:
        return f"cannot serve at {self.host}:{self.port}: {self.reason}; choose another with --port"


class NoAccounts(GraftwatchError):
    """A site that others can reach, into which nobody could log in."""

    def __str__(self) -> str:
        return "a site that others can reach needs accounts, and there is none; add one: graftwatch user add NAME"


class NoName(GraftwatchError):
    """An address that is every address of the machine, and no name under which it is called."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host

    def __str__(self) -> str:
        return f"{self.host} is every address of this machine: say with --name under which name the site is called"


def command(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 is any that is free.")] = 8321,
    ledger: LedgerOption = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A host name it is called by; repeat for more.")
    ] = None,
    login: Annotated[bool, typer.Option("--login", help="Ask for an account on this machine too.")] = False,
    pipeline: PipelineOption = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser on it.")] = True,
) -> None:
    """Serve the ledger as a site until Ctrl+C. Only this machine can see it, and whoever sits at it needs no account.

    At any other address (--host) everybody logs in with an account (graftwatch user). It speaks plain HTTP: where
    others come from beyond the machine, put a proxy that speaks TLS before it, which passes the Host header on.
    """
    with _importing():
        import uvicorn

        from graftwatch.publish.site import create_app

    login = login or not _is_loopback(host)
    hosts = _names(host, name or [])
    with opened(ledger, create=True) as held, _listening(host, port) as listening:
        if login:
            _check_accounts(held)
        hands = _Hands(lambda: _intake(held, pipeline, public_only=login))
        app = create_app(held, owner=None if login else getpass.getuser(), hosts=hosts, hands=hands)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        note(f"graftwatch: {held.where} at {address} (Ctrl+C ends it)")
        if browser:
            _show(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


class _Hands:
    """What takes in what is handed in, made when that is wanted first: to import all that reads takes longer than the
    rest of the start."""

    def __init__(self, make: Callable[[], "Intake"]) -> None:
        self._made = lru_cache(maxsize=1)(make)

    def add(
        self, given: Sequence[tuple[str, bytes | None]], progress: Callable[[str], None]
    ) -> tuple[Sequence[str], "Sequence[SetAside]", str]:
        return self._made().add(given, progress)

    def follow(self) -> None:
        self._made().follow()


def _intake(held: "Ledger", pipeline: str | None, *, public_only: bool) -> "Intake":
    from graftwatch.intake import Intake

    return Intake(ledger=held, readers=readers(pipeline), public_only=public_only)


@contextmanager
def _importing() -> Iterator[None]:
    """What is imported stays: to look through it for garbage takes a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _names(host: str, names: list[str]) -> set[str]:
    """The names to which the site answers.

    Raises:
        NoName: It listens at every address, and no name is given.
    """
    from graftwatch.publish.site import LOOPBACK

    given = {each.strip().lower().rstrip(".") for each in names}
    if _is_loopback(host):
        return {*LOOPBACK, *given}
    if host in ("0.0.0.0", "::", ""):
        if not given:
            raise NoName(host)
        return given
    return {host.lower(), *given}


def _check_accounts(held: "Ledger") -> None:
    with held.accounts() as accounts:
        if not accounts.every():
            raise NoAccounts


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound before anything else is done, so that a taken port is said at once.

    Raises:
        NoPort: It is taken, or not ours to take.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise NoPort(host, port, error.strerror or str(error)) from error
    return listening


def _show(address: str) -> None:
    """Open a browser, if there is a screen; quietly none, if there is not."""
    import os
    import sys
    import webbrowser

    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(address)
