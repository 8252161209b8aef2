"""Where titles end and a name begins: within a run of capitalised words, and in the small words before it."""

import re
from itertools import takewhile

from graftwatch.read.clauses import Parsed
from graftwatch.read.unify import ACRONYM
from graftwatch.read.words import Words

JOINERS = frozenset({"of", "for", "on", "against", "to", "in"})
"""What joins the words of a body's name."""

_SMALL = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b|S\b)[^\W\d_]+)*")
_PLURAL = re.compile(r"(?<=[a-rt-z])s$")
_POST_OF = re.compile(r" (?:of|for) ")
_OFFICE = re.compile(r"([\w-]+) (?:at|of|in|for|to) (?:the (?:[a-z]+ ){0,2}|[A-Z][a-z]+ and )?$")
_OF_SERVICE = re.compile(r"\b(?P<rank>[\w-]+) (?:of (?:[A-Z][\w-]+ ){1,2}|(?:in|of) (?:the )?(?:reserve|retirement) )$")


def before_post(text: str, run: list[tuple[int, int, str]], words: Words) -> int:
    """How many words of a run are the name where the post that somebody is named to follows: "appointed Igor Belov
    Deputy Minister of Finance"."""
    last = len(run)
    if _POST_OF.match(text, run[-1][1]) and words.is_post_head(run[-1][2]):
        while last > 2 and words.is_title_word(run[last - 1][2]):
            last -= 1
    return last


def titles_before(text: str, parsed: Parsed, start: int, words: Words) -> tuple[int, int] | None:
    """Lower-case titles directly before a name: "former defence minister Ivan Petrov", "majors Ivan Petrov and …"."""
    last = text[parsed.sentence.start : start].rstrip()[-1:]
    if not (last.isalnum() or last == "."):
        return None
    before = list(_SMALL.finditer(text, parsed.sentence.start, start))[-6:]
    first = None
    for match in reversed(before):
        gap = text[match.end() : first if first is not None else start]
        if gap.strip():
            break
        word = match.group()
        if not (words.is_title_word(word) or (first is None and words.is_title_head(_PLURAL.sub("", word)))):
            break
        first = match.start()
    if first is None:
        return None
    head = _SMALL.findall(text[first:start])[-1]
    return (first, start) if any(map(words.is_title_head, (head, _PLURAL.sub("", head)))) else None


def service_before(text: str, parsed: Parsed, start: int, words: Words) -> tuple[int, int] | None:
    """The rank with its service before a name: "Major of Justice A. Tolan", "colonel in reserve A. Tolan"."""
    found = _OF_SERVICE.search(text[:start], max(parsed.sentence.start, start - 60))
    if found is None or not words.is_rank(found["rank"].lower()):
        return None
    higher = titles_before(text, parsed, found.start(), words)  # "Lieutenant | Colonel of Justice"
    return (higher[0] if higher is not None else found.start()), start


def _heads_post(word: str, words: Words) -> bool:
    """Whether a word before "of" heads a post, also behind a hyphen: "ex-mayor of", "Accountant-General of"."""
    return words.is_post_head(word) or words.is_post_head(word.rpartition("-")[2])


def is_field(text: str, names: list[str], start: int, words: Words) -> bool:
    """ "Minister of Internal Affairs": a minister's field, and no body in itself."""
    before = re.search(r"(\w+) (?:of|for) (?:the )?$", text[max(0, start - 40) : start])
    fields = (name for name in names if name != "and")
    return before is not None and words.is_minister(before[1].lower()) and all(map(words.is_portfolio_word, fields))


def person_behind_place(text: str, names: list[str], start: int, words: Words) -> int:
    """How many words of a run are the place or body in "governor of Tarn Petra Solane", "head of the Tax Office Ivan
    Petrov"; 0 if the whole run is one name."""
    if len(names) < 3 or words.is_place(" ".join(names)) or words.is_given(names[0]):
        return 0
    before = _OFFICE.search(text[max(0, start - 60) : start])
    office = before is not None and _heads_post(before[1], words) and not words.is_body_word(names[-1])
    ranked = before is not None and words.is_rank(before[1].lower())
    for cut in range(len(names) - 2, 0, -1):
        held = words.is_place(" ".join(names[:cut])) or office or words.is_body_word(names[cut - 1])
        held = held or (cut == 1 and ACRONYM.fullmatch(names[0]) is not None)  # "company of the LPS | Petra Solane"
        known = office and words.is_place(" ".join(names[:cut]))  # "ambassador to Japan Lan Orm Kel"
        if words.is_field_word(names[0]) and not words.is_in_dictionary(names[cut - 1]):
            continue  # "Minister of Finance Chaudhry | Ivan Petrov"
        if held and (known or words.is_given(names[cut])) and len(names) - cut <= 3:
            return cut
    last = next((i for i in range(len(names), 0, -1) if words.is_body_word(names[i - 1])), 0)
    behind = names[last:]
    if office and last and len(behind) in {2, 3} and not any(words.is_in_dictionary(n) or n in JOINERS for n in behind):
        return last  # "head of the National Security Ministry Madrat Gulan", a given name that no list has
    return _behind_field(names, words, ranked=ranked) if office or ranked else 0


def _behind_field(names: list[str], words: Words, *, ranked: bool) -> int:
    """How many words of a run are the field of an office or the service of a rank: "Minister of | Finance | Orvel
    Tolan", "Secretary for | Rural Roads | Orvel Tolan", "Colonel of | Civil Protection | A. M. Tolan"."""
    if words.opens_body(names[0]) and names[1] in JOINERS:
        return 0  # "Department for Combating Crime"
    if not ranked:
        behind = names[(fields := len(list(takewhile(words.is_field_word, names)))) :]
        named = any(words.is_given(n) or not words.is_in_dictionary(n) for n in behind)  # not "National Grain Reserve"
        if named and 2 <= len(behind) <= 3 and not words.is_body_word(behind[0]):  # "Anti-Corruption Agency of …"
            return fields
    for fields in range(len(list(takewhile(lambda n: len(n) > 1 and words.is_common(n), names[:-1]))), 0, -1):
        behind = names[fields:]
        sure = words.is_given(behind[0]) or not words.is_in_dictionary(behind[-1])
        if sure and behind[0][:1].isupper() and 2 <= len(behind) <= 3 and not any(map(words.is_body_word, behind)):
            return fields
    return 0
