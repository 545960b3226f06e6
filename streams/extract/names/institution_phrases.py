"""Noun phrases of the parse that name an institution: "the Northern Rivers Agency", "Centre for Rivers and Dams"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from streams.extract.names.kind_and_name import is_persons
from streams.extract.parsing.lexicon import COMPANY_KINDS, HONORIFICS, INSTITUTIONS, ROLES, word_set
from streams.extract.parsing.phrases import CALENDAR, OCCASION

_PLAIN = word_set("""new whole smaller larger largest biggest several other own such local former entire main
    same first second two three four five six all some many most each every""")
"""Words before an institution's noun that are no part of its name."""
_SITES = word_set("""prison jail school college hospital hospice clinic museum library theatre theater zoo gallery
    airport port shipyard brewery observatory""")
"""Houses that go by a place's name with their own noun."""
_FIRMS = COMPANY_KINDS - word_set("bank group")
"""What stands before a firm's name: "the parcel company Paxello"."""
_BEGINS_ANOTHER = word_set("a an this that its every")
"""Words behind "of X" with which another noun phrase begins: "handed the bank of Tormenia a list"."""
_OF_MEMBERS = word_set("union association federation guild alliance brotherhood")
"""Bodies that are called after their members, of two trades as often as of one."""


def institution_phrase(token: Token) -> str:
    """The printed phrase around the noun of an institution: "the Northern Rivers Agency".

    Of what something is said to be, with that name: "Redmarsh is the county's oldest prison" tells of Redmarsh prison.
    """
    if token.dep_ == "attr" and token.head.lemma_ == "be" and token.text in _SITES:
        whose = next((child for child in token.head.children if child.dep_ == "nsubj" and child.pos_ == "PROPN"), None)
        if whose is not None:
            return f"{token.doc[whose.left_edge.i : whose.i + 1].text} {token.text}"
    if name := name_behind(token):
        return name
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
        or token.doc[left].tag_ == "POS"  # what is left of "Tuesday's council"
        or (token.doc[left].lower_ in CALENDAR and token.doc[left + 1].tag_ == "POS")
        or (left and token.doc[left].lower_ in CALENDAR and token.doc[left - 1].lower_ in OCCASION)
    ):
        left += 1
    if left and left < token.i and token.doc[left - 1].text == "-" and not token.doc[left - 1].whitespace_:
        left += 1  # "anti-Oberg Harbour Board"
    if left < token.i and token.lower_ in _OF_MEMBERS:
        left = _first_of_members(token, left)
    right = token.i
    if token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "of":
        end = token.i + 2
        while end < len(token.doc) and (
            token.doc[end].pos_ in ("PROPN", "NOUN", "DET", "ADJ") or token.doc[end].lower_ == "-"
        ) and not (end > token.i + 2 and token.doc[end].lower_ in _BEGINS_ANOTHER):
            end += 1
        if end > token.i + 2:
            right = end - 1
        if token.lower_ in _OF_MEMBERS:
            right = _last_of_members(token.doc, right)
    elif token.i + 2 < len(token.doc) and token.text[0].isupper() and token.nbor(1).lower_ in ("on", "for"):
        right = _field_end(token)
    return str(token.doc[left : right + 1].text)


def name_behind(token: Token) -> str:
    """The name of "the parcel company Paxello", which is all of it; empty where no name follows the noun."""
    if token.text not in _FIRMS:
        return ""
    end = token.i + 1
    while end < len(token.doc) and _is_name(token.doc[end]):
        end += 1
    name = token.doc[token.i + 1 : end]
    return "" if is_persons([word.text for word in name], token.text) else str(name.text)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not (
        token.ent_type_ in ("DATE", "TIME") or token.lower_ in ROLES | HONORIFICS | CALENDAR)


def _first_of_members(token: Token, left: int) -> int:
    """The first word of "the Warehouse and Parcel Workers' Union", which is one body and not two."""
    doc = token.doc
    members = any(child.dep_ == "poss" and child.text.endswith("s") for child in token.lefts)
    joined = left >= 3 and doc[left - 1].lower_ in ("and", "&") and doc[left].text[:1].isupper()
    kind = doc[left - 2].lower_ in INSTITUTIONS
    return left - 2 if members and joined and not kind and doc[left - 2].text[:1].isupper() and (
        doc[left - 3].lower_ == "the") else left


def _last_of_members(doc: Doc, right: int) -> int:
    """The last word of "the Union of Miners and Quarrymen"."""
    if right + 2 >= len(doc) or doc[right + 1].lower_ not in ("and", "&"):
        return right
    last = doc[right + 2]
    alone = right + 3 == len(doc) or not doc[right + 3].text[:1].isupper()
    return right + 2 if last.text[:1].isupper() and last.text.endswith(("s", "men", "women")) and alone else right


def _field_end(token: Token) -> int:
    """The last word of what a named body is for: "Committee on Harbour Safety", "Centre for Rivers and Dams"."""
    doc, right = token.doc, int(token.i)
    for at in range(token.i + 2, len(doc)):
        if doc[at].pos_ == "PROPN" and doc[at].text[:1].isupper() and doc[at].ent_type_ not in ("DATE", "TIME"):
            right = at
        elif doc[at].lower_ not in ("the", "and", "of", "&"):
            break
    return right
