"""Decisions on claims: they stand on top, supersede, can be undone, and count in all that is worked out of claims."""

from decimal import Decimal

import pytest

from graftwatch import deciding, weighing
from graftwatch.claims import Claim, NotAClaim
from graftwatch.ledger import FindingRow, Ledger, NotAClaimDecision, NothingDecided, open_ledger
from graftwatch.resolution import resolve

from .making import career, document, figure, raw_of, reading

TEXT = "Keld took 19th place among 16 regions. The minister was dismissed."


@pytest.fixture
def rank(ledger: Ledger) -> Claim:
    """A claim that cannot be so, and on which a finding rests; read with little confidence."""
    of = document(TEXT, date="2017-01-30")
    made = figure(of, "19th place among 16", "19", act="rank", unit="rank", of=Decimal(16), confidence=0.4)
    other = career(of, "The minister was dismissed", confidence=0.9)
    ledger.add(of, raw_of(of), reading(of, made, other))
    follow(ledger)
    return made


def follow(ledger: Ledger) -> None:
    resolve(ledger)
    weighing.weigh(ledger)


def open_findings(ledger: Ledger) -> list[FindingRow]:
    with ledger.findings() as findings:
        return list(findings.list())


def decide(ledger: Ledger, claim: Claim, judgement: str, **more: object) -> None:
    with ledger.decisions(writes=True) as decisions:
        decisions.decide(claim, judgement, by="anna", **more)  # type: ignore[arg-type]
    follow(ledger)


def undo(ledger: Ledger, claim: Claim) -> None:
    with ledger.decisions(writes=True) as decisions:
        decisions.undo(claim.id, by="boris")
    follow(ledger)


def test_a_rejected_claim_weighs_nothing_and_weighs_again_when_that_is_undone(ledger: Ledger, rank: Claim) -> None:
    assert len(open_findings(ledger)) == 1
    decide(ledger, rank, "rejected", reason="16 is the page")
    assert open_findings(ledger) == []
    assert rank in ledger.claims()
    assert rank not in ledger.decided(ledger.claims())
    undo(ledger, rank)
    assert len(open_findings(ledger)) == 1
    with pytest.raises(NothingDecided):
        undo(ledger, rank)


def test_a_corrected_claim_weighs_as_it_was_corrected_under_its_own_id(ledger: Ledger, rank: Claim) -> None:
    decide(ledger, rank, "corrected", fields={"value": 9})
    assert open_findings(ledger) == []
    [counts] = [claim for claim in ledger.decided(ledger.claims()) if claim.kind == "figure"]
    assert (counts.value, counts.id) == (Decimal(9), rank.id)  # type: ignore[attr-defined]
    assert ledger.claim(rank.id) == rank
    decide(ledger, rank, "corrected", fields={"value": 18})
    [found] = open_findings(ledger)
    assert found.claims == (rank.id,)
    decide(ledger, rank, "accepted")
    assert list(ledger.decided([rank])) == [rank]
    assert list(ledger.check()) == []


def test_a_decision_outlasts_that_everything_is_read_linked_and_weighed_anew(ledger: Ledger, rank: Claim) -> None:
    decide(ledger, rank, "rejected")
    [of] = [ledger.document(listed.id) for listed in ledger.documents()]
    again = figure(of, "19th place among 16", "19", act="rank", unit="rank", of=Decimal(16), reader="test-rules.2")
    ledger.keep_reading(reading(of, again, reader="test-rules.2"))
    resolve(ledger, again=True)
    weighing.weigh(ledger, again=True)
    assert open_findings(ledger) == []


@pytest.mark.parametrize(
    ("judgement", "fields", "said"),
    [
        ("corrected", {}, "only a correction"),
        ("accepted", {"value": 9}, "only a correction"),
        ("corrected", {"value": "x"}, "not a claim"),
        ("corrected", {"quote": "x"}, "cannot be corrected"),
    ],
)
def test_what_is_no_decision_leaves_nothing_behind(
    ledger: Ledger, rank: Claim, judgement: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(NotAClaim, match=said):
        decide(ledger, rank, judgement, fields=fields)
    with ledger.decisions() as decisions:
        assert decisions.standing() == {}
        assert decisions.deeds.count() == 0


def test_the_doubtful_wait_until_somebody_decides(ledger: Ledger, rank: Claim) -> None:
    def waiting() -> list[str]:
        with ledger.decisions() as decisions:
            assert decisions.count_doubtful(most=10) == len(decisions.doubtful(limit=10))
            return [claim.id for claim in decisions.doubtful(limit=10)]

    assert waiting() == [rank.id]
    decide(ledger, rank, "unsure")
    assert waiting() == []
    undo(ledger, rank)
    assert waiting() == [rank.id]


def test_who_did_what_is_kept_also_when_it_was_undone(ledger: Ledger, rank: Claim) -> None:
    decide(ledger, rank, "rejected", reason="no rank", told="Keld: 19 of 16")
    undo(ledger, rank)
    with ledger.decisions() as decisions:
        deeds = decisions.deeds.latest(about=rank.id, limit=9)
        [once] = decisions.history(rank.id)
        assert decisions.deeds.latest(about="elsewhere", limit=9) == []
    assert [(deed.user, deed.act, deed.reason) for deed in deeds] == [
        ("boris", "claim.undone", None), ("anna", "claim.rejected", "no rank"),
    ]  # fmt: skip
    assert deeds[1].told == "Keld: 19 of 16"
    assert once.ended_at is not None


def test_decisions_go_into_another_ledger_as_lines_before_or_after_its_claims(
    ledger: Ledger, rank: Claim, tmp_path: object
) -> None:
    decide(ledger, rank, "corrected", fields={"value": 9}, reason="нет")
    lines = deciding.lines(ledger)
    [line] = lines
    assert '"нет"' in line
    with open_ledger(f"{tmp_path}/other.db") as other:
        assert deciding.take_in(other, lines, "lines", by="anna") == 1
        assert deciding.take_in(other, lines, "lines", by="anna") == 0
        of = ledger.document(rank.document)
        other.add(of, raw_of(of), reading(of, *ledger.claims()))
        follow(other)
        assert open_findings(other) == []
        assert deciding.lines(other) == lines


@pytest.mark.parametrize(
    "line",
    [
        '{"claim": "x"}',
        '{"claim": "x", "judgement": "hanged", "user": "anna", "at": "2026-01-01T00:00:00"}',
        '{"claim": "x", "judgement": "corrected", "user": "anna", "at": "2026-01-01T00:00:00"}',
        '{"claim": "x", "judgement": "rejected", "user": "anna", "at": "soon"}',
    ],
)
def test_a_line_that_is_no_decision_is_named(ledger: Ledger, line: str) -> None:
    with pytest.raises(NotAClaimDecision, match="lines, line 1"):
        deciding.take_in(ledger, [line], "lines", by="anna")
