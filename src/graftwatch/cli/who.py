"""Several people, bodies or posts of one name, listed so that one can be chosen."""

from typing import TYPE_CHECKING

from graftwatch.cli.options import Format
from graftwatch.cli.terminal import note, table, write

if TYPE_CHECKING:
    from graftwatch.ledger.who import EntityRow


def list_entities(rows: "list[EntityRow]", format: Format) -> None:
    """Several people of one name, so that one can be chosen by id."""
    if format is not Format.TABLE:
        write(
            ({"id": r.id, "schema": r.schema, "name": r.name, "documents": r.parties} for r in rows), format, _COLUMNS
        )
        return
    from graftwatch.publish import names_of

    shown = [[row.name, ", ".join(names_of(row)[:4]), str(row.parties), row.id] for row in rows]
    table(("Name", "As", "Documents", "Id"), shown, right=("Documents",))
    note("graftwatch: several; show one by its id")


_COLUMNS = ("id", "schema", "name", "documents")
