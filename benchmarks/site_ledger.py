"""A ledger of as many documents as one likes, for the benchmark of the site: the sample, told again and again.

    python benchmarks/site_ledger.py LEDGER [DOCUMENTS]

The sample is read, linked and weighed once. Each further telling copies all its rows, in every table, with keys and ids
of their own: each article with a last line of its own, from one of 200 outlets, on another day. Its people have other
names in every second telling, so that a person is named in as many documents as in the sample, twice over, while a
great body is named in a third of all. What is known of people (judgements, facts, findings) is copied with them; blocks
and findings on anything else stay the sample's, with the claims of all tellings in them.
"""

import json
import random
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from bench_people import people

from graftwatch import flow
from graftwatch.claims import Claim, Document, EventClaim, When
from graftwatch.ledger import hash_of, open_ledger
from graftwatch.ledger.fields import write_when
from graftwatch.ledger.fold import words
from graftwatch.ledger.schema import shelf
from graftwatch.read import english_reader
from graftwatch.resolve import Profile, index_keys

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "reporting"
TOGETHER = 2  # tellings in which people keep their names
AT_ONCE = 20  # tellings of one transaction
OUTLETS = 200
ROLES = ("person", "speaker", "from_", "to", "by", "about", "victim", "beneficiary")
_STRING = re.compile(r'(?<=")((?:[^"\\]|\\.)*)(?="[],}:])')
_ID = re.compile(r"[0-9a-f]{20}")

Row = dict[str, Any]


@cache
def _parts(value: str) -> list[str]:
    """A text in JSON, cut around its strings: these stand at the odd places, without their quotation marks."""
    return _STRING.split(value)


@cache
def _letters(text: str) -> str:
    """What the hash of a text is made of: see Document.text_hash."""
    return "".join(c for c in text.casefold() if c.isalnum())


class Telling:
    """The rows of the sample once more: what its keys, ids and names become, the nth time."""

    def __init__(self, number: int, names: dict[str, str]) -> None:
        self.number = number
        self.words: dict[str, str] = dict(names)
        """What stands in place of a name or an id, also inside JSON."""

    def text(self, value: Any) -> Any:
        return self.words.get(value, value)

    def json(self, value: str | None) -> str | None:
        return value and "".join(self.words.get(part, part) for part in _parts(value))

    def within(self, value: str) -> str:
        return _ID.sub(lambda found: self.words.get(found[0], found[0]), value)


