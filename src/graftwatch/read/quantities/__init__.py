"""Quantities of reporting: counts, money, ranks, shares, with bounds and nouns. Pure functions on text."""

from graftwatch.read.quantities.find import find_quantities
from graftwatch.read.quantities.quantity import QUANTITY_KINDS, Quantity, QuantityKind, Relation

__all__ = ["QUANTITY_KINDS", "Quantity", "QuantityKind", "Relation", "find_quantities"]
