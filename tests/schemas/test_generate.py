from __future__ import annotations

import json
from itertools import pairwise

import jsonschema
import pytest
import yaml

from schemas import generate
from schemas.asyncapi import OUTPUTS, PAYLOADS, TOMBSTONED, document
from streams.settings import Settings
from streams.topics import INPUTS, STAGES, TOPICS


def nodes(node, path="$"):
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from nodes(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{path}[{index}]")


def test_what_is_committed_is_what_the_models_say():
    assert generate.stale() == []


@pytest.mark.parametrize("name", generate.schemas())
def test_each_schema_is_valid_2020_12(name):
    schema = generate.schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == generate.DIALECT
    assert schema["$id"] == f"urn:stancewatch:schema:{name}"


@pytest.mark.parametrize("name", generate.MESSAGES)
def test_only_keywords_of_json_schema_are_used(name):
    vocabulary = jsonschema.Draft202012Validator.VALIDATORS.keys() | {
        "$schema", "$id", "$defs", "title", "description", "default",
    }
    names_of_fields = ("properties", "$defs", "default")
    used = {
        key
        for path, node in nodes(generate.message_schema(name))
        if path.rsplit(".", 1)[-1] not in names_of_fields
        for key in node
    }
    assert used <= vocabulary


@pytest.mark.parametrize("name", generate.schemas())
def test_every_field_and_every_object_is_described(name):
    undescribed = []
    for path, node in nodes(generate.schemas()[name]):
        for field, schema in node.get("properties", {}).items():
            if "description" not in schema and not ("const" in schema and field in ("record", "type", "@type")):
                undescribed.append(f"{path}.{field}")
        if node.get("type") == "object" and "properties" in node and "description" not in node:
            undescribed.append(path)
    assert undescribed == []


def test_check_fails_on_a_stale_a_missing_and_a_surplus_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate, "FOLDER", tmp_path / "schemas")
    monkeypatch.setattr(generate, "JSON_FOLDER", tmp_path / "schemas" / "json")
    (tmp_path / "schemas").mkdir()
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0

    alert = tmp_path / "schemas" / "json" / "alert.schema.json"
    alert.write_text(alert.read_text("utf-8").replace("one sentence", "two sentences"), "utf-8")
    (tmp_path / "schemas" / "json" / "claim.schema.json").unlink()
    (tmp_path / "schemas" / "json" / "rumour.schema.json").write_text("{}", "utf-8")
    capsys.readouterr()
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert {line.split()[0].rsplit("/", 1)[-1] for line in said.splitlines()} == {
        "alert.schema.json", "claim.schema.json", "rumour.schema.json",
    }
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert not (tmp_path / "schemas" / "json" / "rumour.schema.json").exists()


def test_asyncapi_has_every_topic_with_its_kafka_settings():
    written = yaml.safe_load((generate.FOLDER / "asyncapi.yaml").read_text("utf-8"))
    assert written["channels"].keys() == TOPICS.keys()
    settings = Settings.model_construct()
    for name, topic in TOPICS.items():
        binding = written["channels"][name]["bindings"]["kafka"]
        assert binding["partitions"] == topic.partition_count(settings)
        configuration = binding["topicConfiguration"]
        assert configuration["cleanup.policy"] == [topic.cleanup]
        declared = topic.configuration(settings)
        assert configuration.keys() == declared.keys()
        assert all(str(configuration[key]) == value for key, value in declared.items() if key != "cleanup.policy")


def test_asyncapi_references_lead_somewhere():
    whole = document()
    found = 0
    for path, node in nodes(whole):
        reference = node.get("$ref")
        if reference is None:
            continue
        found += 1
        if reference.startswith("#/"):
            target = whole
            for step in reference[2:].split("/"):
                assert step in target, f"{path}: {reference}"
                target = target[step]
        else:
            assert (generate.FOLDER / reference).is_file(), f"{path}: {reference}"
    assert found > len(TOPICS)


def test_asyncapi_gives_each_topic_its_payload_headers_and_key():
    messages = document()["components"]["messages"]
    for name, topic in TOPICS.items():
        message = messages[name]
        assert message["bindings"]["kafka"]["key"]["description"] == topic.key
        if name == "rejected":
            assert "payload" not in message
            assert message["headers"]["schema"]["$ref"] == "json/rejected-headers.schema.json"
            continue
        assert message["payload"]["schema"]["$ref"] == f"json/{PAYLOADS[name]}.schema.json"
        assert ("headers" in message) == (name != "articles")
        assert (f"{name}-tombstone" in messages) == (name in TOMBSTONED)


def test_every_topic_but_articles_has_a_stage_that_sends_it():
    assert {name for sent in OUTPUTS.values() for name in sent} == set(TOPICS) - {"articles"}
    assert OUTPUTS.keys() == set(STAGES)
    for before, after in pairwise(STAGES):
        assert INPUTS[after] in OUTPUTS[before]


def test_asyncapi_does_not_depend_on_the_environment(monkeypatch):
    expected = document()
    monkeypatch.setenv("STANCEWATCH_PARTITIONS", "7")
    monkeypatch.setenv("STANCEWATCH_BOOTSTRAP_SERVERS", "elsewhere:1")
    assert document() == expected


def test_files_are_written_in_the_same_order_every_time():
    assert generate.files() == generate.files()
    assert json.loads(generate.files()[generate.JSON_FOLDER / "alert.schema.json"]) == generate.message_schema("alert")
