"""Contractions written out: "can't" is "can not", "the ballot's been stolen" is "the ballot has been stolen"."""

from __future__ import annotations

from spacy.tokens import Token

CONTRACTIONS = {
    "'re": "are",
    "’re": "are",
    "'m": "am",
    "’m": "am",
    "'ve": "have",
    "’ve": "have",
    "'ll": "will",
    "’ll": "will",
    "n't": "not",
    "n’t": "not",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
}


def has_or_is(token: Token) -> str:
    """What the verb "'s" stands for: "has" before a participle that "be" cannot take, else "is".

    The model takes "'s" in "it's been sold" for an auxiliary of the passive; what follows decides.
    """
    following = next((later for later in token.doc[token.i + 1 :] if later.dep_ != "neg" and later.pos_ != "ADV"), None)
    if following is not None and following.lower_ in ("been", "had", "got"):
        return "has"
    if following is not None and following.tag_ == "VBG":
        return "is"
    if token.lemma_ == "have" or (token.dep_ == "aux" and token.head.tag_ == "VBN"):
        return "has"
    return "is"


def expanded(token: Token, *, after_name: bool) -> str:
    """The token, contractions written out.

    Args:
        token: any token.
        after_name: the word before has been replaced by a name, after which "'s" would be read as a possessive.
    """
    lower = token.lower_
    if lower in ("'d", "’d"):
        has_have = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "have"
        return "had" if not has_have and (token.head.tag_ == "VBN" or token.tag_ != "MD") else "would"
    if lower in ("ca", "wo", "sha") and (token.i + 1 >= len(token.doc) or token.nbor(1).lower_ not in ("n't", "n’t")):
        return str(token.text)
    if lower in ("'s", "’s") and token.pos_ in ("AUX", "VERB"):
        verb = has_or_is(token)
        return verb if after_name or verb == "has" else str(token.text)
    return CONTRACTIONS.get(lower, str(token.text))
