"""One page by its address, from a server in the test: never more than the limits allow."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from graftwatch.acquire import AcquireError, Found, Limits, NotReached, TooLarge, discover, document_from

WORDS = "The minister was dismissed on Friday."
PAGE = f"<html><head><title>T</title></head><body><article><p>{WORDS}</p></article></body></html>".encode()


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/moved":
            self.answer(301, b"", Location="/page")
        elif self.path == "/elsewhere":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/slow":
            time.sleep(1.0)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b"x" * 10_000)
        elif self.path == "/cut":
            self.answer(200, PAGE, Content_Length=str(len(PAGE) + 100))
        elif self.path == "/page":
            self.answer(200, PAGE)
        else:
            self.answer(404, b"no")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the test says what it asked for."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing: clients that leave early are what is tested."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = Quiet(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def fetch(address: str, **limits: float) -> Found:
    (found,) = discover([address], limits=Limits(**limits))  # type: ignore[arg-type]
    assert isinstance(found, Found)
    return found


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_fetched(address: str, path: str) -> None:
    found = fetch(address + path)
    document = document_from(found, raw=found.read_bytes())
    assert WORDS in document.text
    assert (document.source, document.url) == (address + path, address + path)


@pytest.mark.parametrize(
    ("path", "limits", "error", "words"),
    [
        pytest.param("/none", {}, NotReached, "answers 404 Not Found", id="not-found"),
        pytest.param(
            "/loop", {}, NotReached, r"redirects more than 5 times \(max_redirects\)", id="redirects-to-itself"
        ),
        pytest.param("/elsewhere", {}, NotReached, "cannot be reached", id="redirects-to-a-file"),
        pytest.param(
            "/slow", {"connect_timeout": 0.1}, NotReached, r"within 0\.1 seconds \(connect_timeout\)", id="no-answer"
        ),
        pytest.param(
            "/drip", {"fetch_timeout": 0.2}, NotReached, r"within 0\.2 seconds \(fetch_timeout\)", id="byte-by-byte"
        ),
        pytest.param("/endless", {"max_bytes": 50_000}, TooLarge, r"limit of 50 kB \(max_bytes\)", id="without-an-end"),
        pytest.param("/cut", {}, NotReached, "cannot be reached", id="cut-short"),
    ],
)
def test_an_address_that_gives_no_page_says_why(
    address: str, path: str, limits: dict[str, float], error: type[AcquireError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        fetch(address + path, **limits).read_bytes()
    assert str(caught.value).startswith(address + path)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://127.0.0.1:9/", id="nobody-listens"),
        pytest.param("http://", id="no-host"),
        pytest.param("http://[::1", id="a-broken-host"),
        pytest.param("http://127.0.0.1:99999/", id="no-such-port"),
        pytest.param("http://127.0.0.1:9/\x00\n", id="control-characters"),
    ],
)
def test_an_address_that_is_none_says_so_on_one_line(address: str) -> None:
    with pytest.raises(NotReached, match="cannot be reached") as caught:
        fetch(address, connect_timeout=0.5).read_bytes()
    assert str(caught.value).isprintable()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[httpx.Request]:
    """What would have gone out, with names that lead to made-up addresses; /away leads to a name inside the network."""
    gone: list[httpx.Request] = []
    names = {"news.example": "93.184.216.34", "inside.example": "10.0.0.5", "mixed.example": "93.184.216.34 127.0.0.1"}

    def look_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (address, 443)) for address in names.get(host, host).split()]

    def send(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        gone.append(request)
        if request.url.path == "/away":
            return httpx.Response(302, headers={"Location": "http://inside.example/"}, request=request)
        if request.url.path == "/on":
            return httpx.Response(302, headers={"Location": "/page"}, request=request)
        return httpx.Response(200, content=PAGE, request=request)

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", send)
    return gone


def test_a_name_is_looked_up_once_and_that_address_is_asked(asked: list[httpx.Request]) -> None:
    assert fetch("https://news.example/on", public_only=True).read_bytes() == PAGE
    assert [(each.url.host, each.headers["host"], each.extensions["sni_hostname"]) for each in asked] == [
        ("93.184.216.34", "news.example", "news.example")
    ] * 2


@pytest.mark.parametrize(
    ("address", "out"),
    [
        pytest.param("http://inside.example/", 0, id="inside"),
        pytest.param("http://mixed.example/", 0, id="also-inside"),
        pytest.param("http://127.0.0.1/", 0, id="this-machine"),
        pytest.param("http://[::1]/", 0, id="this-machine-v6"),
        pytest.param("http://169.254.169.254/", 0, id="metadata-of-a-cloud"),
        pytest.param("https://news.example/away", 1, id="redirected-inside"),
    ],
)
def test_an_address_inside_the_network_is_not_asked(asked: list[httpx.Request], address: str, out: int) -> None:
    with pytest.raises(NotReached, match="leads into the network"):
        fetch(address, public_only=True).read_bytes()
    assert len(asked) == out
