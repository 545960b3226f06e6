"""Every setting in one place: environment over an optional TOML file over defaults.

`STANCEWATCH_NAME=value` sets one; `STANCEWATCH_CONFIG=FILE` names the TOML file (default: ``stancewatch.toml`` in the
working directory, if there). An unknown name or a value that is not allowed stops the start.
"""

from __future__ import annotations

import os
import tomllib
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from streams.errors import StancewatchError
from streams.models.matching_adapter import RAW_FLOORS, adapter_folder, read_floors
from streams.models.pinned import PROFILES

PREFIX = "STANCEWATCH_"
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
DEFAULT_CONFIG = Path("stancewatch.toml")

MAX_MESSAGE_BYTES = 4 * 1024 * 1024
"""Largest record on any topic. A 1 MB article in HTML with its JSON escapes fits, and so do 72 candidates of 4 kB."""

LEAST_KEPT = 10_000
"""Statements that `match` keeps at least: more than can be uncommitted when it crashes, some hundred a second for at
most a minute. What is replayed must find its row."""


class SettingsError(StancewatchError):
    """A setting is unknown or has a value that is not allowed."""


class Settings(BaseSettings):
    """The effective settings. Field descriptions are what `stancewatch config` prints."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    bootstrap_servers: str = Field("127.0.0.1:9092", description="Kafka brokers, host:port, comma separated")
    topic_prefix: str = Field("", pattern=r"^[A-Za-z0-9._-]*$", description="put before every topic and group name")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="how to reach the brokers")
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-512", description="SASL mechanism, with a SASL protocol")
    sasl_username: str = Field("", description="SASL user")
    sasl_password: SecretStr = Field(SecretStr(""), description="SASL password")
    ssl_cafile: Path | None = Field(None, description="certificate authority of the brokers, PEM")
    ssl_certfile: Path | None = Field(None, description="client certificate, PEM")
    ssl_keyfile: Path | None = Field(None, description="key of the client certificate, PEM")
    partitions: int = Field(4, ge=1, le=256, description="partitions of each topic that is created")
    replication_factor: int = Field(1, ge=1, le=9, description="replicas of each topic that is created")
    retention_days: int = Field(1095, ge=1, description="how long alerts, rejected and rows are kept, by append time")

    cache_dir: Path = Field(
        Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "stancewatch",
        description="model weights and Kafka jars")
    data_dir: Path = Field(
        Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "stancewatch",
        description="tables of the workers and data of the local broker")

    profile: Literal["accurate", "fast"] = Field("accurate", description="accurate: MPNet; fast: embeds with MiniLM")
    embedding_model: str = Field("", description="hub name or path of an embedding model instead of the profile's")
    embedding_adapter: str = Field(
        "shipped", min_length=1, description="adapter over the profile's base: shipped, none, or a folder with one")
    judge_model: str = Field("", description="hub name or path of a pair model or adapter instead of the shipped one")
    second_opinion_url: str = Field(
        "", pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$",
        description="base URL of an OpenAI-compatible endpoint that is asked about disputes; empty: none is")
    second_opinion_model: str = Field(
        "", max_length=200, validate_default=True, description="its model; needed with second_opinion_url")
    second_opinion_key: SecretStr = Field(SecretStr(""), description="its API key, if it wants one")
    second_opinion_seconds: float = Field(20.0, gt=0, le=60, description="longest wait for one of its answers")
    second_opinion_parallel: int = Field(4, ge=1, le=64, description="requests to it at once")
    attribution: Literal["auto", "rules", "tagger"] = Field(
        "auto", description="who finds attributions: rules alone, or the tagger beside them; auto: accurate has it")
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="where models run")
    numeric_mode: Literal["auto", "fp32", "bf16"] = Field(
        "auto", description="arithmetic of the models; auto: bf16 where the processor has instructions for it")
    model_threads: int = Field(
        0, ge=0, le=256, description="processor threads of a stage's models; 0: half the processors")
    language: str = Field("en", pattern=r"^[a-z]{2,3}$", description="language that is read; others are rejected")
    register_file: Path | None = Field(None, description="your register of officials, YAML or CSV")

    max_statements: int = Field(60, ge=1, le=1000, description="statements taken from one article at most")
    claim_threshold: float = Field(0.7, ge=0, le=1, description="check-worthiness from which a claim is taken up")
    queue_threshold: float = Field(0.5, ge=0, le=1, description="check-worthiness from which a claim is queued")
    nearest: int = Field(5, ge=0, le=64, description="nearest statements taken as candidates")
    nearest_floor: float = Field(
        RAW_FLOORS.nearest, ge=-1, le=1, description="similarity below which they are not; unset: the adapter's own")
    holder_floor: float = Field(
        RAW_FLOORS.holder, ge=-1, le=1, description="the same for one holder or institution; unset: the adapter's own")
    link_similarity: float = Field(
        RAW_FLOORS.link, ge=-1, le=1, description="similarity from which a relation links; unset: the adapter's own")
    holder_limit: int = Field(64, ge=1, le=1024, description="candidates of one holder or institution at most")
    retention_count: int = Field(
        1_000_000, ge=0, description="statements of a language that match keeps, the oldest go first; 0: no limit")
    index: Literal["auto", "exact", "graph"] = Field(
        "auto", description="how the nearest are found; auto: exactly up to index_exact_below, then by a graph")
    index_exact_below: int = Field(10_000, ge=0, description="statements up to which all are compared, with index auto")
    snapshot_dir: Path | None = Field(None, description="where match keeps its graphs; default: in data_dir")
    snapshot_minutes: float = Field(10.0, ge=0, le=1440, description="how often it saves them; 0: never")
    judge_pairs: int = Field(4, ge=0, le=64, description="pairs judged per statement, same holder not counted")
    relation_threshold: float = Field(0.6, ge=0, le=1, description="probability from which a relation groups")
    alert_threshold: float = Field(0.92, ge=0, le=1, description="probability, both ways, that an alert needs")
    split_days: int = Field(14, ge=0, description="days within which two officials of one institution split")

    batch_articles: int = Field(16, ge=1, le=256, description="articles worked together by extract")
    batch_statements: int = Field(8, ge=1, le=256, description="statements judged together by judge")
    batch_seconds: float = Field(0.2, gt=0, le=0.5, description="longest wait for a batch to fill")
    commit_seconds: float = Field(1.0, gt=0, le=60, description="how often offsets are committed")
    session_timeout_seconds: float = Field(30.0, ge=6, le=300, description="pause after which a worker leaves")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("WARNING", description="what workers log")
    retry_seconds: float = Field(30.0, gt=0, description="how long an infrastructure error is retried before leaving")

    @field_validator("retention_count")
    @classmethod
    def _outlives_a_replay(cls, count: int) -> int:
        if 0 < count < LEAST_KEPT:
            raise ValueError(f"a crash may replay what is kept no longer; allowed are 0 and {LEAST_KEPT} or more")
        return count

    @field_validator("snapshot_dir")
    @classmethod
    def _is_a_folder(cls, path: Path | None) -> Path | None:
        if path is not None and path.exists() and not path.is_dir():
            raise ValueError("is a file, not a folder")
        return path

    @model_validator(mode="after")
    def _floors_of_the_adapter(self) -> Settings:
        adapter = None if self.embedding_model else adapter_folder(self.embedding_adapter, PROFILES[self.profile])
        floors = read_floors(adapter)
        for name, value in (("nearest_floor", floors.nearest), ("holder_floor", floors.holder),
                            ("link_similarity", floors.link)):
            if name not in self.model_fields_set:
                # Not by assignment, which would count it as set: another profile brings other floors.
                self.__dict__[name] = value
        return self

    @field_validator("second_opinion_model")
    @classmethod
    def _named_with_its_url(cls, model: str, known: ValidationInfo) -> str:
        if known.data.get("second_opinion_url") and not model.strip():
            raise ValueError("second_opinion_url is set, so a model must be named")
        return model

    @field_validator("second_opinion_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr) -> SecretStr:
        if not all(" " < character <= "~" for character in key.get_secret_value()):
            raise ValueError("only printable ASCII without spaces can be sent")
        return key

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options of the command line, then the environment, then the TOML file."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, _read_file())


_chosen_file: ContextVar[Path | None] = ContextVar("settings file of the command line", default=None)


def _read_file(file: Path | None = None) -> dict[str, Any]:
    named = file or _chosen_file.get() or os.environ.get(CONFIG_VARIABLE)
    path = Path(named) if named else DEFAULT_CONFIG
    if not path.exists():
        if named:
            raise SettingsError(f"{CONFIG_VARIABLE}: no such file: {named}")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error


def load(file: Path | None = None, **options: Any) -> Settings:
    """The effective settings.

    Args:
        file: TOML file of the command line; goes before the one that the environment names.
        options: values from the command line; None means not given.

    Raises:
        SettingsError: an unknown setting or a bad value, with its name, the value and what is allowed.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {CONFIG_VARIABLE}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"unknown setting: {', '.join(unknown)}")
    token = _chosen_file.set(file)
    try:
        return Settings(**{name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("; ".join(_explain(detail) for detail in error.errors())) from error
    finally:
        _chosen_file.reset(token)


def _explain(detail: Any) -> str:
    name = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"unknown setting: {name}"
    field = Settings.model_fields.get(name)
    secret = field is not None and field.annotation is SecretStr
    return f"setting {name}: {detail['msg']}" + ("" if secret else f", value {detail['input']!r}")


def origins(options: dict[str, Any] | None = None, file: Path | None = None) -> dict[str, str]:
    """For each setting where its value came from: ``option``, ``environment``, ``file`` or ``default``."""
    in_file = _read_file(file)
    given = options or {}

    def origin(name: str) -> str:
        if given.get(name) is not None:
            return "option"
        if PREFIX + name.upper() in os.environ:
            return "environment"
        return "file" if name in in_file else "default"

    return {name: origin(name) for name in Settings.model_fields}
