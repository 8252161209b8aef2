"""A block: claims that meet under one key; and a weigher: what it takes to found findings of one sort."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graftwatch.claims import Finding, FindingKind
from graftwatch.weigh.told import Paper, Told


@dataclass(frozen=True, slots=True)
class Block:
    """Claims that share a key, and documents that do, each in the order of publication.

    Of claims that say the same thing only the first few are here, and of very many that found nothing only the newest.
    Unless `is_whole` there are also more that can found something."""

    key: str
    told: tuple[Told, ...] = ()
    papers: tuple[Paper, ...] = ()
    is_whole: bool = True

    def found(
        self, kind: FindingKind, question: Iterable[str], title: str, claims: Iterable[Told], *,
        sides: Iterable[Iterable[Told]] = (), steps: Iterable[str] = (), weight: float = 0.5, settles: str = "",
        about: Iterable[str] = (), holds_from: date | None = None,
    ) -> Finding:  # fmt: skip
        """A finding of this block, its claims in order. The key is part of its question, so two blocks never found the
        same."""
        ordered = sorted({told.id: told for told in claims}.values(), key=lambda told: told.order)
        read = [told.paper.read_at for told in ordered if told.paper.read_at is not None]
        return Finding(
            kind=kind, question=(self.key, *question), title=title, claims=tuple(told.id for told in ordered),
            sides=tuple(_ids(side) for side in sides), steps=tuple(steps),
            weight=round(min(1.0, max(0.0, weight)), 3), since=max(read, default=None), settles=settles,
            about=tuple(dict.fromkeys(id for id in about if id)), holds_from=holds_from,
        )  # fmt: skip

    def with_others(self, others: Iterable["Block"]) -> "Block":
        """The block with the claims of others added, each once."""
        several = (self, *others)
        every = {told.id: told for block in several for told in block.told}
        told = tuple(sorted(every.values(), key=lambda told: told.order))
        return replace(self, told=told, is_whole=all(block.is_whole for block in several))


def _ids(side: Iterable[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told.id for told in sorted(side, key=lambda told: told.order)))


def _no_keys(paper: Paper) -> Iterable[str]:
    return ()


def _every(told: Told, key: str) -> bool:
    return True


def _no_blocks(block: Block) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigher:
    """How findings of one sort are founded.

    `name` begins with the kind ("contradiction.figure") and is the beginning of its keys. `keys` gives those under
    which a claim meets others, without that beginning; claims that can found a finding together must share one.
    `paper_keys` gives those of a document itself. `founds` says whether a claim is one of those without which nothing
    can be found under a key: a block that has none (no fall, no denial) is not looked at. `weigh` looks at one block:
    pure, and the same whatever the order in which its claims came. `alone` says whether a block of a single claim can
    found anything. `beside` gives, from a block alone, the full keys of others whose claims it has to see as well;
    these must name it in `wakes`, so that it is weighed anew when they change. `whole`: a part of a block founds
    nothing."""

    name: str
    keys: Callable[[Told], Iterable[str]]
    weigh: Callable[[Block], Iterable[Finding]]
    paper_keys: Callable[[Paper], Iterable[str]] = field(default=_no_keys)
    founds: Callable[[Told, str], bool] = field(default=_every)
    beside: Callable[[Block], Iterable[str]] = field(default=_no_blocks)
    wakes: Callable[[Block], Iterable[str]] = field(default=_no_blocks)
    alone: bool = False
    whole: bool = False


def by(told: Sequence[Told], key: Callable[[Told], str]) -> dict[str, list[Told]]:
    """Claims grouped by a key, in order; those without one are left out."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        if found := key(each):
            groups.setdefault(found, []).append(each)
    return groups
