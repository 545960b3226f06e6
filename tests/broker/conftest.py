"""A Maven repository on loopback, and where this user's Kafka jars lie."""

import hashlib
import http.server
import threading
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from streams import settings
from streams.broker.artefacts import Artefact

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cache_dir():
    """The user's own cache, so that Kafka is fetched once on a machine."""
    return settings.load().cache_dir


@pytest.fixture(scope="session")
def root():
    """Where child processes find the packages."""
    return ROOT


@dataclass
class MavenRepository:
    """Files in Maven's layout, served over HTTP; `requests` lists the paths asked for."""

    folder: Path
    url: str = ""
    requests: list[str] = field(default_factory=list)

    def publish(self, group: str, artefact: str, version: str, content: bytes, pom: str = "") -> Artefact:
        folder = self.folder / group.replace(".", "/") / artefact / version
        folder.mkdir(parents=True)
        (folder / f"{artefact}-{version}.jar").write_bytes(content)
        (folder / f"{artefact}-{version}.pom").write_text(
            f"<project><modelVersion>4.0.0</modelVersion><groupId>{group}</groupId>"
            f"<artifactId>{artefact}</artifactId><version>{version}</version>{pom}</project>"
        )
        return Artefact(group, artefact, version, len(content), hashlib.sha256(content).hexdigest())


@pytest.fixture
def maven_repository(tmp_path):
    """An empty repository that answers on loopback."""
    repository = MavenRepository(tmp_path / "repository")
    repository.folder.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            repository.requests.append(self.path)
            super().do_GET()

        def log_message(self, *_):
            pass

    handler = partial(Handler, directory=str(repository.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        repository.url = f"http://127.0.0.1:{server.server_port}"
        yield repository
        server.shutdown()
