"""Which names of a document are the same: full names and surnames, acronyms and what they stand for, short forms."""

import re
from collections import defaultdict
from itertools import pairwise

from graftwatch.names import is_patronymic, is_surname
from graftwatch.read.names import Entity, Name, NameKind, Names
from graftwatch.read.words import Words

ACRONYM = re.compile(r"[A-Z][A-Z&/\-]*[A-Z]{1,}[a-z]{0,2}")
_DEFINES = re.compile(
    r"[\s,]*(?:\(|(?:better )?known (?:as|by its acronym)(?: the)? |or(?: the)? |, the |abbreviated as )\s*\"?$"
)


def _shorten_firms(found: list[Name], words: Words) -> None:
    """ "Auto Medika" is the firm that is "Auto Medika Ltd" elsewhere in the document."""
    forms = words.lexicon.body_words.company_forms
    firms = {n.surface.rpartition(" ")[0]: n.surface for n in found if n.surface.rpartition(" ")[2] in forms}
    for name in found:
        if name.surface in firms and name.kind in {"person", "other"} and " " in name.surface:
            name.kind, name.surface = "other", firms[name.surface]


def unify(text: str, found: list[Name], words: Words) -> Names:
    """Give every name its entity: full names first, then surnames, acronyms and short forms that point to them."""
    entities: list[Entity] = []
    by_key: dict[tuple[str, str], Entity] = {}

    def entity(kind: NameKind, name: str) -> Entity:
        key = (kind, _key(name))
        if key not in by_key:
            by_key[key] = Entity(kind, name)
            entities.append(by_key[key])
        return by_key[key]

    _shorten_firms(found, words)
    acronyms = _acronyms(text, found)
    _doubt_people(text, found, words)
    called = _called(text, found, words)
    full = [n for n in found if n.kind == "person" and " " in called[n]]
    for name in full:
        name.entity = entity("person", called[name])
    people = [e for e in entities if e.kind == "person"]
    _join_variants(people, found, by_key)
    people = list(dict.fromkeys(e for e in by_key.values() if e.kind == "person"))
    recent: dict[str, Entity] = {}
    for i, name in enumerate(found):
        if name.kind == "person" and name.entity is not None:
            name.entity = by_key[("person", _key(called[name]))]
            for part in called[name].split():
                if not (name.relative and _key(part) in recent and part == called[name].split()[-1]):
                    recent[_key(part)] = name.entity  # a surname alone stays with whose relative another is
        elif name.kind == "person":
            before = (
                found[i - 1]
                if i and found[i - 1].kind == "person" and text[found[i - 1].end : name.start] == " ("
                else None
            )
            name.entity = (
                (before.entity if before else None) or _by_part(name, people, recent) or entity("person", name.surface)
            )
        elif name.kind in {"body", "outlet"} and (longer := acronyms.get(name.surface)):
            name.entity = entity(name.kind, longer)
        else:
            name.entity = entity(name.kind, name.surface)
        name.entity.surfaces.add(name.surface)
        if name.titles and name.entity.kind == "person":
            name.entity.posts.append(text[name.titles[0] : name.titles[1]].strip().lower())
    for person in people:
        person.gender = words.gender(person.name)
    kept = [n for n in found if n.entity is not None]
    return Names(kept, list(dict.fromkeys(n.entity for n in kept if n.entity is not None)))


def _called(text: str, found: list[Name], words: Words) -> dict[Name, str]:
    """What each name is in full where its place does not spell it so: "the brothers Karim and Salem Grech" are two of
    one surname, "DOREA Marius" of official papers is Marius Dorea, and "Orlov Ivan Petrovich" Ivan Petrovich Orlov."""
    called = {name: _in_order(text, name.surface) if name.kind == "person" else name.surface for name in found}
    for one, other in pairwise(found):
        family = called[other].split()
        pair = one.kind == other.kind == "person" and " " not in one.surface and len(family) > 1
        if pair and text[one.end : other.start] == " and " and one.surface not in family:
            given = words.is_given(one.surface) and words.is_given(family[0]) and not is_surname(one.surface)
            if one.relative or given:
                called[one] = " ".join([one.surface, *family[1:]])
    return called


def _in_order(text: str, surface: str) -> str:
    first, *rest = surface.split()
    if len(rest) == 2 and is_patronymic(rest[1]) and is_surname(first):
        return " ".join([*rest, first])
    spelt = first.title()
    if len(first) < 4 or not first.isupper() or not rest or any(word.isupper() and len(word) > 2 for word in rest):
        return surface
    return " ".join([*rest, spelt]) if re.search(rf"\b{re.escape(spelt)}\b", text) else surface


