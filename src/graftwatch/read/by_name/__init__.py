"""A reader of names only, for languages that have no reader of their own yet: people, bodies, posts, who holds which.

It parses nothing. It finds names by their shape, bodies and posts by the words of which their names are made
(graftwatch.names), and makes one kind of claim: a post that stands beside a name is held. Everything else that such a
text claims waits for a reader of its language, whose reading then takes the place of this one.
"""

from graftwatch.read.by_name.reader import NameReader

__all__ = ["NameReader"]
