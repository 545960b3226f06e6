"""The passages that the extract stage finds in an article, tagger and rules together, and nothing embedded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from spacy.language import Language

from streams.extract.attribution.tagged import tagged_text
from streams.extract.cleaning.clean import CleanArticle
from streams.extract.extractor import find_statements
from streams.extract.found import Found
from streams.extract.loading import build_tagger, tag_outermost
from streams.extract.parsing.frames import load_language_model
from streams.extract.stage import Tag
from streams.models.store import language_model_path
from streams.settings import Settings


@dataclass(frozen=True)
class Reader:
    """Finds statements as the stage does.

    Attributes:
        nlp: from `load_language_model`.
        tag: the attribution tagger, as `Extractor` takes it; without it the rules alone find.
    """

    nlp: Language
    tag: Tag | None = None

    def find(self, article: CleanArticle, published_at: datetime, publisher: str = "") -> list[Found]:
        """Statements, acts and claims of a cleaned article.

        Args:
            article: cleaned.
            published_at: with offset; anchors dates in the text.
            publisher: name of the outlet.
        """
        tagged = self.tag([tagged_text(article.title, article.text)])[0] if self.tag is not None else ()
        return find_statements(article.title, article.text, published_at, self.nlp, None, tagged, publisher)


def build_reader(settings: Settings) -> Reader:
    """The reader that the settings name, without a register.

    Raises:
        ModelError: a model is missing or damaged.
    """
    return Reader(
        load_language_model(language_model_path(settings.cache_dir)), tag_outermost(build_tagger(settings)))
