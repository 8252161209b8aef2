"""The closed lists of docs/vocabulary.md: kinds, acts, stances, offences, topics, bounds.

Each list is a `Literal`, so that mypy, the JSON Schema and the checks at run time read the same words.
"""

from typing import Final, Literal, get_args

Kind = Literal["career", "justice", "misconduct", "measure", "figure", "tie", "event", "statement", "citation"]

Stance = Literal["asserted", "alleged", "denied", "planned", "forecast", "doubted", "negated"]

Offence = Literal[
    "corruption", "bribery", "embezzlement", "fraud", "abuse_of_office", "negligence", "tender_rigging",
    "illicit_enrichment", "money_laundering", "tax_evasion", "smuggling", "extortion", "nepotism", "organised_crime",
    "treason", "violence", "other",
]  # fmt: skip

CareerAct = Literal[
    "holds_post", "appointed", "dismissed", "suspended", "resigned", "transferred", "promoted", "returned",
]  # fmt: skip

JusticeAct = Literal[
    "investigated", "questioned", "searched", "detained", "charged", "tried", "convicted", "sentenced", "fined",
    "acquitted", "appealed", "upheld", "reduced", "overturned", "released", "pardoned", "disciplined", "seized",
    "stripped", "barred", "sanctioned", "fled", "extradited",
]  # fmt: skip

MeasureAct = Literal[
    "law", "decree", "memorandum", "strategy", "order", "campaign", "institution", "reform", "purge", "meeting",
]  # fmt: skip

MeasureStatus = Literal["proposed", "announced", "adopted", "in_force", "carried_out", "failed"]

FigureAct = Literal["level", "change", "share", "rank"]

Bound = Literal["exact", "at_least", "at_most", "about"]

Topic = Literal[
    "people_disciplined", "people_charged", "people_convicted", "people_dismissed", "crimes_recorded", "cases_reviewed",
    "cases_opened", "bribe_or_theft_amount", "amount_recovered", "public_loss", "budget_cost", "corruption_level",
    "perception_rank", "perception_score", "shadow_economy", "economic_growth", "currency_change", "poll_share",
    "sentence_length", "other",
]  # fmt: skip

TieAct = Literal["family", "associate", "rival", "succession", "ownership", "membership", "employment"]

EventAct = Literal[
    "protest", "unrest", "devaluation", "budget_cut", "election", "crash", "death", "attack", "coup_attempt", "war",
    "other",
]  # fmt: skip

StatementAct = Literal[
    "said", "warned", "criticised", "praised", "admitted", "denied", "promised", "ordered", "called_for",
]  # fmt: skip

CitationAct = Literal["outlet", "document", "self"]

SourceType = Literal["person", "body", "outlet", "document", "unnamed"]

KINDS: Final[tuple[str, ...]] = get_args(Kind)
STANCES: Final[tuple[str, ...]] = get_args(Stance)
OFFENCES: Final[tuple[str, ...]] = get_args(Offence)
TOPICS: Final[tuple[str, ...]] = get_args(Topic)
BOUNDS: Final[tuple[str, ...]] = get_args(Bound)

ACTS: Final[dict[str, tuple[str, ...]]] = {
    "career": get_args(CareerAct),
    "justice": get_args(JusticeAct),
    "misconduct": OFFENCES,
    "measure": get_args(MeasureAct),
    "figure": get_args(FigureAct),
    "tie": get_args(TieAct),
    "event": get_args(EventAct),
    "statement": get_args(StatementAct),
    "citation": get_args(CitationAct),
}
