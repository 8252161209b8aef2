"""Whether the noun lexicons are sound: every rule of their headers that a machine can check.

The frames' own files (`justice.toml` and the like) are checked where frames are read.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from graftwatch.claims.vocabulary import TieAct
from graftwatch.names.data import cached_table
from graftwatch.read.gazetteers import BodyKind, OutletKind
from graftwatch.read.toml_files import fold, languages, table

NEUTRAL_FILES = ("bodies.toml", "countries.toml", "currencies.toml", "outlets.toml")
LANGUAGE_FILES = ("bodies.toml", "kinship.toml", "outlets.toml", "places.toml", "posts.toml", "ranks.toml")
_IN_ORDER_OF_TIME = frozenset({"capitals"})
# not states by ISO 3166-1: no one state, the European Union, former states
_OTHER_CODES = frozenset({"CS", "EU", "SU", "XX", "YU"})


def faults() -> Iterator[str]:
    """Every fault of every noun lexicon, one line each: file, place, what is wrong. Nothing if all is sound."""
    files = [*NEUTRAL_FILES, *(f"{language}/{name}" for language in languages() for name in LANGUAGE_FILES)]
    contents = {name: table(name) for name in files} | {"given_names.toml": cached_table("given_names")}
    for name, content in contents.items():
        yield from (f"{name}: {fault}" for fault in (*_unsourced(content), *_untidy(content, ())))
    for language in languages():
        yield from (f"{language}: {fault}" for fault in _language_faults(language))
    yield from _body_faults(table("bodies.toml"))
    yield from _outlet_faults(table("outlets.toml"))
    yield from _country_faults(table("countries.toml"))
    yield from _currency_faults(table("currencies.toml"))
    for region, part in cached_table("given_names").items():
        yield from _shared(f"given_names.toml [{region}]", {k: v for k, v in part.items() if k != "source"})


def _unsourced(content: Mapping[str, Any]) -> Iterator[str]:
    """Tables without a source of their own or above them. A table of tables may leave it to each of them."""
    if "source" in content:
        return
    for key, part in content.items():
        inner = [v for v in part.values() if isinstance(v, dict)]
        if not part.get("source") and not (inner and all(v.get("source") for v in inner)):
            yield f"[{key}] has no source"


def _untidy(part: object, path: tuple[str, ...]) -> Iterator[str]:
    """Strings that are not NFC or have loose blanks; lists that are not sorted or say a thing twice."""
    where = ".".join(path)
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _untidy(key, (*path, key))
            yield from _untidy(value, (*path, key))
    elif isinstance(part, str):
        if part != unicodedata.normalize("NFC", part) or part != part.strip() or not part:
            yield f"{where}: {part!r} is not in NFC or has blanks about it"
    elif isinstance(part, list) and all(isinstance(v, str) for v in part):
        if path[-1] not in _IN_ORDER_OF_TIME and part != sorted(part, key=lambda w: (w.casefold(), w)):
            yield f"{where}: not in order"
        if len(set(part)) < len(part):
            yield f"{where}: a word stands twice"
        for value in part:
            yield from _untidy(value, path)
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _untidy(value, (*path, str(number)))


def _shared(where: str, groups: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Words that stand in more than one of several groups that exclude each other."""
    owners: dict[str, list[str]] = defaultdict(list)
    for group, words in groups.items():
        for word in {fold(w) for w in words}:
            owners[word].append(group)
    for word, names in owners.items():
        if len(names) > 1:
            yield f"{where}: {word!r} stands in {' and '.join(names)}"


