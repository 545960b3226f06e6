"""The extractor with what it needs: language model, register, tagger, embedding model, check-worthiness head."""

from __future__ import annotations

from functools import partial

import spacy

from streams.extract.parsing.frames import load_language_model
from streams.extract.speakers.register import Register
from streams.extract.stage import Extractor, Tag
from streams.extract.tagger.tagger import SHIPPED, AttributionTagger, load_tagger
from streams.extract.worthiness import WorthinessHead
from streams.models.compute import choose
from streams.models.encoder import build_encoder
from streams.models.store import base_path, language_model_path
from streams.settings import Settings

LANGUAGE_MODEL = "en_core_web_sm-3.8.0"


def build_extractor(settings: Settings) -> Extractor:
    """Load what the settings name.

    Raises:
        ModelError: a model is missing or damaged.
        RegisterError: the register of officials cannot be read.
    """
    encoder = build_encoder(settings)
    head = WorthinessHead.load(encoder.width, encoder.adapter)
    tagger = build_tagger(settings)
    models = {"embedding": encoder.name, "language": LANGUAGE_MODEL, "spacy": spacy.__version__}
    if tagger is not None:
        models["attribution"] = tagger.name
    return Extractor(
        settings,
        load_language_model(language_model_path(settings.cache_dir)),
        Register.load(settings.register_file) if settings.register_file is not None else None,
        encoder.encode,
        head,
        models,
        tag_outermost(tagger),
    )


def tag_outermost(tagger: AttributionTagger | None) -> Tag | None:
    """A tagger as extraction asks it: what is nested in a content is not used, and takes time; None without one."""
    return partial(tagger.tag, nested=False) if tagger is not None else None


def build_tagger(settings: Settings) -> AttributionTagger | None:
    """The attribution tagger, if the settings want one: it reads with the accurate base.

    Raises:
        ModelError: its files are missing or damaged.
    """
    wanted = settings.attribution
    if wanted == "rules" or (wanted == "auto" and settings.profile != "accurate"):
        return None
    return load_tagger(
        base_path(settings.cache_dir, "mpnet"), SHIPPED, choose(settings.device, settings.numeric_mode))
