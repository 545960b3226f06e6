from __future__ import annotations

import pytest

from streams.extract.names.institution_kinds import is_union


@pytest.mark.parametrize(("name", "union"), [
    ("United Ferryhands", True), ("National Dockers", True), ("Amalgamated Sailmakers and Riggers", True),
    ("Ostrow Ferryhands", False), ("United Ferry Company", False), ("Harbour Board", False),
])
def test_names_that_unions_have(name, union):
    assert is_union(name) is union
