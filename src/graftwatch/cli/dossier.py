"""One document, or one claim, in full: what the other commands only list."""

import json
from typing import TYPE_CHECKING

from graftwatch.cli.marked import STYLES, Mark, marked
from graftwatch.cli.options import Format
from graftwatch.cli.terminal import ID_LENGTH, console, in_colour, output, say, write
from graftwatch.inert import inert, line

if TYPE_CHECKING:
    from rich.text import Text

    from graftwatch.claims import Claim, Document
    from graftwatch.ledger import Ledger


def print_document(ledger: "Ledger", document: "Document", format: Format) -> None:
    """The text with its claims marked, and below it each claim with who, when, stance and sources.

    As `json` one object with text and claims; as `jsonl` or `csv` its claims.
    """
    from graftwatch.claims import claim_to_json
    from graftwatch.publish import COLUMNS

    claims = list(ledger.claims(document=document.id))
    rows = map(claim_to_json, claims)
    if format is Format.JSON:
        whole = _heading(ledger, document) | {"text": document.text, "claims": list(rows)}
        output().write(json.dumps(whole, ensure_ascii=False) + "\n")
    elif format is not Format.TABLE:
        write(rows, format, COLUMNS["claims"])
    else:
        _print(ledger, document, claims)


def print_claim(ledger: "Ledger", claim: "Claim", format: Format) -> None:
    """One claim with all its fields, in the sentence that it rests on."""
    from graftwatch.claims import claim_to_json
    from graftwatch.publish import COLUMNS

    row = claim_to_json(claim)
    if format is not Format.TABLE:
        write([row], format, COLUMNS["claims"])
        return
    text = ledger.document(claim.document).text
    first, last = claim.evidence.sentence
    mark = Mark(claim.evidence.start - first, claim.evidence.end - first, 1, STYLES[claim.kind])
    page = console()
    page.print(marked(text[first:last], [mark], colour=in_colour(page)))
    say()
    page.print(_described(1, claim))
    for name, value in row.items():
        if name not in ("quote", "sentence"):
            say(f"  {name:<12}{line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))}")


def _print(ledger: "Ledger", document: "Document", claims: "list[Claim]") -> None:
    page = console()
    for name, value in _heading(ledger, document).items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        say(f"{name + ':':<12}{line(shown)}")
    say()
    marks = [
        Mark(claim.evidence.start, claim.evidence.end, number, STYLES[claim.kind])
        for number, claim in enumerate(claims, 1)
    ]
    page.print(marked(document.text, marks, furniture=document.furniture, colour=in_colour(page)))
    say()
    for number, claim in enumerate(claims, 1):
        page.print(_described(number, claim))
    if not claims:
        say("no claims were read in it" if ledger.readings(document.id) else "not read: no reader for its language")


def _heading(ledger: "Ledger", document: "Document") -> dict[str, object]:
    """What is known about a document; what is not is left out."""
    alike = [
        f"{each.other if each.document == document.id else each.document} ({each.similarity:.0%})"
        for each in ledger.duplicates(document.id)
    ]
    about: dict[str, object] = {
        "id": document.id, "title": document.title, "outlet": document.outlet, "byline": document.byline,
        "date": f"{document.date} ({document.date_basis})" if document.date else None, "url": document.url,
        "language": document.language, "source": ledger.origins(document.id), "same story": alike,
        "read by": ledger.readings(document.id),
    }  # fmt: skip
    return {name: value for name, value in about.items() if value}


def _described(number: int, claim: "Claim") -> "Text":
    """The claim in one line, and below it when, in what stance, by whom, how sure and under which id."""
    from rich.text import Text

    from graftwatch.publish import chain_in_words, claim_in_words

    text = Text()
    text.append(f"[{number}] ", "dim")
    text.append(f"{claim.kind} ", STYLES[claim.kind])
    text.append(inert(claim_in_words(claim)))
    details = [str(claim.when)] if claim.when else []
    details.append(claim.stance)
    if claim.said_by:
        details.append(f"said by {chain_in_words(claim.said_by)}")
    details += [f"confidence {claim.confidence:.2f}", claim.id[:ID_LENGTH]]
    text.append(f"\n      {line(' · '.join(details))}", "dim")
    return text
