"""Deciding, adding and logging in, in a real browser: by keyboard, with and without JavaScript, on a phone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graftwatch.intake import Intake
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.publish.site.accounts import put_account
from graftwatch.read import english_reader

from .conftest import Served
from .test_browser import TAGS

PASSWORD = "four words in a row"


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[tuple[Ledger, str]]:
    """A ledger of one's own, and the site over it, which takes things in."""
    path = tmp_path / "own.db"
    shutil.copy(sample, path)
    with open_ledger(path, create=False) as ledger:
        hands = Intake(ledger=ledger, readers=[english_reader(None)])
        with Served(ledger, hands=hands) as served:
            yield ledger, served.url


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def desk(own: tuple[Ledger, str], browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of that site, whose console stays silent."""
    context = browser.new_context(java_script_enabled=request.param, base_url=own[1])
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    yield page
    assert noise == []
    context.close()


def judgements(ledger: Ledger) -> list[str]:
    with ledger.decisions() as decisions:
        return [deed.act for deed in decisions.deeds.latest(limit=20)]


def test_a_claim_is_decided_by_its_buttons_and_that_is_undone(own: tuple[Ledger, str], desk: Page) -> None:
    desk.goto("/review")
    task = desk.locator(".task", has=desk.get_by_role("button", name="Reject")).first
    words = task.locator("mark").inner_text()
    task.get_by_label("Why").fill("misread")
    task.get_by_role("button", name="Reject").click()
    expect(desk.locator(".last")).to_contain_text("rejected", timeout=20_000)
    assert judgements(own[0]) == ["claim.rejected"]
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".last")).to_have_count(0, timeout=20_000)
    assert judgements(own[0]) == ["claim.undone", "claim.rejected"]
    expect(desk.locator(".task mark").filter(has_text=re.compile(re.escape(words))).first).to_be_visible()


def test_a_field_is_corrected_and_both_are_seen(own: tuple[Ledger, str], desk: Page) -> None:
    desk.goto("/review")
    desk.get_by_role("link", name="Correct a field").first.click()
    desk.locator("summary").click()
    desk.locator("input[name='field.when']").fill("1999-09-09")
    desk.get_by_role("button", name="Correct", exact=True).click()
    expect(desk.locator(".v-corrected")).to_contain_text("1999-09-09")
    assert judgements(own[0]) == ["claim.corrected"]


def test_a_text_is_handed_in_and_read(desk: Page) -> None:
    desk.goto("/add")
    desk.get_by_label("Or a text").fill("The minister of works Oleg Stanov was dismissed on 4 March 2024 over bribery.")
    desk.get_by_label("Its title").fill("Minister out")
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_role("link", name="Minister out")).to_be_visible(timeout=60_000)
    desk.get_by_role("link", name="Minister out").click()
    expect(desk.get_by_role("heading", name="Minister out")).to_be_visible()


def test_keys_alone_go_through_the_queue(own: tuple[Ledger, str], browser: Browser) -> None:
    page = browser.new_context(base_url=own[1]).new_page()
    page.goto("/review")
    tasks = page.locator(".task")
    page.keyboard.press("j")
    expect(tasks.first).to_be_focused()
    page.keyboard.press("j")
    expect(tasks.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(tasks.first).to_be_focused()
    first = tasks.first.get_attribute("aria-label")
    page.keyboard.press("n")
    expect(page.locator(".last")).to_contain_text("unsure", timeout=20_000)
    expect(tasks.first).to_be_focused()
    assert tasks.first.get_attribute("aria-label") != first
    page.keyboard.press("u")
    expect(page.locator(".last")).to_have_count(0, timeout=20_000)
    assert [act.partition(".")[2] for act in judgements(own[0])] == ["undone", "unsure"]
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_one_logs_in_and_out_by_keyboard(own: tuple[Ledger, str], browser: Browser, script: bool) -> None:
    put_account(own[0], "rita", role="reader", password=PASSWORD, by="test")
    with Served(own[0], owner=None) as served:
        context = browser.new_context(java_script_enabled=script, base_url=served.url)
        page = context.new_page()
        page.goto("/people")
        page.get_by_label("Name").press_sequentially("rita")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/people")
        expect(page.get_by_role("link", name="rita")).to_be_visible()
        page.goto("/review")
        expect(page.get_by_role("button", name="Reject")).to_have_count(0)
        page.goto("/account")
        page.get_by_role("button", name="Log out").click()
        page.wait_for_url("**/login")
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(own: tuple[Ledger, str], browser: Browser, scheme: str) -> None:
    put_account(own[0], "rita", role="reader", password=PASSWORD, by="test")
    with Served(own[0], owner=None) as closed:
        context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740})  # type: ignore[arg-type]
        page = context.new_page()
        for address in (f"{own[1]}/add", f"{own[1]}/account", f"{own[1]}/review", f"{closed.url}/login"):
            page.goto(address)
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
            assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
        context.close()
