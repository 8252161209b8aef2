"""What someone looks for: searches are kept, each with how much is new, and each account has its own."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from graftwatch.ledger import Ledger, Visit, open_ledger
from graftwatch.publish.site.accounts import put_account
from graftwatch.publish.site.pages.front import FIRST, since_of

from .conftest import Served
from .hostile import SCRIPT, document

PASSWORD = "four words in a row"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "searches.db") as held:
        add(held, "The minister was dismissed.")
        yield held


def add(ledger: Ledger, text: str) -> None:
    made = document(text)
    ledger.add(made, text.encode())


def token(client: httpx.Client, path: str = "/search?q=a") -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get(path).text)
    assert found
    return found[1]


def keep(client: httpx.Client, q: str, verb: str = "save") -> httpx.Response:
    return client.post("/search", data={"token": token(client), "q": q, "verb": verb})


def shown(client: httpx.Client) -> list[str]:
    """The saved searches of the front page, each with what it says of new documents."""
    found = re.search(r'<h2 id="searches">.*?</ul>', client.get("/").text, re.S)
    text = re.sub(r"<[^>]+>", " ", found[0]) if found else ""
    return [" ".join(line.split()) for line in text.splitlines() if "new" in line]


def test_a_search_is_kept_and_tells_what_is_new_since_the_last_visit(ledger: Ledger) -> None:
    with Served(ledger) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        assert "Keep this search" in client.get("/search?q=minister").text
        assert keep(client, "minister").headers["location"] == "/search?q=minister"
        assert "Keep this search no longer" in client.get("/search?q=minister").text
        keep(client, "general")
        with ledger.accounts(writes=True) as accounts:
            accounts.note_visit("", since=1, last=1)
        assert shown(client) == ["general nothing new", "minister nothing new"]
        add(ledger, "The next minister was dismissed too.")
        assert shown(client) == ["general nothing new", "minister 1 new"]
        keep(client, "general", "unsave")
        assert shown(client) == ["minister 1 new"]


@pytest.mark.parametrize(("q", "status"), [("", 422), ("colour:red", 400), (SCRIPT, 303), ("a" * 1900, 303)])
def test_what_cannot_be_asked_is_not_kept_and_harm_is_text(ledger: Ledger, q: str, status: int) -> None:
    with Served(ledger) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        assert keep(client, q).status_code == status
        assert "<script>alert" not in client.get("/").text
        assert client.post("/search", data={"token": "", "q": "minister"}).status_code == 403


def test_each_account_has_searches_and_visits_of_its_own(ledger: Ledger) -> None:
    for name in ("rita", "viktor"):
        put_account(ledger, name, role="reader", password=PASSWORD, by="test")
    with Served(ledger, owner=None) as served:
        for name, q in (("rita", "minister"), ("viktor", "general")):
            with httpx.Client(base_url=served.url, timeout=60) as client:
                fields = {"token": token(client, "/login"), "name": name, "password": PASSWORD}
                assert client.post("/login", data=fields).status_code == 303
                assert "Added last" in client.get("/").text
                keep(client, q)
                assert [line.partition(" ")[0] for line in shown(client)] == [q]
    with ledger.accounts() as accounts:
        assert accounts.saved("") == []
        assert [each.query for each in accounts.saved("rita")] == ["minister"]


NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("visit", "since"),
    [
        pytest.param(None, FIRST, id="never"),
        pytest.param(Visit(since=FIRST, last=7, at=NOW - timedelta(minutes=5)), FIRST, id="the-first-goes-on"),
        pytest.param(Visit(since=3, last=7, at=NOW - timedelta(minutes=5)), 3, id="goes-on"),
        pytest.param(Visit(since=3, last=7, at=NOW - timedelta(minutes=31)), 7, id="a-new-one"),
    ],
)
def test_a_visit_goes_on_until_nobody_has_looked_for_a_while(visit: Visit | None, since: int) -> None:
    assert since_of(visit, NOW) == since
