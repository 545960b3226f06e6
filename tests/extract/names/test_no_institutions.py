from __future__ import annotations

import pytest

from streams.extract.names.no_institutions import is_storm, may_name_institution


@pytest.mark.parametrize(("text", "named"), [
    ("Harbour Board", True), ("UP", False), ("Storm Quillon", False), ("Storm Lake Council", True),
    ("no council", False), ("state of emergency", False), ("a cut of 5 percent in the bank", False), ("", False),
])
def test_what_may_name_an_institution(text, named):
    assert may_name_institution(text) is named


def test_storms():
    assert is_storm("Hurricane Ana")
    assert not is_storm("Storm Lake Council")
