from __future__ import annotations

import pytest

from streams.extract.standalone.inclusive import calls_on_all, is_everybody, is_for_all


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


@pytest.mark.parametrize(("sentence", "for_all"), [
    ("It will spare us 900 strokes.", True), ("The tram gives us clean air.", True), ("Oberg gave us a boat.", False),
    ("The council gave us a boat.", False), ("People avoid us.", False),
])
def test_what_a_thing_does_to_us_it_does_to_all(nlp, sentence, for_all):
    assert is_for_all(next(token for token in nlp(sentence) if token.lower_ == "us")) is for_all
