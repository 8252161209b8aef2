"""Resolving over a ledger: link what is new, do it all again, let judgements take effect (deciding.py makes them).

A document is linked whole or not at all, some documents in one transaction: their parties, the entities they are taken
for, the judgements that say why. What a person decides is never changed by what is linked later.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Final

from graftwatch.garbage import uncollected
from graftwatch.joining import are_parted, by_machine, entity_row, is_decided, join, judgement_row, rebuild, settle
from graftwatch.ledger import Ledger, LedgerError
from graftwatch.ledger.said import Said
from graftwatch.ledger.who import EntityRow, Who
from graftwatch.names import nearness
from graftwatch.resolve import (
    MACHINE,
    MARGIN,
    EdgeJudgement,
    Gathering,
    Known,
    Link,
    Party,
    Profile,
    Reason,
    Verdict,
    bearings,
    contradicts,
    index_keys,
    joined,
    judge,
    link_all,
    link_one,
    look_up,
    new_keys,
    pair_of,
    plain_name,
    references,
    verdict_of,
)

_DOCUMENTS: Final = 50  # linked in one transaction: bounds memory, and what one that is broken off loses
_REMEMBERED: Final = 8000  # entities that are kept in memory
_FEW: Final = 100  # parties of an entity, of which it is soon known whether anything parts them from others
_FIRST: Final = 16  # parties of an entity, each of which may settle what was doubtful
_PENDING: Final = 20  # doubtful pairs of one entity that are looked at again when it grows
_KNOWN: Final = 4  # parties of an entity, each of which is compared with all whose names are near
_WHOLE: Final = 2  # keys of a look-up, the first, that are of the whole name: who shares one is a namesake


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a run linked: `documents`, their `parties`, how many of them were `linked` to one known before, and how
    many `wait` for a person. `failed` are documents that could not be linked, with the reason; the next run tries them
    again."""

    documents: int = 0
    parties: int = 0
    linked: int = 0
    wait: int = 0
    failed: tuple[str, ...] = ()

    def __add__(self, other: "Resolved") -> "Resolved":
        return Resolved(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def resolve(ledger: Ledger, *, again: bool = False, progress: Callable[[int, int], None] | None = None) -> Resolved:
    """Link the parties of every document that is not linked yet, the earliest published first.

    With `again`, all is linked anew, with the decisions of persons standing. `progress` gets how many documents are
    done, and of how many.
    """
    if again:
        with ledger.who(writes=True) as who:
            who.forget_all(MACHINE.partition("/")[0] + "/")
    with ledger.who() as who:
        waiting = who.unresolved()
    total = Resolved()
    for start in range(0, len(waiting), _DOCUMENTS):
        some = waiting[start : start + _DOCUMENTS]
        total += _link_apart(ledger, some)
        if progress is not None:
            progress(start + len(some), len(waiting))
    return total


def _link_apart(ledger: Ledger, documents: Sequence[str]) -> Resolved:
    """Link documents together or, where that fails, each by itself, so that one document fails alone."""
    try:
        return _link(ledger, documents)
    except LedgerError:
        raise
    except Exception as error:  # whatever a document does to linking, the run goes on
        if len(documents) == 1:
            return Resolved(failed=(f"{documents[0]}: {type(error).__name__}: {error}",))
        return sum((_link_apart(ledger, [document]) for document in documents), Resolved())


def _link(ledger: Ledger, documents: Sequence[str]) -> Resolved:
    """Link the parties of documents, one document after the other, in one transaction."""
    done = Resolved(documents=len(documents))
    with ledger.who(writes=True) as who, uncollected():
        found = who.said(documents)
        sheets = {said.id: Gathering(said.document, said.mentions, said.claims) for said in found}
        parties = {id: sheet.parties() for id, sheet in sheets.items()}
        index = _Index(who, [party.id for some in parties.values() for party in some])
        before = {party.document for party in who.parties(documents=documents)}
        for said in found:
            here = parties[said.id]
            index.turn_to(said)
            held = index.keep(said.id, here) if said.id in before else set()
            links = link_all([party for party in here if party.id not in held], index)
            index.look_again()
            index.settle(party.id for party in here)
            linked = sum(link.entity is not None for link in links)
            done += Resolved(parties=len(links), linked=linked, wait=sum(bool(link.doubtful) for link in links))
        told = [each for said in found for each in bearings(sheets[said.id], parties[said.id], said.as_read)]
        who.bearings.put([said.key for said in found], [asdict(each) for each in told])
        who.mark_resolved([said.key for said in found])
    return done


def _is_news(parties: int) -> bool:
    """Whether an entity with so many parties is worth another look at what was doubtful beside it: every time at first,
    then when they have doubled; the hundredth document says little that the ninety-ninth did not."""
    return parties <= _FIRST or parties.bit_count() == 1


_NAMESAKES: Final = verdict_of([Reason(-9, "one document names both, and tells them apart")])


class _Index:
    """The ledger as linking sees it: entities to compare with, and where the result is kept. `parties` are the ids of
    all that are to be linked, also in other documents."""

    def __init__(self, who: Who, parties: Sequence[str]) -> None:
        self._who = who
        self._said: Said | None = None
        self._held: dict[int, EntityRow] = {}  # entities as they are now, by key; each is fetched once ...
        self._known: dict[int, Known] = {}  # ... those that a name was compared with as these are to linking ...
        self._keys: dict[str, int] = {}  # ... and their keys, by id
        judged = who.edges(parties)
        self._decided = {id for row in judged if not by_machine(row) for id in (row["target"], row["source"])}
        self._unjudged = set(parties) - {id for row in judged for id in (row["target"], row["source"])}
        self._pairs: set[tuple[str, str]] = set()  # judged since
        self._parted: set[tuple[int, int]] = set()  # pairs of entities, by key, that a judgement parts
        self._grown: list[str] = []  # entities of which the document at hand tells more

    def turn_to(self, said: Said) -> None:
        """Go on with the parties of that document."""
        self._said = said

    def candidates(self, profile: Profile, limit: int) -> list[Known]:
        if len(self._held) > _REMEMBERED:
            self._forget()
        keys = look_up(profile)
        if profile.schema != "Person":
            return [self._known_as(row) for row in self._who.candidates(keys, limit, held=self._held)]
        near = nearness(profile.name)
        if profile.documents == 1 and profile.is_full:
            namesakes = self._who.candidates(keys[:_WHOLE], limit, near, self._held)
            if any(self._is_settled(row, profile) for row in namesakes):
                return [self._known_as(row) for row in namesakes]
        return [self._known_as(row) for row in self._who.candidates(keys, limit, near, self._held)]

    def _is_settled(self, row: EntityRow, profile: Profile) -> bool:
        """Whether an entity is known so well by just the names of a party that others whose names are only near, with
        which it was compared when it was known half as well, would tell nothing new."""
        well_known = row.parties > _KNOWN and (row.parties + 1).bit_count() > 1
        return well_known and set(profile.names) <= set(self._known_as(row).all_names)

    def _known_as(self, row: EntityRow) -> Known:
        known = self._known.get(row.key)
        if known is None:
            known = self._known[row.key] = Known(row.id, row.profile)
            self._keys[row.id] = row.key
        return known

    def put(self, link: Link) -> None:
        """Keep a party; a party that was there before (its document is read anew) stays what it was."""
        party, profile = link.party, link.party.profile
        entity = self._held[self._keys[link.entity.id]] if link.entity else None
        key = self._who.add_party(
            id=party.id, document=self._here.key, schema_name=profile.schema, name=party.entity,
            profile=profile.to_json(), entity=entity, mentions=self._places(party),
        )  # fmt: skip
        if link.entity is not None and entity is not None:
            profile = joined([link.entity.profile, profile])
            row = entity_row(entity.key, entity.id, profile, plain_name(party.entity), entity.parties + 1)
        else:
            row = entity_row(key, party.id, profile, plain_name(party.entity), 1)
        self._who.put_entity(row, is_new=entity is None)
        self._who.add_keys(row.key, new_keys(party.profile, link.entity))
        self._held[row.key] = row
        self._known[row.key] = Known(row.id, profile)
        self._keys[row.id] = row.key
        if link.entity is not None and link.verdict is not None:
            self._judge(party.id, row.id, "positive", link.verdict)
        for known, verdict in link.doubtful:
            self._judge(party.id, known.id, "no_judgement", verdict)
        for namesake in link.apart:
            if self._entity(namesake) is not None:
                self._judge(party.id, namesake, "negative", _NAMESAKES)
        for known, verdict in link.also:
            self._join(row.id, known.id, verdict)
        if link.entity is not None and not link.also and _is_news(row.parties):
            self._grown.append(row.id)

    def keep(self, document: str, parties: Sequence[Party]) -> set[str]:
        """Bring the parties that a document had before up to date when it is linked anew: those that it still names
        stay what they were (their ids are given back), the others go. Entities of which it says what it said are left
        as they are: one may have a hundred thousand parties."""
        old = {party.id: party for party in self._who.parties(documents=[document])}
        staying = [party for party in parties if party.id in old]
        same = {party.id for party in staying if Profile.from_json(old[party.id].profile) == party.profile}
        for party in staying:
            self._who.refresh_party(old[party.id].key, self._here.key, party.profile.to_json(), self._places(party))
        ids = {party.id for party in staying}
        self._who.drop_parties(row.key for row in old.values() if row.id not in ids)
        rebuild(self._who, {row.entity for row in old.values() if row.id not in same})
        self._forget()
        return ids

    def settle(self, parties: Iterable[str]) -> None:
        """Let decisions of persons take effect on parties that have come, or come back."""
        decided = self._decided.intersection(parties)
        if decided:
            rows = [row for row in self._who.edges(decided) if not by_machine(row)]
            settle(self._who, {id for row in rows for id in (row["target"], row["source"])})
            self._forget()

    @property
    def _here(self) -> Said:
        assert self._said is not None
        return self._said

    def _places(self, party: Party) -> list[tuple[str, int]]:
        return [self._here.places[i] for i in party.mentions]

    def _entity(self, id: str) -> EntityRow | None:
        """The entity that a party of that id belongs to, as it is now."""
        if id in self._keys:
            return self._held[self._keys[id]]
        row = self._who.entity_of(id)
        if row is not None:
            self._held[row.key] = row
        return row

    def _forget(self) -> None:
        self._held.clear()
        self._keys.clear()
        self._known.clear()
        self._parted.clear()

    def _judge(self, one: str, other: str, judgement: EdgeJudgement, verdict: Verdict) -> None:
        """Note what the machine thinks of a pair, unless a person has said so."""
        target, source = pair_of(one, other)
        if target == source:
            return
        is_first = not self._unjudged.isdisjoint((one, other)) and (target, source) not in self._pairs
        if is_first or not is_decided(self._who, target, source):
            self._pairs.add((target, source))
            row = judgement_row(target, source, judgement, verdict.score, MACHINE, verdict.words)
            self._who.add_edge(row, is_first=is_first)

    def _join(self, one: str, other: str, verdict: Verdict) -> None:
        """Make one entity of two, unless something parts them; where it may, a person is to say."""
        rows = [row for id in (one, other) if (row := self._entity(id)) is not None]
        if len(rows) < 2 or rows[0].key == rows[1].key or self._are_parted(*rows):
            return
        if self._may_be_namesakes(*rows) or self._may_be_namesakes(*reversed(rows)):
            return self._judge(one, other, "no_judgement", verdict)
        self._judge(one, other, "positive", verdict)
        join(self._who, *rows)
        for row in rows:
            self._held.pop(row.key, None)
            self._known.pop(row.key, None)
            self._keys.pop(row.id, None)

    def _may_be_namesakes(self, one: EntityRow, other: EntityRow) -> bool:
        """Whether an entity may as well be a third one, from which a text parts the other: of two namesakes, who is
        told by a name alone may be either."""
        if one.schema != "Person" or (other.parties <= _FEW and not self._who.is_parted(other.key)):
            return False
        profile = self._known_as(one).profile
        own = judge(profile, self._known_as(other).profile).points
        third = (known for known in self.candidates(profile, _PENDING) if known.id not in (one.id, other.id))
        fits = (known for known in third if not contradicts(profile, known))
        near = (known.id for known in fits if judge(profile, known.profile).points > own - MARGIN)
        return any(self._are_parted(row, other) for id in near if (row := self._entity(id)) is not None)

    def _are_parted(self, one: EntityRow, other: EntityRow) -> bool:
        """Whether judgements part two entities: these are gone through once, for nothing said here takes one back."""
        if (one.key, other.key) not in self._parted and are_parted(self._who, one, other):
            self._parted |= {(one.key, other.key), (other.key, one.key)}
        return (one.key, other.key) in self._parted

    def look_again(self) -> None:
        """What was doubtful beside an entity is looked at again when a document has told more of it."""
        grown, self._grown = self._grown, []
        doubted = self._who.doubted(grown)
        for id in grown:
            entity = self._entity(id) if id in doubted else None
            if entity is not None:
                self._look_again(entity)

    def _look_again(self, entity: EntityRow) -> None:
        for row in self._who.doubts(entity.id, _PENDING):
            other = self._entity(row["source"] if row["target"] == entity.id else row["target"])
            if other is None or other.id == entity.id or other.schema != "Person":
                continue
            profile = self._known_as(other).profile
            if judge(profile, self._known_as(entity).profile).judgement != "same":
                continue  # rivals only speak against: whoever else there is, these two are not joined
            party = Party(document="", entity=other.name, profile=profile)
            rivals = [known for known in self.candidates(profile, _PENDING) if known.id != other.id]
            link = link_one(party, rivals)
            if link.entity is not None and link.verdict is not None:
                return self._join(other.id, link.entity.id, link.verdict)


def load(ledger: Ledger, read: Callable[[], Iterable[str]], *, source: str, dataset: str) -> int:
    """Load the people of a list in FollowTheMoney's JSON in the place of what was loaded under its name; how many.
    `read` gives its lines, and is called twice.

    Raises:
        NotAnEntity: A line is none; what was loaded before stays, as in the next case.
        NoPeople: Nobody is in the list.
    """
    people = (
        (each.id, each.profile.name, each.profile.to_json(), index_keys(each.profile))
        for each in references(read, source)
    )
    with ledger.who(writes=True) as who:
        return who.load_references(dataset, people)


def unload(ledger: Ledger, dataset: str) -> int:
    """Remove a list; how many people it had."""
    with ledger.who(writes=True) as who:
        return who.remove_references(dataset)
