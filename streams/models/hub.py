"""Model files from the model hub: the pinned bases at their revision, and whatever else the settings name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError

from streams.errors import ModelError

KINDS_OF_FILES = ("*.json", "*.txt", "*.model", "*.safetensors", "*.bpe")
"""Weights in safetensors, configuration and vocabularies: no pickled weights, which could run code, and no other
formats of the same weights."""


def from_hub(repository: str, folder: Path, revision: str | None = None, files: Iterable[str] = KINDS_OF_FILES) -> str:
    """Download a repository's files into `folder`.

    Args:
        repository: ``owner/name``.
        folder: is filled.
        revision: commit, or None for the newest.
        files: names or patterns that are wanted.

    Returns:
        The revision that came, or what was asked for when the hub does not name it.

    Raises:
        ModelError: the hub does not answer, or has no such repository or revision.
    """
    try:
        snapshot_download(repository, revision=revision, local_dir=folder, allow_patterns=list(files))
    except (OSError, HfHubHTTPError, HFValidationError, ValueError) as error:
        raise ModelError(f"model hub, {repository}: {error}") from error
    return revision or _downloaded_revision(folder)


def _downloaded_revision(folder: Path) -> str:
    """The commit that the hub's client noted beside each file (first line of its `.metadata`)."""
    for note in sorted((folder / ".cache").rglob("*.metadata")):
        return note.read_text(encoding="utf-8").splitlines()[0]
    return "unknown"
