from __future__ import annotations

import pytest

from streams.extract.standalone.inclusive import calls_on_all, is_everybody


@pytest.mark.parametrize(("sentence", "all_of_us"), [
    ("We all want the dam.", True), ("All of us want the dam.", True), ("We want the dam.", False),
])
def test_everybody(nlp, sentence, all_of_us):
    assert any(is_everybody(token) for token in nlp(sentence) if token.lower_ in ("we", "us")) is all_of_us


@pytest.mark.parametrize(("sentence", "calls"), [
    ("We should close the dam.", True), ("We need to close the dam.", True), ("We are living in strange times.", True),
    ("We closed the dam.", False), ("We are closing the dam.", False),
])
def test_what_the_listeners_are_to_do(nlp, sentence, calls):
    assert calls_on_all(nlp(sentence)[0]) is calls
