from __future__ import annotations

import pytest

from streams.extract.names.led_houses import LEADING, office_of_leading


@pytest.mark.parametrize(("verb", "house", "office"), [
    ("lead", "city council", "leader"),
    ("lead", "Union of Ferry Crews", "leader"),
    ("lead", "Harbour Board", "head"),
    ("head", "city council", "head"),
    ("chair", "Harbour Board", "chair"),
    ("direct", "Rivers Agency", "director"),
    ("lead", "", "head"),
    ("lead", "Ostrow Police", "chief"),
    ("head", "Ostrow Police Department", "chief"),
    ("run", "Velden fire service", "chief"),
    ("head", "police", "head"),
    ("head", "Police Council", "head"),
])
def test_office_of_who_leads(verb, house, office):
    assert verb in LEADING
    assert office_of_leading(verb, house) == office
