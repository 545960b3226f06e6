from __future__ import annotations

import pytest

from streams.extract.names.listed import listed_officials


@pytest.mark.parametrize(("text", "listed"), [
    ("Two allies, Sens. Orla Penn (R-Lark.) and Lars Oberg (R-Tarn), disagreed.",
     [("Orla Penn", "senator"), ("Lars Oberg", "senator")]),
    ("Reps. Ana Bell of Larkland, Mira Holt of Tarn and Ruud Stolk of Ostrow wrote.",
     [("Ana Bell", "representative"), ("Mira Holt", "representative"), ("Ruud Stolk", "representative")]),
    ("Govs. Ana Bell, R-Lark., and Lars Oberg, R-Tarn, met.", [("Ana Bell", "governor"), ("Lars Oberg", "governor")]),
    ("Sen. Orla Penn met Lars Oberg.", []),
    ("Senators met Lars Oberg and Ana Bell.", []),
])
def test_everyone_behind_a_title_in_the_plural(text, listed):
    assert list(listed_officials(text)) == listed
