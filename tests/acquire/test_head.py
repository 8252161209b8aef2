"""The heads of articles: each genre's shape, and prose that must not pass for one."""

import pytest

from graftwatch.acquire.head import Head, read_head

PROSE = (
    "A court in the capital on Monday sent the former head of the water authority to prison for eleven years. "
    "He denies everything, and his lawyers will appeal.\n\nNothing else happened."
)


def said(head: Head) -> tuple[str | None, str | None, str | None, str | None]:
    return head.title, head.outlet, head.byline, str(head.date) if head.date else None


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        pytest.param(
            "The broom that never rests\n\nHelena Marsh\n21 October 2025\n\n",
            ("The broom that never rests", None, "Helena Marsh", "2025-10-21"),
            id="newspaper-name-and-date-below-the-title",
        ),
        pytest.param(
            "OPINION\n\nWho pays?\n\nBy Marat Iles in Almaty\nFriday 3 May 2013\n\n",
            ("Who pays?", None, "Marat Iles", "2013-05-03"),
            id="rubric-and-byline",
        ),
        pytest.param(
            "Court jails water chief\nBy JOHN SMITH and ANNA K. LEE | 3 May 2013\n\n",
            ("Court jails water chief", None, "JOHN SMITH and ANNA K. LEE", "2013-05-03"),
            id="byline-and-date-on-one-line",
        ),
        pytest.param(
            "The Service changes hands\n\nFrom our correspondent\nTASHKENT, 4 March 2020\n\n",
            ("The Service changes hands", None, "our correspondent", "2020-03-04"),
            id="correspondent-and-place",
        ),
        pytest.param(
            "Water chief jailed\n\nSteppe Courier, 4 March 2020\n\n",
            ("Water chief jailed", "Steppe Courier", None, "2020-03-04"),
            id="publication-and-date",
        ),
        pytest.param(
            "CENTRAL STEPPE BRIEF\nNo. 31, 22 July 2009\n\nGuns that would not fire\n\n",
            ("Guns that would not fire", "CENTRAL STEPPE BRIEF", None, "2009-07-22"),
            id="newsletter-with-issue",
        ),
        pytest.param(
            "MINISTRY OF WATER WORKS\n\nPRESS RELEASE\nAstana, 26 February 2024\n\nResults of the year\n\n",
            ("Results of the year", "MINISTRY OF WATER WORKS", None, "2024-02-26"),
            id="press-release",
        ),
        pytest.param(
            "MINISTRY CUTS BUDGET\n\nBy Anna Lee\n4 March 2020\n\n",
            ("MINISTRY CUTS BUDGET", None, "Anna Lee", "2020-03-04"),
            id="a-title-in-capitals-is-no-masthead",
        ),
        pytest.param(
            "Chronology\nThe fall of a ministry\nLast updated: 2 July 2025\n\n2024\n\n",
            ("The fall of a ministry", None, None, "2025-07-02"),
            id="last-updated",
        ),
        pytest.param(
            "Publication: Monitor Volume: 4 Issue: 142\n\n",
            (None, "Monitor", None, None),
            id="publication-volume-issue",
        ),
        pytest.param(
            "КОЛОНКА\n\nШесть мантий\n\nДина Ермухамедова, «Алматинское обозрение»\n16 июня 2011 года\n\n",
            ("Шесть мантий", "Алматинское обозрение", "Дина Ермухамедова", "2011-06-16"),
            id="russian-column",
        ),
        pytest.param(
            "Снят аким\n\nАвтор: Асель Нурланова\nОпубликовано: 03.05.2013 10:15\n\n",
            ("Снят аким", None, "Асель Нурланова", "2013-05-03"),
            id="russian-site",
        ),
        pytest.param(
            "Астық ісі\n\nЖетісу хабары, 15 наурыз 2016 жыл\n\n",
            ("Астық ісі", "Жетісу хабары", None, "2016-03-15"),
            id="kazakh",
        ),
    ],
)
def test_the_head_is_read(top: str, expected: tuple[str | None, ...]) -> None:
    assert said(read_head(top + PROSE)) == expected


