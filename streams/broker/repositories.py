"""Which Maven repositories to ask: jgo's own default and settings, and the mirrors of the user's Maven settings.

A network that reaches packages through a mirror says so in ``~/.m2/settings.xml``, as for every Maven client; jgo does
not read that file. Credentials, where a mirror wants them, are taken from ``~/.netrc`` by the HTTP client.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL

from streams.broker.configuration import BrokerError

CENTRAL = "central"


def maven_repositories(maven_settings: Path | None = None) -> dict[str, str]:
    """Name and URL of each repository to ask, in order.

    Args:
        maven_settings: a Maven ``settings.xml``; by default the user's own, which need not exist.

    Raises:
        BrokerError: the file is not XML.
    """
    repositories = {CENTRAL: MAVEN_CENTRAL_URL, **GlobalSettings.load().repositories}
    path = Path.home() / ".m2" / "settings.xml" if maven_settings is None else maven_settings
    if not path.is_file():
        return repositories
    mirrors = _mirrors(path)
    return {
        name: next((url for pattern, url in mirrors if mirrors_repository(pattern, name)), repository)
        for name, repository in repositories.items()
    }


def mirrors_repository(pattern: str, name: str) -> bool:
    """Whether a mirror's ``mirrorOf`` covers the repository: names, ``*``, ``external:*`` and ``!name``."""
    parts = [part.strip() for part in pattern.split(",")]
    if f"!{name}" in parts:
        return False
    return name in parts or "*" in parts or "external:*" in parts


def _mirrors(path: Path) -> list[tuple[str, str]]:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise BrokerError(f"{path}: not XML: {error}") from error
    mirrors = []
    for mirror in root.iterfind("{*}mirrors/{*}mirror"):
        pattern = (mirror.findtext("{*}mirrorOf") or "").strip()
        url = (mirror.findtext("{*}url") or "").strip().rstrip("/")
        if pattern and url and mirror.findtext("{*}blocked") != "true":
            mirrors.append((pattern, url))
    return mirrors
