"""Where the names of a document stand, and what each names: runs of capitalised words in parsed sentences.

No statistical tagger is asked: what a run names is decided by what stands in the lexicons, by the head noun of a
body or place, by titles before it and appositions after it, and by how the document speaks of it elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name, NameKind, Names
from graftwatch.read.numbers import whole_number
from graftwatch.read.standing import (
    is_before_local_post,
    is_behind_local_post,
    is_branch,
    is_called_outlet,
    is_located,
    is_relative,
    stands_as_outlet,
    stands_as_person,
)
from graftwatch.read.title_runs import (
    JOINERS,
    before_post,
    is_field,
    person_behind_place,
    service_before,
    titles_before,
)
from graftwatch.read.unify import ACRONYM, unify
from graftwatch.read.words import Words

_WORD = re.compile(
    r"[A-Z]{2,}(?:/[A-Z]{2,})+|[A-Z][\w-]{1,62}\.(?:[A-Z]{2}|am|az|by|com|ge|info|io|kg|kz|media|net|news|org|ru|tj|tv|ua|uz)\b|"
    r"[^\W\d_](?:\.[^\W\d_](?!\w))+\.?|[^\W\d_]+(?:[-’'](?!s\b|S\b)[^\W\d_]+)*|\d{1,9}(?:st|nd|rd|th)"
)
_INSIDE = re.compile(r"(?<=[a-z0-9,;] )[A-Z][^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_SPOKEN_OF = re.compile(r", (?:who|\d\d|an? (?:[a-z-]+ ){0,3}(?:of|in|at|for),?|an? (?:[a-z-]+ ){0,3}[a-z-]+,)")
_CONTRACTED = re.compile(r"[A-Z][a-z]*(?:n[’']t|[’'](?:d|ll|m|re|ve))", re.I)
_RETIRED = r"\s\((?:[Rr]etd?|[Rr]td|[Rr]etired|[Rr]es|[Rr]eserve)\.?\)\s"
_NICKNAME = r"\s[“‘\"](?:[^\W\d_][\w-]*\s?){1,2}[”’\"]\s"
_ASIDE = re.compile(rf"{_RETIRED}|(?<=[^\W\d_]){_NICKNAME}(?=[A-ZÀ-Þ\u0100-\u017f])")
_GAP = re.compile(rf"\s+|\s?-\s?|\s?&\s?|\.?{_RETIRED}|{_NICKNAME}")
_COMPOUNDED = re.compile(r"(?!Ma?c[A-Z]|Fitz[A-Z]|D[aeiu][A-Z]|L[aeo][A-Z]|V[ao]n[A-Z])[A-Z][a-z]+[A-Z][a-z]\w+")
_CHIEF_OF = ("hief of ", "hiefs of ", "hief of the ")
_BEHIND_LINK = re.compile(r"\b(?:at|by|for|from|in|of|to|with) (?:the )?$")
_OF_LAW = re.compile(r"(?:Art\.|Article|Section|Sec\.|Chapter) \S{1,9} \($")
_STOP = re.compile(r"\.\s?")
_DATED = re.compile(r"\.?,? ?(?:\d|[A-Z])")
_ARTICLES = frozenset({"a", "an", "the"})
_OF_NAMED_BODIES = frozenset({"alliance", "bloc", "coalition", "faction", "movement", "ngo", "party", "watchdog"})
_PARTICLES = frozenset([
    "de", "da", "das", "del", "della", "di", "do", "dos", "du", "von", "van", "der", "den", "bin", "ibn", "al",
    "el", "la", "le", "ben", "ter",
])  # fmt: skip


_DESCENT = frozenset([
    "kizi", "kyzy", "oghlu", "ogli", "oglu", "ogly", "oğlu", "o‘g‘li", "qizi", "qızı", "ugli", "uly", "uulu", "zoda",
])  # fmt: skip
"""What Turkic and Tajik names end on in small letters: "Adilet Kubanychbek uulu"."""


@dataclass(slots=True)
class _Run:
    """A run of capitalised words: (start, end, text) each."""

    words: list[tuple[int, int, str]]
    sentence: int
    first_in_sentence: bool

    @property
    def text(self) -> list[str]:
        return [w[2] for w in self.words]


def find_names(text: str, sentences: Iterable[Parsed], words: Words) -> Names:
    """Find, classify and unify the names in parsed sentences of one document."""
    found: list[Name] = []
    inside = frozenset(_INSIDE.findall(text))
    for parsed in sentences:
        for run in _runs(text, parsed, words, inside):
            found += _classify(text, parsed, run, words)
    return unify(text, found, words)


def _runs(text: str, parsed: Parsed, words: Words, inside: frozenset[str]) -> Iterator[_Run]:
    """Maximal runs of capitalised words in a sentence, joined across "of", "for the" where a body's name goes on.

    `inside` are the words that the document capitalises within sentences: at the head of one they are names too.
    """
    start, end = parsed.sentence.start, parsed.sentence.end
    aside = [match.span() for match in _ASIDE.finditer(text[start:end])]
    tokens = list(_WORD.finditer(text, start, end))
    if aside:
        tokens = [t for t in tokens if not any(first < t.start() - start < last for first, last in aside)]
    run: list[tuple[int, int, str]] = []
    first = True
    i = 0
    while i < len(tokens):
        match = tokens[i]
        word = match.group()
        gap = text[tokens[i - 1].end() : match.start()] if run else ""
        joined = run and (_GAP.fullmatch(gap) or (_STOP.fullmatch(gap) and _is_cut_short(run[-1][2], word, words)))
        if run and not joined and _goes_on_behind_owner(gap, run, tokens[i : i + 5], words):
            joined, (begins, ends, _) = True, run[-1]
            ends = match.end() if word == "s" else ends + 1
            run[-1] = (begins, ends, text[begins:ends])
            if word == "s":
                i += 1
                continue
        if run and not joined:
            yield _Run(run, parsed.sentence.number, first)
            run, first = [], False
        if (
            _is_capitalised(word)
            and not (words.is_calendar(word) and not _is_given_name(text, match, run, words))
            and not (not run and _is_common(text, parsed, match, words, inside))
            and not _is_pronoun(parsed, match)
        ):
            run.append((match.start(), match.end(), word))
        elif run and (n := _join(text, tokens, i, run, words)):
            for extra in tokens[i : i + n]:
                run.append((extra.start(), extra.end(), extra.group()))
            i += n
            continue
        elif run:
            yield _Run(run, parsed.sentence.number, first)
            run = []
        first = first and not run
        i += 1
    if run:
        yield _Run(run, parsed.sentence.number, first)


def _is_cut_short(word: str, following: str, words: Words) -> bool:
    """Whether a full stop behind a word ends no sentence: "Gen. Lee", but not "… Kh. M. He was held"."""
    another = len(following) > 1 and following.lower() in words.function_words
    return words.takes_full_stop(word) and not another


def _is_pronoun(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether a capital is "I": "Everything I signed …"."""
    token = parsed.token_at(match.start()) if match.group() == "I" else None
    return token is not None and token.tag_ == "PRP"


