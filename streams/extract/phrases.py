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
