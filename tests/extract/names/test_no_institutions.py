from __future__ import annotations

import pytest

from streams.extract.names.no_institutions import is_storm, is_where, may_name_institution


@pytest.mark.parametrize(("text", "named"), [
    ("Harbour Board", True), ("UP", False), ("Storm Quillon", False), ("Storm Lake Council", True),
    ("no council", False), ("state of emergency", False), ("a cut of 5 percent in the bank", False), ("", False),
])
def test_what_may_name_an_institution(text, named):
    assert may_name_institution(text) is named


def test_storms():
    assert is_storm("Hurricane Ana")
    assert not is_storm("Storm Lake Council")


@pytest.mark.parametrize(("text", "name", "where"), [
    ("Paxello's depot in Brunskog handled 214,000 parcels on Tuesday.", "Brunskog", True),
    ("Paxello handled 214,000 parcels on Tuesday.", "Paxello", False),
    ("The bill was debated in Parliament on Tuesday.", "Parliament", False),
])
def test_a_name_behind_in_is_where(nlp, text, name, where):
    doc = nlp(text)
    at = next(token.i for token in doc if token.text == name)
    assert is_where(doc[at : at + 1]) is where