def _language_faults(language: str) -> Iterator[str]:
    posts, bodies = table(f"{language}/posts.toml"), table(f"{language}/bodies.toml")
    heads = {group: part["words"] for group, part in posts["heads"].items()}
    others = {key: posts[key]["words"] for key in ("described", "occupations")}
    yield from _shared("posts", {**heads, **others})
    yield from _shared("posts.modifiers", {k: v for k, v in posts["modifiers"].items() if k != "source"})
    known = {w for ws in heads.values() for w in ws}
    for key in ("needs_of", "single_holder"):
        yield from (f"posts.{key}: {w!r} is no head" for w in posts[key]["words"] if w not in known)
    yield from _shared("bodies.heads", {group: part["words"] for group, part in bodies["heads"].items()})
    for name, part in (*posts["heads"].items(), *bodies["heads"].items()):
        yield from (f"{name}: {w!r} is not in lower case" for w in part["words"] if w != fold(w))
    address = table(f"{language}/ranks.toml")["address"]
    yield from _shared("ranks.address", {k: address[k] for k in ("male", "female", "any")})
    ties = table(f"{language}/kinship.toml")
    yield from (f"kinship: {act!r} is no act of a tie" for act in ties if act not in get_args(TieAct))
    lists = {f"{act}.{k}": ws for act, part in ties.items() for k, ws in part.items() if k != "source"}
    yield from _shared("kinship", lists)


def _body_faults(content: Mapping[str, Any]) -> Iterator[str]:
    countries = set(table("countries.toml")) | _OTHER_CODES
    for country, part in content.items():
        if country not in countries:
            yield f"bodies.toml: {country} is no country"
        seen: dict[str, str] = {}
        for body in part["bodies"]:
            name = body["name"]
            if body["kind"] not in get_args(BodyKind):
                yield f"bodies.toml: {name} has the unknown kind {body['kind']!r}"
            if body.get("since", 0) > body.get("until", 9999):
                yield f"bodies.toml: {name} ends before it begins"
            for word in {fold(w) for w in (name, *body.get("names", ()))}:
                if (other := seen.setdefault(word, name)) != name:
                    yield f"bodies.toml: {country} has {word!r} both as {other} and as {name}"


def _outlet_faults(content: Mapping[str, Any]) -> Iterator[str]:
    countries = set(table("countries.toml")) | _OTHER_CODES
    for country, part in content.items():
        if country not in countries:
            yield f"outlets.toml: {country} is no country"
        kinds = {k: v for k, v in part.items() if k not in {"source", "common", "also"}}
        yield from (
            f"outlets.toml: [{country}] has the unknown kind {k!r}" for k in kinds if k not in get_args(OutletKind)
        )
        names = {name for outlets in kinds.values() for name in outlets}
        for key in ("common", "also"):
            yield from (
                f"outlets.toml: [{country}.{key}] {n!r} is no outlet" for n in part.get(key, ()) if n not in names
            )
        yield from _shared(f"outlets.toml [{country}]", kinds)


def _country_faults(content: Mapping[str, Any]) -> Iterator[str]:
    rows = {code: row for code, row in content.items() if code != "source"}
    for key in ("names", "short", "capitals", "demonyms", "regions", "cities"):
        yield from _shared(f"countries.toml {key}", {code: row.get(key, ()) for code, row in rows.items()})
    yield from _shared(
        "countries.toml name", {code: [row["name"], *row.get("names", ())] for code, row in rows.items()}
    )


def _currency_faults(content: Mapping[str, Any]) -> Iterator[str]:
    codes = {code: words for code, words in content["codes"].items() if code != "source"}
    ambiguous = {w: row for w, row in content["ambiguous"].items() if w != "source"}
    yield from _shared("currencies.toml", {**codes, "ambiguous": ambiguous})
    countries = set(table("countries.toml"))
    for word, row in ambiguous.items():
        for country, code in row["by_country"].items():
            if country not in countries:
                yield f"currencies.toml: {word!r}: {country} is no country"
            if len(code) != 3 or code != code.upper():
                yield f"currencies.toml: {word!r}: {code} is no currency code"
        if "default" in row and row["default"] not in {*row["by_country"].values(), *codes}:
            yield f"currencies.toml: {word!r}: the default {row['default']} is no currency here"