@pytest.mark.parametrize(
    ("opening", "outlet", "date"),
    [
        pytest.param("ASTANA, April 24, 2023 (Steppe Wire) — ", "Steppe Wire", "2023-04-24", id="place-day-agency"),
        pytest.param("ABUJA, March 26, 2025 (Gulf News) - ", "Gulf News", "2025-03-26", id="hyphen"),
        pytest.param("KYIV, January 24, 2023 – ", None, "2023-01-24", id="no-agency"),
        pytest.param("2023-11-23 JAKARTA - ", None, "2023-11-23", id="the-day-first"),
        pytest.param("KARAGANDA, December 14, 2015. ", None, "2015-12-14", id="a-stop"),
        pytest.param("WASHINGTON, D.C., Jan. 5, 2012 -- ", None, "2012-01-05", id="washington"),
        pytest.param("Bishkek, 28 March 2024 — ", None, "2024-03-28", id="small-letters-and-a-dash"),
        pytest.param("ASTANA (Steppe Wire) - ", "Steppe Wire", None, id="agency-without-a-day"),
        pytest.param("ASTANA, April 24 (Steppe Wire) - ", "Steppe Wire", None, id="a-day-without-its-year"),
        pytest.param("BAKU, 22 April 2021, Steppe Wire. ", "Steppe Wire", "2021-04-22", id="agency-behind-a-comma"),
        pytest.param("DUSHANBE, January 19, 2012, Steppe-Info -- ", "Steppe-Info", "2012-01-19", id="and-two-dashes"),
        pytest.param("YEREVAN, April 8, 2021 (Steppe News) --- ", "Steppe News", "2021-04-08", id="three-dashes"),
        pytest.param("Pavlodar, 21 February 2012. ", None, "2012-02-21", id="small-letters-and-a-stop"),
        pytest.param("АСТАНА. 26 ноября 2015 года. «Степь-Информ» – ", "Степь-Информ", "2015-11-26", id="russian"),
        pytest.param("МОСКВА. 25 ноября. /ТАСС/. ", None, None, id="another-sign-after-the-agency"),
    ],
)
def test_an_agencys_dateline(opening: str, outlet: str | None, date: str | None) -> None:
    head = read_head(opening + PROSE)
    assert (head.outlet, str(head.date) if head.date else None) == (outlet, date)
    assert head.title is None
    if outlet or date:
        assert head.spans == ((0, len(opening)),)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        pytest.param("Publication: Steppe Monitor Vol. 3, No. 27, February 8, 2000", "2000-02-08", id="masthead"),
        pytest.param("News in brief, week to Friday 28 November 2014", "2014-11-28", id="a-week"),
        pytest.param("Law and order digest, 3–9 June 2024", "2024-06-09", id="the-last-day-of-a-week"),
        pytest.param("Evening round-up, Monday, October 24, 2022", "2022-10-24", id="round-up"),
        pytest.param(
            "Compiled by the editors of Steppe Watch. Last updated 3 October 2022.", "2022-10-03", id="updated"
        ),
        pytest.param("1:12 am | Friday, February 11th, 2011", "2011-02-11", id="a-clock-before"),
        pytest.param("24 May 2018 – 16:42", "2018-05-24", id="a-clock-behind-a-dash"),
        pytest.param("Sunday, 31/10/2021, 09:14 [GMT+7]", "2021-10-31", id="a-time-zone"),
        pytest.param("Communiqué of 28 January 2021 (courtesy translation)", "2021-01-28", id="communique"),
        pytest.param("MADRID (Iberia Press) -- 11 July 2019", "2019-07-11", id="place-and-agency-alone"),
        pytest.param(
            "Policy Memo No. 61, Centre for Steppe Studies, August 2023", "2023-08", id="a-paper-and-its-month"
        ),
        pytest.param("Transcript (excerpt), hearing of 5 September 2018, Varna", "2018-09-05", id="a-hearing"),
        pytest.param("The week that ended on 3 May 2013", None, id="a-title"),
        pytest.param("The hearing that never was, on 3 May 2013", None, id="a-title-with-a-hearing"),
        pytest.param("Minister notes that he was updated on 3 May 2013 by police", None, id="a-sentence"),
    ],
)
def test_a_line_that_dates_the_piece(line: str, date: str | None) -> None:
    head = read_head(f"Water chief jailed\n{line}\n\n{PROSE}")
    assert (str(head.date) if head.date else None) == date


