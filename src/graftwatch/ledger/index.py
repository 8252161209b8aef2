"""The index of words: the one thing that SQLite and PostgreSQL do differently, said here for both.

Either way `document_words` has a row for each document, numbered by its shelf, so rows come newest first without
sorting. SQLite's FTS5 reads title and text from `document` itself (external content). PostgreSQL gets a `tsvector` that
is built here, from words cut and folded as `fold.py` says: its own parser and dictionaries change nothing.
"""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, column, func, literal, table, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.types import BigInteger, Text

from graftwatch.ledger.errors import LedgerDamaged
from graftwatch.ledger.fold import words
from graftwatch.ledger.query import Term

# Limits of a tsvector: https://www.postgresql.org/docs/15/textsearch-limitations.html
_LAST_POSITION: Final = 16383  # words beyond it are found, but not as parts of phrases
_MOST_POSITIONS: Final = 255  # of one word
_LONGEST_WORD: Final = 500  # code points; 2 kB is the limit
_ROOM: Final = 1 << 19  # bytes of lexemes and positions; 1 MB is the limit


class Index(Protocol):
    """What a database's text search must offer. `shelf` is the row number, `rank` grows with how well a row fits."""

    @property
    def rows(self) -> TableClause: ...
    @property
    def shelf(self) -> ColumnElement[int]: ...
    def add(self, connection: Connection, shelf: int, title: str | None, body: str) -> None: ...
    def move(self, connection: Connection, old: int, new: int, title: str | None, body: str) -> None: ...
    def matches(self, terms: Iterable[Term], without: Iterable[Term] = ()) -> ColumnElement[bool]: ...
    def rank(self, terms: Iterable[Term]) -> ColumnElement[float]: ...
    def optimise(self, connection: Connection) -> None: ...
    def faults(self, connection: Connection) -> list[str]: ...


class SqliteIndex:
    """FTS5 with external content; bm25, where a hit in the title counts five times one in the text."""

    rows = table("document_words", column("rowid", BigInteger), column("document_words", Text))
    shelf = rows.c.rowid

    def add(self, connection: Connection, shelf: int, title: str | None, body: str) -> None:
        connection.execute(_ADD, {"shelf": shelf, "title": title, "body": body})

    def move(self, connection: Connection, old: int, new: int, title: str | None, body: str) -> None:
        connection.execute(_REMOVE, {"shelf": old, "title": title, "body": body})
        self.add(connection, new, title, body)

    def matches(self, terms: Iterable[Term], without: Iterable[Term] = ()) -> ColumnElement[bool]:
        wanted = " AND ".join(map(self._term, terms))
        unwanted = " OR ".join(map(self._term, without))
        query = f"({wanted}) NOT ({unwanted})" if unwanted else wanted
        found: ColumnElement[bool] = self.rows.c.document_words.op("MATCH", is_comparison=True)(query)
        return found

    def rank(self, terms: Iterable[Term]) -> ColumnElement[float]:
        return -func.bm25(self.rows.c.document_words, 5.0, 1.0)

    def optimise(self, connection: Connection) -> None:
        connection.execute(text("INSERT INTO document_words (document_words) VALUES ('optimize')"))
        connection.execute(text("PRAGMA analysis_limit = 1000"))
        connection.execute(text("ANALYZE"))

    def faults(self, connection: Connection) -> list[str]:
        check = text("INSERT INTO document_words (document_words, rank) VALUES ('integrity-check', 1)")
        return _attempt(connection, check, "the index of words does not agree with the documents")

    @staticmethod
    def _term(term: Term) -> str:
        return f'"{" ".join(term.words)}"{"*" if term.prefix else ""}'


class PostgresqlIndex:
    """A tsvector with its positions and a GIN index; ts_rank."""

    rows = table("document_words", column("shelf", BigInteger), column("words"))
    shelf = rows.c.shelf

    def add(self, connection: Connection, shelf: int, title: str | None, body: str) -> None:
        vector = tsvector(f"{title or ''}\n{body}")
        connection.execute(_ADD_VECTOR, {"shelf": shelf, "words": vector})

    def move(self, connection: Connection, old: int, new: int, title: str | None, body: str) -> None:
        """Nothing to do: the foreign key follows the document's shelf."""

    def matches(self, terms: Iterable[Term], without: Iterable[Term] = ()) -> ColumnElement[bool]:
        found: ColumnElement[bool] = self.rows.c.words.op("@@", is_comparison=True)(self._query(terms, without))
        return found

    def rank(self, terms: Iterable[Term]) -> ColumnElement[float]:
        return func.ts_rank(self.rows.c.words, self._query(terms, ()))

    def optimise(self, connection: Connection) -> None:
        connection.execute(text("ANALYZE"))

    def faults(self, connection: Connection) -> list[str]:
        lacking = connection.scalar(_LACKING)
        return [f"{lacking} documents are not in the index of words"] if lacking else []

    def _query(self, terms: Iterable[Term], without: Iterable[Term]) -> ColumnElement[Any]:
        parts = [self._term(term) for term in terms] + [f"!({self._term(term)})" for term in without]
        return literal(" & ".join(parts)).cast(TSQUERY)

    @staticmethod
    def _term(term: Term) -> str:
        lexemes = [_quoted(word) for word in term.folded]
        return "(" + " <-> ".join([*lexemes[:-1], lexemes[-1] + (":*" if term.prefix else "")]) + ")"


def index_for(dialect: str) -> Index:
    """The index of a database, by SQLAlchemy's name for it."""
    return SqliteIndex() if dialect == "sqlite" else PostgresqlIndex()


def tsvector(body: str) -> str:
    """The words of a text as the literal of a `tsvector`: each with its places, as much as a tsvector can hold."""
    places: dict[str, list[int]] = {}
    room = _ROOM
    for position, word in enumerate(words(body), 1):
        known = places.get(word)
        if known is None:
            room -= len(word.encode()) + 8
            if room < 0:
                break
            places[word] = known = []
        if len(known) < _MOST_POSITIONS and position <= _LAST_POSITION:
            room -= 2
            known.append(position)
    return " ".join(_quoted(word) + (":" + ",".join(map(str, at)) if at else "") for word, at in places.items())


def _quoted(word: str) -> str:
    return "'" + word[:_LONGEST_WORD].replace("\\", "\\\\").replace("'", "''") + "'"


def _attempt(connection: Connection, statement: Any, fault: str) -> list[str]:
    try:
        connection.execute(statement)
    except LedgerDamaged:
        return [fault]
    return []


_ADD = text("INSERT INTO document_words (rowid, title, text) VALUES (:shelf, :title, :body)")
_REMOVE = text(
    "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', :shelf, :title, :body)"
)
_ADD_VECTOR = text("INSERT INTO document_words (shelf, words) VALUES (:shelf, CAST(:words AS tsvector))")
_LACKING = text(
    "SELECT count(*) FROM document LEFT JOIN document_words USING (shelf) WHERE document_words.shelf IS NULL"
)
