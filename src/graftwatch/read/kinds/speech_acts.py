"""What act words of saying come to: a denial, a promise, a demand, praise or blame, by the verb and by what is said."""

from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.said import Said, label_of
from graftwatch.read.numbers import whole_number
from graftwatch.read.syntax import SUBJECTS, is_negative
from graftwatch.read.tree import Token

_OF_LABELS = frozenset({"criticised", "denied", "praised", "said"})
_PERFORMED = frozenset({"admitted", "criticised", "denied", "praised"})
_FAVOURS = frozenset({"excuse", "forgive", "free", "give", "help", "lend", "let", "pardon", "release", "spare", "wait"})
_OWNERS = frozenset({"her", "his", "its", "their"})
_AHEAD = frozenset({"will", "shall", "'ll", "’ll"})
_AHEAD_THEN = frozenset({"would", "'d", "’d"})  # what lies ahead in reported speech; quoted, it depends on something
_OURS = frozenset({"client", "clients", "defence", "defense", "i", "we"})
_THESE = frozenset({"it", "that", "them", "these", "this", "those"})
_FIRST_AND_THIRD = frozenset({"i", "we", "he", "she", "they"})


def act_of(desk: Desk, match: Match | None, said: Said | None, speaker: str) -> str | None:
    """The act that a clause of saying and what it says come to; None where it is no statement."""
    act = match.frame.act if match is not None else "said"
    clause = match.clause if match is not None else None
    if clause is not None and act == "admitted" and (clause.negated or _pleads_not_guilty(clause)):
        return "denied"
    if clause is not None and act in _OF_LABELS and (label := label_of(desk, clause)) is not None:
        return _labelled(desk, clause, label, speaker) if not _is_byname(clause, label) else None
    if act in {"ordered", "promised", "called_for"} and clause is not None:
        return act if _is_attitude(desk, act, clause, said) else None
    if act == "said" and said is not None and said.clause is not None:
        if any(_is_silence(inner) for inner in said.sentences[:1] or (said.clause,)):
            return None
        if (own := _own_act(desk, clause, said, speaker)) is not None:
            return own
        meant = (_meant(desk, clause, said, inner, speaker) for inner in said.sentences or (said.clause,))
        blames = speaker.lower().split()[-1:] and speaker.lower().split()[-1] in desk.attribution.voices.group(
            "critics"
        )
        return next((found for found in meant if found != "said"), "criticised" if blames else "said")
    return act


def _pleads_not_guilty(clause: Clause) -> bool:
    """ "Entered a plea of not guilty", "a not guilty plea": the object of the verb says no."""
    plea = clause.patient if clause.patient is not None and clause.patient.lemma_ == "plea" else None
    return plea is not None and any(t.lower_ in {"not", "innocence", "innocent"} for t in plea.subtree)


def _own_act(desk: Desk, clause: Clause | None, said: Said, speaker: str) -> str | None:
    """The act of a verb by which a speaker says what he does in saying so: "we regret", "the bank said it refutes"."""
    inner = said.clause
    if inner is None or inner.negated or inner.modal is not None:
        return None
    if not _of_speaker(desk, clause if not said.quoted or inner.subject is None else None, inner, speaker):
        return None
    acts = (m.frame.act for m in desk.fired if m.clause is inner and m.frame.kind == "statement" and m.how == "verb")
    return next((act for act in acts if act in _PERFORMED), None)


def _is_silence(inner: Clause) -> bool:
    """ "We do not comment on such reports": nothing is said."""
    own = inner.subject is None or inner.subject.tag_ == "PRP"
    return own and inner.negated and inner.lemma in {"comment", "discuss", "respond"}


def called(clause: Clause, label: Token) -> Token | None:
    """What a verb of labelling gives a name: its object, or the subject that the parser gave to the name."""
    return clause.patient or next((c for c in label.lefts if c.dep_ in SUBJECTS), None)


def _labelled(desk: Desk, clause: Clause, label: Token, speaker: str) -> str:
    """What calling somebody or something by a name comes to: a charge called fiction is denied, a worker called
    excellent praised, a death called suicide told; what is left is a reproach."""
    group = desk.attribution.voices.group
    words = {t.lemma_ for t in label.subtree} | {t.lower_ for t in label.subtree}
    thing = called(clause, label)
    what = thing.lemma_ if thing is not None else ""
    untrue = words & group("disbelieving")
    waved_aside = clause.lemma in {"dismiss", "reject"} or untrue or _is_accused(desk, speaker)
    if thing is not None and desk.classes.has("wrongdoing", clause, thing):
        return "said"  # "called corruption a cancer"
    if what in group("accusing") or (what in group("reporting") | group("proceedings") and waved_aside):
        return "denied"
    if untrue and (what in group("telling_of") or what in _THESE):  # "termed our findings fairy tales"
        return "denied"
    if words & group("praising"):
        return "praised"
    if words & group("blaming"):
        return "criticised"
    happened = _is_event(desk, label.lemma_) and not untrue  # "dismissed it as a lynching"
    if clause.lemma in group("describing") or words & group("neutral") or happened:
        return "said"
    return "criticised"


