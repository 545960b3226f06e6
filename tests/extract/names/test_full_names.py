from __future__ import annotations

import pytest

from streams.extract.names.full_names import full_names


@pytest.mark.parametrize(("text", "names"), [
    ("Ana Bell and Carl J. Oster came.", ["Ana Bell", "Carl J. Oster"]),
    ("Bookbinder Tom Ollery came.", ["Tom Ollery"]),
    ("Climatologist Ruth Ruhl read it.", ["Ruth Ruhl"]),
    ("Walter Tom Ollery came.", ["Walter Tom Ollery"]),  # a name that ends like a calling
    ("Christopher James Bell came.", ["Christopher James Bell"]),
    ("Trawler Anna Maria was lost.", ["Trawler Anna Maria"]),  # a vessel is nobody
    ("Bookbinder Tancred Ollery came.", ["Bookbinder Tancred Ollery"]),  # no common given name: nobody knows
])
def test_a_calling_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [match[0] for match in full_names(text)] == names
