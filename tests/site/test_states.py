"""Pages in states of their own: nothing held yet, the ledger busy, full or gone; and what a page tells of falls."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graftwatch.ledger import Ledger, LedgerBusy, LedgerDamaged, LedgerError, LedgerFull, LedgerUnreachable, open_ledger
from graftwatch.publish.site import chart
from graftwatch.weigh import Curve
from graftwatch.weigh.survival import Point

from .conftest import Served

SECRET = "/home/anna/secret/case.db"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with open_ledger(path) as ledger, Served(ledger) as served, httpx.Client(base_url=served.url, timeout=30) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/", "/documents", "/people", "/bodies", "/posts", "/figures", "/measures", "/findings", "/returns", "/sources",
        "/network",
    ],
)  # fmt: skip
def test_an_empty_page_says_what_to_do(empty: httpx.Client, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    assert 'href="/add"' in main
    assert "<table" not in main


@pytest.mark.parametrize(
    ("error", "status"),
    [
        pytest.param(LedgerBusy(SECRET, 10), 503, id="busy"),
        pytest.param(LedgerFull(SECRET), 507, id="full"),
        pytest.param(LedgerUnreachable(SECRET, "no permission"), 503, id="gone"),
        pytest.param(LedgerDamaged(SECRET, "malformed"), 503, id="damaged"),
    ],
)
@pytest.mark.parametrize("path", ["/documents", "/people.json"])
def test_a_ledger_that_fails_is_said_without_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: LedgerError, status: int, path: str
) -> None:
    def fail(_: Ledger) -> None:
        raise error

    with open_ledger(tmp_path / "one.db") as ledger, Served(ledger) as served:
        monkeypatch.setattr(Ledger, "browse", fail)
        monkeypatch.setattr(Ledger, "kept", fail)
        answer = httpx.get(f"{served.url}{path}", timeout=30)
    assert answer.status_code == status
    assert "secret" not in answer.text
    assert "run this again" not in answer.text
    if path.endswith(".json"):
        assert answer.json()["status"] == status


def test_a_page_beyond_the_last_says_that_there_is_none(client: httpx.Client) -> None:
    assert "The list has no page 999." in client.get("/measures?page=999").text


def test_a_page_of_a_body_tells_who_fell_in_it(client: httpx.Client) -> None:
    falls = [row for row in client.get("/returns.json").json() if row.get("body")]
    bodies = {name: row["id"] for row in client.get("/bodies.json").json() for name in row["names"]}
    told = [row for row in falls if row["body"] in bodies]
    assert told
    for row in told:
        page = client.get(f"/bodies/{bodies[row['body']]}", follow_redirects=True).text
        [table] = re.findall(r'aria-labelledby="falls">.*?</section>', page, re.S)
        assert f"-{row['entity']}" in table
        assert row["fell"] in table


def test_a_page_of_a_post_tells_which_of_its_holders_fell(client: httpx.Client) -> None:
    fallen = {row["entity"] for row in client.get("/returns.json").json()}
    seen = 0
    for row in client.get("/posts.json").json():
        page = client.get(f"/posts/{row['id']}", follow_redirects=True).text
        holders, falls = (
            set(re.findall(r'href="/people/[^"]*-([0-9a-f]{20})"', "".join(part)))
            for part in (
                re.findall(rf'aria-labelledby="{id}">.*?</section>', page, re.S) for id in ("holders", "falls")
            )
        )
        assert falls == holders & fallen, row["name"]
        seen += bool(falls)
    assert seen


def test_what_somebody_says_stands_apart_from_what_others_say_of_them(client: httpx.Client) -> None:
    seen = 0
    for row in client.get("/people.json").json():
        answer = client.get(f"/people/{row['id']}", follow_redirects=True)
        own, others = (
            "".join(re.findall(rf'aria-labelledby="k-{kind}".*?</section>', answer.text, re.S))
            for kind in ("spoken", "statement")
        )
        speaker = rf'<p class="what"><a href="{re.escape(answer.url.path)}">'
        assert len(re.findall(speaker, own)) == own.count('class="what"')
        assert not re.search(speaker, others)
        seen += bool(own)
    assert seen


def test_the_findings_of_the_front_page_name_their_sources(client: httpx.Client) -> None:
    page = client.get("/").text
    shown = re.findall(r'<li class="f-\w+"><p class="kick">[^<]*claims? in <bdi>([^<]+)</bdi>', page)
    assert len(shown) == page.count('<li class="f-') > 0
    outlets = {row["name"] for row in client.get("/sources.json").json() if row["role"] == "outlet" and "name" in row}
    assert any(outlet in text for outlet in outlets for text in shown)


def test_a_curve_goes_on_to_the_last_year_that_the_data_reach() -> None:
    at = {"low": 0.1, "high": 0.5, "at_risk": 9}
    step, mark = Point(days=400, back=0.3, **at), Point(days=1826, back=0.3, **at)  # type: ignore[arg-type]
    curve = Curve(label="", people=20, returned=6, steps=(step,), marks=(mark,), median=None)
    last = chart.survival([curve], theme="light")["data"]["values"][-1]
    assert (round(last["years"]), last["back"]) == (5, 0.3)
