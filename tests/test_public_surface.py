"""Each room says what it offers: an `__all__` that is all of it, and nothing that is not there."""

import importlib
import inspect
from pathlib import Path

import pytest

import graftwatch
from graftwatch.errors import GraftwatchError

SOURCE = Path(graftwatch.__file__).parent
ROOMS = ("acquire", "claims", "cli", "ledger", "names", "publish", "read", "resolve", "weigh")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_offers_what_it_lists(room: str) -> None:
    module = importlib.import_module(f"graftwatch.{room}")
    assert module.__doc__
    public = [name for name, value in vars(module).items() if name[0] != "_" and not inspect.ismodule(value)]
    assert sorted(module.__all__) == sorted(public)


def modules() -> list[str]:
    return sorted(
        ".".join(("graftwatch", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        for path in SOURCE.rglob("*.py")
        if path.name != "__main__.py" and "migrations" not in path.parts
    )


@pytest.mark.parametrize("name", modules())
def test_a_module_says_what_it_is_for(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    assert module.__doc__[0].isupper() or module.__doc__.startswith(("graftwatch", "`"))


def test_every_error_stands_below_the_root_and_says_how_it_reads() -> None:
    for name in modules():
        for error in vars(importlib.import_module(name)).values():
            if inspect.isclass(error) and issubclass(error, Exception) and error.__module__.startswith("graftwatch"):
                assert issubclass(error, GraftwatchError), error
