"""First person to third: "We are not bidding" of the city of Paloma becomes "The City of Paloma is not bidding"."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, word_set

_BARE = word_set("police airports motors holdings industries airlines prosecutors")
_CONTRACTIONS = {
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
_IRREGULAR = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "go": "goes"}
_POSITION = re.compile(
    r"^it is (?:the|our|my) (?:\w+ )?(?:position|view|belief|opinion|conviction)(?: of [\w ]+?)? that ", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"^(?=[^:]*\b(?:I|we|my|our|this|answer|view|position)\b)[^:]{3,90}:\s+(?=\w+(?:\s+\w+){3})", re.IGNORECASE
)
_SHARED = word_set("""child children country nation people city town world society street neighbour neighbor
    friend family time day era region planet fellow future generation life soul""")
"""After "our" these are everybody's, not the institution's."""
_OF_STATE = word_set("""territory country soil border frontier nation economy people land water airspace army
    troops force forces citizen sovereignty constitution coast sailor athlete soldier sky skies capital
    independence""")
"""After "our" these are the country's, not the ministry's."""
_FRAME = re.compile(
    r"^(?:(?:well|so|and|but|look|yes|of course|frankly|now),? +)?(?:i|we) (?:(?:firmly|really|still|also|do) )?"
    r"(?:think|believe|say|repeat|know|(?:am|are) (?:sure|convinced|confident|certain))"
    r" (?:that )?(?=\w+ \w+)",
    re.IGNORECASE,
)


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the Health Ministry of Zelden", but "Zelden", "Ostrow City Police"."""
    head = re.split(r"\s+(?:of|for|in)\s+", name)[0].split()
    if not head or name.casefold().startswith("the "):
        return name
    last = head[-1].casefold()
    if "'s" in name or ("’s" in name and len(head) > 1):
        return f"the {name}" if last == "office" else name
    return f"the {name}" if last in INSTITUTIONS - _BARE else name


def possessive(name: str) -> str:
    """`name` with its possessive ending."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def without_frame(text: str) -> str:
    """So "I think that P" → "P": the speaker's opinion is what the statement is."""
    for pattern in (_ANNOUNCES, _POSITION, _FRAME):
        stripped = pattern.sub("", text)
        if stripped != text and len(stripped.split()) >= 3:
            text = stripped
    return text


def third_person(sentence: Span, we: str, me: str) -> str:
    """The sentence's words with contractions written out and the first person named.

    Args:
        sentence: parse of a sentence of a quotation.
        we: name for "we"; empty leaves it.
        me: name for "I"; empty leaves it.
    """
    words: list[str] = []
    named_me = False
    for token in sentence:
        word = _expanded(token)
        named = _named(token, we, me)
        if named is not None:
            if token.lower_ == "my" and named_me:
                named = "their own" if token.i + 1 < len(token.doc) else named
            named_me = named_me or token.lower_ in ("i", "my")
            word = named
        elif _agrees_with_first_person(token, we, me):
            plural = we.split()[-1].casefold() in PLURAL_INSTITUTIONS if we else False
            word = word if plural and _subject(token).casefold() == "we" else _third(word, token)
        glued = (
            bool(words)
            and token.i > sentence.start
            and not token.nbor(-1).whitespace_
            and token.lower_ not in _CONTRACTIONS
            and token.lower_ not in ("'d", "’d")
        )
        if token.text in ("ca", "wo", "sha"):
            glued = False
        words.append(word if glued or not words else f" {word}")
    text = "".join(words).strip()
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text))
    return text[:1].upper() + text[1:]


def _expanded(token: Token) -> str:
    lower = token.lower_
    if lower in ("'d", "’d"):
        has_have = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "have"
        return "had" if not has_have and (token.head.tag_ == "VBN" or token.tag_ != "MD") else "would"
    if lower in ("ca", "wo", "sha") and (token.i + 1 >= len(token.doc) or token.nbor(1).lower_ not in ("n't", "n’t")):
        return str(token.text)
    return str(_CONTRACTIONS.get(lower, token.text))


def _named(token: Token, we: str, me: str) -> str | None:
    lower = token.lower_
    if lower in ("we", "us") and we:
        return with_article(we)
    if lower == "our" and token.head.lemma_.casefold() in _SHARED and token.head.i > token.i:
        return "the"
    if lower == "our" and token.head.lemma_.casefold() in _OF_STATE and token.head.i > token.i:
        country = re.search(r" of ([A-Z][\w -]+)$", we)
        return possessive(country[1]) if country else (possessive(with_article(we)) if we else None)
    if lower in ("our", "ours") and we:
        return possessive(with_article(we))
    if lower in ("i", "me") and me:
        return me
    if lower in ("my", "mine") and me:
        return possessive(me)
    if lower in ("ourselves", "myself"):
        return "itself" if lower == "ourselves" and we else token.text
    return None


def _subject(verb: Token) -> str:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return str(child.text)
    if verb.dep_ in ("aux", "auxpass") or verb.dep_ == "conj":
        return _subject(verb.head) if verb.head.i != verb.i else ""
    return ""


def _agrees_with_first_person(token: Token, we: str, me: str) -> bool:
    if token.tag_ not in ("VBP", "VBD", "VB") or token.pos_ not in ("VERB", "AUX"):
        return False
    if token.tag_ == "VBD" and token.lower_ != "were":
        return False
    if token.tag_ == "VB" or any(
        child.dep_ == "aux" and child.tag_ in ("MD", "VBP", "VBD", "VBZ") for child in token.children
    ):
        return False
    subject = _subject(token).casefold()
    return (subject == "we" and bool(we)) or (subject == "i" and bool(me))


def _third(word: str, token: Token) -> str:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if token.tag_ != "VBP":
        return word
    if lower.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{word}es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"
