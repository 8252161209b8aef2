"""Clauses of saying that the parser took for something else, and sayers that it left without a verb."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token, text_of
from graftwatch.read.words import Words

_STRANDED = frozenset({"conj", "appos", "relcl", "acl", "parataxis", "dep", "advcl"})
_OF_PARTICIPLES = frozenset({"as", "at", "by", "for", "of", "to"})
_ASKING = frozenset({"appeal", "argue", "ask", "call", "plead", "press", "push"})
_TO_HEARERS = frozenset(
    {"assure", "caution", "express", "inform", "notify", "promise", "remind", "tell", "voice", "warn"}
)
_WITHIN = frozenset({"acl", "agent", "amod", "compound", "pobj", "prep"})
_OF_SAYERS = frozenset(
    {
        "accuse", "add", "advise", "appeal", "argue", "ask", "blame", "call", "condemn", "criticise", "criticize",
        "demand", "denounce", "deny", "express", "insist", "instruct", "order", "pledge", "praise", "promise",
        "recommend", "reject", "request", "say", "threaten", "thank", "urge", "vow", "warn", "welcome",
    }
)  # fmt: skip
_LONG_PHRASE = 16  # tokens of a sayer's phrase, or behind a verb of saying that closes a sentence
_OPENERS = frozenset({"DT", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP", "PRP$"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ", "WDT", "WP", "WRB"})
_SAYERS = frozenset({"NOUN", "PRON", "PROPN"})
_LOOSE = frozenset({"appos", "conj", "dep", "dobj", "npadvmod", "nsubj"})


def closing(parsed: Parsed, verb: Token, words: Words) -> None:
    """The clause of saying at the end of a sentence ("X was freed, a lawyer told Reuters"), of which the parser makes
    an apposition with one more verb; and its subject behind a name ("… from its owner, Ivan Hill, the agency said")."""
    doc, before = verb.doc, verb.i - 1
    if before < 3 or verb.lemma_ not in words.closing_verbs:
        return
    if verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ in _OF_PARTICIPLES | {"that"}:
        return
    if doc[before].text == ")" and doc[before - 2].text == "(":  # "…, the Security Service (SBU) reported"
        before -= 3
    subject = _phrase_up_to(doc[before])
    if subject is None or doc[subject.left_edge.i - 1].text != ",":
        return
    if verb.dep_ == "ROOT":
        named = subject.head
        if subject.dep_ == "appos" and named.dep_ == "nsubj" and doc[named.left_edge.i - 1].text == ",":
            subject.head, subject.dep_ = verb, "nsubj"
            named.head, named.dep_ = doc[named.left_edge.i - 2], "appos"
        elif subject.dep_ == "appos" and not any(c.dep_ in SUBJECTS for c in verb.children):
            subject.head, subject.dep_ = verb, "nsubj"
        return
    root = next((a for a in verb.ancestors if a.dep_ == "ROOT"), None)
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if root is not None and verb.dep_ == "ccomp" and verb.head == root and own == subject:
        _unwrap(verb, root)
        return
    if root is None or verb.dep_ not in _STRANDED or root.i > verb.i or own not in {None, subject}:
        return
    if any(c.dep_ in {"ccomp", "mark"} for c in verb.children) or any(t.text in {"“", '"'} for t in doc[verb.i + 1 :]):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", verb.tag_ if verb.tag_ == "VBZ" else "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    for late in [c for c in root.rights if c.i > verb.i]:
        late.head = verb
    root.head, root.dep_ = verb, "ccomp"


def tagged(parsed: Parsed, verb: Token, words: Words) -> None:
    """The same where only the words show it: a comma, a phrase without a verb and the verb of saying end a sentence
    that has its own verb before ("…, including 402 thefts, the committee on statistics reported on Monday")."""
    doc, comma = verb.doc, verb.i - 1
    if verb.tag_ in {"NN", "NNS"} and (verb.i + 2 < len(doc) or doc[comma].pos_ not in _SAYERS):
        return  # a noun, not "…, a survey by the institute shows.", "…, court data show."
    if (verb.tag_ == "NNS" and verb.lower_ == verb.lemma_) or (verb.tag_ == "NN" and doc[comma].tag_ != "NNS"):
        return
    if verb.dep_ == "ROOT" or verb.lemma_ not in words.closing_verbs or verb.i < 4:
        return
    while comma > 0 and doc[comma].text not in {",", "”", '"'} and verb.i - comma < _LONG_PHRASE:
        comma -= 1
    sayer, rest = doc[comma + 1 : verb.i], doc[verb.i + 1 :]
    if doc[comma].text != "," or not sayer or sayer[0].tag_ not in _OPENERS or sayer[-1].pos_ not in _SAYERS:
        return
    if any(t.tag_ in _FINITE or t.tag_ == "CC" for t in sayer) or any(t.tag_ in _FINITE or t.text == "," for t in rest):
        return
    root = next((a for a in verb.ancestors if a.dep_ == "ROOT"), None)
    if root is None or root.i > comma or root.pos_ not in {"VERB", "AUX"} or _is_late(rest):
        return
    head = next(
        (t for t, after in zip(sayer, doc[comma + 2 :]) if t.pos_ in _SAYERS and after.pos_ not in {*_SAYERS, "PART"}),
        sayer[-1],
    )
    for token in (*doc[: comma + 1], *sayer):
        outside = token.i <= comma
        if token is not head and (comma < token.head.i <= verb.i if outside else not comma < token.head.i < verb.i):
            token.head, token.dep_ = (
                (root, "conj" if token.pos_ == "VERB" else token.dep_) if outside else (head, _inside(token, head))
            )
    verb.head, verb.dep_, verb.pos_, verb.tag_ = verb, "ROOT", "VERB", _past_or_present(verb)
    head.head, head.dep_ = verb, "nsubj"
    for late in [c for c in root.rights if c.i > verb.i]:
        late.head = verb
    root.head, root.dep_ = verb, "ccomp"


def _inside(token: Token, head: Token) -> str:
    """What a word of a sayer's phrase is to its head: part of its name before it, whatever it may be behind it."""
    return "compound" if token.pos_ in {"NOUN", "PROPN"} and token.i < head.i else "dep"


