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
                event_hooks={"request": [_only_public]} if limits.public_only else {},
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


def _only_public(request: "httpx.Request") -> None:
    """Refuse an address inside this machine's network, also where a redirect leads there.

    A name that gives one address now and another when it is asked again gets by: a firewall stops that, not a program.

    Raises:
        NotReached: Some address of the host is not one of the public Internet.
    """
    host = request.url.host
    found = {info[4][0] for info in socket.getaddrinfo(host, request.url.port or 443, type=socket.SOCK_STREAM)}
    if not all(ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in found):
        raise NotReached(str(request.url), "leads into the network that the site runs in",
                         "save the page and add the file")  # fmt: skip


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
