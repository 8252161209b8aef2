"""Who is who: parties of documents, the entities they are one with, and the judgements that say so. Pure.

    reading ── parties_of ──▶ Party ── link_all ──▶ Link (same, new, unsure; with reasons) ──▶ Edge
                                                   persons' decisions ──▶ Edge ── clusters ──▶ entities

Knows no ledger: an `Index` stands for the place where entities are kept.
"""

from graftwatch.resolve.bearing import Bearing, BearingSort, bearings, names_of_claim, step_of
from graftwatch.resolve.careers import Occupancy, Step, first_day, followed_by, occupancies
from graftwatch.resolve.cases import Case, Rung, case_of
from graftwatch.resolve.context import country_of, is_place
from graftwatch.resolve.decisions import (
    MACHINE,
    Edge,
    EdgeJudgement,
    NotADecision,
    clusters,
    edge_from_line,
    pair_of,
    standing,
)
from graftwatch.resolve.described import Unnamed, identify, is_one, unnamed_of
from graftwatch.resolve.gather import Gathering, events_of, parties_of
from graftwatch.resolve.linking import (
    CANDIDATES,
    MARGIN,
    Index,
    Known,
    Link,
    contradicts,
    index_keys,
    link_all,
    link_one,
    look_up,
    new_keys,
)
from graftwatch.resolve.offices import role_of
from graftwatch.resolve.party import Party, Post, Profile, joined
from graftwatch.resolve.reference import NoPeople, NotAnEntity, Reference, references
from graftwatch.resolve.score import Reason, Verdict, judge, verdict_of
from graftwatch.resolve.sheet import (
    BODIES,
    Sheet,
    career_of,
    ends_of,
    justice_of,
    plain_name,
    steps_of,
)

__all__ = [
    "Bearing",
    "bearings",
    "BearingSort",
    "BODIES",
    "CANDIDATES",
    "Case",
    "career_of",
    "case_of",
    "clusters",
    "contradicts",
    "country_of",
    "Edge",
    "edge_from_line",
    "EdgeJudgement",
    "ends_of",
    "events_of",
    "first_day",
    "followed_by",
    "Gathering",
    "identify",
    "is_one",
    "Index",
    "index_keys",
    "is_place",
    "joined",
    "judge",
    "justice_of",
    "Known",
    "Link",
    "link_all",
    "link_one",
    "look_up",
    "MACHINE",
    "MARGIN",
    "names_of_claim",
    "new_keys",
    "NoPeople",
    "NotADecision",
    "NotAnEntity",
    "occupancies",
    "Occupancy",
    "pair_of",
    "parties_of",
    "Party",
    "plain_name",
    "Post",
    "Profile",
    "Reason",
    "Reference",
    "references",
    "role_of",
    "Rung",
    "Sheet",
    "standing",
    "Step",
    "step_of",
    "steps_of",
    "Unnamed",
    "unnamed_of",
    "Verdict",
    "verdict_of",
]
