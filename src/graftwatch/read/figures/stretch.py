"""Stretches of a sentence as words: the phrase of a noun, the verb group, where a predicate ends."""

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.figures.number import Number
from graftwatch.read.tree import Token

_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case", "npadvmod", "punct"})
_CONTENT = 90  # characters of what people are said to believe or say that still belong to the words of a figure
_JOINS = frozenset({"of", "in", "to", "for", "by", "against", "from", "on", "with", "among", "over"})


def phrase(desk: Desk, parsed: Parsed, noun: Token, number: Number) -> str | None:
    """The phrase of a noun in the text's words, less its article and the number itself."""
    start, end = left_of(parsed, noun), max(parsed.end(noun), tail_of(number, noun))
    text = desk.text[start:end]
    if start <= number.start < end:
        text = (
            join(desk.text[start : number.start], desk.text[number.end : end])
            if number.start < parsed.start(noun)
            else desk.text[start : number.start]
        )
    words = text.split()
    while words and (words[0].lower() in {"the", "a", "an", "this", "that", "its", "another"}):
        words = words[1:]
    while words and words[-1].lower().strip(",") in {
        "of",
        "worth",
        "at",
        "about",
        "some",
        "the",
        "a",
        "by",
        "with",
        "to",
        "and",
        "in",
        "for",
    }:
        words = words[:-1]
    return " ".join(words).strip(" ,") or None


def left_of(parsed: Parsed, noun: Token) -> int:
    first = noun
    for child in noun.lefts:
        if child.dep_ in _LEFT:
            first = min(first, child.left_edge, key=lambda t: t.i)
    return parsed.start(first)


def tail_of(number: Number, noun: Token) -> int:
    """The end of the prepositional phrases that tell what a noun is of; times and the number itself end it."""
    parsed, end = number.parsed, number.parsed.end(noun)
    times = number.desk.timeline.expressions.get(parsed.sentence.number, ())
    for child in noun.rights:
        if child.dep_ != "prep" or child.lower_ not in _JOINS:
            break
        target = next((c for c in child.children if c.dep_ == "pobj"), None)
        if target is None or any(e.start <= parsed.start(target) < e.end for e in times) or child.i > noun.i + 8:
            break
        inner = next((c for c in target.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        last = next((c for c in inner.children if c.dep_ == "pobj"), None) if inner is not None else None
        stop = parsed.end(_joined(last or target))
        if noun.i < number.head.i and parsed.end(noun) <= number.start < stop:
            break
        end = stop
    return end


def _joined(noun: Token) -> Token:
    """The last of nouns that only "and" joins: "akims of districts and villages"."""
    for other in noun.rights:
        between = other.i - noun.i
        if other.dep_ == "conj" and other.pos_ == "NOUN" and between == 2 and noun.doc[noun.i + 1].lower_ == "and":
            return other
    return noun


def clause_span(number: Number) -> tuple[int, int]:
    """From the subject (or what opens the clause) to the number and the things that are ranked."""
    parsed, clause = number.parsed, number.clause
    start, end = number.start, number.end
    behind = number.behind(40)
    word = behind.split()[0] if behind.split() else ""
    if word.isalpha() and behind.startswith(" "):
        end += 1 + len(word)
    if clause is not None and clause.subject is not None and parsed.start(clause.subject) < start:
        start = left_of(parsed, clause.subject)
    return start, end


def first_verb(parsed: Parsed, clause: Clause) -> int:
    """Where the verb group begins: at its first auxiliary."""
    group = [c for c in clause.predicate.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return parsed.start(group[0] if group else clause.predicate)


def verb_end(parsed: Parsed, clause: Clause) -> int:
    """The end of a verb with the particle right behind it: "set aside", "paid back"."""
    last = clause.predicate
    behind = parsed.doc[last.i + 1] if last.i + 1 < len(parsed.doc) else None
    if behind is not None and behind.head == last and behind.dep_ in {"prt", "advmod"} and behind.tag_ in {"RP", "RB"}:
        last = behind
    return parsed.end(last)


def complement_end(number: Number, clause: Clause) -> int:
    """The end of a predicate with its object, complement or first prepositional phrase."""
    parsed, predicate = number.parsed, clause.predicate
    times = number.desk.timeline.expressions.get(parsed.sentence.number, ())
    end = parsed.end(predicate)
    for child in predicate.rights:
        if child.dep_ in {"attr", "acomp", "dobj", "oprd", "prep", "prt", "advmod"} and child.text not in {","}:
            target = next((c for c in child.children if c.dep_ == "pobj"), child)
            if any(e.start <= parsed.start(target) < e.end for e in times):
                break
            end = max(end, parsed.end(target), min(tail_of(number, target), end + 60))
        elif child.dep_ == "ccomp":
            comma = next((t for t in child.rights if t.text == ","), None)
            last = parsed.start(comma) if comma is not None else parsed.end(child.right_edge)
            end = last if last - end <= _CONTENT else end
        elif child.dep_ == "xcomp":
            target = next((c for c in child.children if c.dep_ == "dobj"), child)
            end = max(end, parsed.end(target))
        if child.dep_ in {"dobj", "attr", "acomp", "prep", "punct", "cc", "conj", "xcomp", "ccomp"}:
            break
    return end


def join(*parts: str | None) -> str:
    return " ".join(" ".join(p.split()) for p in parts if p and p.strip()).strip(" ,")
