"""One page by its address, through httpx: bounded in time, size and redirects."""

import ipaddress
import socket
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graftwatch.acquire.archive import too_large
from graftwatch.acquire.errors import NotReached, one_line
from graftwatch.acquire.limits import Limits

if TYPE_CHECKING:
    import httpx

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def fetch(address: str, limits: Limits) -> bytes:
    """The bytes that the address answers with, unpacked from what the transfer packed.

    Raises:
        NotReached: No answer in time, an error status, too many redirects, or an address that is none.
        TooLarge: More than the limit; nothing beyond it is taken in.
    """
    import httpx

    from graftwatch import __version__

    headers = {"User-Agent": f"graftwatch/{__version__}", "Accept": _ACCEPT}
    timeout = httpx.Timeout(limits.connect_timeout)
    until = time.monotonic() + limits.fetch_timeout
    try:
        with (
            httpx.Client(
                headers=headers,
                timeout=timeout,
                follow_redirects=True,
                max_redirects=limits.max_redirects,
                transport=_public() if limits.public_only else None,
            ) as client,  # fmt: skip
            client.stream("GET", address) as response,
        ):
            if response.status_code != 200:
                raise NotReached(address, f"answers {response.status_code} {response.reason_phrase}".rstrip())
            return _taken_in(address, response.iter_bytes(), until, limits)
    except httpx.TooManyRedirects as error:
        raise NotReached(address, f"redirects more than {limits.max_redirects} times (max_redirects)") from error
    except httpx.TimeoutException as error:
        raise _too_slow(address, limits.connect_timeout, "connect_timeout") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict, ValueError, OSError) as error:
        raise NotReached(address, f"cannot be reached ({one_line(str(error)) or type(error).__name__})") from error


def _public() -> "httpx.HTTPTransport":
    """A transport that asks public addresses only: it looks a name up once, refuses what lies inside this machine's
    network, and connects to the very address that it has seen, so that no second answer leads elsewhere. It is asked
    for every redirect again. It uses no proxy, which would look names up by itself."""
    import httpx

    class Public(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            url = request.url
            pinned = httpx.Request(
                request.method, url.copy_with(host=_public_address(url)), headers=request.headers,
                stream=request.stream, extensions={**request.extensions, "sni_hostname": url.host},
            )  # fmt: skip
            return super().handle_request(pinned)

    return Public(limits=httpx.Limits(max_keepalive_connections=0))  # else two names at one address might share one


def _public_address(url: "httpx.URL") -> str:
    """The address to connect to.

    Raises:
        NotReached: Some address of the host is not one of the public Internet.
    """
    answers = socket.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
    found = [str(answer[4][0]).partition("%")[0] for answer in answers]
    if not found or not all(ipaddress.ip_address(each).is_global for each in found):
        raise NotReached(str(url), "leads into the network that the site runs in", "save the page and add the file")
    return found[0]


def _taken_in(address: str, chunks: Iterator[bytes], until: float, limits: Limits) -> bytes:
    raw = bytearray()
    for chunk in chunks:
        raw += chunk
        if len(raw) > limits.max_bytes:
            raise too_large(address, None, limits)
        if time.monotonic() > until:
            raise _too_slow(address, limits.fetch_timeout, "fetch_timeout")
    return bytes(raw)


def _too_slow(address: str, seconds: float, setting: str) -> NotReached:
    return NotReached(address, f"does not answer within {seconds:g} seconds ({setting})")
