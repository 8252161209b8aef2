"""graftwatch serve: Open the ledger as a site, on this machine."""

import getpass
import socket
from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import note
from graftwatch.errors import GraftwatchError

EXAMPLE = example("graftwatch serve", "graftwatch serve --port 9000", "graftwatch serve --ledger case.db --no-browser")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NoPort(GraftwatchError):
    """An address at which nothing can be served: `host`, `port`, and why."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host, port, reason)
        self.host, self.port, self.reason = host, port, reason

    def __str__(self) -> str:
        return f"cannot serve at {self.host}:{self.port}: {self.reason}; choose another with --port"


def command(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 is any that is free.")] = 8321,
    ledger: LedgerOption = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser on it.")] = True,
) -> None:
    """Serve the ledger as a site until Ctrl+C; only this machine can see it."""
    import uvicorn

    from graftwatch.publish.site import LOOPBACK, create_app

    with opened(ledger, create=True) as held, _listening(host, port) as listening:
        app = create_app(held, owner=getpass.getuser(), hosts=LOOPBACK)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        note(f"graftwatch: {held.where} at {address} (Ctrl+C ends it)")
        if browser:
            _show(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


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
