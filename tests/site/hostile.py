"""Documents that mean harm: markup, scripts, changes of direction, endless words, addresses that are none."""

from graftwatch.claims import (
    CareerClaim,
    CitationClaim,
    Document,
    Evidence,
    FigureClaim,
    MeasureClaim,
    Mention,
    Reading,
    Source,
    TieClaim,
    When,
)
from graftwatch.ledger import Ledger, hash_of
from graftwatch.resolution import resolve

SCRIPT = "<script>alert('name')</script>"
BREAKOUT = '"><img src=x onerror=alert(1)>'
OVERRIDE = "Ivan \u202eTERCES\u202c Orlov"
ENDLESS = "Verylong" * 12_500  # 100,000 letters without a gap
FOREIGN = "Ерлан Қасымұлы Әлиев"  # no harm, but no address of plain letters either
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
READER = "hostile.1"


def document(text: str, **fields: object) -> Document:
    given = {"source": f"/tmp/{BREAKOUT}", "language": "en", "date": When.parse("2015-05-05"), "date_basis": "stated"}
    return Document(text=text, raw_hash=hash_of(text.encode()), **{**given, **fields})  # type: ignore[arg-type]


def add_hostile(ledger: Ledger) -> None:
    """Documents whose every part attacks, with claims on them."""
    texts = {
        "script": f"{SCRIPT} was appointed head of {BREAKOUT} on Monday. {TEMPLATE} </mark></p></main>",
        "override": f"{OVERRIDE} was appointed head of the \u2067office\u2069.",
        "endless": f"{ENDLESS} was appointed head of the office.",
        "foreign": f"{FOREIGN} was appointed head of the office.",
        "long": "\n\n".join(f"Paragraph {n} of a very long report. " + "word " * 60 for n in range(400)),
    }
    for name, text in texts.items():
        title = {"script": SCRIPT, "override": OVERRIDE, "endless": ENDLESS, "foreign": FOREIGN}.get(
            name, "A very long report"
        )
        made = document(text, title=title, outlet=BREAKOUT if name == "script" else ENDLESS[:300], url=_URLS[name])
        ledger.add(made, text.encode(), _reading(made, title, name))
    resolve(ledger)


_URLS = {
    "script": "javascript:alert(document.domain)", "override": "data:text/html,<script>alert(1)</script>",
    "endless": f"https://example.org/{'x' * 4000}", "long": "https://example.org/long",
    "foreign": "https://example.org/foreign",
}  # fmt: skip


def _reading(made: Document, title: str, name: str) -> Reading:
    if name == "long":
        return Reading(document=made.id, reader=READER)
    id, text = made.id, made.text
    end = text.index(" was")
    words = Evidence(text[:end], 0, end, (0, min(len(text), end + 30)))
    common = {"document": id, "source": made.source, "evidence": words, "reader": READER}
    said = (Source(BREAKOUT, "outlet"), Source(SCRIPT, "person", post=TEMPLATE))
    claims = (
        CareerClaim(act="appointed", person=text[:end], post=TEMPLATE, body=BREAKOUT, said_by=said, **common),
        FigureClaim(act="level", value=49, unit=BREAKOUT, indicator=SCRIPT, topic="crimes_recorded",
                    population=SCRIPT, place=BREAKOUT, period=When.parse("2014"), said_by=said, **common),
        MeasureClaim(act="law", title=SCRIPT, bodies=(BREAKOUT,), due=When.parse("2016"), **common),
        CitationClaim(act="outlet", name=SCRIPT, **common),
        TieClaim(act="family", from_=text[:end], to=BREAKOUT, detail=SCRIPT, **common),
    )  # fmt: skip
    mention = {"document": id, "source": made.source}
    mentions = [Mention(surface=text[:end], start=0, end=end, schema="Person", entity=text[:end], **mention)]
    if BREAKOUT in text:
        at = text.index(BREAKOUT)
        mentions.append(Mention(surface=BREAKOUT, start=at, end=at + len(BREAKOUT), schema="Organization",
                                entity=BREAKOUT, **mention))  # fmt: skip
    return Reading(document=id, reader=READER, claims=claims, mentions=tuple(mentions))
