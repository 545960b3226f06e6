"""Kafka's jars: pinned by version, size and sha256 in a lock file, fetched once, checked at every start.

Nothing is resolved here; `streams.broker.relock` remakes the lock file.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock
from jgo.maven import MavenContext, PythonResolver
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from streams.broker.configuration import BrokerError
from streams.broker.repositories import maven_repositories

LOCK_FILE = Path(__file__).with_name("artefacts.lock.json")

DOWNLOADS_AT_ONCE = 4
"""46 small files: the wait is for answers, not for bandwidth. With four at once all took 7 to 12 s when tried."""

ATTEMPTS = 3
"""Tries a file gets before the network is called down."""

TIMEOUT_SECONDS = 30
"""Silence of a repository after which a try is given up. jgo's own 10 s is short for a cold mirror."""

_log = logging.getLogger(__name__)


class Artefact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One jar: its Maven coordinates, its size in bytes and the sha256 (hexadecimal) that it must have."""

    group: str
    artefact: str
    version: str
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Name of the jar in the cache."""
        return f"{self.artefact}-{self.version}.jar"

    @property
    def coordinates(self) -> str:
        """``group:artefact:version``."""
        return f"{self.group}:{self.artefact}:{self.version}"


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lock file: Kafka's version and its jars in the order of the class path."""

    kafka: str
    artefacts: list[Artefact]


def read_lock(path: Path = LOCK_FILE) -> Lock:
    """The lock file's content.

    Raises:
        BrokerError: the file is missing or malformed.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Lock)
    except (OSError, msgspec.MsgspecError) as error:
        raise BrokerError(f"lock file {path}: {error}") from error


def ensure_artefacts(
    cache_dir: Path,
    lock: Lock | None = None,
    repositories: Mapping[str, str] | None = None,
    console: Console | None = None,
) -> list[Path]:
    """The paths of all jars, in the order of the class path; what is missing or damaged is fetched.

    Args:
        cache_dir: the project's cache; the jars lie in its folder ``kafka``.
        lock: by default the package's own lock file.
        repositories: name and URL of each Maven repository; by default what this user's Maven clients ask.
        console: where the progress bar goes; by default standard error.

    Raises:
        BrokerError: a jar cannot be fetched, or is not the one that the lock file names.
    """
    lock = lock or read_lock()
    folder = cache_dir / "kafka"
    if missing := _missing(lock, folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock"):
            # Another process may have fetched them while this one waited for the lock.
            if missing := _missing(lock, folder):
                _fetch(missing, folder, maven_repositories() if repositories is None else repositories, console)
    return [folder / artefact.file_name for artefact in lock.artefacts]


def missing_artefacts(cache_dir: Path, lock: Lock | None = None) -> list[str]:
    """File names of the jars that are absent from the cache or damaged."""
    return [artefact.file_name for artefact in _missing(lock or read_lock(), cache_dir / "kafka")]


def digest(path: Path) -> str:
    """sha256 of the file's content, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _missing(lock: Lock, folder: Path) -> list[Artefact]:
    return [artefact for artefact in lock.artefacts if not _is_whole(artefact, folder / artefact.file_name)]


def _is_whole(artefact: Artefact, path: Path) -> bool:
    # Hashing all 45 MB takes 0.04 s, so that a damaged jar is found here and not by a class loader.
    return path.is_file() and path.stat().st_size == artefact.size and digest(path) == artefact.sha256


def _fetch(
    missing: Sequence[Artefact], folder: Path, repositories: Mapping[str, str], console: Console | None
) -> None:
    columns = (TextColumn("[bold]Kafka"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with (
        Progress(*columns, console=console or Console(stderr=True)) as progress,
        tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as staging,
    ):
        bar = progress.add_task("fetch", total=sum(artefact.size for artefact in missing))

        @contextmanager
        def advance(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
            yield lambda count: progress.advance(bar, count)

        context = MavenContext(
            resolver=PythonResolver(progress_callback=advance),
            repo_cache=Path(staging),
            remote_repos=dict(repositories),
            timeout=TIMEOUT_SECONDS,
        )

        def fetch_one(artefact: Artefact) -> None:
            fetched = _download(artefact, context)
            found = digest(fetched)
            if found != artefact.sha256:
                raise BrokerError(
                    f"{artefact.coordinates}: what was fetched has sha256 {found} and {fetched.stat().st_size} bytes, "
                    f"but the lock file wants {artefact.sha256} and {artefact.size} bytes; nothing of it is used"
                )
            # A rename, so that a jar under its own name is always whole.
            os.replace(fetched, folder / artefact.file_name)

        pool = ThreadPoolExecutor(DOWNLOADS_AT_ONCE)
        try:
            for done in as_completed([pool.submit(fetch_one, artefact) for artefact in missing]):
                done.result()
        finally:
            # After a first failure, or Ctrl-C, the rest is not begun: each could wait for its own time-outs.
            pool.shutdown(cancel_futures=True)


def _download(artefact: Artefact, context: MavenContext) -> Path:
    wanted = context.project(artefact.group, artefact.artefact).at_version(artefact.version).artifact()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return Path(wanted.resolve())
        except OSError as error:  # of the network too: what the HTTP client raises is a kind of it
            # jgo leaves what it had of a broken download under the file's own name.
            wanted.cached_path.unlink(missing_ok=True)
            _log.warning("%s: attempt %d of %d failed: %s", artefact.coordinates, attempt, ATTEMPTS, error)
            reason: Exception = error
        except RuntimeError as error:
            raise BrokerError(f"{artefact.coordinates}: {error}") from error
    raise BrokerError(f"{artefact.coordinates}: cannot be fetched after {ATTEMPTS} attempts: {reason}") from reason
