"""The person's name inside a noun phrase, by its words: capitals at the end, titles and days left out."""

from __future__ import annotations

import re

from streams.extract.names.given_names import is_given
from streams.extract.names.institution_names import PARTICLES, TRIM
from streams.extract.names.titles import AMBIGUOUS, PARTIES, is_title
from streams.extract.parsing.lexicon import HONORIFICS, INSTITUTIONS, PLURAL_INSTITUTIONS, ROLE_MODIFIERS, word_set

QUANTITIES = word_set("all both some many most others one none few several each")
_NO_GIVEN_NAME = word_set("""january february march july september october november december monday tuesday wednesday
    thursday friday saturday sunday yesterday yes yeah no""")
"""Words of dates, and of answers, that begin no person's name; April, May, June and August do."""
_NAME_WORDS = 4  # words of a name with its title
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today")


def name_at_end(words: list[str]) -> tuple[list[str], list[str], str]:
    """Trailing capitalised words that make a person's name, the words before them, and a title of courtesy."""
    while len(words) > 2 and words[-1].strip(TRIM).casefold() in _DAYS:
        words = words[:-1]  # "President Ana Bell Saturday opened"
    at = len(words)
    while at > 0:
        word = words[at - 1].strip(TRIM)
        lower = word.casefold()
        if lower in HONORIFICS and not _is_initial(words[at - 1]):
            return [_name_word(plain) for plain in words[at:]], words[: at - 1], lower
        if not word or (is_title(word) and not _named_like_a_title(words, at - 1)):
            break
        if word[0].isupper() or (lower in PARTICLES and at < len(words)):
            if lower in PARTIES and at > 1:
                break
            if lower in INSTITUTIONS or lower in PLURAL_INSTITUTIONS:
                return [], words, ""
            at -= 1
            continue
        break
    name = [_name_word(word) for word in words[at:]]
    while len(name) > 1 and name[0].casefold() in _NO_GIVEN_NAME:
        name, at = name[1:], at + 1  # "In February Oberg had said"
    if len(name) > 2 and name[0].casefold() in PARTIES:
        name, at = name[1:], at + 1  # "Democrat Ana Maria Bell"
    if len(name) > 1 and name[0].casefold().endswith("-year-old"):
        name = name[1:]
    if len(name) > 2 and len(name[0]) > 3 and name[0].isupper() and not name[1].isupper():
        name = name[1:]  # "WATCH Ana Bell" of a caption
    if len(name) == 1 and name[0].casefold() in QUANTITIES:
        return [], words, ""
    return name, words[:at], ""


def first_of_two(phrase: str) -> str:
    """Of two who speak together the one named first: "Bell and her lawyers", "both Bell and Senator Holt" are Bell."""
    words = phrase.split()
    start = 1 if words and words[0].casefold() == "both" else 0
    at = words.index("and") if "and" in words[1:-1] else 0
    one = words[start:at]
    if not one or len(one) > _NAME_WORDS or not all(word[:1].isupper() for word in one):
        return phrase
    following = words[at + 1].strip(TRIM)
    titled = following[:1].isupper() and (is_title(following) or following.casefold() in HONORIFICS)
    if (titled and not is_title(one[-1].strip(TRIM))) or following.casefold() in ("his", "her", "their"):
        return " ".join(one)
    return phrase


def _name_word(word: str) -> str:
    """A word of a name without marks around it; an initial keeps its point."""
    plain = re.sub(r"['’]s$", "", word.strip(TRIM))
    return f"{plain}." if _is_initial(word) and word.strip("\"'(),;").endswith(".") else plain


def _is_initial(word: str) -> bool:
    return bool(re.fullmatch(r"[\"'(]*(?:[A-Z]\.){1,3}[,;)]*|(?:Jr|Sr)\.[,;]*", word))


def _named_like_a_title(words: list[str], at: int) -> bool:
    """Whether a word that may be a title is part of a name: "Senator Dean Oberg", "Angus King"."""
    word = words[at].strip(TRIM)
    if word.casefold() not in AMBIGUOUS or not word[:1].isupper() or word.isupper():
        return False
    before = words[at - 1].strip(TRIM) if at else ""
    if at + 1 < len(words):  # before a name: a given name if a title stands before it
        return is_title(before) and before.casefold() not in ROLE_MODIFIERS and is_given(word)
    return is_given(before) or bool(at > 1 and _is_initial(words[at - 1]) and is_given(words[at - 2].strip(TRIM)))


def name_after_house(tail: str, *, place: bool = False) -> tuple[str, list[str]]:
    """So "the Harbour Committee Ana Bell", after "Chair of", is the committee and the name of its chair.

    With `place`, "Canterbury Ana Bell" after "Archbishop of" likewise.
    """
    words = tail.split()
    for at in range(max(1, len(words) - 3), len(words) - 1):
        named = words[at - 1][:1].isupper() or words[0][:1].isupper()  # "Holm prison"
        house = named and (words[at - 1].casefold() in INSTITUTIONS or place)
        if house and is_given(words[at].strip(TRIM)) and all(word[:1].isupper() for word in words[at:]):
            return " ".join(words[:at]), [_name_word(word) for word in words[at:]]
    return tail, []
