"""Circumstances that make a wrong of what is none by itself: paid for what never came, sold at several times the price,
meant for somebody else."""

from graftwatch.read.tree import Token

_NEVER = frozenset({"never", "not", "n't", "n’t"})
_NO_ONE = frozenset({"nobody", "no-one", "none", "one"})
_NEVER_THERE = frozenset({"fictitious", "ghost", "imaginary", "nonexistent", "phantom", "unbuilt", "undelivered"})
_DELIVERED = frozenset(
    ["appear", "arrive", "begin", "build", "carry", "come", "complete", "construct", "deliver", "dig", "do", "enter",
     "exist", "finish", "fit", "happen", "hold", "install", "leave", "make", "materialise", "materialize", "open",
     "pave", "perform", "plant", "produce", "provide", "reach", "receive", "render", "repair", "see", "serve", "show",
     "start", "supply", "take", "turn", "work"]
)  # fmt: skip
_PURPOSE = frozenset(
    ["allocate", "allot", "appropriate", "assign", "budget", "designate", "destine", "donate", "earmark", "intend",
     "mean", "raise", "reserve", "set"]
)  # fmt: skip
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year"})
_PRICES = frozenset({"cost", "market", "price", "rate", "tariff", "value", "worth"})
_TIMES_OVER = frozenset({"double", "quadruple", "quintuple", "thrice", "times", "treble", "triple", "twice"})
_WHILE = frozenset({"against", "although", "compared", "though", "when", "whereas", "while"})
_REACH = 12
"""Words behind a noun in which what is said of it is sought."""


def is_undelivered(token: Token) -> bool:
    """What was paid for and never came: "roads that were never built", "blankets that existed only on paper"."""
    if any(c.lower_ in _NEVER_THERE for c in token.lefts):
        return True
    behind = token.doc[token.i + 1 : token.i + 10]
    nobody = next((t for t in behind if t.lower_ in _NO_ONE and t.dep_ == "nsubj"), None)
    if (
        nobody is not None
        and nobody.head.dep_ == "relcl"
        and (nobody.lower_ != "one" or nobody.left_edge.lower_ == "no")
    ):
        return True  # "foundations that nobody dug"
    if any(t.lower_ == "on" and t.nbor(1).lower_ == "paper" for t in behind[:-1]):
        return any(t.lemma_ in {"exist", "only"} for t in behind)
    never = next((t for t in behind if t.lower_ in _NEVER), None)
    return never is not None and any(t.lemma_ in _DELIVERED for t in token.doc[never.i + 1 : never.i + 4])


def is_nobody(token: Token) -> bool:
    """Who cannot be what a list makes of him: "teachers who had died", "soldiers who did not exist"."""
    if token.tag_ != "NNS":
        return False
    below = [c for c in token.rights if c.dep_ in {"relcl", "acl"}]
    gone = any(c.lemma_ in {"die", "emigrate", "perish"} or any(g.lower_ == "dead" for g in c.children) for c in below)
    return gone or any(c.lemma_ == "exist" and any(g.dep_ == "neg" for g in c.children) for c in below)


def is_earmarked(token: Token) -> bool:
    """What was for somebody else: "coupons meant for the battalion", "tractors donated by a friendly country"."""
    for verb in token.doc[token.i + 1 : token.i + _REACH]:
        if verb.tag_ == "VBN" and verb.lemma_ in _PURPOSE and verb.dep_ in {"acl", "relcl", "conj"}:
            if token not in verb.ancestors:
                continue
            behind = token.doc[verb.i + 1 : verb.i + 4]
            if any(t.lower_ in {"as", "by", "for", "to"} for t in behind):
                return True
    return False


def is_rated(token: Token) -> bool:
    """Money or a share for each of many: "$50 a truck", "200 euros apiece"; not by the hour, which is a wage."""
    behind = token.doc[token.i + 1 : token.i + 5]
    for word in behind:
        if word.lower_ in {"apiece", "each"}:
            return True
        if word.lower_ in {"a", "an", "every", "per"}:
            counted = word.nbor(1) if word.i + 1 < len(word.doc) else None
            return counted is not None and counted.pos_ in {"NOUN", "PROPN"} and counted.lemma_ not in _TIMES
        if word.pos_ in {"NOUN", "PUNCT", "VERB"}:
            return False
    return False


def is_overpriced(token: Token) -> bool:
    """A price that is told with the true one: "three times the market price", "$40 when the going rate was $25"."""
    doc = token.doc
    if token.lemma_ in _PRICES:
        return any(t.lower_ in _TIMES_OVER for t in doc[max(0, token.i - 6) : token.i])
    if token.lower_ in _TIMES_OVER:
        return any(t.lemma_ in _PRICES for t in doc[token.i + 1 : token.i + 7])
    behind = doc[token.i + 1 : token.i + _REACH]
    above = next((t for t in behind if t.lower_ in {"above", "over"}), None)
    if above is not None and any(t.lemma_ in _PRICES for t in doc[above.i + 1 : above.i + 6]):
        return True
    whereas = next((t for t in behind if t.lower_ in _WHILE), None)
    if whereas is None:
        return False
    there = doc[whereas.i + 1 : whereas.i + _REACH]
    return any(t.lemma_ in _PRICES for t in there) and any(t.like_num or t.text[-1:].isdigit() for t in there)