def _past_or_present(verb: Token) -> str:
    return "VBZ" if verb.tag_ in {"VBZ", "NNS"} else "VBD"


def _is_late(rest: list[Token]) -> bool:
    """Whether more follows a verb of saying than when, where and to whom it was said."""
    return len(rest) > _LONG_PHRASE or (bool(rest) and rest[0].lower_ in _OF_PARTICIPLES - {"at"} | {"that"})


def _promote(verb: Token, subject: Token) -> None:
    """ "X reported that it had seen a contract, concluded in May": a participle that tells what was said is the main
    verb, and the one behind the comma belongs to the noun before it."""
    main = subject.head
    first = main.left_edge.i if main.left_edge.i > verb.i else main.i
    noun = next((t for t in reversed(verb.doc[verb.i : first]) if t.pos_ in {"NOUN", "PROPN"}), None)
    if main.tag_ not in {"VBD", "VBN"} or main.i < verb.i or noun is None or verb.doc[main.i - 1].text != ",":
        return
    verb.take_place_of(main)
    verb.tag_ = "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    main.head, main.dep_, main.tag_ = noun, "acl", "VBN"


def inserted(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "The website claims, citing X, that Y took bribes": the clause that is said was taken for the main one."""
    if verb.dep_ != "ROOT" or not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts):
        return
    said = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.lemma_ in words.closing_verbs), None)
    if said is None or not any(c.dep_ in SUBJECTS for c in said.lefts):
        return
    mark = next(c.i for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that")
    said.head, said.dep_ = said, "ROOT"
    for between in [c for c in verb.lefts if said.i < c.i < mark]:
        between.head = said
    verb.head, verb.dep_ = said, "ccomp"


def between_time_and_news(verb: Token, words: Words) -> None:
    """ "Since May, says the head of the bureau, Ivan Hill, 40 million euros have been recovered": the sayer behind the
    verb was taken for the subject of what is said, and that for his apposition."""
    if verb.dep_ != "ROOT" or verb.lemma_ not in words.closing_verbs or verb.i < 2 or verb.doc[verb.i - 1].text != ",":
        return
    news = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    sayer = next((c for c in news.lefts if c.dep_ in SUBJECTS), None) if news is not None else None
    if news is None or sayer is None or sayer.left_edge.i != verb.i + 1:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    apposed = [t for t in sayer.subtree if t.dep_ == "appos" and verb.doc[t.left_edge.i - 1].text == ","]
    told = apposed[-1] if apposed else None
    if told is None or told.pos_ == "PROPN" or any(t.text == "," for t in verb.doc[told.i : news.i]):
        return
    told.head, told.dep_ = news, sayer.dep_
    sayer.head, sayer.dep_ = verb, "nsubj"


def told_beside(clause: Token, words: Words) -> None:
    """ "The bureau opened 214 cases, its director, Ivan Hill, told deputies": a sentence that is told was taken for a
    circumstance of the telling."""
    verb = clause.head
    if clause.dep_ != "advcl" or verb.dep_ != "ROOT" or verb.i < clause.i or verb.lemma_ not in words.closing_verbs:
        return
    sayer = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if sayer is None or sayer.i < clause.i or verb.doc[sayer.left_edge.i - 1].text != ",":
        return
    opened = any(c.dep_ == "mark" or (c.tag_ in {"IN", "WRB"} and c.dep_ != "prep") for c in clause.lefts)
    own = any(c.dep_ in SUBJECTS for c in clause.lefts)
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ in {"aux", "auxpass"} for c in clause.lefts)
    if own and finite and not opened and not any(c.dep_ == "ccomp" for c in verb.children):
        clause.dep_ = "ccomp"


def on_day(clause: Token, words: Words) -> None:
    """ "Said the same day that the number had fallen": what was said was taken for a clause about the day."""
    day = clause.head
    verb = day.head
    if clause.dep_ != "relcl" or day.dep_ != "npadvmod" or verb.lemma_ not in words.closing_verbs:
        return
    that = clause.left_edge
    if that.lower_ != "that" or that.i != day.i + 1 or that.dep_ in SUBJECTS | {"dobj"}:
        return
    if any(c.dep_ in SUBJECTS for c in clause.lefts) and not any(c.dep_ == "ccomp" for c in verb.children):
        that.head, that.dep_ = clause, "mark"
        clause.head, clause.dep_ = verb, "ccomp"


def told_as(verb: Token) -> None:
    """ "As the court reported, X, using his post, took bribes": X and his deed were taken for parts of the aside."""
    if verb.dep_ not in {"ROOT", "advcl"} or not any(
        c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.lefts
    ):
        return
    behind = [t for t in verb.doc[verb.i + 1 :] if t.left_edge.i and t.left_edge.nbor(-1).text == ","]
    stray = (t for t in behind if t.dep_ in _STRAY and t.pos_ in {"NOUN", "PROPN"} and verb in t.ancestors)
    if (subject := next(stray, None)) is None:
        return
    below = [t for t in verb.doc[verb.i + 1 :] if t.dep_ in _CLAUSAL and verb in t.ancestors]
    told = [verb.head] if verb.dep_ == "advcl" else below
    deed = next((t for t in told if t.i > subject.right_edge.i and t.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if deed is None or any(c.dep_ in SUBJECTS for c in deed.lefts):
        return
    if verb.dep_ == "ROOT":
        deed.head, deed.dep_ = deed, "ROOT"
    for between in [c for c in verb.rights if c.i > subject.i and c is not deed]:
        between.head = deed
    subject.head, subject.dep_ = deed, "nsubj"
    verb.head, verb.dep_ = deed, "advcl"


_STRAY = frozenset({"appos", "dep", "dobj", "npadvmod"})
_CLAUSAL = frozenset({"advcl", "ccomp", "conj", "dep"})


def called_on(verb: Token) -> None:
    """ "Called on Hill to resign": the preposition was taken for a particle, and the name for what he was called."""
    on = next((c for c in verb.rights if c.dep_ == "prt" and c.lower_ in {"on", "upon"}), None)
    whom = next((c for c in verb.rights if c.dep_ in {"oprd", "dobj"}), None)
    if on is not None and whom is not None and on.i < whom.i and any(c.dep_ == "xcomp" for c in verb.rights):
        on.dep_, on.tag_, on.pos_ = "prep", "IN", "ADP"
        whom.head, whom.dep_ = on, "pobj"


def asked_for(verb: Token) -> None:
    """ "Asked for the case to be dropped", "pressed the court to free him": what is asked was taken for a purpose."""
    head, lemma = verb.head, verb.head.lemma_
    if head.i > verb.i or lemma not in _ASKING:
        return
    marked = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts)
    pressed = lemma == "press" and verb.left_edge.lower_ == "to" and any(c.dep_ == "dobj" for c in head.rights)
    if marked or pressed:
        verb.dep_ = "xcomp"


def second_verb(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "The union said that the ruling was unfair and urged the court to reverse it": a thing asks for nothing, so a
    second verb of asking or judging, hung on what was said, is the second verb of who said it."""
    said = verb.head
    if verb.dep_ != "conj" or said.dep_ != "ccomp" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return
    saying, lemma = said.head, verb.lemma_
    if any(c.dep_ in {*SUBJECTS, "aux"} for c in verb.lefts) or lemma not in _OF_SAYERS or saying.i > said.i:
        return
    subject = next((c for c in said.lefts if c.dep_ in SUBJECTS), None)
    lone = subject is None or (subject.tag_ == "NN" and not words.is_person_word(subject.lemma_))
    if words.reports(saying.lemma_) and verb.tag_ == saying.tag_ and (lone or said.tag_ == "VBN"):
        verb.head = saying


def _unwrap(verb: Token, root: Token) -> None:
    """ "Prosecutors said that X took bribes, the agency reported": who comes last reports the whole, not the middle."""
    said = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if said is None or root.i > said.left_edge.i or any(c.dep_ == "ccomp" for c in verb.rights):
        return
    said.head = root
    for late in [c for c in root.rights if c.i > verb.i]:
        late.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "ccomp"


def stated(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "Said in a statement that X was freed", "warned deputies that X was freed": the clause was hung on the statement
    or on the hearer, not on who said it."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    noun = verb.head
    if mark is None or mark.i != noun.i + 1 or not any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if noun.dep_ == "dobj" and noun.head.lemma_ in _TO_HEARERS:
        verb.head, verb.dep_ = noun.head, "ccomp"
    if noun.dep_ != "pobj":
        return
    said = noun.head.head
    if said.lemma_ in words.closing_verbs and not any(c.dep_ == "ccomp" for c in said.children):
        verb.head, verb.dep_ = said, "ccomp"


def published(verb: Token, words: Words) -> None:
    """ "Warned in a report published on Tuesday that …": the clause was hung on the participle of the report."""
    participle = verb.head
    noun = participle.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or verb.i < participle.i or noun.dep_ != "pobj":
        return
    said = noun.head.head
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    if that and said.lemma_ in words.closing_verbs and not any(c.dep_ == "ccomp" for c in said.children):
        verb.head = said


def _phrase_up_to(last: Token) -> Token | None:
    """The head of the noun phrase that ends on a token and stands loosely beside what precedes it."""
    head = last
    while head.dep_ in _WITHIN:
        head = head.head
    fits = head.dep_ in _LOOSE and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and head.left_edge.i > 1
    closed = last.i + 3 if last.i + 3 < len(last.doc) and last.doc[last.i + 3].text == ")" else last.i
    return head if fits and head.right_edge.i in {last.i, closed} else None


def without_subject(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "Hill pleads guilty", "Under cross-examination Hill conceded": the name before a finite verb that has no
    subject, taken for a modifier or for the object of the preposition before it."""
    if verb.dep_ != "ROOT" or verb.tag_ == "VBN" or verb.i == 0 or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    token = verb.doc[verb.i - 1]
    name = names.at(parsed, token)
    if name is None or name.kind != "person" or token.dep_ not in {"amod", "compound", "pobj", "npadvmod"}:
        return
    first = token
    while first.i > 0 and parsed.start(first) > name.start:
        first = first.doc[first.i - 1]
    if token.dep_ == "pobj":
        before = [c for c in token.lefts if c.i < first.i]
        if not before or before[-1].dep_ in {"det", "case", "poss"} or before[-1].tag_ == "IN":
            return
        head = before[-1]
        for other in before[:-1]:
            other.head = head
        head.head, head.dep_ = token.head, "pobj"
    token.head, token.dep_ = verb, "nsubj"


def demoted(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "X, who heads Y, called for Z", "praised X but criticised Y": a verb of saying in the past that was taken for a
    participle of a noun."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "amod"} or any(c.dep_ == "aux" for c in verb.children):
        return
    lemma, noun = verb.lemma_, verb.head
    if not words.reports(lemma) and not (lemma in _ASKING and verb.nbor(1).lower_ in {"for", "on"}):
        return
    if verb.dep_ == "acl" and noun.dep_ == "nsubj" and any(c.dep_ == "ccomp" for c in verb.rights):
        _promote(verb, noun)
    elif verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"}:
        closed = verb.doc[verb.left_edge.i - 1].text == "," and text_of(verb.doc[verb.i + 1 : verb.i + 2]) not in {
            "by",
            "as",
        }
        if closed and any(c.dep_ in {"relcl", "appos"} and c.i < verb.i for c in noun.children):
            verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
            noun.head, noun.dep_ = verb, "nsubj"
            for late in [c for c in noun.rights if c.i > verb.i]:
                late.head = verb
    elif verb.dep_ == "amod" and noun.dep_ == "conj" and verb.i == noun.left_edge.i and verb.nbor(-1).tag_ == "CC":
        main = noun.head.head if noun.head.dep_ == "dobj" else noun.head
        if main.pos_ == "VERB":
            verb.head, verb.dep_, verb.tag_ = main, "conj", "VBD"
            noun.head, noun.dep_ = verb, "dobj"


def shifted(verb: Token) -> None:
    """ "Dismissed as unfounded reports that he fled": the object, put behind what it is called, was taken along with
    that."""
    if verb.lemma_ not in _CALLING or any(c.dep_ in {"dobj", "auxpass", "nsubjpass"} for c in verb.children):
        return
    mark = verb.nbor(1) if verb.i + 2 < len(verb.doc) else verb
    called = verb.nbor(2) if mark.lower_ == "as" and mark.head == verb else verb
    noun = called.head
    if called.dep_ not in {"amod", "compound"} or noun.head != mark or noun.dep_ != "pobj" or noun.i < called.i:
        return
    noun.head, noun.dep_ = verb, "dobj"
    called.head, called.dep_ = mark, "pobj"
    for clause in [c for c in verb.rights if c.i > noun.i and c.dep_ in {"advcl", "ccomp"}]:
        if any(c.lower_ == "that" for c in clause.lefts):
            clause.head, clause.dep_ = noun, "acl"


_CALLING = frozenset({"brand", "condemn", "denounce", "describe", "dismiss", "reject"})


def said_that(verb: Token, words: Words) -> None:
    """ "Orlov said Major Lem, who served at the post, actually acting as its head, has been arrested": whom the speaker
    speaks of was given to a participle, and the verb behind it left without a subject."""
    told = [c for c in verb.rights if c.dep_ == "ccomp"]
    if len(told) != 2 or told[0].tag_ != "VBG" or not words.reports(verb.lemma_):
        return
    aside, main = told
    whom = next((c for c in aside.lefts if c.dep_ == "nsubj"), None)
    if whom is None or any(c.dep_ in SUBJECTS for c in main.lefts) or aside.doc[main.left_edge.i - 1].text != ",":
        return
    whom.head, whom.dep_ = main, "nsubjpass" if any(c.dep_ == "auxpass" for c in main.lefts) else "nsubj"
    aside.head, aside.dep_ = whom, "acl"
