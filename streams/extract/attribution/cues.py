"""Reporting verbs in the parse: their class and their subject. What makes them no report is in `no_report.py`.

The subject is looked for in the tree first, then in the order of the words.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from streams.extract.attribution.documents import after_addressee, issued
from streams.extract.parsing.lexicon import CUES, PARTICLE_CUES, CueClass, word_set
from streams.extract.parsing.phrases import begins_with_date, noun_phrase, without_occasion

_SUBJECTS = ("nsubj", "csubj")


PERSONAL = word_set("he she it they")


REPORTS = word_set("""say tell announce report warn add state insist write declare claim explain note confirm
    argue promise admit acknowledge predict stress vow pledge maintain reveal conclude estimate affirm reaffirm
    reiterate contend caution testify concede allege assert recall""")
"""Cues that may stand at the end of what they report."""


NOBODY = word_set("i we you one who which that this these those what there nobody none neither")


OPEN_ENDS = word_set("that which who whose of to the a an and or but for with as than")
"""Last words of a content that is a piece of a clause: "underlying all of this is the fact that"."""


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, its agent, or that of the verb it is joined to."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
                return verb.head
            return _joined(child)
    for child in verb.children:
        if child.dep_ == "agent":
            objects = [below for below in child.children if below.dep_ == "pobj"]
            return objects[0] if objects else None
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive if verb.lemma_ == "quote" else None
    if _is_quoted_saying(verb):
        return next((child for child in verb.head.head.children if child.dep_ == "nsubjpass"), None)
    if verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i:
        if (taken := _whom_it_took(verb)) is not None:
            return taken
        if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP"):  # "was heckled by the union and left"
            suffered = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
            if suffered is not None and not any(child.dep_ == "auxpass" for child in verb.children):
                return _joined(suffered)
        return subject_of(verb.head)
    return None


def _joined(subject: Token) -> Token:
    """The last part of a hyphenated subject, of which the parser makes several: "rector" of "vice-rector"."""
    doc, verb = subject.doc, subject.head
    while (
        subject.i + 2 < len(doc)
        and doc[subject.i + 1].text == "-"
        and doc[subject.i + 2].head.i == verb.i
        and doc[subject.i + 2].dep_ == subject.dep_
    ):
        subject = doc[subject.i + 2]
    return subject


def _is_quoted_saying(verb: Token) -> bool:
    """So "saying" of "was quoted as saying that"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    return above is not None and above.lemma_ in ("quote", "cite") and above.tag_ == "VBN"


def _whom_it_took(verb: Token) -> Token | None:
    """The person of "It took the mayor a week to admit that": who admitted it."""
    took = verb.head
    if took.lemma_ != "take" or not any(child.dep_ in _SUBJECTS and child.lower_ == "it" for child in took.children):
        return None
    whom = [child for child in took.children if child.dep_ in ("dative", "dobj") and child.i > took.i]
    return _joined(whom[0]) if whom and whom[0].ent_type_ not in ("DATE", "TIME") else None


def phrase_before(verb: Token) -> Span | None:
    """The noun phrase that stands right before a verb, by the order of words alone.

    The parser hangs "…, chief prosecutor X announced" below what comes before it; the words are plain all the same.
    """
    doc, sentence = verb.doc, verb.sent
    right = verb.i
    while right > sentence.start and (doc[right - 1].dep_ in ("aux", "neg") or doc[right - 1].pos_ in ("AUX", "ADV")):
        right -= 1
    left = right
    while left > sentence.start and (
        doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART", "NUM")
        or doc[left - 1].lower_ in PERSONAL
        or doc[left - 1].text in ("-", "&")
        or (doc[left - 1].lower_ in ("of", "for", "at") and left - 1 > sentence.start)
        or (doc[left - 1].tag_ == "VBG" and doc[left - 1].dep_ in ("amod", "compound", "pobj"))
    ):
        left -= 1
    while left < right and doc[left].lower_ in ("of", "for", "at", "to", "not"):
        left += 1
    phrase = without_occasion(doc[left:right], subject=True) if left < right else doc[left:right]
    if not len(phrase) or not any(token.pos_ in ("PROPN", "NOUN") or token.lower_ in PERSONAL for token in phrase):
        return None
    return phrase


