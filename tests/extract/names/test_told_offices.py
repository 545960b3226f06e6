from __future__ import annotations

import pytest

from streams.extract.names.told_offices import told_offices


def told(nlp, text):
    return [(one.name, one.role, one.institution) for one in told_offices(nlp(text))]


@pytest.mark.parametrize(("text", "office"), [
    ("Quist has been one of four vice-rectors since 2022.", ("Quist", "vice-rector", "")),
    ("Oberg is one of the city's two deputy mayors.", ("Oberg", "deputy mayor", "city")),
    ("Oberg is the mayor of Pelworth.", ("Oberg", "mayor", "Pelworth")),
    ("Penn, who is director of the ferry authority, left.", ("Penn", "director", "ferry authority")),
    ("Orla Penn became health minister in May.", ("Orla Penn", "health minister", "")),
    ("Orla Penn was appointed director of the Rivers Agency in 2022.", ("Orla Penn", "director", "Rivers Agency")),
    ("Orla Penn heads the ferry board.", ("Orla Penn", "head", "ferry board")),
    ("Orla Penn chairs the Dredging Committee.", ("Orla Penn", "chair", "Dredging Committee")),
    ("Lars Oberg has led the dockers' union for years.", ("Lars Oberg", "leader", "dockers' union")),
    ("Cllr Penn, who has led the town council since 2021, left.", ("Penn", "leader", "town council")),
    ("Lars Oberg runs the Rivers Agency.", ("Lars Oberg", "head", "Rivers Agency")),
    ("As the trust's chief executive, Oberg said that the ward would close.", ("Oberg", "chief executive", "trust")),
    ("As mayor, Oberg decides on the bridge.", ("Oberg", "mayor", "")),
    ("Orla Penn sits on the Water Board.", ("Orla Penn", "member", "Water Board")),
    ("Orla Penn, who sits on the Ostrow Water Board, left.", ("Orla Penn", "member", "Ostrow Water Board")),
    ("Orla Bell-Quist is the mayor of Pelworth.", ("Orla Bell-Quist", "mayor", "Pelworth")),
])
def test_offices_that_clauses_tell(nlp, text, office):
    assert told(nlp, text) == [office]


@pytest.mark.parametrize("text", [
    "Oberg was mayor of Pelworth until 2019.",
    "Oberg was director of the Rivers Agency.",
    "Oberg wants to be mayor of Pelworth.",
    "Oberg is not the mayor of Pelworth.",
    "Oberg is no longer director of the Rivers Agency.",
    "Oberg is a former mayor of Pelworth.",
    "Oberg may be the next mayor of Pelworth.",
    "Oberg hopes to become health minister.",
    "Oberg would be mayor if he won.",
    "Oberg became mayor in 2015 and resigned in 2019.",
    "As mayor, Oberg cut taxes twice.",
    "Oberg led the Rivers Agency.",
    "Oberg leads the field.",
    "Oberg sits on the old quay.",
    "Oberg sat on the Water Board.",
    "The man who is mayor left at noon.",
])
def test_what_is_past_denied_or_hoped_for_is_no_office(nlp, text):
    assert told(nlp, text) == []


def test_a_title_of_courtesy_is_no_part_of_the_name(nlp):
    assert told(nlp, "Dr Carl Holm has been Larkland's chief veterinarian for nine years.") == [
        ("Carl Holm", "chief veterinarian", "Larkland")]
