from __future__ import annotations

from streams.extract.attribution.cues import subject_of
from streams.extract.attribution.no_report import is_disabled


def test_what_is_no_report(verb):
    negated = verb("The mayor did not say that the pool would close.", "say")
    assert is_disabled(negated, subject_of(negated))
    supposed = verb("The mayor might say that the pool will close.", "say")
    assert is_disabled(supposed, subject_of(supposed))
    thing = verb("Figures show that rents fell.", "show")
    assert is_disabled(thing, subject_of(thing))


def test_what_only_might_be_said_is_no_report(verb):
    think = verb("It would be nice to think that the mayor is able.", "think")
    assert is_disabled(think, subject_of(think))
    say = verb("Critics might point to the roads to say that the levy failed.", "say")
    assert is_disabled(say, subject_of(say))


def test_a_survey_that_is_a_body_speaks(verb):
    for text, silent in (("The quakes were natural, the National Geological Survey has concluded.", False),
                         ("The rate will fall, the survey has concluded.", True)):
        conclude = verb(text, "conclude")
        assert is_disabled(conclude, subject_of(conclude)) == silent
