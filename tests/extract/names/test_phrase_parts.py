from __future__ import annotations

import pytest

from streams.extract.names.phrase_parts import Part, read_part


@pytest.mark.parametrize(("text", "part"), [
    ("Mayor Ana Bell", Part(name="Ana Bell", role="Mayor")),
    ("Dr Ana Bell", Part(name="Ana Bell", honorific="dr")),
    ("the trust's own medical director", Part(role="medical director", institution="trust")),
    ("its vice-rector", Part(role="vice-rector", of_pronoun="its")),
    ("the Center on Harbour Priorities", Part(institution="Center on Harbour Priorities")),
    ("director-general of the Tarn Authority", Part(role="director-general", institution="Tarn Authority")),
    ("who was late", Part()),
    ("Ana Bell of River Guardians", Part(name="Ana Bell", institution="River Guardians")),
    ("Ana Bell of the Tarn River Watchers", Part(name="Ana Bell", institution="Tarn River Watchers")),
    ("Ana Bell of Cedar Rapids", Part(name="Ana Bell")),
    ("Ana Bell of Velden Heights", Part(name="Ana Bell")),
])
def test_what_one_part_shows(text, part):
    assert read_part(text, first=True) == part


def test_the_first_of_two_offices():
    read = read_part("deputy chair of the dredging authority and head of its tests", first=False)
    assert (read.role, read.institution) == ("deputy chair", "dredging authority")
