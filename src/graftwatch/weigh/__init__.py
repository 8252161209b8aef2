"""What does not add up: claims weighed against each other. Pure: claims, names and resolve, no ledger.

    document ── tell ──▶ Told (a claim, whom it is on, who says it) ── keys ──▶ Block ── a weigher ──▶ Finding

Claims meet only in blocks: each weigher names the keys under which a claim meets others, and looks at one block at a
time. So nothing is compared with everything, and what a new document changes are the blocks of its keys.
"""

from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.kept import Kept, kept_in
from graftwatch.weigh.measures import Measure, State, board, due_of, sort_of
from graftwatch.weigh.returns import affairs_of
from graftwatch.weigh.survival import Curve, Spell, curve, curves, in_words
from graftwatch.weigh.told import Facts, Named, Paper, Told, tell
from graftwatch.weigh.weighers import (
    WEIGHERS,
    beside_of,
    keys_of,
    keys_of_document,
    keys_of_paper,
    wakes_of,
    weigh,
    weigher_of,
)

__all__ = [
    "affairs_of",
    "beside_of",
    "Block",
    "board",
    "Curve",
    "curve",
    "curves",
    "due_of",
    "Facts",
    "in_words",
    "Kept",
    "kept_in",
    "keys_of",
    "keys_of_document",
    "keys_of_paper",
    "Measure",
    "Named",
    "Paper",
    "sort_of",
    "Spell",
    "State",
    "tell",
    "Told",
    "wakes_of",
    "weigh",
    "Weigher",
    "weigher_of",
    "WEIGHERS",
]
