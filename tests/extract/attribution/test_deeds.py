"""Which verb tells a decision, with which particle and which object."""

from __future__ import annotations

import pytest

DECISIONS = [
    ("The Larkhill city council has doubled the parking levy.", "has doubled"),
    ("Mayor Ida Brandt halved the parking fee.", "halved"),
    ("The Larkhill city council has handed over the parking garage to a trust.", "has handed over"),
    ("The Larkhill city council brought back the parking levy.", "brought back"),
    ("Mayor Ida Brandt tore up the parking contract.", "tore up"),
    ("The transport ministry has taken over the parking firm.", "has taken over"),
    ("The Larkhill city council waved through the parking plan.", "waved through"),
    ("The Larkhill city council voted down the parking plan.", "voted down"),
    ("The Larkhill city council walked out of the parking talks.", "walked out"),
    ("The Larkhill city council set up a parking commission.", "set up"),
    ("The energy regulator decommissioned the parking turbine.", "decommissioned"),
    ("The education ministry accredited the parking school.", "accredited"),
    ("The labour ministry recognised the parking union.", "recognised"),
    ("The Larkhill city council leased the parking garage to Morrow Estates.", "leased"),
    ("Mayor Ida Brandt terminated the parking contract.", "terminated"),
    ("Mayor Ida Brandt ended the parking subsidy.", "ended"),
    ("The Larkhill city council tightened the parking rules.", "tightened"),
    ("Mayor Ida Brandt issued a parking permit.", "issued"),
    ("Mayor Ida Brandt declared a parking emergency.", "declared"),
    ("The appeals court quashed the parking permit.", "quashed"),
    ("The Larkhill city council settled the parking lawsuit.", "settled"),
    ("Judge Tilda Moss dismissed the parking case.", "dismissed"),
    ("Mayor Ida Brandt dismissed the parking director.", "dismissed"),
    ("The Larkhill city council denied the parking permit.", "denied"),
    ("Mayor Ida Brandt ordered an inquiry into the parking contract.", "ordered"),
    ("Mayor Ida Brandt dropped her opposition to the parking levy.", "dropped"),
    ("Mayor Ida Brandt sacked her parking deputy.", "sacked"),
    ("Mayor Ida Brandt gave forty parking wardens their notice.", "gave"),
    ("Mayor Ida Brandt put the parking plan on hold.", "put"),
    ("Mayor Ida Brandt put up a barrier on the parking deck.", "put up"),
    ("Mayor Ida Brandt swore in two parking wardens.", "swore in"),
    ("Judge Tilda Moss allowed the parking firm to operate on Sundays.", "allowed"),
    ("The prefect of Larkhill let residents return to the parking deck.", "let"),
    ("Mayor Ida Brandt sent back the parking application.", "sent back"),
    ("The Larkhill city council has assigned the parking deck to the school.", "has assigned"),
    ("The Larkhill city council hired two parking wardens.", "hired"),
    ("The foreign ministry summoned the ambassador over the parking fines.", "summoned"),
    ("The Larkhill city council returned the parking deposit.", "returned"),
    ("The Larkhill city council paid the parking firm two million crowns.", "paid"),
    ("The treasury released 40 million for the parking deck.", "released"),
    ("Mayor Ida Brandt had the barrier removed from the parking deck.", "had removed"),
    ("The Larkhill city council has had the parking deck demolished.", "has had demolished"),
    ("The Larkhill city council dismissed the parking caterer for having watered the soup.", "dismissed"),
]

PRIVATE = [
    "Mayor Ida Brandt bought a pound of prawns on the parking deck.",
    "Mayor Ida Brandt ordered the trout on the parking deck.",
    "Mayor Ida Brandt dropped her keys on the parking deck.",
    "Mayor Ida Brandt sold her boat on the parking deck.",
    "Mayor Ida Brandt closed her umbrella on the parking deck.",
    "Mayor Ida Brandt cancelled her parking holiday.",
    "Mayor Ida Brandt locked her bicycle on the parking deck.",
    "Mayor Ida Brandt passed the parking deck on a bicycle.",
    "Mayor Ida Brandt handed over the cup on the parking deck.",
    "Mayor Ida Brandt gave up the front seat on the parking bus.",
    "Mayor Ida Brandt tore up her parking ticket.",
    "Mayor Ida Brandt switched off her phone on the parking deck.",
    "Mayor Ida Brandt walked out of the parking hall.",
    "Mayor Ida Brandt removed her hat on the parking deck.",
    "Mayor Ida Brandt set aside an hour for the parking deck.",
    "Mayor Ida Brandt ended her parking speech with a song.",
    "Mayor Ida Brandt cut the parking cake.",
    "Mayor Ida Brandt lifted the trophy on the parking deck.",
    "Mayor Ida Brandt issued a warning about the parking deck.",
    "Mayor Ida Brandt appealed for calm on the parking deck.",
    "Mayor Ida Brandt called her mother from the parking deck.",
    "Mayor Ida Brandt had her car towed from the parking deck.",
    "Senator Ida Brandt had a parking wall removed by the court.",
    "Mayor Ida Brandt had a sandwich on the parking deck.",
    "Mayor Ida Brandt let slip the word parking.",
    "Mayor Ida Brandt paid a visit to the parking deck.",
    "Mayor Ida Brandt sent her regards to the parking wardens.",
    "Mayor Ida Brandt summoned the courage to see the parking deck.",
    "Mayor Ida Brandt put a hat on the parking meter.",
    "Mayor Ida Brandt returned to the parking deck.",
    "Larkhill Bank doubled its parking profits.",
    "Larkhill Bank opened 4,000 parking accounts.",
    "Larkhill Rovers extended their lead on the parking deck.",
    "Every school in Larkhill closed the parking deck.",
]


@pytest.mark.parametrize(("text", "cue"), DECISIONS)
def test_decisions(find, text, cue):
    (one,) = find(text, title="Parking news")
    assert (one.kind, one.cue, one.official, one.text) == ("action", cue, True, text)


@pytest.mark.parametrize("text", PRIVATE)
def test_private_doings_and_scores(find, text):
    assert [one for one in find(text, title="Parking news") if one.kind == "action"] == []


@pytest.mark.parametrize(("text", "said"), [
    ("Mayor Ida Brandt dismissed the director's claim about the parking deck.",
     "The director's claim about the parking deck is not true."),
    ("Mayor Ida Brandt rejected the parking plan.", "The parking plan is wrong."),
])
def test_words_turned_away_are_still_denied(find, text, said):
    (one,) = find(text, title="Parking news")
    assert (one.kind, one.text.rpartition(": ")[2]) == ("statement", said)
