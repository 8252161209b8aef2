"""The lexicons of frames as data: every file parses, every unit is well formed, every table gives its source."""

import re
import tomllib
from collections import defaultdict
from importlib.resources import files
from itertools import chain, pairwise

import pytest

from graftwatch.claims import ACTS, CLAIM_TYPES, OFFENCES, STANCES, TOPICS
from graftwatch.claims.jsonl import own_fields
from graftwatch.read.frames import FRAME_FILES

FOLDER = files("graftwatch.read") / "lexicon" / "en"
FRAMES = ("career", "event", "justice", "measure", "misconduct", "statement", "tie")
LISTS = ("citation", "classes", "figure", "offences", "stance")
MEASURE_STATUSES = {"proposed", "announced", "adopted", "in_force", "carried_out", "failed"}

WORD_KEYS = {
    "adjectives", "adverbs", "before", "conjunctions", "light", "modals", "nouns", "phrases", "predicates",
    "prepositions", "unless", "verbs", "words",
}  # fmt: skip
UNIT_KEYS = ("light", "nouns", "predicates", "verbs")
OTHER_KEYS = {
    "also",
    "classes",
    "code",
    "direction",
    "factor",
    "gives",
    "needs",
    "of",
    "roles",
    "source",
    "stance",
    "status",
}
EXTRA_TABLES = {
    "measure": {"becoming", "bidding", "elsewhere", "lasting", "scope", "stage", "status"},
    "statement": {"attribution", "counted", "group", "meant"},
}
EXTRA_ROLES = {"count", "hearer", "offences", "predecessor", "said_by"}
ENGINE_CLASSES = {
    "body", "earmarked", "kindred", "money", "offence", "overpriced", "person", "phantom", "place", "post", "rated",
    "term", "undelivered",
}  # fmt: skip

CONDITIONS_OF_THE_TEXT = {"accused", "affair", "count", "forbidden", "official", "planned", "scheme", "suspect"}
"""What a table may need that is no role of its own."""

WORD = r"[^\W_]+(?:[_'’./-]+[^\W_]+)*"
ONE = rf"(?:{WORD}|\{{[a-z_]+\}})"
SOME = rf"(?:{ONE}(?:\|{ONE})*|\*)"
CONDITION = rf"!?(?:~{WORD}(?:\|{WORD})*|[@=$]{SOME}|>{SOME}|{WORD}:{SOME})"
VERB = re.compile(rf"\^?{WORD}(?:\|{WORD})*(?: {CONDITION})*")
NOUN = re.compile(rf"{ONE}(?: {WORD})*(?: {CONDITION})*")
PREDICATE = re.compile(rf"(?:{ONE}(?: {WORD})*|{WORD}:{SOME})(?: {CONDITION})*")
SHAPES = {"light": VERB, "nouns": NOUN, "predicates": PREDICATE, "verbs": VERB}


def tables(name):
    """The tables of one file as (table name, table) in the order of the file."""
    held = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return [(act, table) for act, rows in held.items() for table in rows]


@pytest.mark.parametrize("name", FRAMES + LISTS)
def test_every_table_gives_its_source_and_known_keys(name):
    for act, table in tables(name):
        assert len(table["source"].strip()) > 10, act
        assert not set(table) - WORD_KEYS - OTHER_KEYS, (act, sorted(set(table) - WORD_KEYS - OTHER_KEYS))


@pytest.mark.parametrize("name", FRAMES + LISTS)
def test_lists_are_sorted_without_repeats_or_stray_spaces(name):
    for act, table in tables(name):
        for key in WORD_KEYS & set(table):
            words = table[key]
            assert words, (act, key)
            for left, right in pairwise(words):
                assert left < right, (act, key, left, right)
            assert all(word == " ".join(word.split()) for word in words), (act, key)


@pytest.mark.parametrize("name", FRAMES)
def test_tables_are_acts_of_the_vocabulary(name):
    allowed = set(ACTS[FRAME_FILES[name]]) | EXTRA_TABLES.get(name, set())
    assert {act for act, _ in tables(name)} <= allowed


@pytest.mark.parametrize("kind", sorted(set(FRAME_FILES.values())))
def test_every_act_has_words(kind):
    names = [name for name, of in FRAME_FILES.items() if of == kind]
    assert set(ACTS[kind]) <= {act for name in names for act, _ in tables(name)}


