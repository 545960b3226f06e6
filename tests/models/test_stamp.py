from __future__ import annotations

import os

from streams.models import stamp
from streams.models.pinned import sha256
from streams.models.stamp import STAMP, damage, read_stamp, write_stamp


def stamped(folder):
    (folder / "a.bin").write_bytes(b"content")
    return write_stamp(folder, "packages", {"a.bin": sha256(folder / "a.bin")})


def test_the_note_is_read_back(tmp_path) -> None:
    assert read_stamp(tmp_path) is None
    assert stamped(tmp_path) == read_stamp(tmp_path)
    (tmp_path / STAMP).write_text("half a no")
    assert read_stamp(tmp_path) is None


def test_an_unchanged_file_is_not_hashed(tmp_path, monkeypatch) -> None:
    note = stamped(tmp_path)
    monkeypatch.setattr(stamp, "sha256", lambda path: 1 / 0)
    assert damage(tmp_path, note) == []


def test_a_touched_file_is_hashed_once_and_noted(tmp_path, monkeypatch) -> None:
    note = stamped(tmp_path)
    os.utime(tmp_path / "a.bin", ns=(1, 1))
    assert damage(tmp_path, note) == []
    monkeypatch.setattr(stamp, "sha256", lambda path: 1 / 0)
    assert damage(tmp_path, read_stamp(tmp_path)) == []


def test_changed_and_missing_files_are_named(tmp_path) -> None:
    note = stamped(tmp_path)
    (tmp_path / "a.bin").write_bytes(b"CONTENT")
    os.utime(tmp_path / "a.bin", ns=(1, 1))
    assert damage(tmp_path, note) == ["a.bin has changed since it was checked (7 bytes, was 7)"]
    (tmp_path / "a.bin").unlink()
    assert damage(tmp_path, note) == ["a.bin is missing"]
