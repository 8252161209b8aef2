"""Deciding, adding and logging in, in a real browser: by keyboard, with and without JavaScript, on a phone."""

import re
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

from .conftest import Served, copied
from .test_browser import TAGS

PASSWORD = "four words in a row"
SLOW = 20_000  # milliseconds that a busy machine may take to answer a form


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[tuple[Ledger, str]]:
    """A ledger of one's own, and the site over it, which takes things in."""
    path = copied(sample, tmp_path)
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
    expect(desk.locator(".last")).to_contain_text("rejected", timeout=SLOW)
    assert judgements(own[0]) == ["claim.rejected"]
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".last")).to_have_count(0, timeout=SLOW)
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
    expect(page.locator(".last")).to_contain_text("unsure", timeout=SLOW)
    expect(tasks.first).to_be_focused()
    assert tasks.first.get_attribute("aria-label") != first
    page.keyboard.press("u")
    expect(page.locator(".last")).to_have_count(0, timeout=SLOW)
    assert [act.partition(".")[2] for act in judgements(own[0])] == ["undone", "unsure"]
    page.context.close()


def test_a_decision_that_fails_says_so_and_leaves_the_queue(own: tuple[Ledger, str], browser: Browser) -> None:
    page = browser.new_context(base_url=own[1]).new_page()
    page.goto("/review")
    task = page.locator(".task").first
    task.locator("input[name=token]").evaluate("input => { input.value = 'old' }")
    task.get_by_label("Why").fill("what I had written")
    task.get_by_role("button", name="Nobody can tell").click()
    expect(task.get_by_role("alert")).to_contain_text("Not decided. This form is out of date", timeout=SLOW)
    expect(task.get_by_label("Why")).to_have_value("what I had written")
    page.context.set_offline(True)
    task.get_by_role("button", name="Nobody can tell").click()
    expect(task.get_by_role("alert")).to_have_text("Not decided. The site does not answer.")
    assert judgements(own[0]) == []
    page.context.close()


@pytest.mark.parametrize("button", ["Same", "Different", "Nobody can tell"])
def test_a_pair_is_decided_by_its_buttons_and_that_is_undone(own: tuple[Ledger, str], desk: Page, button: str) -> None:
    desk.goto("/review")
    pair = desk.locator(".task", has=desk.get_by_role("button", name="Same")).first
    names = pair.get_attribute("aria-label") or ""
    pair.get_by_label("Why").fill("seen both")
    pair.get_by_role("button", name=button).click()
    verb = {"Same": "same", "Different": "different"}.get(button, "unsure")
    expect(desk.locator(".last")).to_contain_text(verb, timeout=SLOW)
    with own[0].decisions() as decisions:
        [deed] = decisions.deeds.latest(limit=20)
    assert (deed.act, deed.user, deed.reason) == (f"pair.{verb}", "anna", "seen both")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".last")).to_have_count(0, timeout=SLOW)
    assert judgements(own[0]) == ["pair.undone", f"pair.{verb}"]
    expect(desk.get_by_role("article", name=names).first).to_be_visible(timeout=SLOW)


def test_a_pair_is_decided_and_undone_by_keys(own: tuple[Ledger, str], browser: Browser) -> None:
    page = browser.new_context(base_url=own[1]).new_page()
    for key, verb in (("s", "same"), ("d", "different"), ("n", "unsure")):
        page.goto("/review")
        page.keyboard.press("j")
        expect(page.locator(".task").first).to_be_focused()
        page.keyboard.press(key)
        expect(page.locator(".last")).to_contain_text(verb, timeout=SLOW)
        page.keyboard.press("u")
        expect(page.locator(".last")).to_have_count(0, timeout=SLOW)
        assert judgements(own[0])[:2] == ["pair.undone", f"pair.{verb}"]
    page.context.close()


def test_two_people_are_merged_and_that_is_undone_from_the_history(own: tuple[Ledger, str], desk: Page) -> None:
    with own[0].browse() as browse:
        one, other = browse.entities(["Person"], limit=2)
    desk.goto(f"/people/{one.id}")
    desk.locator("summary", has_text="Merge or split").focus()
    desk.keyboard.press("Enter")
    desk.get_by_label("The same as").press_sequentially(other.id)
    desk.keyboard.press("Enter")
    expect(desk.locator("body")).to_contain_text(f"named in {one.parties + other.parties} documents", timeout=SLOW)
    merged = desk.url
    desk.goto(f"/people/{other.id}")
    assert desk.url == merged
    desk.goto("/review/history")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator("tbody tr")).to_have_count(2, timeout=SLOW)
    assert judgements(own[0]) == ["pair.undone", "pair.same"]
    desk.goto(f"/people/{other.id}")
    expect(desk.get_by_role("heading", level=1)).to_have_text(other.name)


def test_a_document_is_split_off_a_person_by_keyboard(own: tuple[Ledger, str], desk: Page) -> None:
    with own[0].browse() as browse:
        [person] = browse.entities(["Person"], limit=1)
    desk.goto(f"/people/{person.id}")
    desk.locator("summary", has_text="Merge or split").press("Enter")
    boxes = desk.get_by_role("group", name="These are someone else").get_by_role("checkbox")
    expect(boxes).to_have_count(person.parties)
    leaving = boxes.last.get_attribute("value") or ""
    boxes.last.press("Space")
    expect(boxes.last).to_be_checked()
    desk.get_by_role("button", name="Split off").press("Enter")
    expect(desk.locator("body")).to_contain_text(f"named in {person.parties - 1} document", timeout=SLOW)
    assert judgements(own[0]) == ["entity.parted"]
    with own[0].who() as who:
        namesake = who.entity_of(leaving)
    assert namesake is not None
    assert (namesake.id, namesake.parties) == (leaving, 1)


def test_a_finding_is_dismissed_with_a_reason_and_taken_up_again(own: tuple[Ledger, str], desk: Page) -> None:
    desk.goto("/findings")
    address = desk.locator(".head a").first.get_attribute("href") or ""
    desk.locator(".head a").first.click()
    desk.get_by_role("button", name="Dismiss").click()  # the browser asks for a reason first
    assert judgements(own[0]) == []
    desk.get_by_label("Why it says nothing").press_sequentially("known")
    desk.keyboard.press("Enter")
    expect(desk.locator(".lede")).to_contain_text("Dismissed by anna: known", timeout=SLOW)
    desk.goto("/findings")
    expect(desk.locator(f".head a[href='{address}']")).to_have_count(0)
    desk.goto(address)
    desk.get_by_role("button", name="Restore").press("Enter")
    expect(desk.get_by_role("button", name="Dismiss")).to_be_visible(timeout=SLOW)
    assert judgements(own[0]) == ["finding.restored", "finding.dismissed"]


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
