"""What stands around a figure: where it was counted, who vouches for it, and whether it is only expected."""

from collections import Counter
from functools import lru_cache

from graftwatch.claims import FigureClaim, Source
from graftwatch.read.desk import Desk
from graftwatch.read.figures.number import Number
from graftwatch.read.whereabouts import SITES

_OFTEN = 4  # weight of the names of a country in a brief that make it the brief's own
_WHERE = frozenset({"across", "at", "in", "through", "throughout"})
_AREAS = frozenset({"city", "county", "district", "municipality", "province", "region", "republic", "state", "town"})


def place_of(number: Number, lent: str | None = None) -> str | None:
    """Where the figure was counted: a place that its own words name, else that of the whole or of the figure it is set
    beside, else the country of the document or block."""
    desk, sentence = number.desk, number.parsed.sentence
    for name in desk.article.names.in_sentence(sentence.number):
        if name.kind in {"place", "other"} and name.entity is not None and _is_placed(number, name.start, name.end):
            listed = name.kind == "place" and (desk.words.is_place(name.entity.name) or _is_of_area(number, name.end))
            if not listed and not _is_local(number, name.end):
                continue
            return name.entity.name
    return lent or _place_of_block(desk, sentence.block)


@lru_cache(maxsize=1)
def _place_of_block(desk: Desk, block: int) -> str | None:
    """The country that a block is about, else the state or place that the document names; worked out once for each."""
    article, words = desk.article, desk.words
    own = article.country_in(block)
    if own == article.country:
        own = _country_of_brief(desk, block) or own
    if own is not None:
        return words.country_name(own)
    if article.country_name is not None:
        return article.country_name
    votes = article.country_votes
    return words.country_name(max(votes, key=lambda code: votes[code])) if votes else _most_named(desk)


def _country_of_brief(desk: Desk, block: int) -> str | None:
    """Another country than the document's, where the block opens with it and names it again and again, and the
    document's not once; one that it only comes to mention lends a thing or is fled to."""
    votes: Counter[str] = Counter()
    opening: set[str] = set()
    parsed = [p for p in desk.article.parsed.values() if p.sentence.block == block]
    first = min((p.sentence.number for p in parsed), default=0)
    for here in parsed:
        for token in here.doc:
            if token.text[:1].isupper() and (code := desk.words.country_of(token.text)) is not None:
                votes[code] += int(desk.words.country_weight(token.text))
                if here.sentence.number == first:
                    opening.add(code)
    if not votes or desk.article.country in votes:
        return None
    code, weight = votes.most_common(1)[0]
    return code if weight >= _OFTEN and code in opening else None


def _most_named(desk: Desk) -> str | None:
    """The place that a document without a known country names most often."""
    places = [n.entity.name for n in desk.article.names.names if n.kind == "place" and n.entity is not None]
    return max(dict.fromkeys(places), key=places.count) if places else None


def _is_of_area(number: Number, end: int) -> bool:
    """Whether a name ends in what kind of place it is of, or stands behind it: "the Chuy region", "the town of X"."""
    token = number.parsed.token_at(end - 1)
    return token is not None and (token.lower_ in SITES or token.head.lower_ == "of" or token.dep_ == "poss")


def _is_local(number: Number, end: int) -> bool:
    """Whether a name that no list of places has is one: "trucks counted at Sarpi"."""
    token = number.parsed.token_at(end - 1)
    return (
        token is not None
        and token.tag_ == "NNP"
        and not number.desk.words.is_calendar(token.text)
        and all(c.dep_ in {"compound", "punct"} and c.tag_ != "DT" for c in token.lefts)
    )


