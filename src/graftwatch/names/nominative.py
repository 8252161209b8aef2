"""The nominative of a person's name that a Russian or Kazakh text declines: Касым-Жомарта Токаева, Марат Асеновтің."""

import re
from typing import Final

from graftwatch.names.given import Sex, sex_of
from graftwatch.names.letters import sound
from graftwatch.names.person import analyse

_KAZAKH: Final = (
    "тың|тің|дың|дің|ның|нің|ты|ті|ды|ді|ны|ні|қа|ке|ға|ге|на|не|та|те|да|де|тан|тен|дан|ден|нан|нен|мен|бен|пен"
)
_SURNAME: Final = re.compile(rf"(.+?(?:[оеё]в|ин|ын))(ым|ом|ой|ою|у|е|а)?(?:{_KAZAKH})?$")
_KAZAKH_SURNAME: Final = re.compile(rf"(.+(?:[оеё]в|ин|ын)а?)(?:{_KAZAKH})$")
_ADJECTIVE: Final = re.compile(r"(.+[сц]к)(?:ого|ому|им|ом|ой|ую|ий|ая)$")
_GIVEN_ENDINGS: Final = ("ом", "ем", "ой", "ей", "ою", "а", "я", "у", "ю", "е", "и", "ы")
_KAZAKH_ENDING: Final = re.compile(rf"(?:{_KAZAKH})$")


def nominative(name: str, *, kazakh: bool = False) -> str:
    """The name as a list of people would give it; unchanged where nothing shows that it is declined.

    `kazakh` says that the text is Kazakh, where `-ова` is a woman's and only Kazakh endings are cases."""
    parsed = analyse(name)
    words = {part.text: part.kind for part in parsed.parts}
    given = next((part.text for part in parsed.parts if part.kind == "given"), "")
    plain_given = _given(given, kazakh=kazakh) if given else ""
    sex = parsed.sex if parsed.patronymic else sex_of([sound(plain_given)]) if plain_given else parsed.sex
    out = []
    for token in name.split(" "):
        kind = words.get(token.rstrip("."))
        if token == given:
            out.append(plain_given)
        elif kind == "surname":
            out.append(_surname(token, sex, kazakh=kazakh, is_declined=bool(given) and plain_given != given))
        else:
            out.append(token)
    return " ".join(out)


def _surname(word: str, sex: Sex | None, *, kazakh: bool, is_declined: bool) -> str:
    if kazakh:
        match = _KAZAKH_SURNAME.match(word)
        return match[1] if match else word
    if match := _ADJECTIVE.match(word):
        return match[1] + ("ая" if sex == "female" or word.endswith(("ая", "ую")) else "ий")
    match = _SURNAME.match(word)
    if match is None:
        return word
    base, ending = match[1], match[2] or ""
    if sex == "female" or (sex is None and ending in ("ой", "ою")):
        return base + "а"
    if sex == "male" or is_declined or ending in ("ым", "ом", "е"):
        return base
    return base + ("а" if ending in ("а", "у") else "")


def _given(word: str, *, kazakh: bool) -> str:
    """A given name whose nominative is a known one, or the word as it is."""
    if sex_of([sound(word)]):
        return word
    if kazakh:
        cut = _KAZAKH_ENDING.sub("", word)
        return cut if sex_of([sound(cut)]) else word
    for ending in _GIVEN_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            for form in (stem, stem + "а", stem + "я", stem + "й", stem + "ь"):
                if sex_of([sound(form)]):
                    return form
    return word
