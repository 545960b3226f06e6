"""What the documents name exists: commands, options, settings, make targets, links, topics, examples of code."""

import csv
import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
import typer

from schemas.article import Article
from schemas.codec import decode
from streams.extract.speakers.register import Register
from streams.settings import CONFIG_VARIABLE, PREFIX, Settings
from streams.topics import TOPICS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in DOCUMENTS}

FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def pieces_of_code(text):
    fenced = [line.split("#")[0] for match in FENCE.finditer(text) for line in match[2].splitlines()]
    return fenced + INLINE.findall(FENCE.sub("", text))


def blocks(name, language):
    return [match[2] for match in FENCE.finditer(TEXTS[name]) if match[1] == language]


def invocations(text):
    """Words after `stancewatch` in each piece of code that begins with it."""
    for piece in pieces_of_code(text):
        words = piece.strip().split()
        if len(words) > 1 and words[0] == "stancewatch":
            yield words[1:]


@pytest.fixture(scope="module")
def application():
    from streams.cli.commands import app  # here: the other tests do not need what the commands load

    return typer.main.get_command(app)


def resolved(application, words):
    """The command that the words name, and the words left over."""
    command, rest = application, list(words)
    while hasattr(command, "commands"):  # a group; typer brings its own click
        assert rest, f"stancewatch {' '.join(words)}: names no command"
        assert rest[0] in command.commands, f"stancewatch {' '.join(words)}: no command {rest[0]!r}"
        command = command.commands[rest.pop(0)]
    return command, rest


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_and_option_named_exists(name, application):
    for words in invocations(TEXTS[name]):
        command, rest = resolved(application, words)
        known = {option for parameter in command.params for option in parameter.opts}
        for option in (word.split("=")[0] for word in rest if word.startswith("--")):
            assert option in known, f"stancewatch {' '.join(words)}: no option {option}"


def test_the_readme_lists_every_command(application):
    listed = {words[0] for words in invocations(TEXTS["README.md"])}
    assert listed == set(application.commands)


def test_the_check_of_commands_can_fail(application):
    with pytest.raises(AssertionError, match="no command 'brokr'"):
        resolved(application, ["brokr", "up"])
    assert list(invocations("Run `stancewatch brokr up` or\n```\nstancewatch topics mend  # now\n```\n")) == [
        ["topics", "mend"], ["brokr", "up"]]


@pytest.mark.parametrize("name", TEXTS)
def test_every_variable_named_is_a_setting(name):
    known = {PREFIX + field.upper() for field in Settings.model_fields} | {CONFIG_VARIABLE, f"{PREFIX}NAME"}
    for variable in re.findall(rf"\b{PREFIX}[A-Z][A-Z_]*", TEXTS[name]):
        assert variable in known, variable


@pytest.mark.parametrize("name", TEXTS)
def test_every_relative_link_leads_somewhere(name):
    folder = (ROOT / name).parent
    for target in LINK.findall(FENCE.sub("", TEXTS[name])):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = folder / path if path else ROOT / name
        assert found.exists(), f"{name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{name}: {target}"


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_named_exists(name):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for piece in pieces_of_code(TEXTS[name]):
        named = re.match(r"make ([a-z]+)", piece.strip())
        assert named is None or named[1] in targets, piece


def test_the_readme_lists_every_topic():
    section = TEXTS["README.md"].split("## Topics")[1].split("\n## ")[0]
    rows = "\n".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    assert set(INLINE.findall(rows)) == set(TOPICS)


def test_configuration_in_the_readme_is_valid():
    (configuration,) = blocks("README.md", "toml")
    values = tomllib.loads(configuration)
    settings = Settings(**values)
    assert {name: getattr(settings, name) for name in values} == values


def test_the_article_in_the_readme_is_one():
    (article,) = blocks("README.md", "json")
    assert decode(article.encode(), Article).publisher.name == "Kelmar Post"


@pytest.mark.parametrize("language", ["yaml", "csv"])
def test_registers_in_the_guide_load(language, tmp_path):
    (content,) = blocks("docs/register.md", language)
    file = tmp_path / f"officials.{language}"
    file.write_text(content, encoding="utf-8")
    register = Register.load(file)
    official = register.find("Ellingard", "Transport Ministry", date(2026, 6, 10))
    assert official is not None
    assert official.id == "v-17"
    assert official.role_at(date(2024, 5, 31)).institution == "Ministry of Ports"
    assert official.role_at(date(2024, 6, 1)).title == "Minister of Transport"


def test_the_conversion_of_an_opensanctions_export_makes_a_register(tmp_path):
    entities = [
        {"id": "NK-1", "schema": "Person", "properties": {
            "name": ["Edda Kvistad", "Edda M. Kvistad"], "alias": ["E. Kvistad"]}},
        {"id": "NK-2", "schema": "Person", "properties": {"name": ["Birger Halm"]}},
        {"id": "org-1", "schema": "Organization", "properties": {"name": ["City of Kelmar"]}},
        {"id": "post-1", "schema": "Position", "properties": {"name": ["Mayor of Kelmar"], "organization": ["org-1"]}},
        {"id": "post-2", "schema": "Position", "properties": {"name": ["Councillor"]}},
        {"id": "occ-1", "schema": "Occupancy", "properties": {
            "holder": ["NK-1"], "post": ["post-1"], "startDate": ["2023-05"], "status": ["current"]}},
        {"id": "occ-2", "schema": "Occupancy", "properties": {
            "holder": ["NK-1"], "post": ["post-2"], "startDate": ["2019"], "endDate": ["2023-04-30"]}},
        {"id": "occ-3", "schema": "Occupancy", "properties": {"holder": ["NK-9"], "post": ["post-2"]}},
    ]
    source, target = tmp_path / "entities.ftm.json", tmp_path / "officials.csv"
    source.write_text("".join(json.dumps(entity) + "\n" for entity in entities), encoding="utf-8")
    (program,) = blocks("docs/register.md", "python")
    subprocess.run([sys.executable, "-c", program, str(source), str(target)], check=True)
    with target.open(encoding="utf-8", newline="") as rows:
        assert len(list(csv.DictReader(rows))) == 2
    register = Register.load(target)
    assert list(register.officials) == ["NK-1"]
    mayor = register.find("E. Kvistad", "", date(2026, 2, 10))
    assert mayor.role_at(date(2026, 2, 10)).institution == "City of Kelmar"
    assert mayor.role_at(date(2020, 1, 1)).title == "Councillor"
