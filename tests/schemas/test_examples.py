"""Each example is valid by its schema, readable by its model, and true to what the rest of the project says."""

from __future__ import annotations

import base64
import json

import jsonschema
import msgspec
import numpy as np
import pytest

from schemas.alert import Alert
from schemas.article import Article
from schemas.codec import decode, encode
from schemas.generate import FOLDER, MESSAGES, schemas
from schemas.statement import ArticleRecord, Statement, StatementsRecord, TextPositionSelector, TextQuoteSelector
from streams import ids

EXAMPLES = sorted((FOLDER / "examples").glob("*.json"))
SCHEMAS = schemas()


def schema_name(path):
    return path.name.split(".")[0]


def validator(name):
    return jsonschema.Draft202012Validator(
        SCHEMAS[name], format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def example(name, kind):
    return decode((FOLDER / "examples" / f"{name}.json").read_bytes(), kind)


def test_every_message_and_every_kind_of_record_has_an_example():
    assert {schema_name(path) for path in EXAMPLES} == SCHEMAS.keys()
    for name in ("statement", "match", "judgement"):
        kinds = {json.loads(path.read_bytes())["record"] for path in EXAMPLES if schema_name(path) == name}
        declared = {schema["properties"]["record"]["const"] for schema in SCHEMAS[name]["$defs"].values()
                    if "record" in schema.get("properties", {})}
        nested = {"statement"} if name != "statement" else set()  # part of the record, not one itself
        assert kinds == declared - nested


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_validates(path):
    validator(schema_name(path)).validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize("path", [path for path in EXAMPLES if schema_name(path) in MESSAGES], ids=lambda p: p.stem)
def test_it_decodes_and_encodes_to_what_validates(path):
    kind = MESSAGES[schema_name(path)]
    message = decode(path.read_bytes(), kind)
    written = encode(message)
    validator(schema_name(path)).validate(json.loads(written))
    assert decode(written, kind) == message
    assert json.loads(written) == json.loads(path.read_bytes())


@pytest.mark.parametrize("path", [path for path in EXAMPLES if schema_name(path) in MESSAGES], ids=lambda p: p.stem)
def test_schema_and_model_refuse_the_same(path):
    """Every required field is taken away in turn: the schema must say what the decoder does."""
    name = schema_name(path)
    whole = json.loads(path.read_bytes())
    assert whole
    for field in whole:
        if field == "@type":  # msgspec takes a single tagged model without its tag; readers of JSON-LD need it
            continue
        less = {key: value for key, value in whole.items() if key != field}
        try:
            msgspec.json.decode(json.dumps(less).encode(), type=MESSAGES[name])
            accepted = True
        except msgspec.ValidationError:
            accepted = False
        assert validator(name).is_valid(less) == accepted, field


def test_ids_are_those_the_project_computes():
    article = example("article", Article)
    statement = example("statement", Statement)
    record = example("statement.article", ArticleRecord)
    assert statement.article.id == ids.article_id(article.url, article.title, article.text)
    assert statement.id == ids.statement_id(statement.article.id, statement.passage, statement.speaker.printed)
    assert record.statement_ids == (statement.id,)
    alert = example("alert", Alert)
    assert alert.id == ids.alert_id(alert.kind, alert.after.statement.id)
    assert alert.claim.id == ids.claim_id(alert.since.statement.id)
    assert alert.after.statement.id == statement.id
    assert alert.relation.statement_id == alert.before.statement.id


def test_selectors_point_at_the_passage():
    article = example("article", Article)
    statement = example("statement", Statement)
    found = {type(selector): selector for selector in statement.selectors}
    quote, position = found[TextQuoteSelector], found[TextPositionSelector]
    assert article.text[position.start : position.end] == quote.exact == statement.passage
    assert article.text[: position.start].endswith(quote.prefix)
    assert article.text[position.end :].startswith(quote.suffix)
    assert statement.quotation in statement.passage


def test_the_embedding_is_what_its_description_says():
    statement = example("statement", StatementsRecord)
    vector = np.frombuffer(base64.b64decode(statement.embedding), dtype="<f2").astype(np.float32)
    assert vector.shape == (768,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=2e-3)
