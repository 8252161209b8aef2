"""Which bodies of a document are private firms: by their form, by what they are called, by what stands beside them."""

from graftwatch.claims import Described, Party
from graftwatch.read.article import Article
from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name
from graftwatch.read.tree import Token

_PUBLIC = frozenset(
    [
        "state",
        "national",
        "public",
        "state-owned",
        "government",
        "sovereign",
        "municipal",
        "central",
        "federal",
        "ministry",
        "army",
        "state-run",
        "provincial",
        "city",
        "reserve",
        "development",
        "railway",
        "republican",
        "road",
        "pension",
        "social",
        "railways",
        "docks",
        "port",
        "airport",
        "post",
        "water",
        "power",
        "electricity",
        "corporation",
    ]
)
_GROUPS = frozenset(
    [
        "association",
        "chain",
        "charity",
        "club",
        "competitor",
        "consultancy",
        "foundation",
        "ngo",
        "nonprofit",
        "startup",
        "thinktank",
        "yard",
    ]
)


def firms(article: Article) -> frozenset[str]:
    """The names of all private firms of a document."""
    held = getattr(article, "_firms", None)
    if held is None:
        held = frozenset(
            name.entity.name
            for parsed in article.parsed.values()
            for name in article.names.in_sentence(parsed.sentence.number)
            if name.entity is not None and name.kind in {"body", "other", "person"} and _is_firm(article, parsed, name)
        )  # fmt: skip
        article._firms = held  # type: ignore[attr-defined]
    return held


def is_private_phrase(article: Article, phrase: str) -> bool:
    """Whether a phrase calls something a private firm that nothing in it makes public: "a bank", not "a state bank"."""
    words = phrase.lower().split()
    return is_firm_word(article, words[-1]) and _PUBLIC.isdisjoint(words)


def is_firm_word(article: Article, word: str) -> bool:
    """Whether a noun calls something a private firm: "company", "shipyard", "chain"."""
    if word.lower() in _PUBLIC:
        return False
    return any(w in _GROUPS or article.words.is_private(w) for w in (word.lower(), word.lower().removesuffix("s")))


def is_firm(article: Article, parsed: Parsed, token: Token) -> bool:
    """Whether a word names or calls a private firm."""
    name = article.names.at(parsed, token)
    if name is not None:
        return name.entity is not None and name.entity.name in firms(article)
    return is_firm_word(article, token.lemma_) and not _is_public(token)


def _is_firm(article: Article, parsed: Parsed, name: Name) -> bool:
    assert name.entity is not None
    own = name.entity.name.split()
    if _PUBLIC & {w.lower() for w in own} or article.words.is_demonym(own[0]):
        return False
    if article.words.is_troop(name.entity.name):
        return False
    token, first = parsed.token_at(name.end - 1), parsed.token_at(name.start)
    if token is None or first is None or (name.kind != "person" and _called_public(first)):
        return False
    if (len(own) > 1 and article.words.is_private(name.entity.name)) or own[
        -1
    ] in article.words.lexicon.body_words.company_forms:
        return True
    before = token.doc[first.i - 1] if first.i else None
    if before is not None and before.pos_ == "NOUN" and is_firm_word(article, before.lower_):
        return name.kind != "person" or before.dep_ != "nsubj"
    beside = [c for c in token.children if c.dep_ == "appos"] + ([token.head] if token.dep_ == "appos" else [])
    called = [t for t in beside if t.pos_ == "NOUN" and not any(c.lower_ == "whose" for c in t.subtree)]
    return any(is_firm_word(article, t.lemma_) and not _is_public(t) for t in called)


def _called_public(first: Token) -> bool:
    """Whether the lower-case words before a name call it a body of the state: "the state oil company NNPC"."""
    return any(t.lower_ in _PUBLIC for t in first.doc[max(0, first.i - 4) : first.i] if t.pos_ in {"NOUN", "ADJ"})


def _is_public(token: Token) -> bool:
    return any(c.lower_ in _PUBLIC for c in token.children)