def _is_given_name(text: str, match: re.Match[str], run: list[tuple[int, int, str]], words: Words) -> bool:
    """Whether the name of a month is a person's here: "Jan Novak", "April Jones", "Theresa May", "Li Jun"."""
    if run and not words.is_title_word(run[-1][2]):
        shortened = len(match.group()) == 3 and match.group() != "May"  # of a month only beside a number
        given = words.is_given(run[-1][2]) and not words.is_in_dictionary(run[-1][2])
        return (shortened or given) and not _DATED.match(text, match.end())
    following = re.match(r" [A-Z][a-z]+", text[match.end() : match.end() + 30])
    return following is not None and words.is_given(match.group()) and not text[match.end() :].startswith(".")


def _is_capitalised(word: str) -> bool:
    return (
        word[0].isupper()
        or (word[0].isdigit() and word[-1].isalpha())
        or (word[:3].lower() in {"al-", "el-"} and word[3:4].isupper())
    )


def _is_common(text: str, parsed: Parsed, match: re.Match[str], words: Words, inside: frozenset[str]) -> bool:
    """Whether a capitalised word is an ordinary one at the head of a sentence or quotation."""
    word = match.group()
    if word[0].isdigit():
        return words.number_head(text, match.end()) is False
    before = text[parsed.sentence.start : match.start()].rstrip()
    opens = not before or before[-1] in '“"‘:;—–(.'
    if word in {"I", "A"}:
        return text[match.end() : match.end() + 1] != "." or match.end() + 2 >= parsed.sentence.end
    if len(word) < 4 and not words.is_body(word) and re.match(r"\.? ?\d", text[match.end() : match.end() + 3]):
        return True  # "Rs 500", "Tk 20 crore"
    if _CONTRACTED.fullmatch(word) or (opens and whole_number(word) is not None):
        return True
    if is_called_outlet(text, match.start(), words) and word.lower() not in _ARTICLES:
        return False
    token = parsed.token_at(match.start())
    if word.lower() in words.function_words:
        following = _WORD.match(text, match.end() + 1)
        # "He Ming was": a pronoun is never followed by a capitalised word, a family name is
        named = following is not None and following.group()[0].isupper()
        named = named and (word == "He" if opens else _is_family_name(parsed, match))
        return not named or words.is_body_word(following.group() if following else "")
    if not opens:
        return False
    pair = _WORD.match(text, match.end() + 1)
    if pair is not None and (words.is_demonym(both := f"{word} {pair.group()}") or words.is_body(both)):
        return False  # "South African", "State Duma"
    short = words.takes_full_stop(word) and text[match.end() : match.end() + 1] == "."  # "Sen. Ann Lee"
    alone = len(word) > 1 and not re.match(r"[ -](?!I\b)[A-Z]", text[match.end() + short : match.end() + short + 3])
    if alone and _SPOKEN_OF.match(text, match.end()):
        return False  # "Price, a former tax inspector, …"
    ordinary = words.is_in_dictionary(word) and not words.is_known(word) and not words.is_title_word(word)
    if alone and ordinary and word not in inside:
        return True
    if words.is_known(word) or (word in inside and not words.is_title_word(word) and not words.is_collective(word)):
        return False
    if token is not None and token.pos_ == "PRON":
        return True  # "Everything I signed"
    if token is None or token.pos_ in {"PROPN", "X"}:
        return words.is_ordinary(word) and _is_written_small(word, text)
    return token.tag_ != "NN" or not words.is_rare(word) or _is_written_small(word, text)


