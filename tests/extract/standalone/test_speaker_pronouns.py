"""A pronoun of a report is put for its speaker only where nobody else can be meant."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("body", "text"), [
    ("Doctor Tilvo Krause was there. She said the guard had wounds to his legs.", "The guard had wounds to his legs."),
    ("Governor Ana Belmar said the clerk had lost her keys.", "The clerk had lost her keys."),
    ("Police chief Ana Belmar said officers found her in the quarry.", "Officers found her in the quarry."),
    ("Governor Ana Belmar said that as mayor she would close the quarry.",
     "As mayor Ana Belmar will close the quarry."),
    ("Governor Ana Belmar said that Oberg told her about the leak in the quarry.",
     "Oberg told Ana Belmar about the leak in the quarry."),
    ("Governor Ana Belmar denied that she had closed the quarry.",
     "It is not true that Ana Belmar had closed the quarry."),
    ("The Rivers Agency insisted another flood wouldn't happen.", "Another flood will not happen."),
    ("Governor Ana Belmar said that claim was false.", "That claim was false."),
    ("The leader of the Torvik deckhands union has urged its 3,100 members to vote against the offer.",
     "The Torvik Deckhands Union's 3,100 members should vote against the offer."),
    ("Governor Ana Belmar told the company its licence would lapse.", "Its licence will lapse."),
])
def test_the_speaker_or_somebody_else(find, body, text):
    assert find(body)[-1].text.endswith(text)


def test_who_is_bidden_does_not_bid(find):
    found = find("Governor Ana Belmar met Oberg. Mayor Nils Holm demanded he end the strike of the ferries at once.")
    assert "Nils Holm should" not in found[-1].text
    assert found[-1].text.endswith("he should end the strike of the ferries at once.".capitalize())


def test_of_one_they_are_others(find):
    found = find("The Rivers Agency has a study of skippers. It shows that they see few warnings of the ferry service.")
    assert not any("Rivers Agency see" in one.text for one in found)
