"""Builders of inputs: a found input of given bytes, and its document."""

from collections.abc import Callable

import pytest

from graftwatch.acquire import Found, Limits, document_from
from graftwatch.claims import Document

Take = Callable[..., Document]


@pytest.fixture
def take() -> Take:
    """take(raw, name) → the document of these bytes under that name."""

    def take(raw: bytes | str, name: str = "article.txt", *, limits: Limits | None = None) -> Document:
        data = raw.encode() if isinstance(raw, str) else raw
        return document_from(Found(name, len(data), lambda: data), raw=data, limits=limits)

    return take