def firm_at(
    article: Article, parsed: Parsed, start: int, end: int, *, body: str | None = None, token: Token | None = None
) -> Party | None:
    """The private firm that a stretch of a sentence names, or that `token` describes ("the yard's largest competitor").

    `body` is what the stretch has been read as: a body that is no firm settles the matter.
    """
    known = firms(article)
    if body is not None and body in known:
        return body
    for name in article.names.in_sentence(parsed.sentence.number):
        follows = article.text[end : name.start] == " "  # "director of the trading firm Delta Export"
        if (
            name.start >= start
            and (name.end <= end or follows)
            and name.entity is not None
            and name.entity.name in known
        ):
            return name.entity.name
    if body is not None:
        words = body.lower().split()
        bare = any(article.text.startswith(f"{the} {words[-1]}", start) for the in ("The", "the", "its"))
        if bare and (meant := firm_called(article, words[-1], start)) is not None:
            return meant
        unnamed = any(f" {article_} {body}" in f" {article.text[start:end]}" for article_ in ("a", "an"))
        return body if unnamed and is_firm_word(article, words[-1]) and not _PUBLIC & set(words) else None
    return _described(article, parsed, token) if token is not None else None


def firm_called(article: Article, word: str, before: int) -> str | None:
    """The firm that "the yard" means: the one introduced by such a noun, else the firm last named before."""
    if not is_firm_word(article, word):
        return None
    known, called = firms(article), set[str]()
    last: str | None = None
    other: str | None = None  # a name that nothing shows for a firm: one only where no firm is named
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        for token in parsed.doc:
            if token.pos_ != "NOUN" or not token.lower_.endswith(word):
                continue
            if parsed.start(token) < before and _is_new(article, parsed, token):
                last = other = None  # "a consultancy in Cyprus. The consultancy …"
            beside = [token.head] if token.dep_ == "appos" else [c for c in token.children if c.dep_ == "appos"]
            names = [n for t in beside if (n := article.names.at(parsed, t)) is not None and n.entity is not None]
            called |= {n.entity.name for n in names if n.entity is not None and n.entity.name in known}
        for name in article.names.in_sentence(number):
            if name.start < before and name.entity is not None:
                last = name.entity.name if name.entity.name in known else last
                other = name.entity.name if name.kind == "other" else other
    return called.pop() if len(called) == 1 else last or other


def _is_new(article: Article, parsed: Parsed, noun: Token) -> bool:
    """Whether a noun brings in a firm that it leaves unnamed: "through a consultancy registered in Cyprus"."""
    behind = parsed.end(noun) + 1
    named = any(n.start == behind for n in article.names.in_sentence(parsed.sentence.number))
    named = named or any(c.dep_ == "appos" for c in noun.children) or noun.dep_ in {"appos", "attr"}
    return not named and any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in noun.lefts)


def firm_meant(article: Article, parsed: Parsed, token: Token) -> str | None:
    """The firm that a noun alone goes back to: "the company"."""
    bare = token.tag_ == "NN" and all(c.lower_ in {"the", "this", "that", "’s", "'s"} for c in token.lefts)
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)
    return firm_called(article, token.lower_, parsed.start(token)) if bare and definite else None


def _described(article: Article, parsed: Parsed, token: Token) -> Party | None:
    """The firm of a noun, over its apposition and over "of": "Grifos, a chain of stations owned by …" is Grifos."""
    known = firms(article)
    for _ in range(4):
        name = article.names.at(parsed, token)
        if name is not None and name.entity is not None:
            return (
                name.entity.name
                if name.entity.name in known or (name.kind == "other" and not _called_public(token))
                else None
            )
        beside = [token.head] if token.dep_ == "appos" else []
        beside += [c for c in token.children if c.dep_ == "appos"]
        for other in beside:
            if (
                (named := article.names.at(parsed, other)) is not None
                and named.entity is not None
                and (named.kind in {"body", "other"} or is_firm_word(article, token.lemma_))
            ):
                return named.entity.name
        if (meant := firm_meant(article, parsed, token)) is not None:
            return meant
        if token.tag_ == "NN" and is_firm_word(article, token.lemma_) and not _is_public(token):
            return Described(article.phrase(parsed, token))
        if token.dep_ != "pobj" or token.head.lower_ != "of":
            return None
        token = token.head.head
    return None
