"""The grammar of reporting: deeds crossed with the constructions in which reporting tells them.

A deed has the forms of its verb and what follows it; a construction is a sentence with gaps. `{past}`, `{participle}`,
`{base}` and `{ing}` stand for the verb with its object where `:X` names one ("{past:X}" → "stripped X of his rank"),
and without where it does not; `{noun}` is the deed as a noun. X and Y are people, A is who does it.
"""

import re
from dataclasses import dataclass

X, Y = "Marek Tolan", "Ilse Varga"
DOERS = {"justice": "the Anti-Corruption Agency", "career": "President Odran Vell"}


@dataclass(frozen=True)
class Deed:
    """`forms` are base, past, participle and -ing form, the first word of each the verb; `noun` is "" if none fits."""

    kind: str
    act: str
    forms: tuple[str, str, str, str]
    noun: str = ""
    rest: str = ""

    @property
    def name(self) -> str:
        return f"{self.forms[1]} {self.rest}".strip().replace(" ", "-")


def regular(kind: str, act: str, verb: str, noun: str = "", rest: str = "") -> Deed:
    """A deed by a regular verb."""
    stem = verb.removesuffix("e")
    return Deed(kind, act, (verb, stem + "ed", stem + "ed", stem + "ing"), noun, rest)


DEEDS = [
    regular("justice", "detained", "arrest", "arrest"),
    regular("justice", "detained", "detain", "detention"),
    Deed("justice", "detained", ("take", "took", "taken", "taking"), "", "into custody"),
    regular("justice", "charged", "charge", "", "with bribery"),
    regular("justice", "charged", "indict", "indictment", "for bribery"),
    regular("justice", "convicted", "convict", "conviction", "of bribery"),
    Deed("justice", "convicted", ("find", "found", "found", "finding"), "", "guilty of bribery"),
    regular("justice", "sentenced", "sentence", "sentencing", "to six years in prison"),
    regular("justice", "sentenced", "jail", "", "for six years"),
    regular("justice", "fined", "fine", "", "for bribery"),
    Deed("justice", "acquitted", ("acquit", "acquitted", "acquitted", "acquitting"), "acquittal", "of bribery"),
    regular("justice", "investigated", "investigate", "investigation", "for bribery"),
    regular("justice", "questioned", "question", "questioning", "over bribery"),
    regular("justice", "released", "release", "release", "from prison"),
    regular("justice", "pardoned", "pardon", "pardon"),
    regular("justice", "extradited", "extradite", "extradition", "to Belgium"),
    regular("justice", "disciplined", "reprimand", "reprimand"),
    Deed("justice", "stripped", ("strip", "stripped", "stripped", "stripping"), "", "of his rank"),
    Deed("justice", "barred", ("bar", "barred", "barred", "barring"), "", "from public office"),
    regular("career", "dismissed", "dismiss", "dismissal"),
    regular("career", "dismissed", "sack", "", "as customs chief"),
    Deed("career", "dismissed", ("relieve", "relieved", "relieved", "relieving"), "", "of his post"),
    regular("career", "appointed", "appoint", "appointment", "governor of Halm"),
    regular("career", "appointed", "name", "", "head of customs"),
    Deed(
        "career", "transferred", ("transfer", "transferred", "transferred", "transferring"), "", "to the border guard"
    ),
    regular("career", "promoted", "promote", "promotion", "to major general"),
    regular("career", "returned", "reinstate", "reinstatement", "as customs chief"),
]

DONE = {
    "active": "In May {A} {past:X}.",
    "passive": "{X} was {participle} in May.",
    "passive-by": "{X} was {participle} by {a}.",
    "get-passive": "{X} got {participle} in May.",
    "perfect": "{X} has been {participle}.",
    "historic-present": "In May {X} is {participle}.",
    "relative": "{X}, who was {participle} in May, kept silent.",
    "relative-object": "{X}, whom {a} {past} in May, kept silent.",
    "participle-behind": "{X}, {participle} in May, kept silent.",
    "inverted": "Also {participle} was {X}.",
    "had-it-done": "In May {a} had {X} {participle}.",
    "cleft": "It was {a} that {past:X} in May.",
    "said-before": "The ministry said that {X} had been {participle}.",
    "said-behind": "{X} had been {participle}, the ministry said.",
    "quoted": "“They {past:X} in May,” said {Y}.",
    "after-being": "After being {participle} in May, {X} kept silent.",
    "after-clause": "After {X} was {participle} in May, the paper closed.",
    "after-doing": "After {ing:X} in May, {a} kept silent.",
    "when-clause": "{X} was at home when he was {participle} in May.",
    "pronoun": "{X} ran the port of Halm for years. He was {participle} in May.",
    "surname": "The port was run by {X}. In May {a} {past:Tolan}.",
    "title-before": "Deputy Defence Minister {X} was {participle} in May.",
    "age-and-post": "{X}, 54, a former border guard chief, was {participle} on Monday.",
    "dashes": "One man — {X} — was {participle} in May.",
    "nth-to-be": "{X} became the third minister to be {participle} this year.",
    "decided": "The paper reported that {a} had {participle:X}.",
}
"""One asserted claim, of X."""

DONE_BY_NOUN = {
    "noun-of": "The {noun} of {X} in May surprised the ministry.",
    "noun-led-to": "The inquiry led to the {noun} of {X}.",
    "noun-announced": "{A} announced the {noun} of {X}.",
    "noun-after": "After the {noun} of {X} in May, the paper closed.",
}

DONE_TO_TWO = {
    "two-subjects": "{X} and {Y} were {participle} in May.",
    "two-objects": "In May {a} {past:X and Y}.",
}

STANCES = {
    "negated": ("{X} was not {participle}.", {"negated"}),
    "never": ("{X} has never been {participle}.", {"negated"}),
    "future": ("{X} will be {participle} in July.", {"planned", "forecast"}),
    "reportedly": ("{X} was reportedly {participle}.", {"alleged"}),
    "denied": ("The ministry denied that {X} had been {participle}.", {"denied"}),
}

NOTHING = {
    "question": "Was {X} {participle}?",
    "condition": "If {X} is {participle}, the ministry will fall.",
    "unless": "Unless {X} is {participle}, the ministry will fall.",
}


def sentence(pattern: str, deed: Deed) -> str:
    """The construction filled in with a deed."""
    doer = DOERS[deed.kind]
    forms = dict(zip(("base", "past", "participle", "ing"), deed.forms, strict=True))
    names = {"X": X, "Y": Y, "X and Y": f"{X} and {Y}", "A": doer[:1].upper() + doer[1:], "a": doer}

    def fill(match: re.Match[str]) -> str:
        what, _, whom = match[1].partition(":")
        if what == "noun":
            return deed.noun
        if what in names:
            return names[what]
        return " ".join(part for part in (forms[what], names.get(whom, whom), deed.rest) if part)

    return re.sub(r"\{([^}]+)\}", fill, pattern)