def test_an_issue_and_its_month_on_top_date_the_piece() -> None:
    head = read_head(
        f"Steppe Risk Monthly | No. 9, September 2007 | Country focus: Velmora\n\nA borrowed broom\n\n{PROSE}"
    )
    assert (str(head.date), head.title) == ("2007-09", "A borrowed broom")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("May 7, 2004 (Steppe Press) - " + PROSE, "2004-05-07", id="a-day-and-an-agency"),
        pytest.param("Friday 7th May 2004. " + PROSE, "2004-05-07", id="a-day-and-a-stop"),
        pytest.param("May 7, 2004: " + PROSE, "2004-05-07", id="a-day-and-a-colon"),
        pytest.param(f"7 May 2004. {PROSE}\n\n9 May. {PROSE}", None, id="entries-of-a-chronology"),
        pytest.param("7 May 2004 was a Friday. " + PROSE, None, id="a-sentence-about-a-day"),
    ],
)
def test_a_day_that_opens_the_text_dates_it_unless_others_open_entries(text: str, date: str | None) -> None:
    head = read_head(f"Water chief jailed\n\n{text}")
    assert (str(head.date) if head.date else None) == date


def test_a_heading_in_capitals_is_whole_above_small_letters() -> None:
    head = read_head(f"HOUSE OF DELEGATES\nMINUTES\ntaken before the Grain Committee\nTuesday 13 March 2012\n\n{PROSE}")
    assert str(head.date) == "2012-03-13"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROSE, id="prose-from-the-first-word"),
        pytest.param("On 3 May 2013 the court ruled. " + PROSE, id="a-date-in-a-sentence"),
        pytest.param("Minister jailed on 3 May 2013\n\n" + PROSE, id="a-date-in-a-title"),
        pytest.param("The events of 3 May 2013\n\n" + PROSE, id="a-title-with-a-date-at-its-end"),
        pytest.param("Almaty, January 2022\n\n" + PROSE, id="a-title-of-place-and-month"),
        pytest.param("By order of the court\n\n" + PROSE, id="by-in-a-title"),
        pytest.param("By 3 May 2013 the ministry had spent all. " + PROSE, id="by-a-day"),
        pytest.param(
            "A chronology\n\n12 June 2014\n\n" + PROSE + "\n\n15 July 2014\n\n" + PROSE, id="days-of-a-chronology"
        ),
        pytest.param("In the army (Ground Forces) — once large — nobody spoke. " + PROSE, id="brackets-and-a-dash"),
    ],
)
def test_prose_gives_no_date_byline_or_outlet(text: str) -> None:
    head = read_head(text)
    assert (head.outlet, head.byline, head.date) == (None, None, None)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("Dear colleagues,", id="a-greeting"),
        pytest.param("2024", id="a-year"),
        pytest.param("The list of those dismissed:", id="an-announcement"),
        pytest.param(
            "The minister has been dismissed and detained, two officials of his ministry said.", id="a-sentence"
        ),
    ],
)
def test_a_first_line_that_is_no_title(first: str) -> None:
    assert read_head(f"{first}\n\n{PROSE}").title is None


def test_hard_wrapped_prose_has_no_title() -> None:
    assert (
        read_head("A court in the capital on Monday sent the former head of the\nwater authority to prison.\n").title
        is None
    )


def test_a_single_line_is_text_and_not_a_title() -> None:
    assert read_head("Minister jailed").title is None
