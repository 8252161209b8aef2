"""graftwatch migrate: Bring a ledger of an older version up to this one."""

from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, example, opened, recounting, settings
from graftwatch.cli.terminal import say

EXAMPLE = example("graftwatch migrate --list", "cp news.db news-before.db && graftwatch migrate --ledger news.db")


def command(
    ledger: LedgerOption = None,
    only_list: Annotated[bool, typer.Option("--list", help="Show the steps and whether the ledger has them.")] = False,
) -> None:
    """Apply the migrations that the ledger does not have yet, each in a transaction of its own.

    Copy the ledger first: a migrated one cannot be opened by an older graftwatch.
    """
    from graftwatch.ledger import migrate, migrations

    where = ledger or settings().ledger
    if only_list:
        for name, applied in migrations(where):
            say(f"{'applied' if applied else 'pending'}  {name}")
        return
    done = migrate(where, wait=settings().busy_wait_s)
    for name in done:
        say(f"applied  {name}")
    if done:
        with opened(where) as held, recounting(held):
            pass
    if not done:
        say(f"{where} is up to date")
