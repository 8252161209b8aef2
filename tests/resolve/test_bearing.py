"""What claims are to the parties of their document: careers, cases, posts, names; and what is no case of a body."""

from typing import Any

from graftwatch.claims import CareerClaim, Claim, Described, Document, Evidence, JusticeClaim, Mention, TieClaim
from graftwatch.resolve import Gathering, bearings, step_of

TEXT = (
    "Defence Minister Arvel Torzhak was dismissed. Ivar Selm, his successor, said that a Medeu District Court had "
    "sentenced the head of the Border Guard Service and Oleg Drann to 11 years."
)
COMMON: dict[str, Any] = {"document": "d", "source": "d.txt", "reader": "test.1"}


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(quote, start, start + len(quote), (0, len(TEXT)))


def mention(surface: str, schema: Any) -> Mention:
    start = TEXT.index(surface)
    return Mention(document="d", source="d.txt", surface=surface, start=start, end=start + len(surface), schema=schema,
                   entity=surface)  # fmt: skip


MENTIONS = [
    mention("Defence Minister", "Position"), mention("Arvel Torzhak", "Person"), mention("Ivar Selm", "Person"),
    mention("Medeu District Court", "PublicBody"), mention("Border Guard Service", "PublicBody"),
    mention("Oleg Drann", "Person"),
]  # fmt: skip
DISMISSED = CareerClaim(act="dismissed", person="Arvel Torzhak", post="Defence Minister",
                        evidence=evidence("Defence Minister Arvel Torzhak was dismissed"), **COMMON)  # fmt: skip
SUCCEEDS = TieClaim(act="succession", from_="Ivar Selm", to="Arvel Torzhak", detail="successor",
                    evidence=evidence("Ivar Selm, his successor"), **COMMON)  # fmt: skip
HEAD = JusticeClaim(act="sentenced", person=Described("head of the Border Guard Service"), by="Medeu District Court",
                    evidence=evidence("sentenced the head of the Border Guard Service"), **COMMON)  # fmt: skip
DRANN = JusticeClaim(act="sentenced", person="Oleg Drann", by="Medeu District Court",
                     evidence=evidence("Oleg Drann to 11 years"), **COMMON)  # fmt: skip
DOCUMENT = Document(text=TEXT, source="d.txt", media_type="text/plain", raw_hash="0")


def found(counting: list[Claim], as_read: list[Claim]) -> dict[tuple[str, str], str]:
    """What each claim is to each party, by the claim's words and the party's name."""
    sheet = Gathering(DOCUMENT, MENTIONS, counting)
    parties = sheet.parties()
    names = {party.id: party.entity for party in parties}
    quotes = {claim.id: claim.evidence.quote for claim in as_read}
    return {(quotes[each.claim], names[each.party].partition("\x1f")[0]): each.sort
            for each in bearings(sheet, parties, as_read)}  # fmt: skip


def test_a_sentence_is_the_case_of_whom_it_befell_and_of_no_court_that_passed_it() -> None:
    told = found([HEAD, DRANN], [HEAD, DRANN])
    assert told[DRANN.evidence.quote, "Oleg Drann"] == "case"
    assert told[DRANN.evidence.quote, "Medeu District Court"] == "named"
    assert told[HEAD.evidence.quote, "Medeu District Court"] == "named"


def test_a_rejected_claim_still_names_its_people_and_is_nobodys_case() -> None:
    told = found([], [DRANN])
    assert told == {
        (DRANN.evidence.quote, "Oleg Drann"): "named",
        (DRANN.evidence.quote, "Medeu District Court"): "named",
    }


def test_a_successor_has_the_post_that_another_claim_tells() -> None:
    claims: list[Claim] = [DISMISSED, SUCCEEDS]
    sheet = Gathering(DOCUMENT, MENTIONS, claims)
    parties = sheet.parties()
    names = {party.id: party.entity for party in parties}
    careers = {names[each.party]: each for each in bearings(sheet, parties, claims) if each.sort == "career"}
    assert careers.keys() >= {"Arvel Torzhak", "Ivar Selm"}
    later = careers["Ivar Selm"]
    step = step_of(SUCCEEDS, later.role, later.body, later.told, None)
    assert step is not None
    assert (step.claim.post, step.role, step.body) == (
        "Defence Minister", careers["Arvel Torzhak"].role, careers["Arvel Torzhak"].body,
    )  # fmt: skip


def test_a_claim_that_was_corrected_into_something_else_is_no_step_any_more() -> None:
    assert step_of(DRANN, "minister", "defence+ministry", None, None) is None
