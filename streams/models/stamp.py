"""The note of a check: which files a model folder had, their hashes, sizes and times, so that a load need not hash.

Hashing MPNet's 438 MB takes 0.3 s when the file is in memory, more from a disk. A load compares sizes and times with
the note and hashes again only when they differ.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from streams.models.pinned import sha256

STAMP = "checked.json"


class CheckedFile(msgspec.Struct, frozen=True):
    """One file as it was when its hash was right."""

    sha256: str
    size: int
    mtime_ns: int


class Stamp(msgspec.Struct, frozen=True):
    """A model folder as it was checked.

    Attributes:
        source: ``packages``, ``hub`` with the revision, or ``found`` for a folder that was there already.
        files: relative path to what was checked.
    """

    source: str
    files: dict[str, CheckedFile]


def write_stamp(folder: Path, source: str, hashes: dict[str, str]) -> Stamp:
    """Note that `folder` holds files with these hashes; they were computed just now."""
    files = {}
    for name, digest in hashes.items():
        found = (folder / name).stat()
        files[name] = CheckedFile(digest, found.st_size, found.st_mtime_ns)
    stamp = Stamp(source, files)
    partial = folder / f"{STAMP}.{os.getpid()}.partial"
    partial.write_bytes(msgspec.json.format(msgspec.json.encode(stamp), indent=1) + b"\n")
    partial.replace(folder / STAMP)
    return stamp


def read_stamp(folder: Path) -> Stamp | None:
    """The note, or None when there is none that can be read."""
    try:
        return msgspec.json.decode((folder / STAMP).read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def damage(folder: Path, stamp: Stamp, *, hash_all: bool = False) -> list[str]:
    """What is wrong with the files of a stamped folder; empty when nothing is.

    A file whose time changed but whose content did not is as good as before: the note is renewed where it can be.

    Args:
        folder: of the model.
        stamp: its note.
        hash_all: hash every file, whatever its size and time say.
    """
    wrong, renew = [], False
    for name, known in stamp.files.items():
        try:
            found = (folder / name).stat()
        except OSError:
            wrong.append(f"{name} is missing")
            continue
        same = (found.st_size, found.st_mtime_ns) == (known.size, known.mtime_ns)
        if same and not hash_all:
            continue
        if found.st_size != known.size or sha256(folder / name) != known.sha256:
            wrong.append(f"{name} has changed since it was checked ({found.st_size} bytes, was {known.size})")
        renew = renew or not same
    if renew and not wrong and os.access(folder, os.W_OK):
        write_stamp(folder, stamp.source, {name: known.sha256 for name, known in stamp.files.items()})
    return wrong
