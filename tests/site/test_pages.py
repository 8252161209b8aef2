"""What the site answers: every page, its data beside it, refusals in words, addresses that lead on."""

import csv
import io
import json
import re
import socket
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from jinja2 import meta

from graftwatch.ledger import open_ledger
from graftwatch.publish.dossier import dossier, dossiers
from graftwatch.publish.site.guard import HEADERS
from graftwatch.publish.site.render import Page, environment

from .hostile import BREAKOUT, SCRIPT, TEMPLATE

LISTS = (
    "/documents",
    "/people",
    "/bodies",
    "/posts",
    "/figures",
    "/measures",
    "/returns",
    "/sources",
    "/network",
    "/review",
    "/about",
    "/findings",
)
ALWAYS = {
    "section", "viewer", "token", "version", "path", "asked", "navigation", "desk", "ledger_name", "formats", "m",
    "as_of",
}  # fmt: skip


@pytest.fixture(scope="module")
def everywhere(client: httpx.Client) -> dict[str, httpx.Response]:
    """Pages of every kind that there is in the sample, by address."""
    found = ["/", "/search", "/search?q=detained", "/api", *LISTS]
    for family in ("people", "bodies", "posts"):
        found += [f"/{family}/{row['id']}" for row in client.get(f"/{family}.json").json()[::3]]
    for row in client.get("/people.json").json():
        if not row["name"].isascii() or not row["name"][0].isupper() or len(found) < 60:
            found += [f"/people/{row['id']}", f"/network/{row['id']}"]
    for row in client.get("/documents.json").json():
        found.append(f"/documents/{row['id']}")
        found += [f"/claims/{claim['id']}" for claim in client.get(f"/documents/{row['id']}.json").json()[:2]]
    found += sorted({f"/figures/{row['topic']}" for row in client.get("/figures.json").json()})
    return {path: client.get(path, follow_redirects=True) for path in dict.fromkeys(found)}


def test_every_page_answers_with_all_headers_and_is_small(everywhere: dict[str, httpx.Response]) -> None:
    for path, answer in everywhere.items():
        assert answer.status_code == 200, (path, answer.text[:500])
        assert len(answer.content) <= 200_000, path
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        assert answer.headers["cache-control"] == "no-store", path


@pytest.mark.parametrize("path", LISTS)
def test_rows_stand_beside_a_page_as_csv_and_json(client: httpx.Client, path: str) -> None:
    rows = client.get(f"{path}.json").json()
    table = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv").text)))
    assert rows
    assert len(table) == len(rows)
    assert set().union(*rows) <= set(table[0])
    page = client.get(path).text
    assert f'href="{path}.csv"' in page
    assert f'href="{path}.json"' in page


