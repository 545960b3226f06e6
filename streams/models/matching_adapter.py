"""The matching adapters: what turns a base encoder's likeness of words into likeness of propositions.

One for either base, shipped with the floors of similarity that were calibrated with it (`training/matching`). A base
without adapter, or a foreign embedding model, has floors of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from streams.errors import ModelError
from streams.models.pinned import BaseName

WEIGHTS = Path(__file__).parent / "weights"
CALIBRATION = "calibration.json"
SHIPPED, NONE = "shipped", "none"

Similarity = Annotated[float, Meta(ge=-1, le=1)]


class Floors(msgspec.Struct, frozen=True):
    """Cosine similarities below which a pair of statements does not count.

    Attributes:
        nearest: of any two statements, to be compared.
        holder: of statements of one holder or institution, to be compared.
        link: of two statements that a relation links, and on which an alert may rest.
    """

    nearest: Similarity
    holder: Similarity
    link: Similarity


RAW_FLOORS = Floors(nearest=0.55, holder=0.25, link=-1.0)
"""Of embeddings without adapter: over the dev scenarios no expected pair of a holder lay below, nor one of others.
Their likeness does not tell propositions apart, so a link asks for none."""


def adapter_folder(named: str, base: BaseName) -> Path | None:
    """Where the adapter that the setting names lies; None for a raw base.

    Args:
        named: `SHIPPED`, `NONE` or a folder.
        base: the profile's.

    Raises:
        ModelError: there is no such folder.
    """
    if named == NONE:
        return None
    folder = WEIGHTS / f"matching-{base}" if named == SHIPPED else Path(named).expanduser()
    if not (folder / "adapter_config.json").is_file():
        raise ModelError(f"setting embedding_adapter: {named}: no adapter in {folder}; "
                         f"give a folder with one, {SHIPPED!r} or {NONE!r}")
    return folder


def read_floors(folder: Path | None) -> Floors:
    """The floors that were calibrated with the adapter in `folder`; those of raw embeddings where there are none.

    Raises:
        ModelError: the file is there and cannot be read.
    """
    path = folder / CALIBRATION if folder is not None else None
    if path is None or not path.exists():
        return RAW_FLOORS
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except msgspec.DecodeError as error:
        raise ModelError(f"{path}: {error}") from error
