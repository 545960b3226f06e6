from __future__ import annotations

import pytest

from streams.extract.names.unnamed_roles import signs, unnamed_roles


def test_definite_offices_that_are_subjects(frames):
    text = "The health minister was in Ostrow. A mayor came. Mayor Ana Bell stayed.\n\nThe deputy rector was cheered."
    found = list(unnamed_roles(frames(text)))
    assert [(one.frame, one.mention.role, one.main) for one in found] == [
        (0, "health minister", True), (1, "deputy rector", True)]
    assert text[found[0].sentence : found[0].offset + len("minister")] == "The health minister"


def test_side_clauses_are_not_main(frames):
    one, = unnamed_roles(frames("The bridge fell when the mayor was away."))
    assert not one.main


def test_who_acts_behind_by_is_no_main_subject(frames):
    found = unnamed_roles(frames("The bridge was opened by the mayor. The boat lies by the mayor. A road was closed by "
                                 "a minister. The hall was opened by Mayor Ana Bell."))
    assert [(one.mention.role, one.offset, one.main) for one in found] == [("mayor", 29, False)]


def test_who_is_asked_and_offices_in_two_words(frames):
    found = unnamed_roles(frames("We asked the health minister on Monday. The harbour master wants ships."))
    assert [one.mention.role for one in found] == ["health minister", "harbour master"]


@pytest.mark.parametrize(("text", "signed"), [
    ("The decree, signed by Ana Bell on Monday, ends the ban.", True),
    ("The deed was signed on Monday by Ana Bell for the town.", True),
    ("The petition, signed by Ana Bell on Monday, was long.", False),
    ("The road was opened by Ana Bell.", False),
])
def test_who_signs_in_an_office(frames, text, signed):
    doc = frames(text)[0].doc
    assert signs(next(token for token in doc if token.text == "Bell")) is signed
