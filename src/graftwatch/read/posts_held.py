"""Posts that a document gives people, to find again who "the minister" is."""

from dataclasses import dataclass

from graftwatch.read.names import Entity
from graftwatch.read.words import Words

_OTHER_POSTS = frozenset([  # the minister is not the prime minister
    "attorney general", "director general", "governor general", "inspector general", "prime minister",
    "prosecutor general", "secretary general", "vice president",
])  # fmt: skip
_HEADS_OF_STATE = frozenset({"head of state", "president"})


@dataclass(slots=True)
class Role:
    """A post that the document gives a person, to find again who "the minister" is."""

    entity: Entity
    post: str
    body: str | None
    former: bool
    at: int
    post_as_told: str = ""
    place: str | None = None


def same_post(role: Role, head: str, body: str | None, words: Words) -> bool:
    """Whether "the minister" can be the "defence minister" of a role: the last word agrees, nothing contradicts."""
    have, want = role.post.split(" of ")[0].split(), head.split(" of ")[0].split()
    if head in _HEADS_OF_STATE and role.post in _HEADS_OF_STATE:
        return True
    if (have[-1] != want[-1] and role.post != head) or (len(want) == 1 and " ".join(have[-2:]) in _OTHER_POSTS):
        return False
    if ("deputy" in have) != ("deputy" in want) and "deputy" in want:
        return False
    if "deputy" in have and "deputy" not in want and len(want) > 1:
        return False
    rest = set(want[:-1]) - {"chief", "first", "acting"}
    known = {*role.post.split(), *(role.body or "").lower().split()}
    if body and role.body and not (set(body.lower().split()) & set(role.body.lower().split())):
        return False
    return all(words.same_word(w, known) for w in rest)
