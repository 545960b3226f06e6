from __future__ import annotations

import pytest

from streams.judge.quantities import figures, quantities


@pytest.mark.parametrize(("text", "counted"), [
    ("At least 12 people died in the flood.", {"death": {12}}),
    ("The toll: thirty dead, 1,204 injured.", {"death": {30}, "injury": {1204}}),
    ("There are 2.5 million infections.", {"infection": {2.5e6}}),
    ("Unemployment stands at 7.1 percent, after 6 % in 2024.", {"%": {7.1, 6}}),
    ("Stores are 92 per cent full.", {"%": {92}}),
    ("He drove 40 miles per hour.", {"mile": {40}}),
    ("Two hundred homes were lost.", {"home": {200}}),
    ("Forty-one villagers are missing.", {"missing": {41}}),
    ("Divers brought twenty-three survivors ashore.", {"rescue": {23}}),
    ("The 12-year plan for 2030 cost $5 billion.", {}),
    ("Tension rose often.", {}),
    ("The blast killed 30 and injured 45.", {"death": {30}, "injury": {45}}),
    ("The death toll of the blast stands at 17.", {"death": {17}}),
    ("Deaths from the heat rose to 45 on Monday.", {"death": {45}}),
    ("Nobody is missing.", {"missing": {0}}),
    ("No cholera cases were found, and no more than 3 deaths.", {"infection": {0}, "death": {3}}),
    ("A survivor was found; one hiker is missing.", {"rescue": {1}, "missing": {1}}),
    ("No aid has reached the injured.", {}),
    ("A case was brought; no one died of it.", {"death": {0}}),
    ("There are 5 cases against him.", {"case": {5}}),
    ("Some 400 homes are without power.", {"outage": {400}}),
    ("12 people were ınjured.", {"injury": {12}}),  # a letter that matches another in any case
    ("The blast kılled 30; nobody is mıssıng.", {"death": {30}, "missing": {0}}),
    ("Hundreds of people were arrested.", {}),  # no figure
    ("Two dozen wells are dry, a hundred are low.", {"well": {24}, "low": {100}}),
])
def test_what_a_text_counts(text, counted) -> None:
    assert figures(text) == counted


@pytest.mark.parametrize(("text", "thing"), [
    ("It rose by 2 per cent.", "%"), ("It rose by 2 percentage points.", "points"), ("It cost $5.", "dollar"),
    ("It cost 3 million Swiss francs.", "franc"), ("It took 12.", ""),
])
def test_units_are_what_is_counted(text, thing) -> None:
    assert [each.thing for each in quantities(text)] == [thing]
