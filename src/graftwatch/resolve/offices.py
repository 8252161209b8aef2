"""A post as two keys, its role and its body, whether a document tells it or a list of known people. Pure."""

import re
from collections.abc import Callable
from typing import Final

from graftwatch.names import GOVERNORS, Bag, bag_of, known_key
from graftwatch.resolve.data import cached_table

OWN_ROLES: Final = frozenset({"akim", "mayor", "governor", "ministry", "prosecution"})  # words for bodies and posts
_LONE_POSTS: Final = frozenset({"president", "prime", "general"})  # a state has one of these: its body may go untold


def post_key(
    post: str | None, body: str | None, place: str | None, *, key_of: Callable[[str], str], country: str | None,
    region: str | None = None,
) -> tuple[str, str]:  # fmt: skip
    """Role and body of a post as keys; the body is empty where the words do not tell it.

    `key_of` gives the key of a body by its name; `region` (sounds) is where a "regional court" without a place is."""
    bag = bag_of(post or "")
    roles, role = bag.roles | bag.heads & OWN_ROLES, role_of(bag)
    in_post = "ministry" in roles and body is not None and not bag_of(body).heads
    if body is not None and (in_post or (bag.heads and bag.is_local and not bag_of(body).telling)):
        # "Minister", "Water Works": the ministry is in the post; "prosecutor", "Pavlodar": that is a place
        body, place = None, f"{body} {place or ''}"
    if body is not None and (key := key_of(body)):
        return role, key
    named = bag_of(" ".join(filter(None, (post, place)))).body()
    if named.wants_place and region and not named.levels & {"city", "district"}:  # which city of the region is not told
        named = named.at(region)
    if named.wants_place:
        return role, ""
    if (roles & _LONE_POSTS and not named.proper and not named.topics) or "general" in named.levels:
        return role, "state"
    told = named.telling - {"ministry"} or named.proper
    return role, known_key(named, country) if told else ""


def role_of(bag: Bag) -> str:
    """The role that a post means as a key: `deputy+ministry`; without any, a head."""
    heads = bag.heads & OWN_ROLES
    if heads & GOVERNORS and bag.is_local:
        heads = heads - GOVERNORS | {"governor"}
    return "+".join(sorted(bag.roles | heads or {"head"}))


def role_in(role: str, body: str, *, is_told: bool, goes: bool = False) -> str:
    """The role as the body's own kind has it: a member of parliament is a deputy, and where no post `is_told`, who
    `goes` to a court is a judge there, and who leads the government is its prime minister."""
    if not is_told and role == "head":
        return (goes and _by_kind("seats", body)) or _by_kind("chiefs", body) or role
    return (_by_kind("members", body) or role) if role in ("member", "deputy") else role


def _by_kind(table: str, body: str) -> str | None:
    """What a table of roles calls those who run a body, or sit in it, by the words of the body's key."""
    kinds = set(re.split(r"[-+@]", body))
    return next((role for kind, role in cached_table("context")[table]["roles"].items() if kind in kinds), None)
