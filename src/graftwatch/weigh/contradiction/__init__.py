"""Claims that cannot all be true: of figures, of events, of posts that one person holds, of what is said and denied."""

from typing import Final

from graftwatch.weigh.block import Weigher
from graftwatch.weigh.contradiction import denials, events, figures, posts

WEIGHERS: Final[tuple[Weigher, ...]] = (figures.WEIGHER, events.WEIGHER, posts.WEIGHER, denials.WEIGHER)

__all__ = ["WEIGHERS"]
