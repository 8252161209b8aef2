"""Expressions over classes of words: what times and quantities share. Their words are in lexicon/<language>/."""

from graftwatch.read.patterns.alphabet import Alphabet, Tokens
from graftwatch.read.patterns.grammar import Grammar, Match, Pattern
from graftwatch.read.patterns.language import grammar
from graftwatch.read.patterns.notation import BadNotation

__all__ = ["Alphabet", "BadNotation", "Grammar", "Match", "Pattern", "Tokens", "grammar"]
