from __future__ import annotations

import pytest

from streams.extract.standalone.contractions import expanded, has_or_is


@pytest.mark.parametrize(("text", "verb"), [
    ("It's been stolen from the ferrymen.", "has"), ("He's never had a boat.", "has"), ("It's sold in Ostrow.", "is"),
    ("It's being sold in Ostrow.", "is"), ("It's a boat.", "is"),
])
def test_what_follows_tells_has_from_is(nlp, text, verb):
    assert has_or_is(nlp(text)[1]) == verb


@pytest.mark.parametrize(("text", "after_name", "words"), [
    ("The ferry can't sail.", False, "The ferry can not sail ."), ("It's a boat.", False, "It 's a boat ."),
    ("It's a boat.", True, "It is a boat ."), ("It's been late.", False, "It has been late ."),
    ("They'd have sailed.", False, "They would have sailed ."), ("They'd sailed.", False, "They had sailed ."),
])
def test_written_out(nlp, text, after_name, words):
    assert " ".join(expanded(token, after_name=after_name) for token in nlp(text)) == words
