"""graftwatch user: See to the accounts of a site that others can reach."""

import getpass
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import say, table
from graftwatch.errors import GraftwatchError

if TYPE_CHECKING:
    from graftwatch.ledger import Ledger

EXAMPLE = example(
    "graftwatch user add anna --role reviewer",
    "pass show anna | graftwatch user password anna",
    "graftwatch user list",
    "graftwatch user remove anna",
)


class Way(StrEnum):
    """What is done with accounts."""

    ADD = "add"
    LIST = "list"
    PASSWORD = "password"
    REMOVE = "remove"


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


class AccountExists(GraftwatchError):
    """An account of that name is there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"there is an account {self.name!r}; give it another password: graftwatch user password {self.name!r}"


class TypedTwoWays(GraftwatchError):
    """A password that was not typed the same the second time."""

    def __str__(self) -> str:
        return "the password was typed in two ways; nothing has changed"


def command(
    way: Annotated[Way, typer.Argument(help="What to do.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose account.")] = None,
    role: Annotated[
        Role | None, typer.Option("--role", help="reader looks, reviewer decides and adds, admin also sees the log.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Add, list and remove accounts, or give one another password, and with --role another role.

    The password is asked for, or read from standard input if that is no terminal. What somebody has decided stays when
    the account is removed. `graftwatch serve --host` says what accounts are for.
    """
    with opened(ledger) as held:
        if way is Way.LIST:
            _list(held)
            return
        if not name:
            raise typer.BadParameter("say whose account", param_hint="NAME")
        if way is Way.REMOVE:
            with held.accounts(writes=True) as accounts:
                accounts.remove(name, by=getpass.getuser())
        else:
            _put(held, name, role, is_new=way is Way.ADD)


def _list(held: "Ledger") -> None:
    with held.accounts() as accounts:
        rows = accounts.every()
    shown = [
        [each.name, each.role, f"{each.created_at:%Y-%m-%d}", f"{each.seen_at:%Y-%m-%d}" if each.seen_at else "never"]
        for each in rows
    ]
    if shown:
        table(("name", "role", "since", "last seen"), shown)
    else:
        say("no accounts; add one: graftwatch user add NAME --role reviewer")


def _put(held: "Ledger", name: str, role: Role | None, *, is_new: bool) -> None:
    from graftwatch.ledger import NoSuchAccount
    from graftwatch.publish.site.accounts import put_account

    with held.accounts() as accounts:
        account = accounts.get(name)
    if account is None and not is_new:
        raise NoSuchAccount(name)
    if account is not None and is_new:
        raise AccountExists(name)
    chosen = role.value if role else account.role if account else Role.READER.value
    put_account(held, name, role=chosen, password=_password(), by=getpass.getuser())
    say(f"{name}, {chosen}")


def _password() -> str:
    """A password, typed twice on a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != typed:
        raise TypedTwoWays
    return typed
