"""The parts of a person's name, in any order, script and case: given names, patronymic, surname, initials, sex."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from graftwatch.names.data import cached_table
from graftwatch.names.given import Sex, sex_of
from graftwatch.names.letters import sound

Kind = Literal["surname", "given", "patronymic", "initial"]

_NAMES: Final = 1 << 17  # names whose parts are kept ...
_WORDS: Final = 1 << 16  # ... and words, of each sort of part
_TOKEN: Final = re.compile(r"[^\W\d_](?:[\w'’ʻʼ]*[-‐‑][^\W\d_])*[\w'’ʻʼ]*\.?|\d+", re.UNICODE)
_SON_OR_DAUGHTER: Final = frozenset({"oglu", "ogli", "uli", "uulu", "kizi", "gizi", "zada"})
_CYRILLIC: Final = re.compile(r"[Ѐ-ԯ]")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One word of a name, one object for each word as long as it is remembered. `forms` are the strings of sounds that
    it may be in the nominative, the likeliest first; of a surname they are roots, and `ending` is what was cut off, in
    the male form. An initial's text is one letter."""

    kind: Kind
    text: str
    forms: tuple[str, ...]
    sex: Sex | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """A name taken apart. `parts` stand in the order of the text; `sure` says that what is called the surname shows
    it by its shape, not only by its place.

    `surnames` is the surname, or both halves of a double one; `sex` what the patronymic tells, else the given name,
    else the ending of the surname."""

    text: str
    parts: tuple[Part, ...]
    sure: bool
    surnames: tuple[Part, ...] = field(init=False, repr=False)
    given: tuple[Part, ...] = field(init=False, repr=False)
    patronymic: Part | None = field(init=False, repr=False)
    initials: tuple[Part, ...] = field(init=False, repr=False)
    sex: Sex | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kinds: dict[str, list[Part]] = {"surname": [], "given": [], "patronymic": [], "initial": []}
        for part in self.parts:
            kinds[part.kind].append(part)
        put = object.__setattr__
        put(self, "surnames", tuple(kinds["surname"]))
        put(self, "given", tuple(kinds["given"]))
        put(self, "patronymic", next(iter(kinds["patronymic"]), None))
        put(self, "initials", tuple(kinds["initial"]))
        put(self, "sex", self._sex())

    def _sex(self) -> Sex | None:
        if self.patronymic is not None and self.patronymic.sex:
            return self.patronymic.sex
        given = sex_of(form for part in self.given for form in part.forms)
        return given or next((part.sex for part in self.surnames if part.sex), None)

    @property
    def is_full(self) -> bool:
        """Whether it has a surname and a given name written out."""
        return bool(self.surnames and self.given)


@lru_cache(maxsize=_NAMES)
def analyse(name: str) -> PersonName:
    """Take a name apart. A single word is a surname; what shape does not tell, place does: the surname stands last,
    or first where initials, a patronymic or a comma follow it."""
    before, comma, behind = name.partition(",")
    tokens = [t for t in _joined(_TOKEN.findall(before)) if not _is_title(t)]
    rest = _joined(_TOKEN.findall(behind)) if comma else []
    kinds = _kinds([*tokens, *rest], comma_at=len(tokens) if rest else None)
    # Марата Асенова is a man's genitive, Дарига Назарбаева a woman's nominative: the endings alone do not tell which
    given = [token for token, kind in zip([*tokens, *rest], kinds) if kind == "given"]
    lone = not given or sound(given[0])[-1:] == "a"
    parts = tuple(part for token, kind in zip([*tokens, *rest], kinds) for part in _parts(token, kind, lone))
    shaped = any(kind == "surname" and is_surname(token) for token, kind in zip([*tokens, *rest], kinds))
    return PersonName(name, parts, sure=shaped or comma != "")


@lru_cache(maxsize=_WORDS)
def is_patronymic(word: str) -> bool:
    """Whether a word is a patronymic by its ending, in whatever case: Bolatovichem, Болатқызы, Bolatuly."""
    return _patronymic(sound(word)) is not None


