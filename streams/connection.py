"""How to reach the brokers: the settings as the keyword arguments of kafka-python and as Faust's broker and
credentials, so that both clients connect in the same way.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from streams.settings import Settings, SettingsError

if TYPE_CHECKING:
    import faust

Loaded = TypeVar("Loaded")

_SERVER = re.compile(r"^(?:\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):(?P<port>\d{1,5})$")


def bootstrap_list(settings: Settings) -> list[str]:
    """The brokers to begin with, each ``host:port``; an IPv6 address stands in brackets.

    Raises:
        SettingsError: the setting is empty or one of its parts is no ``host:port``.
    """
    servers = [part.strip() for part in settings.bootstrap_servers.split(",") if part.strip()]
    for server in servers:
        found = _SERVER.match(server)
        if found is None or not 0 < int(found["port"]) < 65536:
            raise SettingsError(f"setting bootstrap_servers: needs host:port, comma separated, value {server!r}")
    if not servers:
        raise SettingsError(f"setting bootstrap_servers: names no broker, value {settings.bootstrap_servers!r}")
    return servers


def kafka_python_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments that every client of kafka-python takes (producer, consumer, admin).

    Raises:
        SettingsError: a connection setting is missing or names a file that cannot be used.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": bootstrap_list(settings),
        "security_protocol": settings.security_protocol,
    }
    context = _ssl_context(settings)
    if context is not None:
        options["ssl_context"] = context
    if _uses_sasl(settings):
        username, password = _login(settings)
        options |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": username,
            "sasl_plain_password": password,
        }
    return options


def faust_brokers(settings: Settings) -> list[str]:
    """The brokers as Faust's setting ``broker`` takes them.

    Raises:
        SettingsError: as `bootstrap_list`.
    """
    return [f"kafka://{server}" for server in bootstrap_list(settings)]


def faust_credentials(settings: Settings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    """Faust's setting ``broker_credentials``; None for a plain connection.

    Raises:
        SettingsError: as `kafka_python_options`.
    """
    import faust  # here, because it takes half a second that the commands without a worker need not wait for

    context = _ssl_context(settings)
    if _uses_sasl(settings):
        username, password = _login(settings)
        return faust.SASLCredentials(
            username=username, password=password, mechanism=settings.sasl_mechanism, ssl_context=context
        )
    return faust.SSLCredentials(context) if context is not None else None


def _uses_sasl(settings: Settings) -> bool:
    return settings.security_protocol.startswith("SASL_")


def _login(settings: Settings) -> tuple[str, str]:
    password = settings.sasl_password.get_secret_value()
    for name, value in (("sasl_username", settings.sasl_username), ("sasl_password", password)):
        if not value:
            raise SettingsError(f"setting {name}: security_protocol {settings.security_protocol} needs one, value ''")
    return settings.sasl_username, password


def _ssl_context(settings: Settings) -> ssl.SSLContext | None:
    files = {name: getattr(settings, name) for name in ("ssl_cafile", "ssl_certfile", "ssl_keyfile")}
    if not settings.security_protocol.endswith("SSL"):
        for name, path in files.items():
            # A certificate on a plain connection means that its owner believes the connection to be safe.
            if path is not None:
                raise SettingsError(
                    f"setting {name}: security_protocol {settings.security_protocol} uses none, value {str(path)!r}"
                )
        return None
    if settings.ssl_keyfile is not None and settings.ssl_certfile is None:
        raise SettingsError(f"setting ssl_keyfile: needs ssl_certfile beside it, value {str(settings.ssl_keyfile)!r}")
    for name, path in files.items():
        if path is not None and not path.is_file():
            raise SettingsError(f"setting {name}: no such file, value {str(path)!r}")
    cafile = settings.ssl_cafile
    context = _loaded("ssl_cafile", cafile, lambda: ssl.create_default_context(cafile=cafile))
    if settings.ssl_certfile is not None:
        chain = (settings.ssl_certfile, settings.ssl_keyfile)
        _loaded("ssl_certfile", settings.ssl_certfile, lambda: context.load_cert_chain(*chain, password=_no_prompt))
    return context


def _loaded(name: str, path: Path | None, load: Callable[[], Loaded]) -> Loaded:
    try:
        return load()
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise SettingsError(f"setting {name}: {error}, value {str(path)!r}") from error


def _no_prompt() -> str:
    """OpenSSL would ask on the terminal for the password of an encrypted key, and a worker would wait for ever."""
    raise ValueError("the client key is encrypted; give it without a password")
