"""The language an article is written in, as the primary subtag of BCP 47."""

from __future__ import annotations

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = (
    Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH, Language.PORTUGUESE, Language.ITALIAN,
    Language.DUTCH, Language.SWEDISH, Language.POLISH, Language.TURKISH, Language.INDONESIAN, Language.RUSSIAN,
    Language.UKRAINIAN, Language.ARABIC, Language.HINDI, Language.CHINESE, Language.JAPANESE,
)
"""The languages told apart: most of the world's online news. Each costs memory, so not all that lingua knows."""

SAMPLE = 2000
"""Characters looked at. Detection is sure after some hundred; the rest would only cost time."""
CLEAR_LETTERS = 80
CLEAR_CONFIDENCE = 0.95
CLEAR_DOUBT = 0.02
"""A declared language is overruled when the text has `CLEAR_LETTERS`, another language `CLEAR_CONFIDENCE` and the
declared one less than `CLEAR_DOUBT`. Quotations and names in another language stay far from that."""
UNDETERMINED = "und"

_PRIMARY = re.compile(r"[a-z]{2,3}")
_CODES = {language: language.iso_code_639_1.name.lower() for language in LANGUAGES}
_KNOWN = {code: language for language, code in _CODES.items()}


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # Low accuracy reads trigrams only: a tenth of the memory, and as sure on an article's length of text.
    return LanguageDetectorBuilder.from_languages(*LANGUAGES).with_low_accuracy_mode().build()


def primary_subtag(declared: str | None) -> str | None:
    """``en`` of ``en-GB`` or ``EN_us``; None when nothing usable is declared."""
    if declared is None:
        return None
    primary = declared.strip().lower().replace("_", "-").split("-", 1)[0]
    return primary if _PRIMARY.fullmatch(primary) and primary != UNDETERMINED else None


def language_of(text: str, declared: str | None) -> str:
    """The language of a text.

    Args:
        text: title and text of an article, any string.
        declared: what the sender says, BCP 47. It counts unless the text is clearly in another of `LANGUAGES`; one that
            is not among them cannot be checked and is believed.

    Returns:
        The primary subtag, ``und`` when there is nothing to tell it by.
    """
    primary = primary_subtag(declared)
    if primary is not None and primary not in _KNOWN:
        return primary
    sample = text[:SAMPLE].encode("utf-8", "replace").decode("utf-8")
    letters = sum(char.isalpha() for char in sample)
    if primary is not None and letters < CLEAR_LETTERS:
        return primary
    confidences = _detector().compute_language_confidence_values(sample)
    shares = {_CODES[confidence.language]: confidence.value for confidence in confidences}
    best = max(shares, key=lambda code: shares[code]) if letters else UNDETERMINED
    if best == UNDETERMINED or shares[best] == 0.0:
        return primary or UNDETERMINED
    if primary is None:
        return best
    clearly_wrong = shares[best] >= CLEAR_CONFIDENCE and shares.get(primary, 0.0) < CLEAR_DOUBT
    return best if clearly_wrong else primary