@lru_cache(maxsize=_WORDS)
def is_surname(word: str) -> bool:
    """Whether a word is a surname by its ending, in whatever case."""
    endings = cached_table("endings")["surname"]
    heard = sound(word)
    if any(map(_gendered, (heard, *_uncased(heard, word)))):
        return True
    return any(heard.endswith(end) and len(heard) > len(end) + 2 for end in endings["plain"] if len(end) > 3)


def is_former_name(text: str, start: int) -> bool:
    """Whether a text calls the name that begins at `start` a former one of the person named before it."""
    return text[max(0, start - 30) : start].casefold().rstrip(' «“"(').endswith(_former())


@lru_cache(maxsize=1)
def _former() -> tuple[str, ...]:
    phrases = cached_table("endings")["former"]["phrases"]
    return tuple(f"{before}{phrase}" for phrase in phrases for before in " (,")


def _kinds(tokens: list[str], *, comma_at: int | None) -> list[Kind]:
    """What each word is."""
    # of two words the second is the surname, whatever its shape: Viktor Yanukovych, Altynbek Sarsenbaiuly
    may_be = [len(tokens) > 2 and i > 0 and is_patronymic(token) for i, token in enumerate(tokens)]
    kinds: list[Kind] = [
        "initial" if _is_initial(token) else "patronymic" if may_be[i] else "given" for i, token in enumerate(tokens)
    ]
    words = [i for i, kind in enumerate(kinds) if kind == "given"]
    if not words:
        return kinds
    last = words[-1]
    shaped = [i for i in words if is_surname(tokens[i])]
    if len(shaped) > 1:  # "Иванова Марина": -in and -ina also end given names
        shaped = [i for i in shaped if _gendered(sound(tokens[i]), weak=False)] or shaped
    if comma_at is not None:
        surname = words[0] if words[0] < comma_at else last
    elif len(words) == 1:
        surname = last
    elif shaped == [words[0]] or (kinds[-1] == "patronymic" and words[0] == 0):
        surname = words[0]  # "Petrov Ivan", "Petrov Ivan Ilyich", "Ли Виктор Петрович"
    else:
        surname = last
    kinds[surname] = "surname"
    return kinds


@lru_cache(maxsize=_WORDS)
def _parts(token: str, kind: Kind, cyrillic_alone: bool) -> tuple[Part, ...]:
    """The parts that a word makes: two of a double surname or of a surname that is also written alone."""
    return tuple(_made(token, kind, cyrillic_alone))


def _made(token: str, kind: Kind, cyrillic_alone: bool) -> Iterator[Part]:
    if kind == "surname":
        for half in re.split("[-‐‑]", token) if _both_are_surnames(token) else [token]:
            forms, sex, ending = _roots(half, alone=cyrillic_alone)
            if forms:
                yield Part("surname", half, forms, sex, ending)
    elif kind == "patronymic":
        root, sex = _patronymic(sound(token)) or (sound(token), None)
        yield Part("patronymic", token, (root,), sex)
    elif kind == "initial":
        yield Part("initial", token[0], (sound(token[0]),))
    elif heard := sound(token):
        yield Part("given", token, (heard, *_given_forms(heard, token)))


def _roots(word: str, *, alone: bool) -> tuple[tuple[str, ...], Sex | None, str]:
    """The roots that a surname may have, the sex that it tells, and the ending cut off.

    Cyrillic `-ова` alone may be a woman's nominative or a man's genitive, and then tells none."""
    heard = sound(word)
    uncased = _uncased(heard, word)
    found = [cut for form in (*uncased, heard) if (cut := _gendered(form))]
    if not found:
        father = next((_cut(heard, end) for end in ("uli", "kizi") if len(_cut(heard, end)) > 3), "")
        return tuple(filter(None, (father, heard))), None, ""
    told: Sex | None = found[0][1]
    if _is_cyrillic(word) and heard[-1] in "au" and (alone or heard[-1] == "u"):
        told = None
    return tuple(dict.fromkeys(root for root, _, _ in found)), told, found[0][2]


