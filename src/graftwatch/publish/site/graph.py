"""A network around one person or body: who hangs together with it by ties, posts and cases, laid out for a drawing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graftwatch.claims import CareerClaim, Claim, Described, JusticeClaim, TieClaim
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.site.links import Links

MOST: Final = 36  # parties of a drawing: beyond it, those with fewest claims are left to the table
WIDTH: Final = 960
HEIGHT: Final = 620
CONNECTING: Final = ("tie", "career", "justice")
"""Kinds of claim that connect two parties."""
_SHAPES: Final = {"Person": "person", "PublicBody": "body", "Organization": "firm", "Position": "body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two entities, what is said to connect them, and the claims that say so."""

    one: EntityRow
    other: EntityRow
    label: str
    kind: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Where an entity stands in the drawing; `shape` is person, body or firm."""

    entity: EntityRow
    x: float
    y: float
    size: float
    shape: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where an edge runs."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A drawing and its table; `left_out` parties are in the table alone."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...]
    left_out: int


def network(centre: EntityRow, claims: Iterable[Claim], links: Links) -> Network:
    """What these claims say of an entity's connections, and of those among its neighbours."""
    edges = list(_edges(claims, links))
    near = {party.id for edge in edges if centre.id in (edge.one.id, edge.other.id) for party in (edge.one, edge.other)}
    near.add(centre.id)
    kept = sorted(
        (edge for edge in edges if edge.one.id in near and edge.other.id in near),
        key=lambda edge: (
            centre.id not in (edge.one.id, edge.other.id),
            -len(edge.claims),
            edge.one.name,
            edge.other.name,
        ),
    )
    parties = {party.id: party for edge in kept for party in (edge.one, edge.other)} | {centre.id: centre}
    weight = {id: sum(len(e.claims) for e in kept if id in (e.one.id, e.other.id)) for id in parties}
    shown = sorted(parties, key=lambda id: (id != centre.id, -weight[id], id))[:MOST]
    drawn = [edge for edge in kept if edge.one.id in shown and edge.other.id in shown]
    places = _places([*shown], [(edge.one.id, edge.other.id) for edge in drawn], centre.id)
    nodes = tuple(
        Node(
            entity=parties[id], x=places[id][0], y=places[id][1], size=min(7 + weight[id] ** 0.5 * 1.6, 17),
            shape=_SHAPES[parties[id].schema], label=parties[id].name[:34],
        )
        for id in shown
    )  # fmt: skip
    lines = tuple(
        Line(edge=e, x1=places[e.one.id][0], y1=places[e.one.id][1], x2=places[e.other.id][0], y2=places[e.other.id][1])
        for e in drawn
    )
    return Network(nodes=nodes, lines=lines, edges=tuple(kept), left_out=len(parties) - len(shown))


def _edges(claims: Iterable[Claim], links: Links) -> Iterator[Edge]:
    """Connections with all their claims, those of one pair and one sort together, as the first of them says it."""
    found: dict[tuple[str, str, str], tuple[EntityRow, EntityRow, str, str, list[Claim]]] = {}
    for claim in claims:
        for one, other, label in _said(claim):
            left, right = links.entity(claim.document, one), links.entity(claim.document, other)
            if left is None or right is None or left.id == right.id:
                continue
            low, high, sort = left.id, right.id, str(claim.kind)
            if isinstance(claim, TieClaim):  # a tie of one sort is one, from whichever end it is told
                low, high, sort = min(low, high), max(low, high), claim.act
            entry = found.setdefault((low, high, sort), (left, right, label, claim.kind, []))
            entry[4].append(claim)
    for left, right, label, kind, own in found.values():
        yield Edge(one=left, other=right, label=label, kind=kind, claims=tuple(own))


def _said(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """The pairs that a claim connects, and by what word."""
    if isinstance(claim, TieClaim) and not isinstance(claim.from_, Described) and not isinstance(claim.to, Described):
        yield claim.from_, claim.to, claim.detail or claim.act
    elif isinstance(claim, CareerClaim) and isinstance(claim.person, str) and claim.body:
        yield claim.person, claim.body, claim.post or claim.act.replace("_", " ")
    elif isinstance(claim, JusticeClaim) and isinstance(claim.person, str) and claim.by:
        yield claim.person, claim.by, f"{claim.act.replace('_', ' ')} by"


def _places(ids: list[str], pairs: list[tuple[str, str]], centre: str) -> Mapping[str, tuple[float, float]]:
    """Positions that carry no meaning but to be near one's neighbours; the same graph stands the same way always."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(pairs)
    if len(ids) == 1:
        return {centre: (WIDTH / 2, HEIGHT / 2)}
    spots = networkx.spring_layout(graph, seed=7, k=1.9 / len(ids) ** 0.5, iterations=90)
    xs, ys = [spot[0] for spot in spots.values()], [spot[1] for spot in spots.values()]

    def scaled(value: float, low: float, high: float, start: float, end: float) -> float:
        return round(start + (value - low) / (high - low or 1) * (end - start), 1)

    return {
        id: (scaled(spot[0], min(xs), max(xs), 90, WIDTH - 90), scaled(spot[1], min(ys), max(ys), 30, HEIGHT - 40))
        for id, spot in spots.items()
    }
