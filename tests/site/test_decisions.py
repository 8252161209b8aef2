"""What persons decide at the site: kept on top of claims with a name, shown, undone; and who may."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graftwatch import deciding
from graftwatch.ledger import Ledger, open_ledger

from .conftest import Served, copied


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[tuple[Ledger, httpx.Client]]:
    """A ledger of one's own, and the site over it."""
    path = copied(sample, tmp_path)
    with open_ledger(path, create=False) as ledger, Served(ledger) as site, httpx.Client(base_url=site.url) as client:
        yield ledger, client


def token(client: httpx.Client) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get("/review").text)
    assert found is not None
    return found[1]


def send(client: httpx.Client, path: str, **fields: Any) -> httpx.Response:
    return client.post(path, data={"token": token(client), **fields})


def a_claim(client: httpx.Client, kind: str) -> dict[str, Any]:
    people = client.get("/people.json").json()
    for person in people:
        for claim in client.get(f"/people/{person['id']}.json", follow_redirects=True).json():
            if claim["kind"] == kind:
                return claim | {"of": person["id"]}
    raise AssertionError(f"no {kind} claim in the sample")


@pytest.mark.parametrize("path", ["/claims/{id}", "/review/part", "/review/pair"])
@pytest.mark.parametrize("given", ["", "0" * 64, "ü"])
def test_a_form_that_is_not_ours_changes_nothing(own: tuple[Ledger, httpx.Client], path: str, given: str) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    fields = {"verb": "rejected", "one": claim["of"], "other": claim["of"], "entity": claim["of"], "token": given}
    answer = client.post(path.format(**claim), data=fields)
    assert answer.status_code == 403
    assert "out of date" in answer.text
    with ledger.decisions() as decisions:
        assert decisions.every() == []
        assert decisions.deeds.latest(limit=5) == []


def test_a_rejected_claim_no_longer_counts_and_comes_back(own: tuple[Ledger, httpx.Client]) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    answer = send(client, f"/claims/{claim['id']}", verb="rejected", reason="<b>misread</b>")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{claim['id']}")
    page = client.get(f"/claims/{claim['id']}").text
    assert "rejected by" in page
    assert "&lt;b&gt;misread&lt;/b&gt;" in page
    assert ledger.claim(claim["id"]).evidence.quote == claim["quote"]
    with ledger.decisions() as decisions:
        [decision] = decisions.history(claim["id"])
        [deed] = decisions.deeds.latest(limit=10)
    assert (decision.user, decision.reason) == ("anna", "<b>misread</b>")
    assert (deed.user, deed.act) == ("anna", "claim.rejected")
    history = client.get("/review/history").text
    assert "rejected" in history
    send(client, f"/claims/{claim['id']}", verb="accepted")
    assert client.get("/review/history").text.count('value="undo"') == history.count('value="undo"') == 1
    send(client, f"/claims/{claim['id']}", verb="rejected")
    assert "rejected by <bdi>anna" in client.get(f"/documents/{claim['document']}").text
    assert send(client, f"/claims/{claim['id']}", verb="undo").status_code == 303
    assert send(client, f"/claims/{claim['id']}", verb="undo").status_code == 409


def test_a_corrected_field_stands_beside_the_claim_as_it_was_read(own: tuple[Ledger, httpx.Client]) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    answer = send(client, f"/claims/{claim['id']}", verb="corrected", **{"field.when": "1999-09-09"})
    assert answer.status_code == 303
    assert str(ledger.claim(claim["id"]).when or "") == claim.get("when", "")
    [counts] = ledger.decided([ledger.claim(claim["id"])])
    assert str(counts.when) == "1999-09-09"
    assert "when corrected to" in client.get(f"/claims/{claim['id']}").text


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("when", "next week", "not a date"),
        ("offences", "rudeness", "rudeness"),
        ("quote", "other words", "cannot be corrected"),
        ("nonsense", "1", "cannot be corrected"),
        ("count", "many", "many"),
    ],
)
def test_a_correction_that_is_none_is_refused(
    own: tuple[Ledger, httpx.Client], name: str, value: str, says: str
) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    answer = send(client, f"/claims/{claim['id']}", verb="corrected", **{f"field.{name}": value})
    assert answer.status_code == 422
    assert says in answer.text
    with ledger.decisions() as decisions:
        assert decisions.every() == []


def test_two_people_are_merged_the_old_address_leads_on_and_it_can_be_undone(own: tuple[Ledger, httpx.Client]) -> None:
    _, client = own
    one, other = client.get("/people.json").json()[:2]
    assert send(client, "/review/pair", one=one["id"], other=other["id"], verb="same").status_code == 303
    places = {client.get(f"/people/{row['id']}", follow_redirects=True).url.path for row in (one, other)}
    assert len(places) == 1
    assert client.get(f"/people/{other['id']}").status_code == 308
    assert send(client, "/review/pair", one=one["id"], other=other["id"], verb="same").status_code == 422
    history = client.get("/review/history").text
    assert "pair: same" in history
    assert "anna" in history
    pairs = re.findall(r'name="one" value="(\w+)"><input type="hidden" name="other" value="(\w+)"', history)
    assert send(client, "/review/pair", one=pairs[0][0], other=pairs[0][1], verb="undo").status_code == 303
    places = {client.get(f"/people/{row['id']}", follow_redirects=True).url.path for row in (one, other)}
    assert len(places) == 2


