"""Time expressions of reporting, found and resolved to EDTF dates. Pure functions on text; words are in lexicon/."""

from graftwatch.read.time.anchor import Anchor, Tense
from graftwatch.read.time.expression import ROLES, Role, TimeExpression, find_times
from graftwatch.read.time.resolve import latest_required, resolve

__all__ = ["Anchor", "ROLES", "Role", "Tense", "TimeExpression", "find_times", "latest_required", "resolve"]