def _is_family_name(parsed: Parsed, match: re.Match[str]) -> bool:
    """Whether a short function word with a capital is a name, within a sentence that is no headline: "minister To Anh
    Dung"."""
    before = parsed.token_at(match.start() - 2)
    return len(match.group()) == 2 and before is not None and before.text.islower() and before.pos_ == "NOUN"


def _is_written_small(word: str, text: str) -> bool:
    """Whether a text also has a word without a capital."""
    small = word.lower()
    return small in text and re.search(rf"\b{re.escape(small)}\b", text) is not None


def _join(text: str, tokens: list[re.Match[str]], i: int, run: list[tuple[int, int, str]], words: Words) -> int:
    """How many tokens from `i` carry a body's name on: "of", "for the", "and" before another capitalised word."""
    word = tokens[i].group()
    following = tokens[i + 1].group() if i + 1 < len(tokens) else ""
    if (word in _PARTICLES and following[:1].isupper()) or word in _DESCENT:
        return 1
    if word in _PARTICLES and following in _PARTICLES and i + 2 < len(tokens) and tokens[i + 2].group()[0].isupper():
        return 2
    if len(run) > 1 and (
        (word == "for" and _begins_another(tokens[i + 1 : i + 6], words))
        or (word == "against" and words.is_given(following))  # "issued by the Military Court against | Ivan Petrov"
        or (word == "to" and not words.is_in_dictionary(following))  # "Committee to Protect Journalists"
    ):
        return 0
    if word in JOINERS and (
        words.opens_body(run[-1][2])
        or (word == "of" and words.is_place_head(run[-1][2].lower()))
        or (word == "of" and is_called_outlet(text, run[0][0], words, so_far=text[run[0][0] : run[-1][1]]))
    ):
        if following[:1].isupper():
            return int(not words.is_calendar(following))
        if following == "the" and i + 2 < len(tokens) and tokens[i + 2].group()[0].isupper():
            return 2
        return 0
    inside = any(w[2] in JOINERS for w in run) or any(words.is_body_word(w[2]) for w in run)
    later = [t.group() for t in tokens[i + 1 : i + 5]]
    fields = word == "and" and words.is_portfolio_word(run[-1][2]) and words.is_portfolio_word(following)
    if fields and any(words.is_post_head(w) or words.is_body_word(w) for w in later[:3]):
        return 1  # "Georgian Fuel and Energy Minister Ivan Petrov", "Customs and Excise Department"
    if word == "and" and following[:1].isupper():
        goes_on = next((w for w in later if not w[:1].isupper()), "") if later else ""
        ahead = later[: later.index(goes_on)] if goes_on in later else later
        if (
            any(words.is_body_word(w) for w in ahead)
            and not any(words.is_body_word(w[2]) for w in run)
            and not words.is_place(" ".join(w[2] for w in run))
        ):
            return 1
        if inside and words.joins_with_and(run[-1][2], following):
            return 1
    return 0


