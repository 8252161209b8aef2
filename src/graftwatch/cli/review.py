"""graftwatch review: Decide on pairs that may be one, and on doubtful claims, key by key."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import note, say, table
from graftwatch.errors import GraftwatchError
from graftwatch.inert import line

if TYPE_CHECKING:
    from graftwatch.claims import Claim
    from graftwatch.deciding import Pair
    from graftwatch.ledger import Judgement, Ledger
    from graftwatch.resolve import EdgeJudgement

EXAMPLE = example(
    "graftwatch review",
    "graftwatch review --claims --by anna",
    "graftwatch review --pair 4f2c… 91ab… --same --why 'both were born on 3 May 1961'",
    "graftwatch review --claim 3fa94c01 --correct value=3808 --correct bound=at_least --why 'misread'",
)
_PAIR_KEYS: "Final[dict[str, EdgeJudgement]]" = {"s": "positive", "d": "negative", "n": "unsure"}
_CLAIM_KEYS: "Final[dict[str, Judgement]]" = {"a": "accepted", "r": "rejected", "n": "unsure"}
_PAIR_PROMPT: Final = "[s]ame  [d]ifferent  u[n]sure  s[k]ip  [u]ndo  [q]uit: "
_CLAIM_PROMPT: Final = "[a]ccept  [r]eject  u[n]sure  s[k]ip  [u]ndo  [q]uit: "
_LATEST: Final = 200  # documents from which either side of a pair is drawn
_AROUND: Final = 200  # code points of the text before and after a sentence


class NotOneVerdict(GraftwatchError):
    """A pair or a claim on the command line with no verdict, or more than one."""

    def __init__(self, what: str, verdicts: str) -> None:
        super().__init__(what, verdicts)
        self.what, self.verdicts = what, verdicts

    def __str__(self) -> str:
        return f"with {self.what} give one of {self.verdicts}"


def command(
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the login name.")] = None,
    claims: Annotated[bool, typer.Option("--claims", help="Go through doubtful claims instead of pairs.")] = False,
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--pair", metavar="ID ID", help="Decide on this pair, without asking.")
    ] = None,
    same: Annotated[bool, typer.Option("--same", help="The pair is one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="The pair is two.")] = False,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="Decide on this claim, without asking.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The claim says what its words say.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It does not: it counts for nothing.")] = False,
    correct: Annotated[
        list[str] | None, typer.Option("--correct", metavar="FIELD=VALUE", help="A field says this; repeat for more.")
    ] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Nobody can tell; do not ask again.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided on the pair or the claim.")] = False,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")] = "",
    ledger: LedgerOption = None,
) -> None:
    """Show pairs that may be one person or body side by side, the likeliest first, and take one key for each; with
    --claims the claims of which the reader is least sure.

    A decision is kept with author, reason and time. It never changes the document's words or what was read from them;
    it stands when everything is worked out anew, and can be undone.
    """
    author = by or getpass.getuser()
    with opened(ledger) as held:
        if pair is not None:
            given = {"positive": same, "negative": different, "unsure": unsure, "undo": undo}
            _decide_pair(held, pair, _one(given, "--pair", "--same, --different, --unsure, --undo"), author, why)
            _tell(held, pair)
            decided = 1
        elif claim is not None:
            given = {
                "accepted": accept, "rejected": reject, "corrected": bool(correct), "unsure": unsure, "undo": undo,
            }  # fmt: skip
            verdict = _one(given, "--claim", "--accept, --reject, --correct, --unsure, --undo")
            _decide_claim(held, held.claim(claim), verdict, author, why, correct or [])
            decided = 1
        else:
            decided = _ask_claims(held, author, why) if claims else _ask_pairs(held, author, why)
        if decided:
            _follow(held)


def _one(given: dict[str, bool], what: str, verdicts: str) -> str:
    chosen = [verdict for verdict, is_given in given.items() if is_given]
    if len(chosen) != 1:
        raise NotOneVerdict(what, verdicts)
    return chosen[0]


def _follow(held: "Ledger") -> None:
    """Let what was decided take effect on who is who and on what adds up."""
    from graftwatch import resolution, weighing

    resolution.resolve(held)
    weighing.weigh(held)


def _decide_pair(held: "Ledger", pair: tuple[str, str], verdict: str, by: str, why: str) -> None:
    from graftwatch import deciding

    if verdict == "undo":
        deciding.undo(held, *pair, by=by)
    else:
        deciding.decide(held, *pair, verdict, by=by, reason=why)  # type: ignore[arg-type]


def _tell(held: "Ledger", pair: tuple[str, str]) -> None:
    """Say what the pair is now."""
    with held.who() as who:
        found = {row.id: row.name for id in pair if (row := who.entity_of(id)) is not None}
    say(line(f"now {len(found)}: {' and '.join(f'{name} ({id})' for id, name in found.items())}"))


def _decide_claim(
    held: "Ledger", claim: "Claim", verdict: str, by: str, why: str, corrections: list[str] | None = None
) -> None:
    from graftwatch.claims import changes
    from graftwatch.publish import claim_in_words

    texts = dict(pair.partition("=")[::2] for pair in corrections or [])
    fields = changes(claim, {name.strip(): value for name, value in texts.items()})
    with held.decisions(writes=True) as decisions:
        if verdict == "undo":
            decisions.undo(claim.id, by=by, told=claim_in_words(claim))
        else:
            decisions.decide(
                claim, verdict, by=by, reason=why, fields=fields, told=claim_in_words(claim),  # type: ignore[arg-type]
            )  # fmt: skip


def _ask_pairs(held: "Ledger", author: str, why: str) -> int:
    """Go through the pairs that wait until there are none, or the person stops; how many were decided."""
    from graftwatch import deciding

    done: list[tuple[str, str]] = []
    passed: set[tuple[str, str]] = set()
    while True:
        with held.who() as who:
            found = next(iter(deciding.waiting(who, limit=1, passed=passed)), None)
        if found is None:
            say("no more pairs wait for a decision")
        else:
            _side_by_side(held, found)
        key = _key(_PAIR_PROMPT, "sdnkuq") if found is not None or done else "q"
        if key == "q":
            break
        if key == "u" and done:
            last = done.pop()
            _decide_pair(held, last, "undo", author, why)
            passed.discard(last)
            note("graftwatch: taken back")
        elif found is not None and key != "u":
            pair = (found.one.id, found.other.id)
            if key in _PAIR_KEYS:
                _decide_pair(held, pair, _PAIR_KEYS[key], author, why)
                done.append(pair)
            passed.add(pair)
    say(f"{len(done)} decided")
    return len(done)


def _ask_claims(held: "Ledger", author: str, why: str) -> int:
    """Go through the doubtful claims; how many were decided."""
    done: list[Claim] = []
    passed = 0
    while True:
        with held.decisions() as decisions:
            found = next(iter(decisions.doubtful(limit=1, offset=passed)), None)
        if found is None:
            say("no more claims wait for a decision")
        else:
            _in_context(held, found)
        key = _key(_CLAIM_PROMPT, "arnkuq") if found is not None or done else "q"
        if key == "q":
            break
        if key == "u" and done:
            _decide_claim(held, done.pop(), "undo", author, why)
            note("graftwatch: taken back")
        elif found is not None and key in _CLAIM_KEYS:
            _decide_claim(held, found, _CLAIM_KEYS[key], author, why)
            done.append(found)
        elif found is not None and key == "k":
            passed += 1
    say(f"{len(done)} decided")
    return len(done)


def _side_by_side(held: "Ledger", pair: "Pair") -> None:
    """Two entities in two columns: names, posts, case, documents; and below what speaks for and against."""
    from graftwatch.publish import body_name, dossier

    one, other = pair.one, pair.other
    both = [dossier(held, each, most=_LATEST, proposals=False) for each in (one, other)]
    rows: list[list[str]] = [
        ["id", one.id, other.id],
        ["names", *(", ".join(name for name, _ in d.names[:6]) for d in both)],
    ]
    for heading, cells in (
        ("posts", [[f"{o.start or '…'}–{o.end or '…'} {o.post} {body_name(o)}" for o in d.career] for d in both]),
        ("case", [[f"{r.when or ''} {r.act}" for r in d.case.rungs] for d in both]),
        ("in", [[f"{outlet or source}, {date or 'undated'}" for _, outlet, date, source in d.documents] for d in both]),
    ):
        for i in range(min(6, max(map(len, cells)))):
            rows.append([heading if i == 0 else "", *(cell[i] if i < len(cell) else "" for cell in cells)])
    say()
    table(("", one.name, other.name), rows)
    for reason in pair.reasons:
        say(line(f"  {reason}"))
    say(f"  belief {pair.score:.2f}")


def _in_context(held: "Ledger", claim: "Claim") -> None:
    """A claim in words, and the words it rests on within what stands around them."""
    from graftwatch.publish import claim_in_words

    document = held.document(claim.document)
    start, end = claim.evidence.start, claim.evidence.end
    first, last = claim.evidence.sentence
    before = document.text[max(0, min(first, start) - _AROUND) : start]
    after = document.text[end : max(last, end) + _AROUND]
    say()
    say(line(f"{claim.kind} {claim.id}: {claim_in_words(claim)}"))
    say(line(f"  {before}⟦{claim.evidence.quote}⟧{after}"))
    say(line(f"  {document.outlet or document.source}, {document.date or 'undated'}; {claim.stance}, "
             f"{claim.confidence:.0%} sure"))  # fmt: skip


def _key(prompt: str, known: str) -> str:
    """One key of those that mean something; the end of input means quit."""
    while True:
        typer.echo(prompt, nl=False)
        try:
            key = typer.getchar().lower() if sys.stdin.isatty() else sys.stdin.read(1).lower()
        except (EOFError, KeyboardInterrupt):
            key = "q"
        typer.echo(key if key.isprintable() else "")
        if not key or key in "\x03\x04":
            return "q"
        if key in known:
            return key