def _is_byname(clause: Clause, label: Token) -> bool:
    """Whether a name is only what people know something by: "locals call it General Street", "what they call slots"."""
    if clause.lemma not in {"call", "dub", "label", "term"} or clause.subject is None:
        return False
    many = clause.subject.lower_ == "they" or clause.subject.tag_ == "NNS"
    named = label.pos_ == "PROPN" and label.text[:1].isupper()
    return named or (many and clause.relation in {"relcl", "pcomp", "ccomp"})


def _is_event(desk: Desk, noun: str) -> bool:
    """Whether a noun calls something that happened: a suicide, a coup."""
    return any(form == (noun,) and frame.kind == "event" for form, _, frame in desk.frames.nouns.get(noun, ()))


def _meant(desk: Desk, clause: Clause | None, said: Said, inner: Clause, speaker: str) -> str:
    """What words said plainly amount to: a denial, a promise, a demand."""
    voices = desk.attribution.voices
    telling = said.quoted or clause is None or clause.lemma in voices.group("telling")
    answering = said.quoted or clause is None or clause.lemma in voices.group("answering")
    own = _of_speaker(desk, clause if not said.quoted else None, inner, speaker)
    future = inner.modal in (_AHEAD if said.quoted else _AHEAD | _AHEAD_THEN)
    if answering and inner.modal is None and _denies(desk, clause, inner, speaker, own=own):
        return "denied"
    persists = clause is not None and clause.lemma in voices.group("persisting") and inner.modal is None
    stands = own and inner.tense == "past" and inner.subject is not None and inner.subject.tag_ == "PRP"
    if persists and (stands or _is_accused(desk, speaker) or _speaks_for(desk, clause, speaker)):
        return "denied"  # "he maintains that his fortune comes from spices", "she insists that she signed nothing"
    if telling and future and not inner.perfect and (own or _is_nobody(inner) or (inner.passive and not said.quoted)):
        return "promised"
    if said.quoted and inner.modal in {"must", "should"} and not inner.perfect and _lays_upon_others(inner):
        return "called_for"
    if telling and inner.modal is None and not inner.negated:
        if _reproaches(desk, inner):
            return "criticised"
        if _praises(desk, inner) and not own:
            return "praised"
    return "said"


def _praises(desk: Desk, inner: Clause) -> bool:
    """Whether words are praise told as a plain judgement: "the depot was a model"."""
    judged = [t for t in inner.complements if inner.lemma == "be" and t.tag_ != "VBN"]
    return any(t.lemma_ in desk.attribution.voices.group("praising") and not is_negative(t) for t in judged)


def _reproaches(desk: Desk, inner: Clause) -> bool:
    """Whether words are a reproach told as a plain judgement: "the prosecution of the case is slow"."""
    voices = desk.attribution.voices
    if voices.means("criticised", inner):
        return True
    told_of = inner.subject is not None and inner.subject.lower_ not in {"it", "there", "i", "we"}
    judged = (t for t in inner.complements if inner.lemma == "be" and told_of)
    return any(t.lemma_ in voices.group("blaming") and not is_negative(t) for t in judged)


def _lays_upon_others(inner: Clause) -> bool:
    """Whether a duty is that of somebody or something in particular: "the law must cover all cases"."""
    return inner.subject is not None and (inner.subject.pos_ == "NOUN" or inner.subject.lower_ == "they")