def test_a_document_is_split_off_a_person(own: tuple[Ledger, httpx.Client]) -> None:
    ledger, client = own
    person = client.get("/people.json").json()[0]
    with ledger.who() as who:
        parties = who.parties(entities=[person["id"]])
    assert len(parties) > 1
    assert send(client, "/review/part", entity=person["id"]).status_code == 422
    answer = send(client, "/review/part", entity=person["id"], party=parties[-1].id, reason="a namesake")
    assert answer.status_code == 303
    with ledger.who() as who:
        assert who.entity_of(parties[0].id) != who.entity_of(parties[-1].id)


def test_a_finding_rests_with_a_reason_and_is_taken_up_again(own: tuple[Ledger, httpx.Client]) -> None:
    _, client = own
    finding = client.get("/findings.json").json()[0]
    path = f"/findings/{finding['id']}"
    assert send(client, path, verb="dismiss").status_code == 422
    assert send(client, path, verb="dismiss", reason="known").status_code == 303
    assert finding["id"] not in {row["id"] for row in client.get("/findings.json").json()}
    assert "known" in client.get(path).text
    assert send(client, path, verb="restore").status_code == 303
    assert finding["id"] in {row["id"] for row in client.get("/findings.json").json()}


def test_what_was_decided_last_stands_above_the_queue_with_a_way_back(own: tuple[Ledger, httpx.Client]) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    answer = send(client, f"/claims/{claim['id']}", verb="unsure", back="/review")
    assert answer.headers["location"] == "/review"
    assert "You decided:" in client.get("/review").text
    assert send(client, f"/claims/{claim['id']}", verb="undo", back="https://evil.example").headers["location"] == (
        f"/claims/{claim['id']}"
    )
    assert "You decided:" not in client.get("/review").text
    with ledger.decisions() as decisions:
        assert decisions.standing() == {}


@pytest.mark.parametrize("verb", ["", "hanged", "corrected"])
def test_a_verdict_that_is_none_is_refused(own: tuple[Ledger, httpx.Client], verb: str) -> None:
    ledger, client = own
    claim = a_claim(client, "justice")
    assert send(client, f"/claims/{claim['id']}", verb=verb).status_code == 422
    with ledger.decisions() as decisions:
        assert decisions.every() == []


def test_a_decision_on_a_figure_holds_wherever_figures_are_counted(own: tuple[Ledger, httpx.Client]) -> None:
    _, client = own
    topics = [each["topic"] for each in client.get("/figures.json").json() if each["topic"] != "other"]
    path = f"/figures/{topics[0]}"
    claim = client.get(f"{path}.json").json()[0]

    def held() -> tuple[set[str], int]:
        ids = {each["id"] for each in client.get(f"{path}.json").json()}
        return ids, sum(each["count"] for each in client.get("/figures.json").json() if each["topic"] == topics[0])

    ids, count = held()
    assert send(client, f"/claims/{claim['id']}", verb="rejected").status_code == 303
    assert held() == (ids - {claim["id"]}, count - 1)
    send(client, f"/claims/{claim['id']}", verb="corrected", **{"field.place": "Atlantis"})
    assert held() == (ids, count)
    [moved] = client.get(f"{path}.json?population={claim.get('population', '')}&place=Atlantis").json()
    assert (moved["id"], moved["place"]) == (claim["id"], "Atlantis")
    send(client, f"/claims/{claim['id']}", verb="undo")
    assert held() == (ids, count)


def test_what_waits_and_what_was_decided_are_had_as_data(
    own: tuple[Ledger, httpx.Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, client = own
    monkeypatch.setattr("graftwatch.publish.site.pages.review._HISTORY", 1)
    monkeypatch.setattr("graftwatch.publish.queue._MANY", 1)
    with ledger.who() as who:
        pairs = [("pair", pair.one.id, pair.other.id) for pair in deciding.waiting(who, limit=9_999)]
    with ledger.decisions() as decisions:
        doubtful = [("claim", claim.id, None) for claim in decisions.doubtful(limit=9_999)]
    assert doubtful

    def waiting() -> list[tuple[str, str, str | None]]:
        return [(row["what"], row["id"], row.get("other")) for row in client.get("/review.json").json()]

    assert waiting() == pairs + doubtful
    first, second = (id for _, id, _ in doubtful[:2])
    for claim in (first, second):
        send(client, f"/claims/{claim}", verb="accepted", reason="as it stands")
    assert waiting() == pairs + doubtful[2:]
    rows = client.get("/review/history.json").json()
    assert [(row["act"], row["about"], row["reason"]) for row in rows] == [
        ("claim.accepted", [second], "as it stands"), ("claim.accepted", [first], "as it stands"),
    ]  # fmt: skip
    for path, count in (("/review", len(waiting())), ("/review/history", 2)):
        assert len(list(csv.DictReader(io.StringIO(client.get(f"{path}.csv").text)))) == count
        assert f'href="{path}.csv"' in client.get(path).text


def test_what_stands_can_be_undone_on_every_page_of_the_history(
    own: tuple[Ledger, httpx.Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, client = own
    monkeypatch.setattr("graftwatch.publish.site.pages.review._HISTORY", 1)
    one, other = client.get("/claims/" + a_claim(client, "justice")["id"] + ".json").json()[0], a_claim(client, "tie")
    for claim, verb in ((one, "rejected"), (other, "rejected"), (other, "accepted")):
        send(client, f"/claims/{claim['id']}", verb=verb)
    undo = ['value="undo"' in client.get(f"/review/history?page={page}").text for page in (1, 2, 3)]
    assert undo == [True, False, True]
