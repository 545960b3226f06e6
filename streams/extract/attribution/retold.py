"""An act told within another clause as a sentence of its own: "Decree 8, signed by Ana Bell, bans sand" has an act.

The sentence is a parse with the words and tags of the one it comes from, so that what reads parses can read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

_PAST = {
    "given": "gave", "begun": "began", "taken": "took", "withdrawn": "withdrew", "written": "wrote",
    "frozen": "froze", "torn": "tore", "drawn": "drew", "thrown": "threw", "broken": "broke",
    "forbidden": "forbade", "sworn": "swore", "chosen": "chose", "overthrown": "overthrew",
    "overridden": "overrode",
}
"""Participles that are no past tense."""
_CLOSE = frozenset((",", ".", "'s", "\u2019s", ";"))


class Word(NamedTuple):
    """A word that the sentence does not have in this form."""

    text: str
    lemma: str
    tag: str
    pos: str
    dep: str


WHICH = Word("which", "which", "WDT", "PRON", "nsubj")
COMMA = Word(",", ",", ",", "PUNCT", "punct")


def past_of(verb: Token) -> Word:
    """The past tense of a participle or infinitive that tells a deed: "signed", "gave"."""
    return Word(_PAST.get(verb.lower_, verb.lower_), verb.lemma_, "VBD", "VERB", "ROOT")


def lowered(token: Token) -> Token | Word:
    """The first word of a sentence as it is written within one."""
    if token.pos_ == "PROPN" or token.ent_type_ or token.text == "I" or not token.text[:1].isupper():
        return token
    return Word(token.lower_, token.lemma_, token.tag_, token.pos_, token.dep_)


def trimmed(tokens: list[Token]) -> list[Token]:
    """Tokens without the marks and spaces around them."""
    while tokens and tokens[-1].is_punct and tokens[-1].text not in ("%", ")"):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].is_space):
        tokens.pop(0)
    return tokens


def retold(first: Token, pieces: Sequence[Token | Word], root: int) -> Span:
    """The parse of words in a new order.

    Args:
        first: any token of the sentence they come from.
        pieces: the words, without a full stop.
        root: position of the act's verb among them.
    """
    place = {piece.i: at for at, piece in enumerate(pieces) if isinstance(piece, Token)}
    whole = [*pieces, Word(".", ".", ".", "PUNCT", "punct")]
    doc = Doc(
        first.vocab,
        words=[piece.text for piece in whole],
        spaces=[_spaced(whole, at) for at in range(len(whole))],
        tags=[piece.tag_ if isinstance(piece, Token) else piece.tag for piece in whole],
        pos=[piece.pos_ if isinstance(piece, Token) else piece.pos for piece in whole],
        lemmas=[piece.lemma_ if isinstance(piece, Token) else piece.lemma for piece in whole],
        heads=[_head(piece, at, place, root) for at, piece in enumerate(whole)],
        deps=["ROOT" if at == root else _relation(piece, place) for at, piece in enumerate(whole)],
        ents=[_entity(piece) for piece in whole],
    )
    return doc[: len(pieces)]


def _head(piece: Token | Word, at: int, place: dict[int, int], root: int) -> int:
    if at == root or not isinstance(piece, Token) or piece.head.i == piece.i:
        return root
    return place.get(piece.head.i, root)


def _relation(piece: Token | Word, place: dict[int, int]) -> str:
    if isinstance(piece, Word):
        return piece.dep if piece.dep != "ROOT" else "dep"
    return str(piece.dep_) if piece.head.i in place and piece.dep_ != "ROOT" else "dep"


def _entity(piece: Token | Word) -> str:
    return f"{piece.ent_iob_}-{piece.ent_type_}" if isinstance(piece, Token) and piece.ent_type_ else "O"


def _spaced(pieces: Sequence[Token | Word], at: int) -> bool:
    """Whether a space follows: as printed between neighbours of the sentence, else before all but marks."""
    if at + 1 >= len(pieces):
        return False
    piece, following = pieces[at], pieces[at + 1]
    if isinstance(piece, Token) and isinstance(following, Token) and following.i == piece.i + 1:
        return bool(piece.whitespace_)
    return following.text not in _CLOSE
