from __future__ import annotations

import pytest

from streams.extract.names.institution_kinds import is_union, may_be_home


@pytest.mark.parametrize(("name", "union"), [
    ("United Ferryhands", True), ("National Dockers", True), ("Amalgamated Sailmakers and Riggers", True),
    ("Ostrow Ferryhands", False), ("United Ferry Company", False), ("Harbour Board", False),
])
def test_names_that_unions_have(name, union):
    assert is_union(name) is union


def test_no_governor_has_a_savings_bank():
    assert not may_be_home("Tarn Savings Bank", "deputy governor")
    assert may_be_home("Bank of Tarn", "governor")
    assert may_be_home("Tarn Savings Bank", "chief executive")
    assert not may_be_home("works council", "chair")
