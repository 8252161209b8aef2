"""How names are written and what they mean: of people, public bodies, posts and places, in any script.

    "Назарбаевым", "Nazarbayev N. A."     ── analyse ──▶  PersonName  ── compare ──▶  NameMatch, with reasons
    "Алматинская таможня"                 ── bag_of ───▶  Bag(customs, Almaty)
    "КНБ", "National Security Committee"  ── known_body ▶ KnownBody(kz-knb)

A leaf: it knows no document, no claim and no other room. Reading finds names with it, resolving compares them.
"""

from graftwatch.names.bodies import (
    KnownBody,
    acronym_of,
    body_by_id,
    body_key,
    is_acronym,
    is_known_body,
    known_body,
    known_key,
    possible_keys,
    same_words,
)
from graftwatch.names.common import is_common
from graftwatch.names.compare import Agreement, NameMatch, compare
from graftwatch.names.given import Sex, is_given, sex_of
from graftwatch.names.institutions import (
    GOVERNORS,
    Bag,
    at_level,
    bag_of,
    is_of_two,
    known_places,
    meaning_of,
    place_of,
    unlevelled,
)
from graftwatch.names.keys import keys_of, look_up_keys, nearness, rough_key
from graftwatch.names.letters import initials, likeness, sound
from graftwatch.names.nominative import nominative
from graftwatch.names.person import Part, PersonName, analyse, is_former_name, is_patronymic, is_surname

__all__ = [
    "acronym_of",
    "Agreement",
    "analyse",
    "at_level",
    "Bag",
    "bag_of",
    "body_by_id",
    "body_key",
    "compare",
    "GOVERNORS",
    "initials",
    "is_acronym",
    "is_common",
    "is_former_name",
    "is_given",
    "is_known_body",
    "is_of_two",
    "is_patronymic",
    "is_surname",
    "keys_of",
    "known_body",
    "known_key",
    "known_places",
    "KnownBody",
    "likeness",
    "look_up_keys",
    "meaning_of",
    "NameMatch",
    "nearness",
    "nominative",
    "Part",
    "PersonName",
    "place_of",
    "possible_keys",
    "rough_key",
    "same_words",
    "Sex",
    "sex_of",
    "sound",
    "unlevelled",
]
