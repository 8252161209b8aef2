"""Handing in at the site: files, addresses, texts; read in the background, one run at a time, beside who reads."""

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from graftwatch.claims import Document, Reading
from graftwatch.intake import Intake
from graftwatch.ledger import Ledger, SetAside, open_ledger
from graftwatch.publish.site.desk import WAITING, Desk, TooManyRuns

from .conftest import Served
from .hostile import BREAKOUT, OVERRIDE, SCRIPT

ARTICLE = "Minister dismissed\n\nThe minister of works was dismissed on Monday. He denied it."


class Reader:
    """Reads nothing out of anything, at once."""

    name = "nothing.1"
    languages = ("en",)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for each in documents:
            yield Reading(document=each.id, reader=self.name)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "add.db") as held:
        yield held


@pytest.fixture
def client(ledger: Ledger) -> Iterator[httpx.Client]:
    with (
        Served(ledger, hands=Intake(ledger=ledger, readers=[Reader()])) as served,
        httpx.Client(base_url=served.url, timeout=60) as client,
    ):
        yield client


def token(client: httpx.Client) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get("/add").text)
    assert found
    return found[1]


def hand_in(client: httpx.Client, *files: tuple[str, bytes], **fields: str) -> httpx.Response:
    sent = [("files", (name, raw)) for name, raw in files] or None
    return client.post("/add", data={"token": token(client), **fields}, files=sent)


def done(client: httpx.Client, answer: httpx.Response) -> str:
    """The page of a run, when it is over."""
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    for _ in range(600):
        state = client.get(f"{place}.json").json()["state"]
        if state in ("done", "failed"):
            assert state == "done", client.get(place).text
            return client.get(place).text
        threading.Event().wait(0.05)
    raise AssertionError("the run does not end")


def test_files_become_documents_under_their_own_names(client: httpx.Client, ledger: Ledger) -> None:
    page = done(client, hand_in(client, ("one.txt", ARTICLE.encode()), ("two.txt", (ARTICLE + " Again.").encode())))
    assert "2 new" in page
    assert {each.source for each in ledger.documents()} == {"one.txt", "two.txt"}
    assert all(f'href="/documents/{each.id}"' in page for each in ledger.documents())
    again = done(client, hand_in(client, ("one.txt", ARTICLE.encode())))
    assert "0 new, 1 held already" in again
    assert "Minister dismissed" in again


def test_a_zip_is_its_members_and_never_a_path(client: httpx.Client, ledger: Ledger) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/one.txt", ARTICLE)
        archive.writestr("../../two.txt", ARTICLE + " Again.")
    page = done(client, hand_in(client, ("../../etc/press.zip", packed.getvalue())))
    assert [each.source for each in ledger.documents()] == [".._.._etc_press.zip!/a/one.txt"]
    assert "Set aside" in page


def test_a_pasted_text_keeps_what_was_typed_about_it(client: httpx.Client, ledger: Ledger) -> None:
    about = {"title": "Works: a fall", "outlet": "The Steppe Post", "date": "2015-11-25"}
    done(client, hand_in(client, text="The minister of works was dismissed.\r\n\r\nHe denied it.", **about))
    [listed] = ledger.documents()
    assert (listed.title, listed.outlet, str(listed.date)) == ("Works: a fall", "The Steppe Post", "2015-11-25")
    assert listed.source == "pasted Works: a fall.txt"


def test_what_cannot_be_taken_in_is_said_and_the_rest_goes_on(client: httpx.Client, ledger: Ledger) -> None:
    page = done(
        client, hand_in(client, ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(90)), ("one.txt", ARTICLE.encode()))
    )
    assert "Set aside" in page
    assert "picture.png" in page
    assert len(list(ledger.documents())) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing was handed in"),
        ({"text": " \n "}, "Nothing was handed in"),
        ({"addresses": "/etc/passwd"}, "is no web address"),
        ({"addresses": "file:///etc/passwd"}, "is no web address"),
        ({"addresses": "-"}, "is no web address"),
        ({"addresses": f"https://example.org/\n{SCRIPT}"}, "is no web address"),
        ({"addresses": " ".join(f"https://example.org/{n}" for n in range(60))}, "At most"),
    ],
)
def test_what_is_nothing_to_take_in_is_refused_and_kept_in_the_form(
    client: httpx.Client, ledger: Ledger, fields: dict[str, str], said: str
) -> None:
    answer = hand_in(client, **fields, title="Kept")
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Kept"' in answer.text
    assert SCRIPT not in answer.text
    assert list(ledger.documents()) == []


def test_harm_in_names_and_texts_is_shown_as_text(client: httpx.Client) -> None:
    page = done(
        client, hand_in(client, (f"{BREAKOUT}.txt", ARTICLE.encode()), text=f"{SCRIPT} {OVERRIDE}", title=SCRIPT)
    )
    for shown in (page, client.get("/add").text):
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize("path", ["/add/99", "/add/99.json", "/add/x", "/add/-1"])
def test_a_run_that_is_none_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


class Page(BaseHTTPRequestHandler):
    """A page on this machine, and an address that leads to it."""

    def do_GET(self) -> None:
        self.send_response(302 if self.path == "/away" else 200)
        self.send_header("Location", "/page")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        body = "".join(f"<p>{ARTICLE} Paragraph {n} of the report says more.</p>" for n in range(9))
        self.wfile.write(
            f"<html><head><title>Works</title></head><body><article>{body}</article></body></html>".encode()
        )

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("public_only", [False, True])
def test_an_address_inside_the_network_is_asked_only_for_whoever_sits_at_the_machine(
    ledger: Ledger, address: str, public_only: bool
) -> None:
    intake = Intake(ledger=ledger, readers=[Reader()], public_only=public_only)
    documents, aside, _ = intake.add([(f"{address}/away", None)], lambda source: None)
    assert len(documents) == (0 if public_only else 1)
    assert [each.reason for each in aside] == (["leads into the network that the site runs in"] if public_only else [])


class Slow:
    """Hands that wait for a sign, fail when told, and notice if two things are done at once."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.busy = 0
        self.most = 0
        self.followed = 0

    def add(
        self, given: Sequence[tuple[str, bytes | None]], progress: Callable[[str], None]
    ) -> tuple[Sequence[str], Sequence[SetAside], str]:
        self.busy += 1
        self.most = max(self.most, self.busy)
        self.go.wait(30)
        self.busy -= 1
        if given[0][0] == "bad":
            raise OSError("the disk is full")
        progress(given[0][0])
        return [], [], "well"

    def follow(self) -> None:
        self.followed += 1


def test_one_run_at_a_time_and_a_failure_stops_nothing() -> None:
    slow, changed = Slow(), []
    desk = Desk(slow, changed=lambda: changed.append(1))
    runs = [desk.hand_in([(name, b"")], by="anna") for name in ("bad", "one", "two")]
    for _ in range(5):
        desk.follow()
    slow.go.set()
    assert desk.wait(30)
    assert [run.state for run in runs] == ["failed", "done", "done"]
    assert "the disk is full" in runs[0].said
    assert (slow.most, slow.followed, runs[1].seen) == (1, 1, ["one"])
    assert changed
    assert desk.hand_in([("three", b"")], by="anna").number == 4
    assert desk.wait(30)


def test_what_waits_has_an_end() -> None:
    slow = Slow()
    desk = Desk(slow, changed=lambda: None)
    for n in range(WAITING):
        desk.hand_in([(str(n), b"")], by="anna")
    with pytest.raises(TooManyRuns):
        desk.hand_in([("more", b"")], by="anna")
    slow.go.set()
    assert desk.wait(30)
