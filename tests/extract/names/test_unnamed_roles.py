from __future__ import annotations

from streams.extract.names.unnamed_roles import unnamed_roles


def test_definite_offices_that_are_subjects(frames):
    text = "The health minister was in Ostrow. A mayor came. Mayor Ana Bell stayed.\n\nThe deputy rector was cheered."
    found = list(unnamed_roles(frames(text)))
    assert [(one.frame, one.mention.role, one.main) for one in found] == [
        (0, "health minister", True), (1, "deputy rector", True)]
    assert text[found[0].sentence : found[0].offset + len("minister")] == "The health minister"


def test_side_clauses_are_not_main(frames):
    one, = unnamed_roles(frames("The bridge fell when the mayor was away."))
    assert not one.main
