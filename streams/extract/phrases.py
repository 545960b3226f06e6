"""Noun phrases of the parse: of a speaker, of an institution, around a person's name."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from streams.extract.lexicon import ROLES, word_set

PHRASE_LIMIT = 28  # tokens of a noun phrase that is read; longer subtrees are parser errors or lists


_PLAIN = word_set("""new whole smaller larger largest biggest several other own such local former entire main
    same first second two three four five six all some many most each every""")
"""Words before an institution's noun that are no part of its name."""


def name_end(token: Token) -> str:
    """The last word of the name a token belongs to, hyphens included, lower case."""
    doc, right = token.doc, token.i
    while right + 1 < len(doc) and (doc[right + 1].pos_ == "PROPN" or doc[right + 1].text == "-"):
        right += 1
    left = right
    while left > 0 and not doc[left - 1].whitespace_:
        left -= 1
    return str(doc[left : right + 1].text.casefold())


def noun_phrase(token: Token) -> Span:
    """The noun phrase of a head, with appositions and what describes them, without what follows a verb's clause."""
    head = token
    left, right = head.left_edge.i, head.right_edge.i
    if right - left + 1 > PHRASE_LIMIT:
        right = min(right, head.i + 6)
        left = max(left, head.i - 10)
    return token.doc[left : right + 1]


def institution_phrase(token: Token) -> str:
    """The printed phrase around the noun of an institution: "the Northern Rivers Agency"."""
    left = min(
        (
            child.left_edge.i
            for child in token.lefts
            if child.dep_ in ("compound", "amod", "poss", "nmod", "det", "nummod")
        ),
        default=token.i,
    )
    while left < token.i and (
        token.doc[left].lower_ in _PLAIN
        or token.doc[left].like_num
        or (token.text[0].isupper() and token.doc[left].text[:1].islower())
        or token.doc[left].text == "-"
    ):
        left += 1
    right = token.i
    if token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "of":
        end = token.i + 2
        while end < len(token.doc) and (
            token.doc[end].pos_ in ("PROPN", "NOUN", "DET", "ADJ") or token.doc[end].lower_ == "-"
        ):
            end += 1
        if end > token.i + 2:
            right = end - 1
    return str(token.doc[left : right + 1].text)


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
            ):
                following += 1
            if following > token.i + 1 and doc[token.i + 1].ent_type_ not in ("DATE", "TIME"):
                start = token.i
                while (
                    start > 0
                    and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART")
                    and doc[start - 1].dep_ != "ROOT"
                    and doc[start - 1].text not in ("”", '"')
                ):
                    start -= 1
                phrases.append(doc[start:following].text)
    return phrases


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