def test_nothing_is_an_empty_list_and_an_empty_table(client: httpx.Client) -> None:
    assert client.get("/documents.json", params={"outlet": "none such"}).json() == []
    assert client.get("/documents.csv", params={"outlet": "none such"}).text.startswith("id,source,title")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "There is no page /nowhere."),
        ("/documents/ffffffffffffffffffff", 404, "holds no document at this address"),
        ("/people/ffffffffffffffffffff", 404, "Try a search for the name."),
        ("/claims/ffffffffffffffffffff", 404, "holds no claim at this address"),
        ("/claims/%25", 404, "holds no claim at this address"),
        ("/findings/ffffffffffffffffffff", 404, "holds no finding at this address"),
        ("/add/99", 404, "There is no such run"),
        ("/figures/nonsense", 404, "there is no such topic"),
        ("/search?q=colour:red", 400, "Cannot search for &#39;colour:red&#39;: there is no field"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(client: httpx.Client, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert 'href="/documents"' in answer.text
    assert not re.search(r"graftwatch (search|add|migrate|weigh)|This page as data", answer.text)


def test_errors_for_a_program_are_json(client: httpx.Client) -> None:
    answer = client.get("/documents/ffffffffffffffffffff.json")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error": answer.json()["error"], "status": 404}


@pytest.mark.parametrize("page", ["-1", "0", "999999999999999", "x", ""])
def test_a_page_number_that_is_none_breaks_nothing(client: httpx.Client, page: str) -> None:
    assert client.get("/documents", params={"page": page}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "localhost:1234"}, 200),
        ({"host": "[::1]:80"}, 200),
        ({"host": "evil.example"}, 400),
        ({"host": "127.0.0.1.evil.example"}, 400),
        ({"host": ""}, 400),
        ({"host": "[::1"}, 400),
    ],
)
def test_only_the_names_of_this_machine_are_answered(client: httpx.Client, headers: Any, status: int) -> None:
    answer = client.get("/about", headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"]


def test_a_form_from_another_site_and_one_too_large_are_refused(client: httpx.Client) -> None:
    assert client.post("/search", headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/search", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    address = client.base_url
    with socket.create_connection((address.host, address.port or 0), timeout=20) as raw:
        raw.sendall(f"POST /search HTTP/1.1\r\nHost: {address.host}\r\nContent-Length: {1 << 40}\r\n\r\n".encode())
        assert raw.recv(20).startswith(b"HTTP/1.1 413")


def test_a_page_stands_under_its_readable_address(client: httpx.Client) -> None:
    row = client.get("/people.json").json()[0]
    answer = client.get(f"/people/{row['id']}")
    assert answer.status_code == 308
    assert re.fullmatch(rf"/people/[a-z-]+-{row['id']}", answer.headers["location"])
    assert client.get(f"/people/{row['id']}.json").headers["location"].endswith(f"{row['id']}.json")


@pytest.mark.parametrize("family", ["people", "bodies", "posts"])
def test_every_address_of_a_list_is_where_the_page_stands(client: httpx.Client, family: str) -> None:
    for row in client.get(f"/{family}.json").json():
        answer = client.get(f"/{family}/{row['id']}", follow_redirects=True)
        assert (answer.status_code, len(answer.history)) == (200, 1), row["name"]
        for ending in (".json", ".csv"):
            assert client.get(f"{answer.url}{ending}").status_code == 200, row["name"]
        around = client.get(f"/network/{row['id']}", follow_redirects=True)
        assert (around.status_code, len(around.history)) == (200, 1), row["name"]


def test_harm_is_shown_as_text(client: httpx.Client, everywhere: dict[str, httpx.Response]) -> None:
    for path, answer in everywhere.items():
        page = answer.text
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert 'href="javascript:' not in page, path
        assert 'href="data:text' not in page, path
        assert "\u202e" not in page, path
    listed = client.get("/documents").text
    assert "&lt;script&gt;" in listed
    assert "\\u{202e}" in listed


@pytest.mark.parametrize("query", [SCRIPT, BREAKOUT, TEMPLATE, "a" * 1999, "\u202eabc", "a\x00b", "%", "'"])
def test_harm_in_a_query_is_shown_as_text(client: httpx.Client, query: str) -> None:
    answer = client.get("/search", params={"q": query})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


def test_the_original_is_a_download_and_never_shown(client: httpx.Client) -> None:
    row = client.get("/documents.json").json()[0]
    answer = client.get(f"/documents/{row['id']}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content


def test_a_long_text_is_cut_into_parts_that_hold_all_of_it(client: httpx.Client) -> None:
    [row] = [row for row in client.get("/documents.json").json() if row["title"] == "A very long report"]
    pages = [client.get(f"/documents/{row['id']}", params={"part": part}).text for part in range(1, 5)]
    seen = [int(n) for page in pages for n in re.findall(r'<p id="p(\d+)">', page)]
    assert seen == list(range(1, 401))
    assert client.get(f"/documents/{row['id']}", params={"part": 9}).status_code == 404


def test_the_api_describes_what_it_answers(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()
    plain = [path for path in described["paths"] if "{" not in path]
    assert len(plain) >= 9
    for path in plain:
        assert client.get(path).status_code == 200, path
        assert path in client.get("/api").text
    assert json.dumps(described).count("telemetry") == 0


def subclasses(kind: type[Page]) -> list[type[Page]]:
    return [each for child in kind.__subclasses__() for each in (child, *subclasses(child))]


@pytest.mark.parametrize("kind", subclasses(Page), ids=lambda kind: kind.__name__)
def test_a_page_holds_what_its_template_reads(kind: type[Page]) -> None:
    made = environment()
    assert made.loader is not None
    text = made.loader.get_source(made, kind.template)[0]
    read = meta.find_undeclared_variables(made.parse(text)) - ALWAYS
    assert read == {field.name for field in fields(kind)}
    assert all(field.metadata["help"].endswith(".") for field in fields(kind))


@pytest.mark.parametrize("most", [None, 2])
def test_dossiers_that_are_read_together_are_those_read_alone(sample: Path, most: int | None) -> None:
    with open_ledger(sample, create=False) as ledger:
        with ledger.browse() as browse:
            some = browse.entities(("Person", "PublicBody", "Position"), limit=12)
        together = dossiers(ledger, [*some, some[0]], most=most)
        assert list(together) == [each.id for each in some]
        for each in some:
            alone, whole = dossier(ledger, each, most=most), together[each.id]
            assert alone.meant.items() <= whole.meant.items()
            assert replace(alone, meant={}) == replace(whole, meant={})
