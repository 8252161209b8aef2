"""The site in a real browser: silent, whole without JavaScript, by keyboard, on a phone, in light and dark."""

from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import Served

PAGES = (
    "/", "/documents", "/people", "/bodies", "/posts", "/figures", "/figures/crimes_recorded", "/measures", "/findings",
    "/returns", "/sources", "/network", "/search?q=detained", "/review", "/review/history", "/about", "/api",
)  # fmt: skip
# Each a page of one thing: where to begin, and which link leads there.
LED_TO = {
    "document": ("/documents", "th.title a"), "person": ("/people", "th.title a"), "body": ("/bodies", "th.title a"),
    "post": ("/posts", "th.title a"), "ego": ("/network", "tbody th a"), "finding": ("/findings", ".head a"),
}  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def visit(page: Page, where: str) -> None:
    """Go to a page by its address, or by the link that leads there."""
    start, link = LED_TO.get(where, (where, None))
    page.goto(start)
    if link is not None:
        page.locator(link).first.click()
    if page.locator(".vega").count():
        page.locator(".vega[data-ready='yes']").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", [*PAGES, *LED_TO])
def test_axe_finds_nothing(watched: Page, where: str, scheme: Any) -> None:
    watched.emulate_media(color_scheme=scheme)
    visit(watched, where)
    found = Axe().run(watched, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("where", [*PAGES, *LED_TO])
def test_nothing_scrolls_sideways_on_a_phone(watched: Page, where: str) -> None:
    watched.set_viewport_size({"width": 360, "height": 740})
    visit(watched, where)
    assert watched.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_harm_runs_nowhere(browser: Browser, site: Served, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, base_url=site.url)
    page = context.new_page()
    noise: list[str] = []
    page.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: noise.append(message.text))
    page.goto("/documents")
    harmful = [row.get_attribute("href") for row in page.locator("tr", has_text="Verylong").locator("th a").all()]
    harmful += [row.get_attribute("href") for row in page.locator("tr", has_text="script>").locator("th a").all()]
    assert harmful
    for address in harmful:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address or "")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360 if script else True
        assert page.locator("img[src=x]").count() == 0
    assert noise == []
    context.close()


def test_every_page_works_without_javascript(browser: Browser, site: Served) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    for where in (*PAGES, "document", "person", "body"):
        start, link = LED_TO.get(where, (where, None))
        page.goto(start)
        if link is not None:
            page.locator(link).first.click()
        expect(page.locator("h1")).to_have_count(1)
    page.goto("/figures/crimes_recorded")
    expect(page.locator("picture img").first).to_be_visible()
    page.goto("/")
    page.get_by_role("searchbox").fill("detained")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".hits li").first).to_be_visible()
    context.close()


def test_a_claim_and_its_words_lead_to_each_other(watched: Page) -> None:
    visit(watched, "document")
    note = watched.locator(".notes li").first
    note.locator(".back").click()
    target = watched.evaluate("location.hash.slice(1)")
    assert watched.locator(f"[id='{target}'] + mark, [id='{target}'] + .at + mark").count()
    number = note.get_attribute("value")
    watched.locator(f"sup a[href='#n{number}']").first.click()
    assert watched.evaluate("location.hash") == f"#n{number}"


def test_keys_lead_to_the_search_and_along_the_claims(watched: Page) -> None:
    visit(watched, "document")
    watched.keyboard.press("n")
    expect(watched.locator(".notes .back").first).to_be_focused()
    watched.keyboard.press("n")
    expect(watched.locator(".notes .back").nth(1)).to_be_focused()
    watched.keyboard.press("p")
    expect(watched.locator(".notes .back").first).to_be_focused()
    watched.keyboard.press("/")
    expect(watched.get_by_role("searchbox")).to_be_focused()
    watched.keyboard.type("np")
    expect(watched.get_by_role("searchbox")).to_have_value("np")


def test_the_first_tab_skips_to_the_content(watched: Page) -> None:
    watched.goto("/people")
    watched.keyboard.press("Tab")
    expect(watched.get_by_text("Skip to content")).to_be_focused()
    watched.keyboard.press("Enter")
    assert watched.evaluate("location.hash") == "#main"


def test_a_chart_is_drawn_under_the_policy(watched: Page) -> None:
    answer = watched.goto("/figures/crimes_recorded")
    assert answer is not None
    assert "unsafe" not in answer.headers["content-security-policy"]
    watched.locator(".vega[data-ready='yes'] svg").first.wait_for()
    assert watched.locator(".vega svg .mark-symbol path").count() >= 1


@pytest.mark.parametrize("width", [360, 500, 1200])
def test_a_chart_takes_the_room_that_there_is(watched: Page, width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 740})
    visit(watched, "/figures/crimes_recorded")
    for region in watched.locator(".chart .scroll").all():
        drawing = region.locator("svg")
        assert region.evaluate("each => each.scrollWidth <= each.clientWidth")
        edges = "each => each.getBoundingClientRect().right"
        words = [word.evaluate(edges) for word in drawing.locator("text").all()]
        assert max(words) <= drawing.evaluate(edges)


def test_a_network_shows_whom_one_is_connected_with(watched: Page) -> None:
    visit(watched, "ego")
    watched.locator(".node").first.focus()
    assert watched.locator(".edge.near").count() >= 1
    before = watched.locator("#net").get_attribute("viewBox")
    watched.keyboard.press("+")
    assert watched.locator("#net").get_attribute("viewBox") != before


def test_print_hides_what_paper_cannot_do(watched: Page) -> None:
    watched.goto("/people")
    watched.emulate_media(media="print")
    expect(watched.locator(".mast nav")).to_be_hidden()
    expect(watched.locator("table").first).to_be_visible()
    watched.goto("/review")
    expect(watched.locator(".task").first).to_be_visible()
    for form in watched.locator("form").all():
        expect(form).to_be_hidden()