@pytest.mark.parametrize("name", FRAMES + LISTS)
def test_units_are_well_formed(name):
    for act, table in tables(name):
        for key in UNIT_KEYS:
            for unit in table.get(key, ()):
                assert SHAPES[key].fullmatch(unit), f"{name}.toml [[{act}]] {key}: {unit!r}"


@pytest.mark.parametrize(
    ("shape", "unit"),
    [
        pytest.param(VERB, "sentence to", id="preposition without a head"),
        pytest.param(VERB, "send to: prison", id="space after the colon"),
        pytest.param(VERB, "charge @", id="empty object"),
        pytest.param(VERB, "find =", id="empty complement"),
        pytest.param(VERB, "put @{post", id="open class"),
        pytest.param(VERB, "step down", id="particle without its mark"),
        pytest.param(VERB, "be ^born", id="passive mark inside"),
        pytest.param(NOUN, "~down", id="noun without a word"),
    ],
)
def test_the_check_refuses_malformed_units(shape, unit):
    assert not shape.fullmatch(unit)


@pytest.mark.parametrize("name", FRAMES + LISTS)
def test_classes_that_units_name_exist(name):
    known = ENGINE_CLASSES | {act for act, _ in tables("classes")}
    for act, table in tables(name):
        for unit in chain.from_iterable(table.get(key, ()) for key in UNIT_KEYS):
            assert set(re.findall(r"\{([a-z_]+)\}", unit)) <= known, (act, unit)


@pytest.mark.parametrize("name", FRAMES)
def test_roles_are_fields_of_the_kind_and_slots_are_words(name):
    fields = set(own_fields(FRAME_FILES[name])) | EXTRA_ROLES
    for act, table in tables(name):
        roles = table.get("roles", {})
        assert set(roles) <= fields, (act, sorted(set(roles) - fields))
        for role, slots in roles.items():
            assert slots, (act, role)
            assert len(slots) == len(set(slots)), (act, role)
            assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", slot) for slot in slots), (act, role)


@pytest.mark.parametrize("name", FRAMES)
def test_frames_have_roles_and_need_only_roles_that_they_fill(name):
    for act, table in tables(name):
        if act in EXTRA_TABLES.get(name, set()):
            continue
        assert table["roles"], act
        if needs := table.get("needs"):
            assert set(needs.split("|")) - CONDITIONS_OF_THE_TEXT <= set(table["roles"]), (
                act,
                needs,
            )


@pytest.mark.parametrize("name", FRAMES)
def test_no_unit_stands_under_two_acts(name):
    acts = defaultdict(set)
    for act, table in tables(name):
        if table.get("also") or act in EXTRA_TABLES.get(name, set()):
            continue
        for key in UNIT_KEYS:
            for unit in table.get(key, ()):
                acts[key, unit, table.get("needs"), table.get("stance")].add(act)
    assert {unit: found for unit, found in acts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", FRAMES)
def test_no_unit_stands_twice_under_one_act(name):
    seen = set()
    for act, table in tables(name):
        for key in UNIT_KEYS:
            for unit in table.get(key, ()):
                mark = (act, key, unit, table.get("needs"), table.get("stance"), table.get("status"))
                assert mark not in seen, mark
                seen.add(mark)


@pytest.mark.parametrize("name", FRAMES + LISTS)
def test_closed_values_are_of_the_vocabulary(name):
    for act, table in tables(name):
        assert table.get("stance", "asserted") in STANCES, act
        assert table.get("status", "adopted") in MEASURE_STATUSES, act
        assert table.get("code", "other") in OFFENCES, act


def test_every_offence_has_words_and_no_word_two_codes():
    codes = defaultdict(set)
    for _, table in tables("offences"):
        for word in table["nouns"]:
            codes[word].add(table["code"])
    assert {word: found for word, found in codes.items() if len(found) > 1} == {}
    assert set().union(*codes.values()) == set(OFFENCES)


def test_figure_tables_are_topics_or_acts():
    names = {name for name, _ in tables("figure")}
    assert names <= set(TOPICS) | set(ACTS["figure"])
    assert set(TOPICS) - {"other"} <= names


def test_stance_tables_are_stances_or_marks():
    assert {name for name, _ in tables("stance")} == (set(STANCES) - {"asserted"}) | {"cancelled", "carried", "real"}


def test_citation_tables_are_acts():
    assert {name for name, _ in tables("citation")} == set(ACTS["citation"])


def test_kinds_with_frames_are_kinds():
    assert set(FRAMES) == set(FRAME_FILES)
    assert set(FRAME_FILES.values()) <= set(CLAIM_TYPES)
