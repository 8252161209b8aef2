"""Two deeds and the time between them: "opened his defence three years after the agency arraigned him".

Where the text dates one of the two, the other is that much later or earlier.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from graftwatch.claims import When
from graftwatch.read.clauses import Parsed
from graftwatch.read.time import Anchor, TimeExpression, resolve
from graftwatch.read.tree import Token

_COUNTED = (" after", " before")


@dataclass(frozen=True, slots=True)
class Gap:
    """`expression` ("three years after") lies between `later`, the deed told with it, and `counted`, the deed it
    counts from."""

    expression: TimeExpression
    told: Token
    counted: Token

    def of_told(self, counted: When) -> When | None:
        """When the one happened, if the other is dated."""
        return self._moved(counted, 1)

    def of_counted(self, told: When) -> When | None:
        """When the other happened, if the one is dated."""
        return self._moved(told, -1)

    def _moved(self, base: When, way: int) -> When | None:
        direction = way * self.expression.parts.get("direction", 0)
        moved = replace(self.expression, role="at", lead=None, parts={**self.expression.parts, "direction": direction})
        return resolve(moved, Anchor(document=base, event=base))


def is_gap(text: str, expression: TimeExpression) -> bool:
    """Whether an expression dates the clause around it from a deed behind it: not "three months before, …",
    nor "two years after that, …"."""
    counts = expression.shape in {"shift", "neighbour"} and expression.text.lower().endswith(_COUNTED)
    behind = text[expression.end : expression.end + 5].lower()
    return counts and behind[1:5] != "that" and behind[:2].strip()[:1].isalnum()


def gaps(parsed: Parsed, expressions: Iterable[TimeExpression], predicates: Container[int]) -> list[Gap]:
    """The gaps of a sentence, of the expressions that are such; `predicates` are the indices of its clauses' verbs."""
    found = []
    for expression in expressions:
        word = parsed.token_at(expression.end - 1)
        if word is None:
            continue
        counted: Token | None
        if word.dep_ == "mark":
            counted, token = word.head, word.head
        else:
            counted = next((c for c in word.rights if c.dep_ in {"pobj", "pcomp"}), None)
            token = word
        while token.dep_ != "ROOT" and (token == counted or token.i not in predicates):
            token = token.head
        if counted is not None and token.i in predicates and token != counted:
            found.append(Gap(expression, token, counted))
    return found
