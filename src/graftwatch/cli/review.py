"""graftwatch review: Decide on pairs that may be one, key by key."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import note, say, table
from graftwatch.errors import GraftwatchError
from graftwatch.inert import line

if TYPE_CHECKING:
    from graftwatch.ledger import Ledger
    from graftwatch.ledger.who import EntityRow
    from graftwatch.resolve import EdgeJudgement

EXAMPLE = example(
    "graftwatch review",
    "graftwatch review --by anna",
    "graftwatch review --pair 4f2c… 91ab… --same --why 'both were born on 3 May 1961'",
)
_KEYS: "Final[dict[str, EdgeJudgement]]" = {"s": "positive", "d": "negative", "n": "unsure"}
_PROMPT: Final = "[s]ame  [d]ifferent  u[n]sure  s[k]ip  [u]ndo  [q]uit: "
_AT_ONCE: Final = 200


class NotOneVerdict(GraftwatchError):
    """A pair on the command line with no verdict, or more than one."""

    def __str__(self) -> str:
        return "with --pair give one of --same, --different, --unsure, --undo"


def command(
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the login name.")] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--pair", metavar="ID ID", help="Decide on this pair, without asking.")
    ] = None,
    same: Annotated[bool, typer.Option("--same", help="The pair is one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="The pair is two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="Nobody can tell; do not ask again.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided on the pair.")] = False,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")] = "",
    ledger: LedgerOption = None,
) -> None:
    """Show pairs that may be one person or body side by side, the likeliest first, and take one key for each.

    A decision is kept with author, reason and time. It stands when everything is linked anew, and can be undone.
    """
    from graftwatch import resolution

    author = by or getpass.getuser()
    with opened(ledger) as held:
        if pair is None:
            _ask(held, author, why)
            return
        chosen = [_KEYS[key] for key, given in (("s", same), ("d", different), ("n", unsure)) if given]
        if len(chosen) + undo != 1:
            raise NotOneVerdict
        if undo:
            resolution.undo(held, *pair)
        else:
            resolution.decide(held, *pair, chosen[0], by=author, reason=why)


def _ask(held: "Ledger", author: str, why: str) -> None:
    """Go through the pairs that wait until there are none, or the person stops."""
    from graftwatch import resolution

    done: list[tuple[str, str]] = []
    passed: set[tuple[str, str]] = set()
    while True:
        found = _next(held, passed)
        if found is None:
            say("no more pairs wait for a decision")
        else:
            _side_by_side(held, *found)
        key = _key() if found is not None or done else "q"
        if key == "q":
            break
        if key == "u" and done:
            last = done.pop()
            resolution.undo(held, *last)
            passed.discard(last)
            note("graftwatch: taken back")
        elif found is not None and key != "u":
            pair = (found[0].id, found[1].id)
            if key in _KEYS:
                resolution.decide(held, *pair, _KEYS[key], by=author, reason=why)
                done.append(pair)
            passed.add(pair)
    say(f"{len(done)} decided")


def _next(held: "Ledger", passed: set[tuple[str, str]]) -> "tuple[EntityRow, EntityRow, float, str] | None":
    """The likeliest pair that waits and has not been passed over."""
    with held.who() as who:
        for row in who.suggestions(_AT_ONCE):
            one, other = who.entity_of(row["target"]), who.entity_of(row["source"])
            if one is None or other is None or one.id == other.id or (one.id, other.id) in passed:
                continue
            return one, other, row["score"] or 0.0, row["reason"] or ""
    return None


def _side_by_side(held: "Ledger", one: "EntityRow", other: "EntityRow", score: float, reasons: str) -> None:
    """Two entities in two columns: names, posts, case, documents; and below what speaks for and against."""
    from graftwatch.publish import body_name, dossier

    both = [dossier(held, one), dossier(held, other)]
    rows: list[list[str]] = [["names", *(", ".join(name for name, _ in d.names[:6]) for d in both)]]
    for heading, cells in (
        ("posts", [[f"{o.start or '…'}–{o.end or '…'} {o.post} {body_name(o)}" for o in d.career] for d in both]),
        ("case", [[f"{r.when or ''} {r.act}" for r in d.case.rungs] for d in both]),
        ("in", [[f"{outlet or source}, {date or 'undated'}" for _, outlet, date, source in d.documents] for d in both]),
    ):
        for i in range(min(6, max(map(len, cells)))):
            rows.append([heading if i == 0 else "", *(cell[i] if i < len(cell) else "" for cell in cells)])
    say()
    table(("", one.name, other.name), rows)
    for reason in reasons.split("; "):
        say(line(f"  {reason}"))
    say(f"  belief {score:.2f}")


def _key() -> str:
    """One key of those that mean something; the end of input means quit."""
    while True:
        typer.echo(_PROMPT, nl=False)
        try:
            key = typer.getchar().lower() if sys.stdin.isatty() else sys.stdin.read(1).lower()
        except (EOFError, KeyboardInterrupt):
            key = "q"
        typer.echo(key if key.isprintable() else "")
        if not key or key in "\x03\x04":
            return "q"
        if key in "sdnkuq":
            return key
