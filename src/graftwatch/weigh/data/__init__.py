"""The data of this room: TOML that a person edits, with reasons beside the words."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cached_table(name: str) -> dict[str, Any]:
    """The table of `NAME.toml`, read once; shared, so never to be changed."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
