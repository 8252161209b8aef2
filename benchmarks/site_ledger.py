"""A ledger of as many documents as one likes, for the benchmark of the site: the sample, told again and again.

    python benchmarks/site_ledger.py LEDGER [DOCUMENTS]

The sample is read once. Each further document is one of its articles with a last line of its own, from one of 200
outlets on another day, and with the same claims; its people have other names in every second telling, so that a person
is named in a few documents, as in the sample, while the great bodies are named in a third of all. Who is who is written
as linking would have written it, without the comparing: that is measured elsewhere (bench_people.py).
"""

import random
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bench_people import people
from sqlalchemy import insert

from graftwatch import flow
from graftwatch.claims import Claim, Document, Reading, When
from graftwatch.ledger import Entry, Ledger, Whole, hash_of, open_ledger, schema
from graftwatch.ledger.engine import writing
from graftwatch.names import keys_of
from graftwatch.read import english_reader
from graftwatch.resolve import Profile

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "reporting"
TOGETHER = 2  # tellings in which people keep their names
AT_ONCE = 500  # documents of one transaction
OUTLETS = 200
ROLES = ("person", "speaker", "from_", "to", "by", "about", "victim", "beneficiary")


@dataclass(frozen=True)
class Told:
    """An article of the sample with all that was read in it, and its parties: schema, own name, profile, entity."""

    whole: Whole
    parties: tuple[tuple[str, str, dict[str, Any], str], ...]


def sample(folder: Path) -> list[Told]:
    """The sample, read once."""
    with open_ledger(folder / "sample.db") as ledger:
        flow.add(ledger, [SAMPLE], readers=[english_reader()])
        ids = [listed.id for listed in ledger.documents(language="en")]
        with ledger.browse() as browse:
            return [
                Told(whole, tuple((p.schema, p.name, dict(p.profile), p.entity) for p in
                                  browse.who.parties(document=whole.document.id)))
                for whole in browse.whole(ids)
            ]  # fmt: skip


def fill(ledger: Ledger, told: list[Told], number: int) -> None:
    """Write documents until there are so many."""
    dice = random.Random(11)
    names = iter(list(people(number // TOGETHER * 3 + 1000, dice)))
    clusters: dict[tuple[int, str], str] = {}
    kept: dict[str, tuple[int, str, dict[str, Any], int]] = {}  # entity: key, name, profile, parties
    rows: list[dict[str, Any]] = []
    entries: list[Entry] = []
    party = 0
    for n in range(number):
        each, telling = told[n % len(told)], n // len(told) // TOGETHER
        renamed: dict[str, str] = {}
        for kind, name, _, entity in each.parties:
            if kind == "Person":
                renamed[name] = clusters.setdefault((telling, entity), "") or next(names)
                clusters[telling, entity] = renamed[name]
        document, reading = _again(each.whole, n, renamed, dice)
        entries.append(Entry(document=document, raw=document.text.encode(), reading=reading))
        here: set[tuple[str, str]] = set()
        for kind, name, profile, entity in each.parties:
            own = renamed.get(name, name)
            if (kind, own) in here:
                continue
            here.add((kind, own))
            party += 1
            id = blake2b(f"{document.id}\x1f{kind}\x1f{own}".encode(), digest_size=10).hexdigest()
            of = f"{entity}.{telling}" if kind == "Person" else entity
            key, _, kept_profile, count = kept.get(of, (party, own, profile | {"names": [[own, 1]]}, 0))
            kept[of] = (key, own if kind == "Person" else name.partition("\x1f")[0], kept_profile, count + 1)
            rows.append({"key": party, "id": id, "document": document.id, "schema": kind, "name": own,
                         "profile": profile, "entity": key})  # fmt: skip
        if len(entries) == AT_ONCE:
            ledger.add_many(entries)
            entries.clear()
    ledger.add_many(entries)
    _link(ledger, rows, kept)


def _again(whole: Whole, n: int, renamed: dict[str, str], dice: random.Random) -> tuple[Document, Reading]:
    """The article told for the nth time, with what is read in it."""
    day = When.day(date(2009, 1, 1) + timedelta(days=dice.randrange(5500)))
    document = replace(
        whole.document, text=f"{whole.document.text}\n\nTold for the {n}th time.", date=day, date_basis="stated",
        outlet=f"Herald of {n * 7919 % OUTLETS}", source=f"telling/{n}.txt", url=None,
    )  # fmt: skip
    document = replace(document, raw_hash=hash_of(document.text.encode()))
    common = {"document": document.id, "source": document.source}
    claims = tuple(_renamed(claim, renamed, common) for claim in whole.claims)
    mentions = tuple(replace(m, **common, entity=renamed.get(m.entity, m.entity)) for m in whole.mentions)
    return document, Reading(document=document.id, reader=_reader(whole), claims=claims, mentions=mentions)


def _reader(whole: Whole) -> str:
    return whole.claims[0].reader if whole.claims else "none.1"


def _renamed(claim: Claim, renamed: dict[str, str], common: dict[str, Any]) -> Claim:
    changed = {
        role: renamed[value] for role in ROLES
        if isinstance(value := getattr(claim, role, None), str) and value in renamed
    }  # fmt: skip
    said = tuple(replace(source, name=renamed.get(source.name, source.name)) for source in claim.said_by)
    return replace(claim, **common, **changed, said_by=said)


def _link(ledger: Ledger, rows: list[dict[str, Any]], kept: dict[str, tuple[int, str, dict[str, Any], int]]) -> None:
    """Parties and entities, in bulk."""
    with writing(ledger._engine) as db:
        keys = dict(db.execute(schema.document.select().with_only_columns(
            schema.document.c.id, schema.document.c.key)).all())  # type: ignore[arg-type]  # fmt: skip
        ids = {row["key"]: (row["id"], row["schema"]) for row in rows}
        entities, index = [], []
        for key, name, profile, count in kept.values():
            id, kind = ids[key]
            whole = Profile.from_json(profile | {"documents": count}).to_json()
            entities.append({"key": key, "id": id, "schema": kind, "name": name, "profile": whole, "parties": count})
            index += [{"key": k, "entity": key} for k in set(keys_of(name))] if kind == "Person" else []
        for table, some in ((schema.entity, entities), (schema.name_key, index)):
            for at in range(0, len(some), 20_000):
                db.execute(insert(table), some[at : at + 20_000])
        for at in range(0, len(rows), 20_000):
            part = [row | {"document": keys[row["document"]]} for row in rows[at : at + 20_000]]
            db.execute(insert(schema.party), part)


def make(path: Path, number: int) -> float:
    """Make the ledger; seconds taken."""
    start = time.perf_counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    told = sample(path.parent)
    with open_ledger(path) as ledger:
        fill(ledger, told, number)
        ledger.optimise()
    (path.parent / "sample.db").unlink()
    return time.perf_counter() - start


if __name__ == "__main__":
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    print(f"{wanted:,} documents in {make(Path(sys.argv[1]), wanted):,.0f} s")