@lru_cache(maxsize=_WORDS)
def _gendered(heard: str, *, weak: bool = True) -> tuple[str, Sex, str] | None:
    """Root, sex and male ending of a surname that tells its sex; without `weak` not by -in and -ina."""
    endings = cached_table("endings")["surname"]
    for male, female in endings["gendered"]:
        if male == "in" and not weak:
            continue
        pairs: tuple[tuple[str, Sex], ...] = ((female, "female"), (male, "male"))
        for end, sex in pairs:
            if heard.endswith(end) and len(heard) - len(end) >= endings["shortest_root"] - (male != "in"):
                return heard.removesuffix(end), sex, "ov" if male == "ev" else male
    return None


def _uncased(heard: str, word: str) -> list[str]:
    """What the sounds of a Cyrillic word may be in the nominative, if they are another case."""
    if not _is_cyrillic(word):
        return []
    cases = cached_table("endings")["cases"]
    for end, nominative in cases["russian_adjectives"].items():
        if heard.endswith(end):
            return [heard.removesuffix(end) + nominative]
    kazakh = [form for end in cases["kazakh"] if _gendered(form := _cut(heard, end), weak=False)]
    # a woman's nominative is also a man's genitive: the nominative is tried first, the root is the same
    return kazakh or [form for end in cases["russian"] if end != "a" and _gendered(form := _cut(heard, end))]


def _cut(heard: str, end: str) -> str:
    """The sounds without an ending; none if they do not have it."""
    return heard.removesuffix(end) if heard.endswith(end) else ""


def _given_forms(heard: str, word: str) -> list[str]:
    """What a given name of a Russian or Kazakh text may be in the nominative: Марата is Марат, Даригой is Дарига."""
    if not _is_cyrillic(word):
        return []
    cases = cached_table("endings")["cases"]
    forms: dict[str, None] = {}
    for end in (*cases["given"], *cases["kazakh"]):
        if heard.endswith(end) and len(heard) - len(end) >= 3:
            bare = heard.removesuffix(end)
            forms |= dict.fromkeys((bare, f"{bare}a") if end in cases["given"] else (bare,))
    return [form for form in forms if form != heard]


def _patronymic(heard: str) -> tuple[str, Sex] | None:
    """The father's name and the sex that a patronymic tells, in whatever case."""
    endings = cached_table("endings")["patronymic"]
    for form in (heard, *(heard.removesuffix(end) for end in endings["cases"] if heard.endswith(end))):
        for sex in ("male", "female"):
            for end in sorted(endings[sex], key=len, reverse=True):
                if form.endswith(end) and len(form) - len(end) >= 3:
                    return form.removesuffix(end), sex
    return None


def _joined(tokens: list[str]) -> list[str]:
    """Words with their particles before them: "al Masri" is one word, "N.A." are two initials."""
    particles = cached_table("endings")["particles"]["words"]
    words: list[str] = []
    held = ""
    for token in tokens:
        if words and sound(token) in _SON_OR_DAUGHTER:  # "Alirza oglu", "Bolat kyzy"
            words[-1] += token.lower()
        elif token.lower() in particles and token.islower():
            held += token
        else:
            words.append(held + token)
            held = ""
    return words


@lru_cache(maxsize=_WORDS)
def _is_initial(token: str) -> bool:
    return len(token.rstrip(".")) == 1 or token.rstrip(".") in ("Dzh", "Zh", "Sh", "Ch", "Kh", "Ye", "Yu", "Ya", "Дж")


@lru_cache(maxsize=_WORDS)
def _is_title(token: str) -> bool:
    return token.rstrip(".").lower() in cached_table("endings")["titles"]["words"]


def _both_are_surnames(token: str) -> bool:
    halves = re.split("[-‐‑]", token)
    return len(halves) == 2 and all(is_surname(half) for half in halves)


def _is_cyrillic(word: str) -> bool:
    return bool(_CYRILLIC.search(word))
