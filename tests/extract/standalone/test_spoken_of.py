from __future__ import annotations

import pytest

from streams.extract.standalone.spoken_of import spoken_of


@pytest.mark.parametrize(("text", "matter"), [
    ("“Yes,” he said of the toll on the bridge.", "the toll on the bridge"),
    ("“Yes,” she said about the new pier on Monday.", "the new pier"),
    ("“Yes,” he said on Monday.", ""),
    ("“Yes,” he said of his daughter.", ""),
    ("“Yes,” he said of Ana Bell.", ""),
    ("“Yes,” he said.", ""),
])
def test_what_the_reporting_clause_says_it_is_about(nlp, text, matter):
    doc = nlp(text)
    found = spoken_of(next(token for token in doc if token.lemma_ == "say"))
    assert found.startswith(matter) if matter else found == ""


def test_without_a_verb_there_is_none():
    assert spoken_of(None) == ""
