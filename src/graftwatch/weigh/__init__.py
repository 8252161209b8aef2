"""What does not add up: claims weighed against each other. Pure: claims, names and resolve, no ledger.

    document ── tell ──▶ Told (a claim, whom it is on, who says it) ── keys ──▶ Block ── a weigher ──▶ Finding

Claims meet only in blocks: each weigher names the keys under which a claim meets others, and looks at one block at a
time. So nothing is compared with everything, and what a new document changes are the blocks of its keys.
"""

from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.kept import Kept, kept_in
from graftwatch.weigh.told import Facts, Named, Paper, Told, tell
from graftwatch.weigh.weighers import WEIGHERS, keys_of, keys_of_paper, weigh, weigher_of

__all__ = [
    "Block",
    "Facts",
    "keys_of",
    "Kept",
    "kept_in",
    "keys_of_paper",
    "Named",
    "Paper",
    "tell",
    "Told",
    "weigh",
    "Weigher",
    "weigher_of",
    "WEIGHERS",
]