def _goes_on_behind_owner(gap: str, run: list[tuple[int, int, str]], ahead: list[re.Match[str]], words: Words) -> bool:
    """Whether a possessive is inside a body's name: "Prosecutor General's Office", "Supreme People's Court", "Ministry
    of Veterans' Affairs"."""
    owner = run[-1][2].lower()
    behind = ahead[1:] if ahead[0].group() == "s" and gap in {"'", "’"} else ahead
    if behind is ahead and not (gap in {"' ", "’ "} and owner.endswith("s")):
        return False
    named = [m.group() for m in takewhile(lambda match: match.group()[:1].isupper(), behind)]
    if not named:
        return False
    if any(w[2] in JOINERS for w in run) and any(words.opens_body(w[2]) for w in run):
        return True
    return words.owns_bodies(owner) and any(words.is_body_word(name) for name in named)


def _begins_another(ahead: list[re.Match[str]], words: Words) -> bool:
    """Whether the name of another body stands behind "for": "left the Supreme Court for the Constitutional Council"."""
    following = [match.group() for match in ahead]
    named = list(takewhile(lambda word: word[:1].isupper(), following[following[:1] == ["the"] :]))
    return len(named) > 1 and words.is_body_word(named[-1])


def _classify(text: str, parsed: Parsed, run: _Run, words: Words, *, holder: bool = False) -> list[Name]:
    """The names in a run: titles and ranks are cut off its front, then what remains is told apart."""
    parts = run.words
    staff = next((i for i in (0, 1) if parts[i : i + 1] and parts[i][2] == "Staff"), None)
    if staff is not None and len(parts) > 2 and text.endswith(_CHIEF_OF, 0, parts[0][0]):
        parts = parts[next((i for i, w in enumerate(parts) if i > staff and w[2] not in {"of", "the"}), 0) :]
    title_from = parts[0][0]
    if (words.is_former(parts[0][2]) or _OF_LAW.search(text, 0, title_from)) and len(parts) == 1:
        return []  # "Ex mayor Ann Lee", "Article 342 (Bribe-taking)"
    cut = words.title_length([w[2] for w in parts])
    if cut == 1 and words.may_be_short_post(parts[0][2]) and _BEHIND_LINK.search(text[:title_from][-12:]):
        cut = 0  # "of the LPS Ann Lee"
    titled = cut > 0
    if cut == len(parts):
        return []
    rest = parts[cut:]
    rest = rest[: before_post(text, rest, words)]
    if len(rest) > 2 and rest[-1][2].isupper() and words.is_seat(rest[-1][2]):
        rest = rest[:-1]  # "Ann Lee MP"
    names = [w[2] for w in rest]
    start, end = rest[0][0], rest[-1][1]
    if not titled and (cut := person_behind_place(text, names, start, words)):
        while cut > 1 and words.is_rank(names[cut - 1].lower()):
            cut -= 1  # "the Tax Office | Major Ivan Petrov"
        place, person = _Run(rest[:cut], run.sentence, False), _Run(rest[cut:], run.sentence, False)
        front = _classify(text, parsed, place, words)
        if any(n.kind == "person" for n in front):  # "head of the Northern Terminal | Ivan Petrov"; else it is a field
            is_body = text.endswith("the ", 0, start)
            front = [Name(n.start, n.end, n.surface, "body", n.sentence) for n in front if is_body]
        return [*front, *_classify(text, parsed, person, words, holder=True)]
    surface = text[start:end]
    title_span = titles_before(text, parsed, title_from, words)  # "chairwoman Baroness …"
    if titled:
        title_span = (title_span[0] if title_span else title_from, start)
    title_span = service_before(text, parsed, start, words) or title_span
    kind, end = _kind(text, names, start, end, parsed, words, holder or bool(title_span))
    if end - start < 2:
        if not (titled and text.startswith(".", end)):
            return []
        kind, end = "person", end + 1  # "Sergeant B."
    if kind is None:
        return []
    name = Name(start, end, text[start:end], kind, run.sentence, title_span if kind == "person" else None)
    if kind == "person":
        name.human = 2 if holder else stands_as_person(text, parsed, name, words)
        name.located = is_located(parsed, name, words)
        name.relative = is_relative(text, parsed, name, words)
    return [*_held(text, _Run(parts, run.sentence, False), cut, words), name] if surface else []