def _denies(desk: Desk, clause: Clause | None, inner: Clause, speaker: str, *, own: bool) -> bool:
    """Whether a statement of fact is a defence: it negates what the speaker is or speaks for, or excuses it."""
    voices = desk.attribution.voices
    subject = inner.subject
    disputed = subject is not None and (
        subject.lemma_ in voices.group("accusing") | voices.group("reporting")
        or subject.lower_ in {"it", "this", "that", "these", "those"}
    )
    defends, accused = _speaks_for(desk, clause, speaker), _is_accused(desk, speaker)
    thing = subject is None or subject.pos_ == "NOUN"  # "there was no favour", said by who stands accused
    if (own or defends or (accused and thing)) and (inner.negated or _has_nothing(inner)) and not _is_view(desk, inner):
        return True
    if voices.means("explained", inner):
        return True
    untrue = inner.lemma == "be" and any(t.lemma_ in voices.group("disbelieving") for t in inner.complements)
    if (untrue or voices.means("denied", inner)) and (
        own or defends or accused or disputed or (inner.passive and inner.perfect)
    ):
        return True
    if (own or accused or defends) and _excuses(desk, inner):
        return True
    return clause is not None and (accused or defends) and _accounts(desk, inner, own=own)


def _accounts(desk: Desk, inner: Clause, *, own: bool) -> bool:
    """Whether whoever is accused, or speaks for him, gives his own account of what he did or of a thing that speaks
    against him: "he was going to buy a tractor", "the money was for T-shirts"."""
    if inner.tense != "past":
        return False
    if own:
        return inner.predicate.tag_ == "VBG"
    return inner.lemma == "be" and inner.subject is not None and _is_thing(desk, inner.subject)


def _is_thing(desk: Desk, subject: Token) -> bool:
    """Whether words are about a thing, not about somebody."""
    living = desk.words.is_person_word(subject.lower_) or desk.words.is_body_word(subject.text)
    return subject.tag_ in {"NN", "NNS"} and not living


def _is_view(desk: Desk, inner: Clause) -> bool:
    """ "Nobody chooses his in-laws", "we have no doubts": a truth or a state of mind, of which nothing is denied."""
    general = inner.subject is not None and inner.subject.lower_ in {"nobody", "one"} and inner.tense == "present"
    held = [t for t in (inner.patient, *inner.complements) if t is not None]
    return general or any(t.lemma_ in desk.attribution.voices.group("minds") for t in held)


def _has_nothing(inner: Clause) -> bool:
    """ "There is no conflict", "he took nothing": the negation stands on what there is or was taken."""
    for token in (inner.patient, *inner.complements):
        if token is not None and (is_negative(token) or token.lower_ in {"nothing", "nobody", "none"}):
            return True
    return False


def _excuses(desk: Desk, inner: Clause) -> bool:
    """ "I signed what the lawyers had cleared": a clause within the words is a defence."""
    inside = {t.i for t in inner.predicate.subtree}
    number = inner.parsed.sentence.number
    return any(
        desk.attribution.voices.means("excused", c)
        for c in desk.article.clauses[number]
        if c.predicate.i in inside and c.subject is not None and c.subject.lower_ not in _FIRST_AND_THIRD
    )


def _speaks_for(desk: Desk, clause: Clause | None, speaker: str) -> bool:
    """Whether somebody speaks for others: a lawyer, a spokeswoman; by what the words or the document call him."""
    group = desk.attribution.voices.group("speaks_for")
    words = [word.rstrip("s") for word in speaker.lower().split()]
    if any(word in group for word in words):
        return True
    owned = speaker.lower().split()[0] in _OWNERS if words else False
    if owned and words[-1] in desk.attribution.voices.group("sides"):
        return True
    if clause is not None and clause.subject is not None:
        beside = [clause.subject, *(c for c in clause.subject.children if c.dep_ in {"appos", "compound"})]
        if any(t.lemma_ in group for t in beside):
            return True
    return any(r.entity.name == speaker and r.post.split()[-1] in group for r in desk.article.roles)


def _is_accused(desk: Desk, speaker: str) -> bool:
    """Whether a claim written so far accuses somebody."""
    return any(c.kind in {"justice", "misconduct"} and getattr(c, "person", None) == speaker for c in desk.claims)


def _of_speaker(desk: Desk, clause: Clause | None, inner: Clause, speaker: str) -> bool:
    """Whether words are about the speaker or those he speaks for: "I", "my client", or a pronoun that means them;
    `clause` is that of the saying where the words are not quoted."""
    subject = inner.subject
    if subject is None or subject.lower_ in _OURS:
        return subject is not None
    if _is_of_own_body(desk, inner, subject, speaker):
        return True
    if subject.lower_ == "it":
        if desk.article.body(inner.parsed, subject) == speaker:
            return True
        sayer = clause.subject if clause is not None else None
        return sayer is not None and sayer.tag_ in {"NN", "NNP"} and (inner.lemma != "be" or inner.passive)
    if subject.lower_ not in _FIRST_AND_THIRD:
        return False
    if _speaks_for(desk, clause, speaker):
        return True
    if desk.article.names.named(speaker) is None:  # somebody described, whom no pronoun is traced to
        sayer = clause.subject if clause is not None else None
        return sayer is not None and (sayer.tag_ in {"NNS", "NNPS"}) == (subject.lower_ == "they")
    who = next(iter(desk.article.who(inner.parsed, subject)), None)
    return who is not None and who.entity is not None and who.entity.name == speaker


