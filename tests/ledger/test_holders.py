from __future__ import annotations

from streams import ids
from streams.ledger.holders import Holders


def test_person_has_fullest_name_latest_role_and_first_institution_in_the_id(news, read):
    news.says("yes", 0, name="Aronsen", role="deputy minister", institution="health ministry")
    news.says("yes", 3, name="Tove Aronsen", role="deputy minister", institution="Health Ministry of Maresca")
    news.says("yes", 5, name="Tove Aronsen", role="minister", institution="Health Ministry of Maresca")
    found = read(news)
    people = {position.speaking.person for position in found.taken}
    assert len(people) == 1
    holder = found.holders.person(people.pop())
    assert (holder.name, holder.role, holder.institution) == (
        "Tove Aronsen", "minister", "Health Ministry of Maresca")
    assert holder.id == ids.holder_id("person", "Tove Aronsen", "Health Ministry of Maresca")


def test_register_gives_the_id(news, read):
    news.says("yes", 0, name="Tove Aronsen", register_id="m-1")
    found = read(news)
    assert found.holders.person(found.taken[0].speaking.person).id == ids.holder_id("person", "m-1", "")


def test_person_without_printed_institution_belongs_to_the_one_known(news, read):
    news.says("yes", 0, name="Tove Aronsen", institution="Health Ministry", parent="Government")
    news.says("yes", 3, name="Tove Aronsen")
    one, other = read(news).taken
    assert one.institution == other.institution is not None
    assert one.speaking.parent == other.speaking.parent is not None


def test_person_of_two_institutions_belongs_to_neither_unless_printed(news, read):
    news.says("yes", 0, name="Tove Aronsen", institution="Health Ministry")
    news.says("yes", 3, name="Tove Aronsen", institution="Central Bank")
    news.says("yes", 5, name="Tove Aronsen")
    assert read(news).taken[2].institution is None


def test_parent_is_not_the_institution_itself(news, read):
    news.says("yes", 0, institution="Health Ministry", parent="the health ministry")
    assert read(news).taken[0].speaking.parent is None


def test_nobody_in_particular_has_no_position(news, read):
    news.says("yes", 0, institution="Health Ministry", role="senior official")
    assert read(news).taken == []


def test_a_kind_of_body_beside_a_name_is_not_sure(news, read):
    news.says("yes", 0, institution="Eastmere Police")
    news.says("no", 2, institution="police")
    named, kind = read(news).taken
    assert kind.institution == named.institution
    assert (named.sure, kind.sure) == (True, False)


def test_a_kind_of_body_that_nobody_names_is_as_sure_as_any(news, read):
    news.says("yes", 0, institution="the government")
    news.says("no", 20, institution="Government")
    assert [position.sure for position in read(news).taken] == [True, True]


def test_the_union_of_a_person_is_not_every_union(news, read):
    news.says("yes", 0, institution="Teachers' Union of Redmere")
    news.says("yes", 3, name="Tove Aronsen", institution="Union", role="chair")
    teachers, chair = read(news).taken
    assert chair.institution != teachers.institution


def test_the_union_of_a_person_is_the_one_she_belongs_to(news, read):
    news.says("yes", 0, name="Tove Aronsen", institution="Harbour Union", role="chair")
    news.says("yes", 3, name="Tove Aronsen", institution="the union", role="chair")
    one, other = read(news).taken
    assert one.institution == other.institution == frozenset({"harbour", "union"})


def test_ministries_without_a_country_have_a_parent_with_a_name(news, read):
    news.says("yes", 0, institution="Health Ministry")
    news.says("yes", 1, institution="Farm Ministry")
    found = read(news)
    parent = found.holders.parent(found.taken[0].speaking.parent)
    assert (parent.name, parent.kind) == ("Government", "parent")


def test_one_more_of_the_same_speaker_changes_nobody(news, read):
    news.says("yes", 0, name="Tove Aronsen", role="minister", institution="Health Ministry")
    news.says("yes", 5, name="Tove Aronsen", role="minister", institution="Health Ministry")
    found = read(news)
    first, second = found.component.utterances
    holders = Holders([first])
    speaking = holders.of(first)
    assert holders.replace([], [second]) == set()
    assert holders.of(second) == speaking is not None
    assert holders.replace([first], []) == set()


def test_a_later_office_is_shown_until_it_is_taken_back(news, read):
    news.says("yes", 0, name="Tove Aronsen", role="minister", institution="Health Ministry")
    news.says("yes", 5, name="Tove Aronsen", role="health minister", institution="Health Ministry")
    news.says("yes", 9, name="Tove Aronsen", role="minister", institution="Health Ministry")
    first, second, third = read(news).component.utterances
    holders = Holders([first, second])
    person = holders.of(first).person
    assert holders.person(person).role == "health minister"
    assert holders.replace([], [third]) == {first.first.mention, second.first.mention}
    assert holders.person(person).role == "minister"
    holders.replace([third], [])
    assert holders.person(person).role == "health minister"


def test_somebody_new_may_make_two_of_one(news, read):
    news.says("yes", 0, name="Aronsen", role="minister", institution="Health Ministry")
    news.says("yes", 1, name="Tove Aronsen", role="minister", institution="Health Ministry")
    news.says("yes", 2, name="Nils Aronsen", role="minister", institution="Health Ministry")
    short, tove, nils = read(news).component.utterances
    holders = Holders([short, tove])
    assert holders.of(short).person == holders.of(tove).person
    assert holders.replace([], [nils]) >= {short.first.mention, nils.first.mention}
    assert holders.of(short).person not in {holders.of(tove).person, holders.of(nils).person}
    assert holders.of(short) == Holders([short, tove, nils]).of(short)
