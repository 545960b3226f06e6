from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest

from schemas import cloudevents
from schemas.generate import JSON_FOLDER, MESSAGES

TIME = datetime(2025, 3, 20, 10, 31, 2, 117_000, tzinfo=timezone(timedelta(hours=1)))


def sent(**changes):
    fields = {
        "event_type": "alert.raised", "event_id": "e", "subject": "a", "time": TIME, "stage": "ledger",
        "schema": "alert",
    }
    return cloudevents.headers(**fields | changes)


def test_the_names_are_those_of_the_kafka_binding():
    names = [name for name, _ in sent()]
    assert names == [
        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_dataschema", "content-type",
    ]


def test_the_values_are_bytes_as_kafka_has_them():
    headers = dict(sent())
    assert headers["ce_specversion"] == b"1.0"
    assert headers["ce_source"] == b"stancewatch/ledger"
    assert headers["ce_type"] == b"stancewatch.alert.raised"
    assert headers["ce_time"] == b"2025-03-20T09:31:02.117Z"
    assert headers["content-type"] == b"application/json"


def test_the_headers_are_as_their_schema_says():
    schema = json.loads((JSON_FOLDER / "cloudevents-headers.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate({name: value.decode() for name, value in sent()})
    assert not validator.is_valid({name: value.decode() for name, value in sent(stage="Ledger 1")})


@pytest.mark.parametrize("name", MESSAGES)
def test_dataschema_is_the_id_of_the_schema_file(name):
    identifier = json.loads((JSON_FOLDER / f"{name}.schema.json").read_text("utf-8"))["$id"]
    for given in (name, f"{name}.schema.json"):
        assert dict(sent(schema=given))["ce_dataschema"].decode() == identifier


def test_every_stage_names_a_schema_that_exists():
    """Reads the stages' source: a misspelt schema would otherwise show only in a reader of the topic."""
    import re

    stages = Path(cloudevents.__file__).parent.parent / "streams"
    named = {name for path in stages.rglob("*.py") for name in re.findall(r'schema="([^"]+)"', path.read_text("utf-8"))}
    assert {name.removesuffix(".schema.json") for name in named} <= set(MESSAGES)