def _is_of_own_body(desk: Desk, inner: Clause, subject: Token, speaker: str) -> bool:
    """ "The committee's chairman said the committee would summon him": what the body of the speaker's post will do."""
    if subject.tag_ not in {"NN", "NNP"} or not desk.words.is_body_word(subject.text):
        return False
    body = desk.article.body(inner.parsed, subject)
    names = {subject.lower_} if body is None else {body.lower(), subject.lower_}
    held = [f"{r.post} {r.body or ''}".lower() for r in desk.article.roles if r.entity.name == speaker]
    return any(name in words for name in names for words in held)


def _is_nobody(inner: Clause) -> bool:
    return inner.subject is not None and inner.subject.lower_ in {"nobody", "none", "one"} and inner.negated


def _is_attitude(desk: Desk, act: str, clause: Clause, said: Said | None) -> bool:
    """Whether an order, promise or demand is a statement: a deed that the state promises or orders is a measure."""
    if said is None:
        return False
    if act == "promised":
        inner = said.clause
        nominal = (
            inner is None and clause.patient is not None and clause.patient.lemma_ in {"appeal", "fight", "cooperation"}
        )
        return (
            said.quoted
            or nominal
            or (
                inner is not None
                and (desk.attribution.voices.means("promised", inner) or inner.negated or _has_nothing(inner))
            )
        )
    if act == "ordered":
        return clause.passive or _is_of_thing(clause, said)
    return _is_demand(desk, clause, said)


def _is_of_thing(clause: Clause, said: Said) -> bool:
    """Whether an order is what becomes of a thing ("ordered the files destroyed", "ordered it"); to order a deed or
    purchase by its name is a measure."""
    if said.clause is not None:
        return said.clause.predicate.tag_ == "VBN"
    thing = clause.patient
    return thing is not None and (thing.lower_ == "it" or any(c.tag_ == "VBN" for c in thing.rights))


def _is_demand(desk: Desk, clause: Clause, said: Said) -> bool:
    """Whether asking is demanding: that something be done or given up, not help, money or time for oneself."""
    group = desk.attribution.voices.group
    if clause.lemma == "advise" and said.clause is None:
        return False
    if clause.lemma in {"want", "ask", "propose"} and clause.infinitive is not None:
        hearer = clause.recipient or clause.patient
        asked = clause.infinitive.dep_ == "ccomp" or (hearer is not None and _is_official(desk, clause, hearer))
        own = not asked and not any(c.dep_ in SUBJECTS for c in clause.infinitive.children)
        return not own or clause.infinitive.lemma_ in {"see", "inspect", "examine", "review"}
    if clause.lemma in {"ask", "request", "demand"} and _is_money(desk, clause):
        return False
    if clause.lemma in {"ask", "request"} and said.clause is None and clause.patient is None:
        for_what = [t.lemma_ for t in clause.objects("for")]
        return any(word in group("demanded") or word.isdigit() or whole_number(word) is not None for word in for_what)
    return True


def _is_official(desk: Desk, clause: Clause, hearer: Token) -> bool:
    """Whether somebody asked is a body, or holds a post of which demands are made."""
    who = next(iter(desk.article.who(clause.parsed, hearer)), None)
    named = who is not None and who.entity is not None and any(r.entity is who.entity for r in desk.article.roles)
    many = clause.subject is not None and clause.subject.pos_ == "NOUN"  # one man begs, an opposition demands
    acts = clause.infinitive is not None and clause.infinitive.lemma_ not in _FAVOURS
    by_post = desk.words.is_post_head(hearer.lower_) and acts
    return desk.words.is_body_word(hearer.text) or by_post or (named and many)


def _is_money(desk: Desk, clause: Clause) -> bool:
    start, end = clause.region
    sums = desk.quantities.get(clause.parsed.sentence.number, ())
    if any(start <= q.start < end and q.kind in {"money", "percent"} for q in sums):
        return True
    return any(
        t.lower_ in {"money", "bribe", "bribes", "cash", "kickback", "kickbacks"}
        for t in clause.parsed.tokens_between(start, end)
    )
