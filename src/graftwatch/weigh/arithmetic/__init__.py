"""Numbers that do not add up, and what numbers imply: ranks, shares, parts of a whole, the base of a change."""

from typing import Final

from graftwatch.weigh.arithmetic import bases, parts, ratios
from graftwatch.weigh.block import Weigher

WEIGHERS: Final[tuple[Weigher, ...]] = (ratios.RANK, ratios.SHARE, parts.WEIGHER, bases.WEIGHER)

__all__ = ["WEIGHERS"]
