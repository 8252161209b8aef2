"""Falls in the ledger: as claims count now, by month and by body; no more than the last weighing knows."""

from graftwatch import weighing
from graftwatch.claims import Affair, Claim, Document, When
from graftwatch.ledger import Ledger
from graftwatch.resolution import resolve

from .making import career, document, justice, mention, raw_of, reading

WHO, OTHER = "Adil Shayakhmetov", "Marat Olenov"
FELL = f"{WHO} was dismissed from the customs service for bribery. {OTHER} was charged by it."
BACK = f"{WHO} was appointed head of the land service."


def _add(ledger: Ledger, text: str, day: str, *claims: Claim) -> Document:
    of = document(text, date=day, source=f"{day}.txt")
    names = [mention(of, name) for name in (WHO, OTHER) if name in text]
    ledger.add(of, raw_of(of), reading(of, *claims, mentions=names))
    resolve(ledger)
    weighing.weigh(ledger)
    return of


def _fall(ledger: Ledger) -> tuple[Claim, Claim]:
    of = document(FELL, date="2014-02-13", source="2014-02-13.txt")
    body = {"body": "Customs Service of Keld"}
    fell = career(of, "dismissed", person=WHO, reason="bribery", when=When.parse("2014-02-11"), **body)
    charged = justice(of, "charged", person=OTHER, act="charged", when=When.parse("2014-02-12"), **body)
    _add(ledger, FELL, "2014-02-13", fell, charged)
    return fell, charged


def _affairs(ledger: Ledger) -> list[Affair]:
    with ledger.browse() as browse:
        return browse.affairs.every()


def test_falls_stand_by_month_and_body_until_the_claim_is_rejected(ledger: Ledger) -> None:
    fell, charged = _fall(ledger)
    assert [(each.name, each.act, each.fell, each.state) for each in _affairs(ledger)] == [
        (WHO, "dismissed", "2014-02-11", "out"), (OTHER, "charged", "2014-02-12", "out"),
    ]  # fmt: skip
    with ledger.browse() as browse:
        assert [(each.year, each.month, each.people) for each in browse.affairs.by_month()] == [(2014, 2, 2)]
        assert browse.affairs.by_body(5) == [("Customs Service of Keld", 2, 0)]
    with ledger.decisions(writes=True) as decisions:
        decisions.decide(charged, "rejected", by="anna", reason="it was his brother", fields=None, told="")
    resolve(ledger)
    weighing.weigh(ledger)
    assert [each.claims for each in _affairs(ledger)] == [(fell.id,)]


def test_a_correction_counts(ledger: Ledger) -> None:
    fell, _ = _fall(ledger)
    with ledger.decisions(writes=True) as decisions:
        decisions.decide(fell, "corrected", by="anna", reason="a slip", fields={"when": "2013-12-01"}, told="")
    resolve(ledger)
    weighing.weigh(ledger)
    with ledger.browse() as browse:
        months = [(each.year, each.month, each.people) for each in browse.affairs.by_month()]
    assert months == [(2013, 12, 1), (2014, 2, 1)]


def test_who_is_appointed_later_is_back(ledger: Ledger) -> None:
    fell, _ = _fall(ledger)
    of = document(BACK, date="2017-05-02", source="2017-05-02.txt")
    again = career(of, "appointed", person=WHO, act="appointed", post="head", body="Land Service of Keld",
                   when=When.parse("2017-05-01"))  # fmt: skip
    _add(ledger, BACK, "2017-05-02", again)
    [back] = [each for each in _affairs(ledger) if each.state == "back"]
    assert (back.name, str(back.until), back.claims) == (WHO, "2017-05-01", (fell.id, again.id))
    with ledger.browse() as browse:
        assert browse.affairs.by_body(5) == [("Customs Service of Keld", 2, 1)]
    before = _affairs(ledger)
    weighing.weigh(ledger, again=True)
    assert _affairs(ledger) == before
