"""Reading a few sentences in a test: one reader for the whole run."""

from functools import cache

from graftwatch.claims import Claim, Described, Document, When
from graftwatch.read.english import EnglishReader

FIELD = "The story of corruption on this coast is old.\n\n"
"""A paragraph without a claim that makes any text one of the field."""

DAY = "2019-05-16"  # a Thursday


@cache
def reader() -> EnglishReader:
    """The English reader with every sentence parsed, whatever the scan would choose, and no claim dropped."""
    return EnglishReader(parse_all=True, judge=None)


def claims(text: str, kind: str | None = None, *, outlet: str | None = None) -> list[Claim]:
    """The claims of a text of one day, all or of one kind, in the order of the text."""
    document = Document(
        text=FIELD + text, source="test", outlet=outlet, date=When.parse(DAY), date_basis="stated", language="en"
    )
    (reading,) = reader().read([document])
    return [c for c in reading.claims if kind is None or c.kind == kind]


def chain(claim: Claim) -> list[str]:
    """The names of a claim's sources, the outermost first."""
    return [s.name for s in claim.said_by]


def plain(party: object) -> str | None:
    """A person, body or described person as one string."""
    return party.described if isinstance(party, Described) else None if party is None else str(party)
