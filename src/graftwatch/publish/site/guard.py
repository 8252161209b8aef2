"""What stands before every page: which hosts are answered, what a browser may do with a page, how much may be sent.

Pages hold strangers' texts and sensitive work: nothing may run but our own script, nothing is loaded from elsewhere,
no other site may frame a page, post to it or reach it by a name of its own (DNS rebinding), and no page is left in a
cache on the disk.
"""

import hmac
import secrets
from collections.abc import Collection
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
))  # fmt: skip
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE: Final = ("GET", "HEAD")


class Guard:
    """Checks host, origin and size of a request; puts the headers on every answer.

    `hosts` are the names under which the site may be called; `most` is the number of bytes that may be sent."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], most: int) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        headed = self._headed(scope, send)
        if refused is not None:
            await refused(scope, receive, headed)
            return
        await self._app(scope, self._bounded(receive), headed)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(f"//{host}") not in self._hosts:
            known = ", ".join(sorted(self._hosts))
            return PlainTextResponse(f"This site answers to {known} only; call it by one of these.\n", 400)
        if scope["method"] not in _SAFE:
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != host:
                return PlainTextResponse("Sent from another site, and therefore refused.\n", 403)
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return PlainTextResponse("Sent from another site, and therefore refused.\n", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most:
            text = f"More than {self._most >> 20} MB at once; send less, or use: graftwatch add\n"
            return PlainTextResponse(text, 413)
        return None

    def _bounded(self, receive: Receive) -> Receive:
        """The body, broken off where it goes on beyond what may be sent without having said so."""
        seen = 0

        async def bounded() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return message if seen <= self._most else {"type": "http.disconnect"}

        return bounded

    def _headed(self, scope: Scope, send: Send) -> Send:
        static = scope["path"].startswith("/static/")

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "max-age=3600" if static else "no-store")
            await send(message)

        return headed


class Tokens:
    """Tokens that a form must bring back: bound to the session, good as long as the server runs."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def token(self, session: str) -> str:
        """The token for the forms of a session; the empty session is that of whoever sits at the machine."""
        return hmac.new(self._key, session.encode(), sha256).hexdigest()

    def fits(self, session: str, token: str) -> bool:
        """Whether a form was ours."""
        return hmac.compare_digest(self.token(session).encode(), token.encode("utf-8", "replace"))


def _name(address: str) -> str:
    """The host in an address, in lower case and without its port; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
