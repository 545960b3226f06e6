from __future__ import annotations

import copy
import json

import pytest

from schemas import compatibility, generate
from schemas.compatibility import differences, incompatibilities

BEFORE = {
    "$id": "urn:example:report",
    "anyOf": [{"$ref": "#/$defs/Report"}, {"$ref": "#/$defs/Correction"}],
    "$defs": {
        "Report": {
            "type": "object",
            "properties": {
                "record": {"const": "report"},
                "id": {"type": "string", "description": "id"},
                "level": {"enum": ["high", "low"], "default": "low"},
                "share": {"type": "number", "minimum": 0, "maximum": 1},
                "language": {"type": "string", "pattern": "^[a-z]{2}$"},
                "url": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
                "places": {"type": "array", "items": {"$ref": "#/$defs/Place"}, "default": []},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
            },
            "required": ["record", "id", "share"],
        },
        "Correction": {
            "type": "object",
            "properties": {"record": {"const": "correction"}, "of": {"type": "string"}},
            "required": ["record", "of"],
        },
        "Place": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "within": {"$ref": "#/$defs/Place"}},
            "required": ["name"],
        },
    },
}


def changed(edit):
    after = copy.deepcopy(BEFORE)
    edit(after["$defs"])
    return differences(BEFORE, after)


def fields(defs, name="Report"):
    return defs[name]["properties"]


def test_nothing_changed():
    assert changed(lambda defs: None) == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda defs: fields(defs).update(note={"type": "string", "default": ""}),
        lambda defs: fields(defs, "Place").update(country={"type": "string", "default": ""}),
        lambda defs: fields(defs).update(near={"$ref": "#/$defs/Place"}),
        lambda defs: fields(defs)["id"].update(description="what it is known by"),
        lambda defs: defs.update(Road={"type": "object"}),
        lambda defs: defs["Report"]["required"].reverse(),
    ],
    ids=["new optional field", "nested optional field", "optional object", "description", "definition", "order"],
)
def test_optional_additions_and_words_may_change(edit):
    assert changed(edit) == []


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda d: (fields(d).update(x={"type": "string"}), d["Report"]["required"].append("x")),
         "$(record=report).x: new field is required"),
        (lambda d: d["Report"]["required"].append("language"), "$(record=report).language: field became required"),
        (lambda d: d["Report"]["required"].remove("share"),
         "$(record=report).share: field is no longer required, but readers rely on it"),
        (lambda d: fields(d).pop("language"), "$(record=report).language: field removed"),
        (lambda d: fields(d)["id"].update(type="integer"),
         '$(record=report).id: type changed from "string" to "integer"'),
        (lambda d: fields(d)["level"].update(enum=["low"]),
         '$(record=report).level: enum narrowed from ["high", "low"] to ["low"]'),
        (lambda d: fields(d)["level"].update(enum=["high", "low", "middle"]),
         '$(record=report).level: enum widened from ["high", "low"] to ["high", "low", "middle"]'),
        (lambda d: fields(d)["level"].update(enum=["high", "none"]),
         '$(record=report).level: enum changed from ["high", "low"] to ["high", "none"]'),
        (lambda d: fields(d)["level"].update(default="high"),
         '$(record=report).level: default changed from "low" to "high"'),
        (lambda d: fields(d)["share"].update(maximum=0.5), "$(record=report).share: maximum narrowed from 1 to 0.5"),
        (lambda d: fields(d)["share"].update(minimum=-1), "$(record=report).share: minimum widened from 0 to -1"),
        (lambda d: fields(d)["share"].pop("minimum"), "$(record=report).share: minimum widened from 0 to nothing"),
        (lambda d: fields(d)["id"].update(maxLength=9), "$(record=report).id: maxLength narrowed from nothing to 9"),
        (lambda d: fields(d)["language"].update(pattern="^[a-z]{3}$"),
         '$(record=report).language: pattern changed from "^[a-z]{2}$" to "^[a-z]{3}$"'),
        (lambda d: fields(d)["url"]["anyOf"].pop(), "$(record=report).url: alternative null removed"),
        (lambda d: fields(d)["url"]["anyOf"].append({"type": "integer"}),
         "$(record=report).url: alternative integer added, but readers know none such"),
        (lambda d: fields(d)["places"]["items"].update({"$ref": "#/$defs/Correction"}),
         "$(record=report).places[].name: field removed"),
        (lambda d: fields(d, "Place")["name"].update(type="null"),
         '$(record=report).places[].name: type changed from "string" to "null"'),
        (lambda d: fields(d)["counts"]["additionalProperties"].update(type="number"),
         '$(record=report).counts.*: type changed from "integer" to "number"'),
        (lambda d: d["Place"].update(additionalProperties=False),
         "$(record=report).places[].*: additionalProperties changed from true to false"),
        (lambda d: fields(d, "Correction")["record"].update(const="erratum"),
         "$: alternative record=correction removed"),
    ],
)
def test_every_break_is_named_with_its_path(edit, line):
    assert line in changed(edit)


def test_a_break_in_a_definition_used_twice_is_found_once():
    assert changed(lambda defs: fields(defs, "Place").pop("name")) == ["$(record=report).places[].name: field removed"]


def test_a_new_kind_of_record_breaks_readers():
    after = copy.deepcopy(BEFORE)
    after["$defs"]["Note"] = {"type": "object", "properties": {"record": {"const": "note"}}, "required": ["record"]}
    after["anyOf"].append({"$ref": "#/$defs/Note"})
    assert differences(BEFORE, after) == ["$: alternative record=note added, but readers know none such"]


def test_the_committed_schemas_keep_the_contract():
    assert incompatibilities() == []


def test_every_committed_schema_is_compared():
    assert {path.name for path in compatibility.PREVIOUS_FOLDER.glob("*")} <= {
        path.name for path in generate.JSON_FOLDER.glob("*")
    }


def test_a_removed_file_and_a_missing_previous_version_are_named(tmp_path):
    previous, present = tmp_path / "previous", tmp_path / "json"
    previous.mkdir()
    present.mkdir()
    assert incompatibilities(previous, present) == ["previous: holds no previous version"]
    (previous / "report.schema.json").write_text(json.dumps(BEFORE), "utf-8")
    assert incompatibilities(previous, present) == ["report.schema.json: schema removed"]
    (present / "report.schema.json").write_text(json.dumps(BEFORE), "utf-8")
    (present / "new.schema.json").write_text("{}", "utf-8")
    assert incompatibilities(previous, present) == []


def test_accept_needs_compatible_schemas(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(compatibility, "PREVIOUS_FOLDER", tmp_path)
    monkeypatch.setattr(compatibility.incompatibilities, "__defaults__", (tmp_path, generate.JSON_FOLDER))
    old = json.loads((generate.JSON_FOLDER / "outcome.schema.json").read_text("utf-8"))
    old["$defs"]["Outcome"]["properties"]["weather"] = {"type": "string"}
    (tmp_path / "outcome.schema.json").write_text(json.dumps(old), "utf-8")
    assert compatibility.main(["--accept"]) == 1
    assert "outcome.schema.json: $.weather: field removed" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1

    del old["$defs"]["Outcome"]["properties"]["weather"]
    (tmp_path / "outcome.schema.json").write_text(json.dumps(old), "utf-8")
    assert compatibility.main(["--accept"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in generate.JSON_FOLDER.iterdir()}
