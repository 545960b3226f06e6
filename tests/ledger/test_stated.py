from __future__ import annotations

import pytest

from streams.ledger.stated import SURE_SPEAKER, VOICE


@pytest.mark.parametrize(("speaker", "in_office"), [
    ({"institution": "Road Authority", "official": False}, True),
    ({"name": "Eva Eklund", "institution": "Road Authority", "role": "director", "official": False}, True),
    ({"name": "Eva Eklund", "official": True}, True),
    ({"name": "Eva Eklund", "institution": "Holm", "role": "resident", "official": False}, False),
    ({"name": "Eva Eklund", "institution": "Road Authority", "official": False}, False),
    ({"name": "Eva Eklund", "institution": "Road Authority", "role": "former director"}, False),
    ({"name": "Eva Eklund", "institution": "Road Authority", "role": "ex-spokeswoman"}, False),
])
def test_in_office(news, read, speaker, in_office):
    news.says("yes", 0, **speaker)
    (position,) = read(news).taken
    assert position.in_office == in_office


def test_spokespeople_and_own_voice_are_one_member(news, read):
    news.says("yes", 0, institution="Road Authority")
    news.says("yes", 1, name="Eva Eklund", institution="Road Authority", role="spokeswoman")
    news.says("yes", 2, name="Per Dahl", institution="Road Authority", role="director")
    voice, spokeswoman, director = read(news).taken
    assert voice.member == spokeswoman.member == VOICE != director.member


def test_sure_from_the_threshold(news, read):
    news.says("yes", 0, institution="Road Authority", confidence=SURE_SPEAKER)
    news.says("yes", 1, institution="Road Authority", confidence=SURE_SPEAKER - 0.01)
    assert [position.sure for position in read(news).taken] == [True, False]


def test_copies_and_what_is_not_asserted_take_no_position(news, read):
    first = news.says("yes", 0, institution="Road Authority")
    news.says("yes", 1, institution="Road Authority", copy_of=first)
    news.says("yes", 2, institution="Road Authority", modality="question")
    news.says("yes", 3, kind="claim")
    assert [position.id for position in read(news).taken] == [first]


@pytest.mark.parametrize(("speaker", "of_standing"), [
    ({"institution": "Road Authority", "official": False}, True),
    ({"name": "Eva Eklund", "role": "professor", "official": False}, True),
    ({"name": "Eva Eklund", "role": "resident", "official": False}, False),
    ({"name": "Eva Eklund", "official": False}, False),
])
def test_of_standing(news, read, speaker, of_standing):
    news.says("yes", 0, **speaker)
    (position,) = read(news).taken
    assert position.of_standing == of_standing
