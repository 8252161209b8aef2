"""The page that says what is wrong, and what to do."""

from dataclasses import dataclass, field
from typing import ClassVar

from graftwatch.publish.site.render import Page


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    template: ClassVar[str] = "error.html"

    status: int = field(metadata={"help": "The status of HTTP."})
    said: str = field(metadata={"help": "What is wrong, and what to do."})
