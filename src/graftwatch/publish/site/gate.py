"""The gate of a site that others can reach: who has no session gets the page to log in, and nothing else."""

from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from graftwatch.ledger import Ledger
from graftwatch.publish.site.accounts import IDLE, LONGEST_SESSION, token_hash
from graftwatch.publish.site.site import NOBODY, Viewer

COOKIE: Final = "graftwatch_session"
_OPEN: Final = ("/login", "/static/")


class Gate:
    """Finds out who calls, by the session in the cookie, and lets nobody else in."""

    def __init__(self, app: ASGIApp, ledger: Ledger) -> None:
        self._app = app
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        token = request.cookies.get(COOKIE, "")
        viewer = await run_in_threadpool(self._viewer, token) if token else NOBODY
        scope.setdefault("state", {})["viewer"] = viewer
        if viewer is NOBODY and not _is_open(scope["path"]):
            await _sent_away(request)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _viewer(self, token: str) -> Viewer:
        """Whose session a token is of."""
        key = token_hash(token)
        with self._ledger.accounts() as accounts:
            found = accounts.session(key, idle=IDLE, longest=LONGEST_SESSION)
        if found is None:
            return NOBODY
        account, is_due = found
        if is_due:
            with self._ledger.accounts(writes=True) as accounts:
                accounts.touch(key)
        return Viewer(name=account.name, role=account.role, session=key)


def _is_open(path: str) -> bool:
    return path == _OPEN[0] or path.startswith(_OPEN[1])


def _sent_away(request: Request) -> Response:
    """To the page to log in, and from there back; a program is told so."""
    if request.method not in ("GET", "HEAD") or request.url.path.endswith((".json", ".csv")):
        said = "Log in first: the session is over, or there was none."
        return JSONResponse({"ok": False, "error": said, "status": 401}, 401)
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/login" if back == "/" else f"/login?back={quote(back, safe='')}", 303)
