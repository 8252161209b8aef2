"""Forms: one way to take what someone sends, so that no page forgets who may send it and that the form is ours."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from graftwatch.publish.site.site import Site, Viewer

LONGEST: Final = 2000  # code points of a reason or a field
_FILES: Final = 200  # of one form
_FIELDS: Final = 400


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought, and who sent it."""

    viewer: Viewer
    form: FormData

    def text(self, name: str, longest: int = LONGEST) -> str:
        """A field as one text without the blanks around it; empty where it is missing."""
        value = self.form.get(name, "")
        return value.strip()[:longest] if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Every value of a field that can be ticked more than once."""
        return [value.strip()[:LONGEST] for value in self.form.getlist(name) if isinstance(value, str)]

    def beginning(self, prefix: str) -> dict[str, str]:
        """The fields whose names begin so, by what follows."""
        return {
            name.removeprefix(prefix): value for name, value in self.form.items()
            if name.startswith(prefix) and isinstance(value, str)
        }  # fmt: skip

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field; a browser sends one without a name where none was chosen."""
        return [each for each in self.form.getlist(name) if isinstance(each, UploadFile) and each.filename]

    def back(self, otherwise: str) -> str:
        """Where the form leads: an address of this site, or `otherwise`."""
        return local(self.text("back"), otherwise)


def sent_by(site: Site, role: str) -> Callable[[Request], AsyncIterator[Sent]]:
    """A dependency that takes a form from whoever has that role, and refuses every other.

    Raises:
        HTTPException: The form is not ours (403), or they may not do this (403).
    """

    async def sent(request: Request) -> AsyncIterator[Sent]:
        async with request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=16 << 20) as form:
            token = form.get("token", "")
            yield Sent(site.check_form(request, token if isinstance(token, str) else "", role=role), form)

    return sent


def local(address: str, otherwise: str) -> str:
    """An address of this site, without host; `otherwise` if it is anything else."""
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if plain else otherwise


def required(value: str, what: str) -> str:
    """A value that a form must bring.

    Raises:
        HTTPException: It is empty (422).
    """
    if not value:
        raise HTTPException(422, f"The form lacks {what}.")
    return value
