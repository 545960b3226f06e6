"""The extractor with everything it needs: language model, register, embedding model and check-worthiness head."""

from __future__ import annotations

import spacy

from streams.extract.parse import load_language_model
from streams.extract.register import Register
from streams.extract.stage import Extractor
from streams.extract.worthiness import WorthinessHead
from streams.models.encoder import build_encoder
from streams.models.store import language_model_path
from streams.settings import Settings

LANGUAGE_MODEL = "en_core_web_sm-3.8.0"


def build_extractor(settings: Settings) -> Extractor:
    """Load what the settings name.

    Raises:
        ModelError: a model is missing or damaged.
        RegisterError: the register of officials cannot be read.
    """
    encoder = build_encoder(settings)
    head = WorthinessHead.load(encoder.width)
    return Extractor(
        settings,
        load_language_model(language_model_path(settings.cache_dir)),
        Register.load(settings.register_file) if settings.register_file is not None else None,
        encoder.encode,
        head,
        {
            "embedding": encoder.name,
            "language": LANGUAGE_MODEL,
            "spacy": spacy.__version__,
        },
    )
