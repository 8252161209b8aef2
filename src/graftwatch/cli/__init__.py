"""The command line: one file a command, each a thin shell around the other rooms.

Only typer is imported before a command runs; what is heavy (spaCy, SQLAlchemy, rich) is imported inside the commands
that need it, so that `graftwatch --help` answers at once. tests/cli/test_start.py holds the list.
"""

from graftwatch.cli.app import main

__all__ = ["main"]
