"""A site that others can reach: nobody in without an account, nobody beyond the role, nobody trying for ever."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graftwatch.ledger import Ledger, open_ledger
from graftwatch.publish.site.accounts import (
    TRIES,
    TRIES_FROM,
    WITHIN_S,
    Attempts,
    NotAName,
    NotAPassword,
    NotARole,
    is_password,
    put_account,
)

from .conftest import Served

PASSWORD = "four words in a row"
PEOPLE = {"rita": "reader", "viktor": "reviewer", "ada": "admin"}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("accounts") / "accounts.db") as held:
        for name, role in PEOPLE.items():
            put_account(held, name, role=role, password=PASSWORD, by="test")
        yield held


@pytest.fixture
def guarded(ledger: Ledger) -> Iterator[str]:
    """A site that asks for accounts; each test has its own, so that attempts are counted anew."""
    with Served(ledger, owner=None) as served:
        yield served.url


def token_in(page: httpx.Response) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', page.text)
    assert found, page.text[:2000]
    return found[1]


def log_in(client: httpx.Client, name: str, password: str = PASSWORD, **more: str) -> httpx.Response:
    token = token_in(client.get("/login"))
    return client.post("/login", data={"token": token, "name": name, "password": password, **more})


def browser(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=60)


@pytest.mark.parametrize(
    "path", ["/documents", "/people", "/search?q=a", "/add", "/account", "/api", "/nowhere", "/logins"]
)
def test_without_an_account_there_is_only_the_page_to_log_in(guarded: str, path: str) -> None:
    with browser(guarded) as client:
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?back=%2F")
        assert client.get("/static/site.css").status_code == 200


@pytest.mark.parametrize("path", ["/documents.json", "/documents.csv", "/people.json", "/add/1.json"])
def test_a_program_without_an_account_is_told_so(guarded: str, path: str) -> None:
    with browser(guarded) as client:
        assert client.get(path).status_code == 401
        assert client.post("/add").status_code == 401
        assert client.get("/api/openapi.json").status_code == 401


def test_logging_in_leads_back_and_logging_out_ends_the_session(guarded: str) -> None:
    with browser(guarded) as client:
        answer = log_in(client, "rita", back="/people?page=2")
        assert (answer.status_code, answer.headers["location"]) == (303, "/people?page=2")
        kept = answer.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in kept.split(";")}
        page = client.get("/account")
        assert "rita" in page.text
        stolen = client.cookies["graftwatch_session"]
        assert client.post("/logout", data={"token": token_in(page)}).status_code == 303
        client.cookies.set("graftwatch_session", stolen)
        assert client.get("/account").status_code == 303


def test_what_the_ledger_keeps_lets_nobody_in(guarded: str, ledger: Ledger) -> None:
    with browser(guarded) as client:
        log_in(client, "rita")
        token = client.cookies["graftwatch_session"]
    data = b"".join(each.read_bytes() for each in Path(ledger.where).parent.iterdir())
    assert token.encode() not in data
    assert PASSWORD.encode() not in data


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb"]
)
def test_nobody_is_led_elsewhere(guarded: str, back: str) -> None:
    with browser(guarded) as client:
        answer = log_in(client, "rita", back=back)
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"), [("rita", "wrong"), ("nobody", PASSWORD), ("", ""), ("rita'--", PASSWORD)]
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(guarded: str, name: str, password: str) -> None:
    with browser(guarded) as client:
        answer = log_in(client, name, password)
        assert answer.status_code == 401
        assert "Name and password do not fit." in answer.text
        assert "graftwatch_session" not in client.cookies


def test_after_some_failures_even_the_right_password_has_to_wait(guarded: str) -> None:
    with browser(guarded) as client:
        for _ in range(TRIES):
            assert log_in(client, "rita", "wrong").status_code == 401
        answer = log_in(client, "rita")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert log_in(client, "viktor").status_code == 303


def test_attempts_are_counted_by_name_and_by_address_until_the_time_is_over() -> None:
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    for n in range(TRIES_FROM):
        attempts.failed(f"name {n}", "10.0.0.1")
    assert attempts.wait_s("another", "10.0.0.1") == WITHIN_S
    assert attempts.wait_s("another", "10.0.0.2") == 0
    now[0] = WITHIN_S + 1
    assert attempts.wait_s("another", "10.0.0.1") == 0
    for _ in range(TRIES - 1):
        attempts.failed("rita", "10.0.0.3")
    attempts.succeeded("rita", "10.0.0.3")
    attempts.failed("rita", "10.0.0.3")
    assert attempts.wait_s("rita", "10.0.0.3") == 0


@pytest.mark.parametrize("name", PEOPLE)
def test_a_reader_adds_nothing(guarded: str, name: str) -> None:
    with browser(guarded) as client:
        log_in(client, name)
        page = client.get("/add")
        answer = client.post("/add", data={"token": token_in(client.get("/account")), "text": "Something."})
        may = PEOPLE[name] != "reader"
        assert ('id="hand-in"' in page.text) is False  # nobody's hands are at work in this test
        assert answer.status_code == (422 if may else 403)
        assert "This needs the role reviewer" in answer.text or may


@pytest.mark.parametrize("path", ["/add", "/logout", "/account", "/login"])
@pytest.mark.parametrize("token", ["", "0" * 64, "ж" * 10])
def test_a_form_that_is_not_ours_is_refused(guarded: str, path: str, token: str) -> None:
    with browser(guarded) as client:
        log_in(client, "ada")
        answer = client.post(path, data={"token": token, "text": "x", "name": "ada", "password": PASSWORD})
        assert answer.status_code == 403
        assert client.get("/account").status_code == 200


def test_the_token_of_one_session_is_none_of_another(guarded: str) -> None:
    with browser(guarded) as one, browser(guarded) as other:
        log_in(one, "ada")
        log_in(other, "viktor")
        assert other.post("/logout", data={"token": token_in(one.get("/account"))}).status_code == 403


def test_a_new_password_needs_the_old_one_and_ends_every_session(guarded: str, ledger: Ledger) -> None:
    put_account(ledger, "boris", role="reader", password=PASSWORD, by="test")
    with browser(guarded) as client, browser(guarded) as elsewhere:
        log_in(client, "boris")
        log_in(elsewhere, "boris")
        token = token_in(client.get("/account"))
        new = "some other words in a row"
        for old, first, second, said in (
            ("wrong", new, new, "is another one"),
            (PASSWORD, new, new + "!", "in two ways"),
            (PASSWORD, "short", "short", "at least"),
        ):
            answer = client.post("/account", data={"token": token, "old": old, "new": first, "again": second})
            assert (answer.status_code, said in answer.text) == (422, True)
        done = client.post("/account", data={"token": token, "old": PASSWORD, "new": new, "again": new})
        assert done.headers["location"] == "/login"
        assert client.get("/account").status_code == elsewhere.get("/account").status_code == 303
        assert log_in(client, "boris", new).status_code == 303
        with ledger.accounts(writes=True) as accounts:
            accounts.remove("boris", by="test")
        assert client.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("name", "role", "password", "error"),
    [
        ("", "reader", PASSWORD, NotAName), ("graftwatch/resolve.1", "reader", PASSWORD, NotAName),
        ("a" * 65, "reader", PASSWORD, NotAName), ("a\nb", "reader", PASSWORD, NotAName),
        ("anna", "owner", PASSWORD, NotARole), ("anna", "reader", "short", NotAPassword),
        ("anna", "reader", "x" * 2000, NotAPassword),
    ],
)  # fmt: skip
def test_what_is_no_account_is_refused(
    ledger: Ledger, name: str, role: str, password: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        put_account(ledger, name, role=role, password=password, by="test")


def test_passwords_are_argon2id_and_told_apart(ledger: Ledger) -> None:
    with ledger.accounts() as accounts:
        held = accounts.get("rita")
    assert held is not None
    assert held.password.startswith("$argon2id$")
    assert is_password(held.password, PASSWORD)
    assert not is_password(held.password, PASSWORD + " ")
    assert not is_password(None, PASSWORD)
    assert not is_password("no hash", PASSWORD)


def test_who_saw_to_accounts_is_kept(ledger: Ledger) -> None:
    with ledger.accounts() as accounts:
        deeds = accounts.deeds.latest(limit=50)
    assert {"account.added"} <= {deed.act for deed in deeds}
    assert not any(PASSWORD in deed.told for deed in deeds)
