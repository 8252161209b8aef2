"""The page that says what is wrong, and what to do."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from graftwatch.publish.site.render import Page

_TITLES: Final = {403: "Not allowed", 404: "Not found", 503: "Not just now"}


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    template: ClassVar[str] = "error.html"

    status: int = field(metadata={"help": "The status of HTTP."})
    title: str = field(metadata={"help": "The same in words."})
    said: str = field(metadata={"help": "What is wrong, and what to do."})


def page(status: int, said: str) -> ErrorPage:
    """What is wrong under its title."""
    return ErrorPage(status=status, title=_TITLES.get(status, "That did not work"), said=said)
