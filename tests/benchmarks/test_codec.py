from __future__ import annotations

import json

import msgspec
import pydantic
import pytest

from benchmarks.codec import EXAMPLES, KINDS, measure, pydantic_model


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    "edit",
    [
        lambda message: message.update(id=7),
        lambda message: message.pop("id"),
        lambda message: message.update(kind="rumour"),
        lambda message: message.get("after", {"statement": message})["statement"].update(check_worthiness=1.5),
        lambda message: message.get("after", {"statement": message})["statement"].update(stated_at="2025-03-20T09:30"),
        lambda message: message.get("after", {"statement": message})["statement"]["selectors"][0].update(type="Other"),
        lambda message: message.get("after", {"statement": message})["statement"].update(language="English"),
    ],
    ids=["type", "missing", "enumeration", "bound", "offset", "tag", "pattern"],
)
def test_both_refuse_the_same(name, edit):
    """A ratio between models that do not check the same would mean nothing."""
    message = json.loads((EXAMPLES / f"{name}.json").read_bytes())
    pydantic_model(KINDS[name]).model_validate_json(json.dumps(message))
    msgspec.json.decode(json.dumps(message), type=KINDS[name])
    edit(message)
    with pytest.raises(pydantic.ValidationError):
        pydantic_model(KINDS[name]).model_validate_json(json.dumps(message))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(message), type=KINDS[name])


def test_the_ratio_is_that_of_the_two_times():
    for row in measure(EXAMPLES, 0.002).values():
        assert row["msgspec_us"] > 0
        assert row["ratio"] == pytest.approx(row["pydantic_us"] / row["msgspec_us"], rel=0.01)
