from __future__ import annotations

import pytest

from streams.extract.attribution.narration import attribute
from streams.extract.attribution.relayed import names_its_source, reports_another, told_by_another


@pytest.mark.parametrize(("text", "another"), [
    ("The engineers warn that the bridge is unsafe.", True),
    ("The engineers admit that the bridge is unsafe.", False),
    ("I was told that the bridge was unsafe.", True),
    ("There are rumours that the bridge is unsafe.", True),
    ("There are cracks that run through the bridge.", False),
    ("The council has ruled that the bridge is unsafe.", True),
    ("The cracks suggest that the bridge is unsafe.", False),
    ("Wendt promised to close the bridge.", True),
    ("We promised to close the bridge.", False),
])
def test_verbs_that_tell_what_another_says(nlp, text, another):
    root = next(token for token in nlp(text) if token.dep_ == "ROOT")
    assert reports_another(root, frozenset()) is another


def test_a_speaker_tells_of_his_own_house(nlp):
    root = next(token for token in nlp("The council says that the bridge is unsafe.") if token.dep_ == "ROOT")
    assert reports_another(root, frozenset(("council",))) is False


def test_a_content_that_names_its_source(nlp):
    assert names_its_source(nlp("According to the governor, the bridge is unsafe.")[:], frozenset(), None)
    assert not names_its_source(nlp("According to the report, the bridge is unsafe.")[:], frozenset(), None)


def test_a_report_within_a_report_knows_its_teller(frames):
    frame, = frames("Mayor Nils Oberg said that Governor Maria Delgado had promised to close the bridge.")
    outer, inner = attribute(frame)
    assert told_by_another(inner, [outer, inner]) is outer
    assert told_by_another(outer, [outer, inner]) is None
