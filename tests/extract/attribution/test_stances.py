from __future__ import annotations

import pytest

from streams.extract.attribution.cues import source_of
from streams.extract.attribution.stances import by_object


def stance(frames, text, lemma):
    frame, = frames(text)
    verb = next(token for token in frame.doc if token.lemma_ == lemma)
    return by_object(frame, verb.sent, source_of(verb)[1], verb, "support")


@pytest.mark.parametrize(("text", "lemma", "content"), [
    ("The council backs a levy on cruise ships.", "back", "a levy on cruise ships"),
    ("The council backed the levy on Monday.", "back", "the levy"),
    ("The council called for a levy.", "call", "a levy"),
])
def test_object_of_a_stance(frames, text, lemma, content):
    link = stance(frames, text, lemma)
    assert (link.form, link.source, link.content.text) == ("stance", "The council", content)


@pytest.mark.parametrize(("text", "lemma"), [("The council backs it.", "back"), ("The council backed away.", "back")])
def test_an_object_that_tells_nothing(frames, text, lemma):
    assert stance(frames, text, lemma) is None