def _doubt_people(text: str, found: list[Name], words: Words) -> None:
    """What nothing marks as a person is none: no title, no given name, and never where people stand; of a name of one
    word, or of ordinary words, more is asked than that it is a subject or object."""
    by_surface: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        if name.kind == "person":
            by_surface[name.surface].append(name)
    firms = {n.surface for n in found if n.kind == "other"}
    parts = {_key(w) for s in by_surface if " " in s for w in s.split()}
    for surface, places in by_surface.items():
        spoken = surface.split()
        marked = any(n.titles for n in places)
        if surface in firms and not marked:
            kind: NameKind = "other"
        elif marked or words.is_given(spoken[0]) or (len(spoken) == 1 and _key(surface) in parts):
            continue
        elif len(spoken) == 1:
            if words.gender(surface) is not None or any(n.human == _SURELY for n in places):
                continue
            kind = "place" if any(n.located for n in places) else "other"
        else:
            asked = _SURELY if all(words.is_in_dictionary(w) for w in spoken) else 1
            short = [n for n in found if n.surface == spoken[-1] or (n.surface == spoken[0] and n.human == _SURELY)]
            if short or any(n.human >= asked for n in places):
                continue
            kind = "place" if any(n.located for n in places) else "other"
        for name in places:
            name.kind = kind


_SURELY = 2


def _join_variants(people: list[Entity], found: list[Name], by_key: dict[tuple[str, str], Entity]) -> None:
    """ "Bolat Musaev" and "Bolat Serikovich Musaev" are one: the words of the shorter stand in the longer in order."""
    for short in sorted(people, key=lambda e: len(e.name)):
        parts = short.name.split()
        for long in people:
            others = long.name.split()
            if long is not short and parts[-1] == others[-1] and _is_shorter(parts[:-1], others[:-1]):
                by_key[("person", _key(short.name))] = long
                break


def _is_shorter(short: list[str], long: list[str]) -> bool:
    """Whether given names are others with some left out or cut to initials: "N. S." for "Nurken Serikovich"."""
    rest = iter(long)
    fits = all(any(w == s or (len(s.rstrip(".")) == 1 and w[0] == s[0]) for w in rest) for s in short)
    return fits and sum(map(len, short)) < sum(map(len, long))


def _by_part(name: Name, people: list[Entity], recent: dict[str, Entity]) -> Entity | None:
    """The person whose surname (or, in cultures that put it first, first name) a single word is: the one last named."""
    key = _key(name.surface)
    last = [p for p in people if _key(p.name.split()[-1]) == key]
    if len(last) == 1:
        return last[0]
    if key in recent and (recent[key] in last or not last):
        return recent[key]
    if last:
        return last[-1]
    any_part = [p for p in people if key in {_key(w) for w in p.name.split()}]
    return any_part[0] if len(any_part) == 1 else None


def _acronyms(text: str, found: list[Name]) -> dict[str, str]:
    """Acronym to full name, from brackets and "known as": only bodies and outlets, and only where the initials fit."""
    known: dict[str, str] = {}
    for short in found:
        if not ACRONYM.fullmatch(short.surface):
            continue
        for long in found:
            if (
                long.sentence == short.sentence
                and long.end <= short.start
                and len(long.surface.split()) > 1
                and long.kind in {"body", "outlet", "other", "person"}
            ):
                between = text[long.end : short.start]
                closed = text[short.end : short.end + 1] in {")", ",", ".", "", ";", '"'}
                if len(between) < 40 and closed and _DEFINES.fullmatch(between) and _initials_fit(short.surface, long):
                    known.setdefault(short.surface, long.surface)
                    long.kind = short.kind = "body" if long.kind in {"other", "person"} else long.kind
    for short in found:
        if short.kind == "body" and short.surface not in known and ACRONYM.fullmatch(short.surface):
            spelt = [n.surface for n in found if n.kind == "body" and _spells(short.surface, n.surface)]
            if spelt:
                known[short.surface] = spelt[0]
    return known


def _spells(acronym: str, name: str) -> bool:
    """Whether an acronym that the text nowhere explains is made of the initials of a name of three words or more."""
    initials = "".join(w[0] for w in re.split(r"[ -]", name) if w[:1].isupper())
    return len(initials) > 2 and initials == acronym


def _initials_fit(acronym: str, name: Name) -> bool:
    """Half of the letters stand for words in any order: acronyms of translated names keep the foreign letters."""
    initials = [w[0].lower() for w in name.surface.split() if w[0].isupper()]
    letters = [c for c in acronym.lower() if c.isalpha()]
    return sum(c in initials for c in letters) * 2 >= len(letters) or (len(letters) <= 4 and name.kind == "body")


def _key(name: str) -> str:
    """A word of a name to compare by: without marks, case, and the article of Arabic names ("al-Ruzi", "Ruzi")."""
    return re.sub(r"^(?:al|el)[-’' ](?=[A-Z])|[^\w]+", "", name).casefold()
