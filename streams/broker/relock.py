"""Remakes ``artefacts.lock.json``: ``python -m streams.broker.relock [KAFKA_VERSION]``.

The only place where anything is resolved. Review the difference before committing it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from jgo.maven import MavenContext

from streams.broker.artefacts import LOCK_FILE, Artefact, Lock, digest, read_lock
from streams.broker.configuration import BrokerError
from streams.broker.repositories import maven_repositories

KAFKA = ("org.apache.kafka", "kafka_2.13")
LOGGING = "org.apache.logging.log4j"


def resolve(kafka_version: str, repositories: dict[str, str]) -> Lock:
    """All jars that Kafka's server needs at run time, fetched and measured.

    Args:
        kafka_version: for instance ``4.3.0``.
        repositories: name and URL of each Maven repository to ask.

    Raises:
        BrokerError: Kafka no longer logs through log4j, so that the binding chosen here does not fit.
    """
    with tempfile.TemporaryDirectory() as scratch:
        context = MavenContext(repo_cache=Path(scratch), remote_repos=repositories)
        group, name = KAFKA
        kafka = context.create_dependency(f"{group}:{name}:jar:{kafka_version}:compile")
        given, transitive = context.resolver.resolve([kafka])
        jars = [node.artifact for node in (*given, *transitive) if node.scope in ("compile", "runtime")]
        core = next((jar for jar in jars if (jar.groupId, jar.artifactId) == (LOGGING, "log4j-core")), None)
        if core is None:
            raise BrokerError(f"Kafka {kafka_version} has no {LOGGING}:log4j-core: choose another slf4j binding")
        # Kafka leaves the binding of its log calls to the distribution. It is added after resolving, not resolved
        # along: jgo would read log4j's managed versions too, which name an older kafka-clients.
        jars.append(context.project(LOGGING, "log4j-slf4j-impl").at_version(core.version).artifact())
        return Lock(kafka=kafka_version, artefacts=[_measured(jar.groupId, jar.artifactId, jar.version, jar.resolve())
                                                    for jar in jars])


def _measured(group: str, name: str, version: str, path: Path) -> Artefact:
    return Artefact(group=group, artefact=name, version=version, size=path.stat().st_size, sha256=digest(path))


def main(
    kafka_version: Annotated[str | None, typer.Argument(help="Kafka's version; by default the locked one")] = None,
) -> None:
    """Resolve Kafka's jars anew and write the lock file."""
    lock = resolve(kafka_version or read_lock().kafka, maven_repositories())
    LOCK_FILE.write_bytes(msgspec.json.format(msgspec.json.encode(lock), indent=1) + b"\n")
    typer.echo(f"{LOCK_FILE.name}: Kafka {lock.kafka}, {len(lock.artefacts)} jars, "
               f"{sum(artefact.size for artefact in lock.artefacts) / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
