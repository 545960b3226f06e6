from __future__ import annotations

import pytest

from streams.judge.quantities import figures


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
])
def test_what_a_text_counts(text, counted) -> None:
    assert figures(text) == counted
