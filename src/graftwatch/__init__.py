"""graftwatch: a ledger of what reporting about corruption claims, each line with the words it rests on.

The rooms, in the order in which a document passes through them: `acquire`, `read`, `ledger`, `publish`; `claims` is the
language they share, `flow` puts them in order, `cli` lets a person ask. docs/architecture.md draws them.
"""

__version__ = "0.1.0"
