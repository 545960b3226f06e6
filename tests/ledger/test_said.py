from __future__ import annotations

from streams.ledger.said import Said

HEALTH = {"institution": "Health Ministry"}
MINISTER = {**HEALTH, "name": "Tove Aronsen", "role": "minister"}
DEPUTY = {**HEALTH, "name": "Ivo Brandt", "role": "deputy minister"}
SPOKESMAN = {**HEALTH, "name": "Per Dahl", "role": "spokesman"}
UNION = {"institution": "Harbour Union"}


def printed(news, read, *speakers, articles=()):
    """Positions of these speakers, all in the article "may" unless others are given, and what is said where."""
    ids = [news.says("yes", 0, **speaker, article=articles[number] if articles else "may", text=f"So it is, {number}.")
           for number, speaker in enumerate(speakers)]
    by_id = read(news).by_id
    positions = [by_id[each] for each in ids]
    return positions, Said(positions)


def test_beside_is_what_the_same_speaker_says_in_the_article(news, read):
    (first, second, elsewhere, voice, other), said = printed(
        news, read, MINISTER, MINISTER, MINISTER, HEALTH, UNION, articles=("may", "may", "june", "may", "may"))
    assert said.beside(first) == said.beside(second) == [first, second]
    assert said.beside(elsewhere) == [elsewhere]
    assert said.beside(voice) == [voice]
    assert said.beside(other) == [other]


def test_companions_of_a_houses_own_voice_are_all_of_the_house(news, read):
    (voice, minister, deputy, spokesman, union), said = printed(
        news, read, HEALTH, MINISTER, DEPUTY, SPOKESMAN, UNION)
    assert said.companions(voice) == said.companions(spokesman) == [voice, minister, deputy, spokesman]
    assert said.companions(minister) == [voice, minister, spokesman]
    assert said.companions(deputy) == [voice, deputy, spokesman]
    assert said.companions(union) == [union]


def test_companions_are_of_one_article(news, read):
    (voice, minister), said = printed(news, read, HEALTH, MINISTER, articles=("may", "june"))
    assert (said.companions(voice), said.companions(minister)) == ([voice], [minister])


def test_who_is_of_no_house_has_only_own_words_beside(news, read):
    resident = {"name": "Ada Holm", "role": "resident", "official": False}
    (first, second, other), said = printed(news, read, resident, resident, {**resident, "name": "Eva Eklund"})
    assert said.companions(first) == [first, second]
    assert said.companions(other) == [other]


def test_positions_come_and_go(news, read):
    (first, second), said = printed(news, read, MINISTER, MINISTER)
    assert said.position(first.id) is first
    said.remove(first)
    assert said.position(first.id) is None
    assert said.beside(second) == [second]
    said.remove(second)
    assert (said.beside(second), said.companions(second), said.position(second.id)) == ([], [], None)
    said.add(second)
    assert said.beside(second) == [second]


def test_of_an_unknown_statement_there_is_no_position(news, read):
    assert Said().position("nothing") is None
