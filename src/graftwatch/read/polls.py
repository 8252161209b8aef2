"""Those asked in polls: nobody's source, since it is whoever asked them who tells."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.tree import Token

_ASKED = frozenset({"%", "cent", "interviewee", "percent", "pollee", "respondent"})


def is_share(parsed: Parsed, token: Token) -> bool:
    """Whether a phrase means those asked in a poll, or a share of them, who are nobody's source: whoever asked is."""
    lemma = token.lemma_
    if lemma in _ASKED or (token.pos_ == "NUM" and token.text[:1].isdigit()):
        return True
    return any(c.dep_ in {"nummod", "quantmod"} and c.lower_ in {"in", "of"} for c in _numbers(token))


def _numbers(token: Token) -> list[Token]:
    """The number words of a phrase: "one in four respondents"."""
    return [part for c in (token, *token.children) if c.pos_ == "NUM" or c is token for part in c.children]
