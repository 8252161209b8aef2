"""Reading: a document in, its claims and mentions out; pure, offline, deterministic.

    layout ─▶ scan ─▶ parse ─▶ names, posts, who ─▶ time, quantities ─▶ clauses ─▶ attribution ─▶ frames ─▶ claims

Each step is a module of that name. The words are data in `lexicon/`; docs/architecture.md walks one sentence through.
"""

import graftwatch.claims as _claims

__all__ = ["english_reader", "name_reader"]


def english_reader(pipeline: str | None = None) -> _claims.Reader:
    """The reader of English reporting; `pipeline` is a spaCy package or folder, loaded at the first sentence to
    parse."""
    from graftwatch.read.english import EnglishReader

    return EnglishReader(pipeline)


def name_reader() -> _claims.Reader:
    """The reader of names alone, for languages that have no reader of their own: put it behind those that have."""
    from graftwatch.read.by_name import NameReader

    return NameReader()