def _is_placed(number: Number, start: int, end: int) -> bool:
    """Whether a country in the sentence is the figure's: its subject, its owner, or where it was counted."""
    token, clause = number.parsed.token_at(end - 1), number.clause
    if token is None or (
        number.desk.text[end : end + 2] in {"'s", "’s"}
        and token.head.i not in {number.head.i, *(t.i for t in number.governors)}
    ):
        return False
    if clause is not None and token in (clause.subject, clause.patient):
        return bool(number.desk.words.is_country(token.text))
    if token.dep_ == "poss":
        return True
    if token.dep_ != "pobj" or start >= number.end + 60:
        return False
    if token.head.lower_ == "of" and token.head.head.dep_ in {"pobj", "nsubj", "nsubjpass"}:
        token = token.head.head  # "in the town of X", "the region of X spent"
        if token.dep_ != "pobj":
            return clause is not None and token == clause.subject and token.lemma_ in _AREAS
    heads = {number.head.i, *(t.i for t in number.governors)}
    if clause is not None:
        heads.add(clause.predicate.i)
    if clause is not None and clause.subject is not None:
        heads.add(clause.subject.i)
    return token.head.lower_ in _WHERE and (clause is None or token.head.head.i in heads)


def sources_of(number: Number, topic: str, before: FigureClaim | None) -> tuple[Source, ...]:
    """The chain of a figure: those whom the text has say it, then whoever ranks or asks; an index is no speaker."""
    desk = number.desk
    told = desk.attribution
    chain = told.chain(number.clause, at=number.start) if number.clause else told.around(number.parsed)
    own = desk.text[slice(*number.quantity.number_span)]
    chain = tuple(s for s in chain if own not in s.name)  # "One in five firms reported that …"
    if number.quantity.kind == "rank" or topic.startswith("perception_"):
        chain = tuple(s for s in chain if not desk.words.is_country(s.name))  # "Turkmenistan ranks 167th"
    if topic.startswith("perception_"):
        chain = tuple(s for s in chain if not number.lexicon.names("index", s.name.split()[-1].lower()))
    maker = _indexer(number, topic, before) or _asker(number) or _forecaster(number)
    if maker is None or any(s.name == maker.name for s in chain):
        return chain
    return (*chain, maker)


def _forecaster(number: Number) -> Source | None:
    """Who forecasts, where the parser took the verb for a noun: "the World Bank forecast 1.8 percent growth"."""
    if number.clause is not None:
        return None
    for token in number.head.ancestors:
        if token.dep_ == "ROOT" and number.lexicon.names("estimate", token.lemma_):
            subject = next((c for c in token.children if c.dep_ in {"nsubj", "compound"}), None)
            return number.desk.attribution.source(number.parsed, subject)
    return None


def _indexer(number: Number, topic: str, before: FigureClaim | None) -> Source | None:
    """Who makes the index: the body in its name or that does the ranking, once named for the whole passage."""
    if not topic.startswith("perception_"):
        return None
    for name in number.desk.article.names.in_sentence(number.parsed.sentence.number):
        if name.kind in {"body", "other"} and name.entity is not None and number.lexicon.makes_index(name.entity.name):
            return Source(name.entity.name, "body")
    if before is not None and before.topic.startswith("perception_") and before.said_by:
        return before.said_by[-1]
    return None


def _asker(number: Number) -> Source | None:
    """ "15 percent of those polled by X": who asked."""
    for clause in number.desk.article.clauses[number.parsed.sentence.number]:
        if (
            clause.passive
            and clause.agent is not None
            and number.lexicon.does("asked", clause, number.desk.classes)
            and number.quantity.unit == "percent"
        ):
            return number.desk.attribution.source(number.parsed, clause.agent, clause)
    return None


def stance_of_figure(number: Number, stance: str, *, compared: bool) -> str:
    """The stance of a clause as that of its number: what "three never left" denies is not that there are three."""
    if stance == "negated" and number.role == "subject":
        return "asserted"
    if stance == "planned" and number.quantity.per is not None:
        return "asserted"
    if compared:
        return stance
    for token in (number.head, *number.head.ancestors):
        if number.desk.words.forecasts(token.lemma_) and token.pos_ in {"VERB", "NOUN"}:
            return "forecast"
    return stance
