"""What the site hands in: uploads, pasted texts and addresses become inputs of a run; and what follows from decisions.

One thread at a time does this (publish/site/desk.py). Each document is a transaction of its own, so readers of the site
never see half of one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from graftwatch import acquire, flow
from graftwatch.acquire.archive import is_archive, members
from graftwatch.acquire.web import fetch
from graftwatch.claims import Reader
from graftwatch.ledger import Ledger, SetAside, hash_of
from graftwatch.resolution import resolve
from graftwatch.weighing import weigh

_ZIP = b"PK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Takes in what persons hand in. With `public_only`, no address inside the network of this machine is asked: who
    sends one may sit elsewhere."""

    ledger: Ledger
    readers: Sequence[Reader]
    public_only: bool = False

    def add(
        self, given: Sequence[tuple[str, bytes | None]], progress: Callable[[str], None]
    ) -> tuple[Sequence[str], Sequence[SetAside], str]:
        """Take in files as (name, bytes) and addresses as (address, None), and read them; `progress` gets the source
        of each as it is done with. Gives the ids of their documents, what was set aside, and the sum in words."""
        hashes: dict[tuple[str, str], None] = {}

        def noted(found: acquire.Found) -> acquire.Found:
            def read_bytes() -> bytes:
                raw = found.read_bytes()
                hashes[hash_of(raw), found.source] = None
                return raw

            return replace(found, read_bytes=read_bytes)

        def told(made: flow.Progress) -> None:
            if not made.doing:
                progress(made.source)

        with TemporaryDirectory(prefix="graftwatch-") as folder:
            inputs = [
                noted(each) if isinstance(each, acquire.Found) else each
                for number, (name, raw) in enumerate(given)
                for each in self._found(name, raw, Path(folder, str(number)))
            ]
            summary = flow.add(self.ledger, inputs, readers=self.readers, progress=told)
        standing = [self.ledger.standing(raw_hash=raw_hash, source=source) for raw_hash, source in hashes]
        ids = dict.fromkeys(each.document for each in standing if each is not None)
        return list(ids), summary.set_aside, _in_words(summary)

    def follow(self) -> None:
        """Let what was decided take effect on who is who and on what adds up."""
        resolve(self.ledger)
        weigh(self.ledger)

    def _found(self, name: str, raw: bytes | None, place: Path) -> Iterator[acquire.Found | acquire.SetAside]:
        """What was handed in as inputs: the members of a ZIP each by itself."""
        limits = acquire.Limits(public_only=self.public_only)
        if raw is None:
            yield acquire.Found(name, None, lambda: fetch(name, limits))
            return
        if raw.startswith(_ZIP):
            place.mkdir()
            path = place / f"upload{PurePath(name).suffix}"
            path.write_bytes(raw)
            if is_archive(path):
                yield from members(name, path, limits)
                return
        yield acquire.Found(name, len(raw), lambda: raw)


def _in_words(summary: flow.Summary) -> str:
    said = [f"{summary.new:,} new", f"{summary.held + summary.origins:,} held already",
            f"{len(summary.set_aside):,} set aside", f"{sum(summary.kinds.values()):,} new claims",
            f"{summary.weighed.new:,} new findings"]  # fmt: skip
    unread = sum(summary.unread.values())
    return ", ".join(said + ([f"{unread:,} kept unread: no reader for their language"] if unread else []))
