"""What a reporting clause says that a quotation is about: "he said of the levy"."""

from __future__ import annotations

from spacy.tokens import Token

from streams.extract.parsing.phrases import noun_phrase

_ABOUT = ("of", "about")
_LONGEST = 12  # tokens of such a phrase; longer ones are parser errors


def spoken_of(cue: Token | None) -> str:
    """The matter that a reporting verb names, as printed; empty where it names none, or a time or a person.

    Args:
        cue: the verb; None for a quotation without one.
    """
    if cue is None or cue.lemma_ not in ("say", "ask"):
        return ""
    for child in cue.rights:
        if child.dep_ != "prep" or child.lower_ not in _ABOUT:
            continue
        matter = next((below for below in child.children if below.dep_ == "pobj"), None)
        if matter is None or matter.pos_ not in ("NOUN", "PROPN") or matter.ent_type_ in ("DATE", "TIME", "PERSON"):
            return ""
        phrase = noun_phrase(matter)
        return "" if len(phrase) > _LONGEST or phrase[0].lower_ in ("his", "her", "its", "their") else str(phrase.text)
    return ""
