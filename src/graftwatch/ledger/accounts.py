"""Who may use the site: accounts with roles, sessions, saved searches, and when each was last here.

The password is a hash that the caller has made; of a session only a hash of its token is kept. Everything here runs
inside a transaction that the caller has begun. Where nobody has to log in, the account is the empty name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from graftwatch.errors import GraftwatchError
from graftwatch.ledger import desk_schema as tables
from graftwatch.ledger import statements
from graftwatch.ledger.deeds import Deeds

_ACCOUNT = tables.account.c
_SESSION = tables.session.c
_SAVED = tables.saved_search.c
_VISIT = tables.visit.c
_SEEN = timedelta(minutes=5)  # between two notes that a session is in use


class NoSuchAccount(GraftwatchError):
    """No account has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"there is no account {self.name!r}; see them all: graftwatch user list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account; `password` is a hash in the PHC form. `seen_at` is when a session of it was last in use."""

    name: str
    role: str
    password: str
    created_at: datetime
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that someone keeps."""

    query: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """When an account last looked at the front page: `since` is the key of the last document of the visit before,
    `last` that of this visit."""

    since: int
    last: int
    at: datetime


class Accounts:
    """The tables of accounts, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now
        self.deeds = Deeds(connection, now=now)

    # Accounts

    def every(self) -> list[Account]:
        """All accounts, by name."""
        seen = select(func.max(_SESSION.seen_at)).where(_SESSION.account == _ACCOUNT.name).scalar_subquery()
        query = select(tables.account, seen.label("seen_at")).order_by(_ACCOUNT.name)
        return [Account(**row) for row in self._db.execute(query).mappings()]

    def get(self, name: str) -> Account | None:
        """The account of that name."""
        row = self._db.execute(select(tables.account).where(_ACCOUNT.name == name)).mappings().one_or_none()
        return Account(**row) if row else None

    def put(self, name: str, *, role: str, password: str, by: str) -> None:
        """Make an account, or give one another role and password, which ends its sessions."""
        held = self.get(name)
        values = {"role": role, "password": password}
        if held is None:
            self._db.execute(statements.INSERT[tables.account], {"name": name, **values, "created_at": self._now})
            self.deeds.note("account.added", name, by=by, told=f"{name}, {role}")
            return
        self._db.execute(update(tables.account).where(_ACCOUNT.name == name).values(**values))
        self._db.execute(delete(tables.session).where(_SESSION.account == name))
        self.deeds.note("account.changed", name, by=by, told=f"{name}, {role}")

    def remove(self, name: str, *, by: str) -> None:
        """Remove an account, its sessions and saved searches; what it has decided stays, under its name.

        Raises:
            NoSuchAccount: There is none of that name.
        """
        if not self._db.execute(delete(tables.account).where(_ACCOUNT.name == name)).rowcount:
            raise NoSuchAccount(name)
        self._db.execute(delete(tables.session).where(_SESSION.account == name))
        self._db.execute(delete(tables.saved_search).where(_SAVED.account == name))
        self._db.execute(delete(tables.visit).where(_VISIT.account == name))
        self.deeds.note("account.removed", name, by=by, told=name)

    # Sessions

    def open_session(self, token: str, account: str) -> None:
        """Let an account in; `token` is the hash of what its browser holds."""
        row = {"token": token, "account": account, "created_at": self._now, "seen_at": self._now}
        self._db.execute(statements.INSERT[tables.session], row)

    def session(self, token: str, *, idle: timedelta, longest: timedelta) -> tuple[Account, bool] | None:
        """Whose session it is, and whether it is time to note that it is in use; None if it is over."""
        query = (
            select(tables.account, _SESSION.seen_at, _SESSION.created_at.label("opened_at"))
            .join_from(tables.session, tables.account, _ACCOUNT.name == _SESSION.account)
            .where(_SESSION.token == token)
        )
        row = self._db.execute(query).mappings().one_or_none()
        if row is None or row["seen_at"] + idle < self._now or row["opened_at"] + longest < self._now:
            return None
        held = {name: row[name] for name in ("name", "role", "password", "created_at", "seen_at")}
        return Account(**held), row["seen_at"] + _SEEN < self._now

    def touch(self, token: str) -> None:
        """Note that a session is in use."""
        self._db.execute(update(tables.session).where(_SESSION.token == token).values(seen_at=self._now))

    def close_session(self, token: str) -> None:
        """End a session."""
        self._db.execute(delete(tables.session).where(_SESSION.token == token))

    def forget_sessions(self, *, longest: timedelta) -> None:
        """Drop sessions that are over."""
        self._db.execute(delete(tables.session).where(_SESSION.created_at < self._now - longest))

    # What they look for

    def saved(self, account: str) -> list[SavedSearch]:
        """The searches that an account keeps, by their words."""
        query = select(_SAVED.query, _SAVED.saved_at).where(_SAVED.account == account).order_by(_SAVED.query)
        return [SavedSearch(**row) for row in self._db.execute(query).mappings()]

    def save(self, account: str, query: str) -> None:
        """Keep a search; once."""
        row = {"account": account, "query": query, "saved_at": self._now}
        self._db.execute(statements.INSERT_MISSING[self._db.dialect.name][tables.saved_search], row)

    def unsave(self, account: str, query: str) -> None:
        """Keep a search no longer."""
        self._db.execute(delete(tables.saved_search).where(_SAVED.account == account, _SAVED.query == query))

    def visit(self, account: str) -> Visit | None:
        """When an account was last here."""
        query = select(_VISIT.since, _VISIT.last, _VISIT.at).where(_VISIT.account == account)
        row = self._db.execute(query).mappings().one_or_none()
        return Visit(**row) if row else None

    def note_visit(self, account: str, *, since: int, last: int) -> None:
        """Note that an account looks at the front page now."""
        values = {"since": since, "last": last, "at": self._now}
        if not self._db.execute(update(tables.visit).where(_VISIT.account == account).values(**values)).rowcount:
            self._db.execute(statements.INSERT[tables.visit], {"account": account, **values})