class Copier:
    """Writes tellings into a ledger that holds the sample."""

    def __init__(self, path: Path, documents: list[tuple[int, Document, list[tuple[int, str, Claim]]]]) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA foreign_keys = OFF")
        self._documents = documents
        tables = [row[0] for row in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        self._base = {
            name: [dict(row) for row in self._db.execute(f'SELECT * FROM "{name}"')]
            for name in tables if not name.startswith(("document_words", "sqlite"))
        }  # fmt: skip
        self._step = {
            table: max((row["key"] for row in self._base[table]), default=0) for table in ("document", "claim", "party")
        }
        self._keys = {table: {row["name"]: row["key"] for row in self._base[table]} for table in ("name", "block")}
        self._held = {row["key"]: row for row in self._base["document"]}
        self._last_finding = len(self._base["finding"])
        self._last_edge = max((row["id"] for row in self._base["resolver"]), default=0)
        self._entities = {row["key"]: row for row in self._base["entity"]}
        self._outlets: set[str] = set()
        self._dice = random.Random(11)
        self._rows: dict[str, list[Row]] = {}
        self._people: dict[int, int] = {}  # of the sample's people the key of what they are in these tellings

    def tell(self, number: int, names: dict[str, str]) -> None:
        """Copy everything once; people of the telling before keep their names at every second."""
        if number % TOGETHER == 0:
            self._people = {}
        telling = Telling(number, names)
        for key, document, claims in self._documents:
            self._document(telling, key, document, claims)
        self._parties(telling)
        self._plain(telling)
        self._names(telling)
        self._weighed(telling)
        self._judgements(telling)

    def write(self) -> None:
        """Write the tellings since the last time."""
        self._db.execute("BEGIN")
        for table, rows in self._rows.items():
            columns = list(rows[0])
            listed, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            values = ([row[name] for name in columns] for row in rows)
            self._db.executemany(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', values)
        self._db.execute("COMMIT")
        self._rows = {}

    def finish(self, tellings: int) -> None:
        """Count the documents of what all tellings share."""
        shared = [key for key, row in self._entities.items() if row["schema"] != "Person"]
        self._db.executemany("UPDATE entity SET parties = parties * ? WHERE key = ?", [(tellings, k) for k in shared])
        self._db.execute("UPDATE entity SET parties = parties * ? WHERE schema = 'Person' AND key <= ?",
                         (min(TOGETHER, tellings), self._step["party"]))  # fmt: skip
        self._db.close()

    def _put(self, table: str, row: Row) -> None:
        self._rows.setdefault(table, []).append(row)

    def _at(self, table: str, key: int, telling: Telling) -> int:
        return key + self._step[table] * telling.number

    def _document(self, telling: Telling, key: int, held: Document, claims: list[tuple[int, str, Claim]]) -> None:
        day = When.day(date(2009, 1, 1) + timedelta(days=self._dice.randrange(5500)))
        new, n = self._at("document", key, telling), telling.number
        last = f"Told for the {n}th time."
        document = replace(
            held, text=f"{held.text}\n\n{last}", date=day, date_basis="stated", url=None,
            outlet=f"Herald of {new * 7919 % OUTLETS}", source=f"telling/{n}/{key}.txt",
        )  # fmt: skip
        raw, id = document.text.encode(), document.id
        document = replace(document, raw_hash=hash_of(raw))
        letters = _letters(held.text) + _letters(last)
        telling.words[held.id] = id
        for _, old, claim in claims:
            changed: Row = {
                role: telling.words[value] for role in ROLES
                if isinstance(value := getattr(claim, role, None), str) and value in telling.words
            }  # fmt: skip
            if isinstance(claim, EventClaim):
                changed["people"] = tuple(map(telling.text, claim.people))
            telling.words[old] = replace(claim, document=id, **changed).id
        if document.outlet not in self._outlets:
            self._outlets.add(str(document.outlet))
            self._put("outlet", {"name": document.outlet, "folded": " ".join(words(str(document.outlet)))})
        self._put("raw", {"hash": document.raw_hash, "size": len(raw), "zlib": zlib.compress(raw, 1)})
        place = shelf(new, day)
        base = self._held[key]
        self._put("document", base | {
            "key": new, "id": id, "shelf": place, "outlet": document.outlet,
            **{name: str(value) for name, value in write_when("date", day).items()}, "date_basis": "stated",
            "url": None, "source": document.source, "raw_hash": document.raw_hash,
            "text_hash": blake2b(letters.encode(), digest_size=10).hexdigest(),
            "length": len(document.text), "text": document.text,
        })  # fmt: skip
        self._put("document_words", {"rowid": place, "title": document.title, "text": document.text})
        self._put("origin", {"document": new, "source": document.source, "raw_hash": document.raw_hash,
                             "added_at": base["added_at"]})  # fmt: skip

    def _parties(self, telling: Telling) -> None:
        """Parties, and the people that they are: the first of them gives key and id, as in linking."""
        ids = {row["key"]: row["id"] for row in self._base["document"]}
        for row in self._base["party"]:
            key, entity = self._at("party", row["key"], telling), self._entities[row["entity"]]
            name, profile = telling.text(row["name"]), json.loads(row["profile"])
            told = profile.get("key", "") if row["schema"] == "Position" else ""
            parts = (telling.words[ids[row["document"]]], row["schema"], name, told)
            id = telling.words[row["id"]] = blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()
            of = row["entity"]
            if entity["schema"] == "Person" and telling.number >= TOGETHER:
                if of not in self._people:
                    self._people[of] = key
                    self._person(telling, entity, key, id)
                of = self._people[of]
            new = {"key": key, "id": id, "document": self._at("document", row["document"], telling), "name": name}
            self._put("party", row | new | {"profile": telling.json(row["profile"]), "entity": of})
        for row in self._base["mention_party"]:
            self._put("mention_party", row | {
                "document": self._at("document", row["document"], telling),
                "party": self._at("party", row["party"], telling),
            })  # fmt: skip

    def _person(self, telling: Telling, entity: Row, key: int, id: str) -> None:
        profile = str(telling.json(entity["profile"]))
        self._put("entity", entity | {
            "key": key, "id": id, "name": telling.text(entity["name"]), "profile": profile,
            "parties": entity["parties"] * TOGETHER,
        })  # fmt: skip
        for each in set(index_keys(Profile.from_json(json.loads(profile)))):
            self._put("name_key", {"key": each, "entity": key})

    def _plain(self, telling: Telling) -> None:
        """Tables whose rows belong to one document or one claim."""
        document, claim = partial(self._at, "document", telling=telling), partial(self._at, "claim", telling=telling)
        party = partial(self._at, "party", telling=telling)
        by_table: dict[str, dict[str, Callable[[Any], Any]]] = {
            "reading": {"document": document}, "weighed": {"document": document},
            "claim": {"key": claim, "id": telling.text, "document": document},
            "said_by": {"claim": claim, "name": telling.text}, "fact": {"claim": claim, "facts": telling.json},
            "mention": {"document": document, "entity": telling.text}, "bearing": {"party": party, "claim": claim},
            "duplicate": {"document": document, "other": document},
        }  # fmt: skip
        for name in self._base:
            if name.startswith("claim_") and name != "claim_name":
                by_table[name] = {"claim": claim, "people": telling.json, "part_of": telling.text} | {
                    role.rstrip("_"): telling.text for role in ROLES
                }
        for name, changes in by_table.items():
            for row in self._base[name]:
                self._put(name, row | {column: do(row[column]) for column, do in changes.items() if column in row})

    def _names(self, telling: Telling) -> None:
        names = {row["key"]: row["name"] for row in self._base["name"]}
        known = self._keys["name"]
        for row in self._base["claim_name"]:
            name = telling.text(names[row["name"]])
            if name not in known:
                known[name] = len(known) + 1
                self._put("name", {"key": known[name], "name": name})
                for word in dict.fromkeys(words(name)):
                    self._put("name_word", {"word": word, "name": known[name]})
            self._put("claim_name", row | {"claim": self._at("claim", row["claim"], telling), "name": known[name]})

    def _weighed(self, telling: Telling) -> None:
        """Where claims meet, and what was found on people."""
        blocks: dict[int, int] = {}
        known = self._keys["block"]
        for row in self._base["block"]:
            name = telling.within(row["name"])
            if name not in known:
                known[name] = len(known) + 1
                self._put("block", row | {"key": known[name], "name": name})
            blocks[row["key"]] = known[name]
        for row in self._base["block_claim"]:
            claim = self._at("claim", row["claim"], telling)
            self._put("block_claim", row | {"block": blocks[row["block"]], "claim": claim})
        for row in self._base["block_document"]:
            document = self._at("document", row["document"], telling)
            self._put("block_document", row | {"block": blocks[row["block"]], "document": document})
        for row in self._base["finding"] if telling.number % TOGETHER == 0 else ():
            if blocks[row["block"]] != row["block"]:
                self._finding(telling, row, blocks[row["block"]])

        for row in self._base["affair"] if telling.number % TOGETHER == 0 else ():
            if blocks[row["block"]] != row["block"]:
                self._put("affair", row | {
                    "block": blocks[row["block"]], "entity": telling.text(row["entity"]),
                    "name": telling.text(row["name"]), "claims": telling.json(row["claims"]),
                })  # fmt: skip

    def _finding(self, telling: Telling, row: Row, block: int) -> None:
        self._last_finding += 1
        id = blake2b(f"{row['id']} {telling.number}".encode(), digest_size=10).hexdigest()
        self._put("finding", row | {"key": self._last_finding, "id": id, "block": block,
                                    "told": telling.json(row["told"])})  # fmt: skip
        for table, column in (("finding_claim", "claim"), ("finding_about", "about")):
            for each in self._base[table]:
                if each["finding"] == row["key"]:
                    self._put(table, {"finding": self._last_finding, column: telling.text(each[column])})

    def _judgements(self, telling: Telling) -> None:
        for row in self._base["resolver"]:
            self._last_edge += 1
            pair = sorted((telling.text(row["target"]), telling.text(row["source"])))
            self._put("resolver", row | {"id": self._last_edge, "target": pair[1], "source": pair[0]})


def sample(path: Path) -> list[tuple[int, Document, list[tuple[int, str, Claim]]]]:
    """Read, link and weigh the sample: each document with its key and its claims."""
    with open_ledger(path) as ledger:
        flow.add(ledger, [SAMPLE], readers=[english_reader()])
        with ledger.browse() as browse:
            ids = [listed.id for listed in ledger.documents()]
            whole = list(browse.whole(ids))
    with sqlite3.connect(path) as db:
        keys = dict(db.execute("SELECT id, key FROM document"))
        claims = dict(db.execute("SELECT id, key FROM claim"))
    return [
        (keys[each.document.id], each.document, [(claims[claim.id], claim.id, claim) for claim in each.claims])
        for each in whole
    ]


def renamings(told: list[str]) -> Iterator[dict[str, str]]:
    """Other names for the sample's people, without end."""
    dice = random.Random(7)
    while True:
        others = iter(people(len(told) * 40 + 1000, dice))
        for _ in range(40):
            some = list(islice(others, len(told)))
            if len(some) == len(told):
                yield dict(zip(told, some))


def make(path: Path, number: int) -> float:
    """Make the ledger; seconds taken."""
    start = time.perf_counter()
    path.parent.mkdir(parents=True, exist_ok=True)
    documents = sample(path)
    copier = Copier(path, documents)
    with sqlite3.connect(path) as db:
        told = [row[0] for row in db.execute("SELECT DISTINCT name FROM party WHERE schema = 'Person'")]
    names: dict[str, str] = {}
    fresh: Iterable[dict[str, str]] = renamings(told)
    tellings = -(-number // len(documents))
    for telling, renamed in zip(range(1, tellings), _each_twice(iter(fresh))):
        names = renamed
        copier.tell(telling, names)
        if telling % AT_ONCE == 0:
            copier.write()
    copier.write()
    copier.finish(tellings)
    with open_ledger(path) as ledger:
        ledger.optimise()
    return time.perf_counter() - start


def _each_twice(fresh: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The second telling keeps the sample's names; then each renaming for as many tellings as go together."""
    yield from [{}] * (TOGETHER - 1)
    for renamed in fresh:
        yield from [renamed] * TOGETHER


if __name__ == "__main__":
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    print(f"{wanted:,} documents in {make(Path(sys.argv[1]), wanted):,.0f} s")
