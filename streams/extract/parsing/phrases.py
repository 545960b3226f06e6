"""Noun phrases of the parse: of a speaker, around a person's name."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from streams.extract.parsing.lexicon import HONORIFICS, ROLES, word_set

PHRASE_LIMIT = 28  # tokens of a noun phrase that is read; longer subtrees are parser errors or lists


OCCASION = word_set("in on at since by during until")
"""Prepositions before a time or a place."""
CALENDAR = word_set("""january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter""")
"""Months, days and seasons."""
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
"""Pattern of a month written out."""
_PART_OF = word_set("early late mid last this next")


def content_words(span: Span | Doc) -> frozenset[str]:
    """Lemmas of nouns, names, verbs, adjectives and numbers, in lower case."""
    return frozenset(
        token.lemma_.casefold()
        for token in span
        if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop and len(token) > 1
    )


def name_end(token: Token) -> str:
    """The last word of the name a token belongs to, hyphens included, lower case."""
    doc, right = token.doc, token.i
    while right + 1 < len(doc) and (doc[right + 1].pos_ == "PROPN" or doc[right + 1].text == "-"):
        right += 1
    left = right
    while left > 0 and not doc[left - 1].whitespace_:
        left -= 1
    return str(doc[left : right + 1].text.casefold())


def without_occasion(phrase: Span, *, subject: bool = False) -> Span:
    """A subject without the time or place that the parser took into it: "February Wendt" after "In" is Wendt.

    A preposition right before a phrase governs its first words when nothing else hangs on it; after a place, whoever
    comes with a title, or else the last name, is the subject.

    Args:
        phrase: words of one sentence.
        subject: it is known to be a subject, though the parser may have hung it on the preposition.
    """
    doc, start = phrase.doc, phrase.start
    if start == phrase.sent.start or doc[start - 1].lower_ not in OCCASION:
        return phrase
    if not subject and any(child.dep_ in ("pobj", "pcomp") for child in doc[start - 1].children):
        return phrase
    at = start
    while at < phrase.end and (doc[at].lower_ in _PART_OF or doc[at].text == "-"):
        at += 1
    if at < phrase.end and (doc[at].lower_ in CALENDAR or doc[at].like_num):
        at += 1
        while at < phrase.end and doc[at].like_num:
            at += 1
        return doc[at : phrase.end] if at < phrase.end else phrase
    end = start
    while end < phrase.end and doc[end].pos_ == "PROPN":
        end += 1
    if end - start < 2:
        return phrase
    titled = next((at for at in range(start + 1, end) if doc[at].lower_.strip(".") in ROLES | HONORIFICS), end - 1)
    return doc[titled : phrase.end]


def begins_with_date(phrase: Span) -> bool:
    """Whether the first words of a phrase are a month, a day or a season, or part of one: "late May", "2019"."""
    first = next((token for token in phrase if token.lower_ not in _PART_OF and token.text != "-"), None)
    return first is not None and (first.lower_ in CALENDAR or first.like_num)


def noun_phrase(token: Token) -> Span:
    """The noun phrase of a head, with appositions and what describes them, without what follows a verb's clause."""
    head = token
    left, right = head.left_edge.i, head.right_edge.i
    while left > 1 and token.doc[left - 1].text == "-" and not token.doc[left - 1].whitespace_:
        if token.doc[left - 2].whitespace_ or token.doc[left - 2].head.i == token.i:
            break
        left = min(left - 2, token.doc[left - 2].left_edge.i)  # "its vice-" of "its vice-rector"
    if right - left + 1 > PHRASE_LIMIT:
        right = min(right, head.i + 6)
        left = max(left, head.i - 10)
    while right + 1 < len(token.doc) and not token.doc[right].whitespace_ and _is_joined(token.doc[right], right + 1):
        right += 1  # "Jae" of "Moon Jae-in"
    while right + 1 < len(token.doc) and _is_twin(token.doc[right + 1], head):
        right += 1  # "Paxello" of "the parcel company Paxello said"
    return without_occasion(token.doc[left : right + 1])


def _is_twin(name: Token, head: Token) -> bool:
    """Whether the parser made a second subject of the name behind a noun."""
    twins = name.dep_ == head.dep_ and name.head.i == head.head.i and head.dep_ in ("nsubj", "nsubjpass")
    return twins and name.pos_ == "PROPN" and head.pos_ == "NOUN" and name.ent_type_ not in ("DATE", "TIME")


def _is_joined(last: Token, at: int) -> bool:
    """Whether a token goes on with the name before it after a hyphen."""
    following = last.doc[at]
    if last.text == "-":
        return bool(following.text.isalpha())
    rank = last.lower_ in ("vice", "deputy", "co", "pro")  # "vice" of "the college's vice-rector"
    return bool((last.pos_ == "PROPN" or rank) and following.text.startswith("-"))