def turned_by(verb: Token, particle: Token) -> CueClass | None:
    """The class that a particle or preposition below a verb makes of it: "ruled out", "came out for"."""
    lemma, below = verb.lemma_.casefold(), particle.lower_
    out = any(child.lower_ == "out" and child.i > verb.i for child in verb.children)
    return (PARTICLE_CUES.get((f"{lemma} out", below)) if out else None) or PARTICLE_CUES.get((lemma, below))


_SENT_FOR = word_set("help taxi ambulance doctor nurse driver car backup waiter silence")
"""What is called for to come or to be held, which is no position on anything."""


def called_for(verb: Token) -> Token | None:
    """The clause of "called for the pier to be closed", in which "for" stands before the subject; None without one."""
    if verb.lemma_ != "call":
        return None
    for child in verb.children:
        marks = [below for below in child.children if below.dep_ == "mark" and below.lower_ == "for"]
        has_to = any(below.lower_ == "to" and below.dep_ == "aux" for below in child.children)
        sent_for = any(below.dep_ in ("nsubj", "nsubjpass") and below.lemma_ in _SENT_FOR for below in child.children)
        if child.pos_ in ("VERB", "AUX") and child.i > verb.i and marks and marks[0].i == verb.i + 1 and has_to:
            return child if not sent_for and not verb.sent.text.rstrip().endswith("?") else None
    return None


def _has_that_clause(verb: Token) -> bool:
    """Whether a clause with "that" follows: of "decided whether" and "decided to" nothing is reported."""
    return any(
        child.dep_ == "ccomp" and child.i > verb.i
        and any(below.dep_ == "mark" and below.lower_ == "that" for below in child.children)
        for child in verb.children
    )


def cue_class_of(verb: Token) -> CueClass | None:
    """The class of a reporting verb, its particle considered; None for other verbs."""
    thing = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    for child in verb.children:
        if child.dep_ in ("prt", "prep", "advmod"):
            if child.dep_ == "prep" and thing and verb.lemma_ != "rule":
                continue  # "called a briefing for six"
            turned = turned_by(verb, child)
            if turned is not None and child.i > verb.i:
                return turned
    if called_for(verb) is not None:
        return "support"
    if verb.lemma_ in ("decide", "decree") and _has_that_clause(verb):
        return "assert"
    return CUES.get(verb.lemma_.casefold())


def cue_text(verb: Token) -> str:
    """The verb with its auxiliaries and particle, verbatim words joined by spaces."""
    parts = [child for child in verb.children if child.dep_ in ("aux", "neg", "prt") and abs(child.i - verb.i) < 4]
    return " ".join(token.text for token in sorted([*parts, verb], key=lambda token: token.i))


def source_of(verb: Token) -> tuple[Token | None, Span | None]:
    """Head and span of the source of a reporting verb, of a document who issued it; (None, None) without one."""
    subject = subject_of(verb)
    if subject is not None:
        return issued(verb, subject) or (subject, noun_phrase(subject))
    if (
        verb.lemma_ in REPORTS
        and verb.tag_ in ("VBD", "VBZ", "VBN")
        and not any(child.dep_ == "nsubjpass" for child in verb.children)
    ):
        phrase = phrase_before(verb) or _after_occasion(verb) or after_addressee(verb)
        if phrase is not None:
            return phrase.root, phrase
    return None, None


def _after_occasion(verb: Token) -> Span | None:
    """A subject with an apposition that the parser hung on the date before: "In May April Oberg, the mayor, said"."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i > verb.i or not child.is_sent_start:
            continue
        for below in child.children:
            if below.dep_ == "pobj" and below.pos_ == "PROPN" and any(one.dep_ == "appos" for one in below.children):
                whole = noun_phrase(below)
                phrase = without_occasion(whole, subject=True)
                if begins_with_date(whole) and phrase.start > whole.start:
                    return phrase
    return None