def _held(text: str, run: _Run, cut: int, words: Words) -> list[Name]:
    """The place or body that a title of so many words begins with: "Halmar County" of "Halmar County Governor"."""
    title = [w[2] for w in run.words[:cut]]
    length, first = words.post_of(title) if cut else 0, 0
    if not length and _BEHIND_LINK.search(text[: run.words[0][0]][-12:]):
        length = words.service_of(title)
    elif length:
        first = next((i for i in range(length) if not words.is_post_modifier(run.words[i][2].lower())), 0)
    if not length:
        return []
    start, end, last = run.words[first][0], run.words[length - 1][1], run.words[length - 1][2]
    owns = words.is_body_word(last) or "of" in (w[2] for w in run.words[first:length])
    local = not owns and (not last.isupper() or words.is_place(last))
    return [Name(start, end, text[start:end], "place" if local else "body", run.sentence)]


def _kind(
    text: str, names: list[str], start: int, end: int, parsed: Parsed, words: Words, titled: bool
) -> tuple[NameKind | None, int]:
    """What a run names, and where the name ends (a place takes its lower-case "region" along)."""
    parts = sum(name not in _PARTICLES for name in names)
    phrase = " ".join(names)
    if is_field(text, names, start, words):
        return None, end
    if len(names) == 1 and words.is_portfolio_word(names[0]) and not titled and not words.is_body(phrase):
        return ("body" if words.names_body(names) else None), end
    if (words.is_calendar(phrase) or all(words.is_calendar(w) or words.is_demonym(w) for w in names)) and not titled:
        return None, end
    if words.begins_with_outlet_word(f"{phrase}{text[end : end + 24]}") and not words.is_outlet(phrase):
        return None, end  # "the Telegram channel"
    if words.is_outlet(phrase) or stands_as_outlet(text, start, end, words):
        return "outlet", end
    called = titled and len(names) == 2 and words.is_given(names[0])  # "prosecutor Olga Mints"
    if (words.is_body(phrase) or words.names_body(names)) and not called:
        return "body", end
    following = re.match(r"\s+([a-z]+)\b", text[end : end + 30])
    if following and words.is_place_head(following.group(1)) and not titled:
        return "place", end if is_branch(text, start, following.group(1), words) else end + following.end()
    if words.is_place(phrase) or words.is_place_head(names[-1].lower()) or is_behind_local_post(text, start, words):
        return "place", end
    if following and len(names) == 1 and not titled and is_before_local_post(text, end, words):
        return "place", end
    if titled and parts <= 4:
        return "person", end
    if len(names) == 1 and _COMPOUNDED.fullmatch(names[0]):
        return "other", end  # "KazAvto": no person is called so
    ahead = text[max(parsed.sentence.start, start - 25) : start]
    before = re.search(r"(\w+)\s+$", ahead)
    if before and before.group(1) in _OF_NAMED_BODIES and not words.is_given(names[0]):
        return "body", end  # "the opposition party European Choice"
    quoted = before is not None and ahead[: before.start()].rstrip()[-1:] in set('"”»')  # the "Oak" company | X
    if before and words.is_firm_noun(before.group(1)) and not quoted:
        return "other", end
    if len(names) == 1 and ACRONYM.fullmatch(names[0]):
        return ("body" if words.is_acronym(names[0]) else None), end
    if words.names_firm(names) or "&" in text[start:end]:
        return "other", end
    if len(names) >= 2 and words.is_demonym(names[0]):
        return ("other" if not words.is_given(names[1]) else "person"), end
    return ("person" if parts <= 4 else "other"), end