def person_phrases(doc: Doc) -> list[str]:
    """Printed noun phrases that hold a person's name, widest first reading."""
    phrases: list[str] = []
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        head = entity.root
        while (
            head.dep_ in ("appos", "compound", "nmod") and head.head.i != head.i and head.head.pos_ in ("NOUN", "PROPN")
        ):
            head = head.head
        phrases.append(noun_phrase(head).text)
        if head is not entity.root:
            phrases.append(noun_phrase(entity.root).text)
    for token in doc:
        if token.lower_ in ROLES and token.i + 1 < len(doc):
            following = token.i + 1
            while following < len(doc) and (
                (doc[following].text[:1].isupper() and doc[following].is_alpha)
                or (doc[following].text == "-" and not doc[following - 1].whitespace_)
            ) and doc[following].tag_ not in ("VBZ", "VBP", "MD"):  # "Editor Says Report Was Late"
                following += 1
            if following > token.i + 1 and doc[token.i + 1].ent_type_ not in ("DATE", "TIME"):
                start = token.i
                while (
                    start > 0
                    and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART")
                    and doc[start - 1].dep_ != "ROOT"
                    and doc[start - 1].text not in ("”", '"')
                    and not (doc[start - 1].lower_ in CALENDAR and start > 1 and doc[start - 2].lower_ in OCCASION)
                ):
                    start -= 1
                phrases.append(doc[start : _after_house(doc, following)].text)
    return phrases


def _after_house(doc: Doc, end: int) -> int:
    """Where a name with a title ends, "of Ostrow Police" included."""
    if end >= len(doc) or doc[end].lower_ != "of":
        return end
    first = end + 2 if end + 1 < len(doc) and doc[end + 1].lower_ == "the" else end + 1
    last = first
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].lower_ not in CALENDAR:
        last += 1
    return last if last > first else end


_LEFT = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod")
_INDEFINITE = word_set("no any every each another some such what which")
_TELLING = word_set("of on for in at against between with to from over about under near by")
_DETERMINERS = word_set("the this that these those")
UNIQUE = word_set("""country nation world government people public economy state market sky earth sun sea weather
    future past present time day week month year moment morning evening night hour minute weekend season winter spring
    summer autumn decade century quarter way fact
    right truth case point end beginning start rest thing matter kind sort part number side place area other one
    media press internet police court house senate congress president whole top bottom left middle center
    centre family street road city town county same first last latter former""")
"""Heads that mean what they mean by themselves, or by country and day: no antecedent is looked for."""


def described(noun: Token, limit: int) -> Span | None:
    """A noun with what stands before it and its prepositional phrases right after it; None when it stands alone.

    Args:
        noun: the head.
        limit: tokens a prepositional phrase may reach from the beginning.
    """
    left = min((child.left_edge.i for child in noun.lefts if child.dep_ in _LEFT), default=noun.i)
    right = noun.i
    for child in noun.rights:
        if child.dep_ != "prep" or child.i != right + 1 or child.lower_ not in _TELLING:
            break
        if any(below.dep_ in ("relcl", "acl", "punct") for below in child.subtree) or child.right_edge.i - left > limit:
            break
        right = child.right_edge.i
    if right - left > limit + 1:
        return None
    if any(noun.doc[at].lower_ in _INDEFINITE for at in range(left, noun.i)):
        return None
    alone = right == noun.i and all(token.dep_ == "det" or token.pos_ == "PRON" for token in noun.doc[left : noun.i])
    return None if alone else noun.doc[left : right + 1]


def is_bare_definite(noun: Token, *, unique: bool = False) -> bool:
    """Whether a noun stands with "the", "this" or the like and with nothing else that tells which.

    Args:
        noun: any token.
        unique: take heads too that usually need no antecedent ("the president").
    """
    if noun.pos_ not in ("NOUN", "PROPN") or (noun.lemma_.casefold() in UNIQUE and not unique):
        return False
    determiners = [child for child in noun.children if child.dep_ == "det"]
    if len(determiners) != 1 or determiners[0].lower_ not in _DETERMINERS or noun.i - determiners[0].i != 1:
        return False
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ in ("DET", "PRON", "NOUN", "PROPN", "NUM"):
        return False  # "the rule the council made", "the deputy mayor": the parser has missed what tells which
    if noun.ent_type_ in ("DATE", "TIME", "PERSON", "GPE", "NORP", "EVENT", "LAW") or noun.dep_ == "npadvmod":
        return False
    return not any(
        child.dep_ in ("prep", "relcl", "acl", "appos", "amod", "compound", "poss", "nummod", "nmod", "conj")
        for child in noun.children
    )
