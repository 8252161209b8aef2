"""Where the names in a claim lead: to the person, body or post that its document means by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graftwatch.claims import Claim, Described
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.phrase import claim_in_words
from graftwatch.publish.site.render import entity_address

_SCHEMAS = ("Person", "PublicBody", "Organization")
_SUBJECTS = ("person", "speaker", "from_", "body")


@dataclass(frozen=True, slots=True)
class Links:
    """Entities by document, FollowTheMoney schema and the document's own name."""

    meant: Mapping[tuple[str, str, str], EntityRow]

    def entity(self, document: str, name: Any) -> EntityRow | None:
        """Whom a document means by a name."""
        if isinstance(name, Described) or not name:
            return None
        found = (self.meant.get((document, schema, name)) for schema in _SCHEMAS)
        return next((each for each in found if each is not None), None)

    def to(self, document: str, name: Any) -> str:
        """The address of whom a document means by a name; empty where nobody is known."""
        entity = self.entity(document, name)
        return entity_address(entity) if entity else ""

    def subject(self, claim: Claim) -> tuple[str, str]:
        """Whom or what a claim is about, and the address of that; both empty where the claim names nobody."""
        for field in _SUBJECTS:
            value = getattr(claim, field, None)
            if value:
                return (value.described if isinstance(value, Described) else value), self.to(claim.document, value)
        return "", ""

    def said(self, claim: Claim) -> str:
        """What the claim says, without its subject where that stands before it."""
        told, (name, _) = claim_in_words(claim), self.subject(claim)
        return told.removeprefix(f"{name}: ") if name else told
