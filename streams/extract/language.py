"""The language an article is written in, as the primary subtag of BCP 47, and which ones are read."""

from __future__ import annotations

import logging
import re
import threading
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from huggingface_hub import ModelCard
from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from streams.errors import Rejected
from streams.models.store import external_path
from streams.settings import Settings

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

MULTILINGUAL = "multilingual"
"""What a model card says beside the languages of a model, or instead of them: then all of `LANGUAGES` are meant."""

log = logging.getLogger(__name__)

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


def languages_read(settings: Settings) -> frozenset[str]:
    """The languages whose articles are read: `language`, and those that all models can.

    A statement is embedded, then judged. So other languages are read when both `embedding_model` and `judge_model` are
    configured and the cards of both list them; the shipped models read English only.

    Raises:
        ModelError: a configured model is not at hand.
    """
    named = (settings.embedding_model, settings.judge_model)
    if not all(named):
        return frozenset({settings.language})
    cards = [_languages_of_card(external_path(settings.cache_dir, name)) for name in named]
    return frozenset.intersection(*cards) | {settings.language}


def _languages_of_card(folder: Path) -> frozenset[str]:
    """The languages that a model's card lists; none if it has no card or the card names none."""
    path = folder / "README.md"
    if not path.is_file():
        return frozenset()
    listed = ModelCard.load(path, ignore_metadata_errors=True).data.language or ()
    codes = {listed} if isinstance(listed, str) else {str(code) for code in listed}
    primary = {code for code in map(primary_subtag, codes - {MULTILINGUAL}) if code is not None}
    return frozenset(primary or (_KNOWN if MULTILINGUAL in codes else ()))


class NotRead(Rejected):
    """The article is in a language that is not read.

    Attributes:
        language: which one, as the primary subtag.
    """

    def __init__(self, language: str, read: Iterable[str]) -> None:
        super().__init__("language", f"language: {language}, only {', '.join(sorted(read))} is read")
        self.language = language


class NotReadCount:
    """Counts the articles that were not read for their language, and logs a count when it has doubled.

    Attributes:
        counts: articles by language since the start of this process. One that is worked on again is counted again; the
            exact count is that of `rejected`, whose header `rejected_message` names the language.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def add(self, language: str) -> None:
        """Count one article."""
        with self._lock:
            self.counts[language] += 1
            count, total = self.counts[language], self.counts.total()
        if count & (count - 1) == 0:
            log.warning("not read: %d articles in %s; %d in all other languages", count, language, total - count)
