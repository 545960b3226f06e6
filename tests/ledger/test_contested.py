from __future__ import annotations

import pytest

from streams.ledger.contested import contested_claims

FERRIS = {"institution": "Ferris Motors"}
ROADS = {"institution": "Road Authority"}
ENGINEER = {"name": "Cai Anstrow", "institution": "Ferris Motors", "role": "chief engineer"}
RESIDENT = {"name": "Ada Holm", "role": "resident", "official": False}


@pytest.fixture
def contested(news, read):
    def found(*said, told=()):
        ids = [news.says(position, day, **speaker) for position, day, speaker in said]
        component = read(news)
        drafts = contested_claims(
            component.taken, {ids[number] for number in told}, component.evidence, component.holders)
        assert len(drafts) <= 1
        return next(((draft.holder.name, *(ids.index(each.id) for each in (draft.since, draft.before, draft.after)))
                     for draft in drafts), None)
    return found


def test_first_disputer_from_outside(contested):
    said = [("yes", 0, FERRIS), ("yes", 2, FERRIS), ("no", 3, ROADS), ("no", 4, {"institution": "Harbour Union"})]
    assert contested(*said) == ("Ferris Motors", 0, 1, 2)


def test_own_engineer_is_not_outside(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, ENGINEER)) is None


def test_earliest_disputed_holder(contested, news):
    assert contested(("yes", 0, ENGINEER), ("yes", 1, {"institution": "City of Holm"}), ("no", 3, ROADS)) == (
        "Cai Anstrow", 0, 0, 2)


def test_nothing_after_a_turn_or_a_split(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, ENGINEER), ("no", 5, ROADS), told=[1]) is None


def test_private_claim_has_no_holder_to_dispute(contested):
    assert contested(("yes", 0, RESIDENT), ("no", 3, ROADS)) is None


def test_answer_of_the_holder_raises_nothing(contested):
    said = [("yes", 0, FERRIS), ("no", 3, {**ROADS, "strength": 0.7}), ("yes", 4, FERRIS)]
    assert contested(*said) is None


def test_claim_of_a_named_professor(contested):
    scholar = {"name": "Ada Holm", "role": "professor", "official": False}
    assert contested(("yes", 0, scholar), ("no", 3, ROADS)) == ("Ada Holm", 0, 0, 1)


def test_claim_of_somebody_of_no_calling(contested):
    assert contested(("yes", 0, {"name": "Ada Holm", "official": False}), ("no", 3, ROADS)) is None


def test_what_others_do_contests_nothing(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, {**ROADS, "kind": "action"})) is None


@pytest.mark.parametrize(("one", "other"), [
    ("Eastmere Police", "police"), ("police", "Eastmere Police"), ("Lumen", "Lumen Board")])
def test_house_that_may_be_the_holders_own_is_not_outside(contested, one, other):
    assert contested(("yes", 0, {"institution": one}), ("no", 3, {"institution": other})) is None


@pytest.mark.parametrize("day", [3, 40])
@pytest.mark.parametrize("body_first", [True, False])
@pytest.mark.parametrize(("body", "own"), [
    ("Arden Police", "Arden Police Union"), ("Health Ministry", "Health Ministry Workers Union"),
    ("Arden University", "Arden University Students Union"), ("City Council", "City Council Staff Association"),
    ("Arden Police", "Arden Police Oversight Board"), ("Lumen", "Lumen Workers Union")])
def test_body_and_its_own_union_contest_each_other(news, body, own, body_first, day):
    """Neither has reversed, and nobody is split."""
    one, other = (body, own) if body_first else (own, body)
    yes, no = news.says("yes", 0, institution=one), news.says("no", day, institution=other)
    assert news.alerts() == [("contested", one, yes, yes, no)]


def test_own_words_on_the_other_side_by_a_chain_are_of_the_claim(contested):
    """The maker's second statement is read as the other side, not surely; who disputes it disputes the maker."""
    said = [("odd", 0, FERRIS), ("yes", 0.1, {**FERRIS, "strength": 0.7}),
            ("no", 3, {**ROADS, "strength": 0.95})]
    assert contested(*said) == ("Ferris Motors", 0, 1, 2)


def test_chain_to_another_matter_hides_no_dispute(news, read):
    """What the first statement is on, the claim that is disputed is not: both only share what is said between."""
    other = news.says("other", 0, institution="City of Holm")
    between = news.says("between", 1, **RESIDENT, judged=[other])
    claim = news.says("yes", 2, **FERRIS, judged=[between])
    dispute = news.says("no", 3, **ROADS, judged=[claim])
    found = read(news)
    by_id = found.by_id
    assert by_id[dispute].stance != by_id[claim].stance == by_id[other].stance
    [draft] = contested_claims(found.taken, set(), found.evidence, found.holders)
    assert (draft.before.id, draft.after.id) == (claim, dispute)


def test_claim_on_the_other_side_of_the_component_is_a_claim(news, read):
    """By a chain the claim is on the side that disputes the first statement, and its disputer on that one's."""
    other = news.says("other", 0, institution="City of Holm")
    between = news.says("between", 1, **RESIDENT, judged=[other])
    claim = news.says("between", 2, **FERRIS, judged=[between])
    dispute = news.says("no", 3, **ROADS, judged=[claim])
    found = read(news)
    assert found.by_id[claim].stance == "disputes"
    [draft] = contested_claims(found.taken, set(), found.evidence, found.holders)
    assert (draft.before.id, draft.after.id) == (claim, dispute)


def test_answer_to_a_claim_is_no_claim(contested):
    """The union denies what Ferris Motors says, not surely; that Ferris Motors surely disputes that is an answer."""
    union = {"institution": "Harbour Union"}
    said = [("yes", 0, FERRIS), ("no", 3, {**union, "strength": 0.7}), ("yes", 4, FERRIS), ("yes", 5, ROADS)]
    assert contested(*said) is None


def test_who_was_on_the_side_before_has_turned_if_anything(news, read):
    """A chain has it that the authority said as much as what it disputes now."""
    before = news.says("yes", 0, **ROADS)
    claim = news.says("yes", 1, **FERRIS, judged=[before])
    news.says("no", 3, **ROADS, judged=[claim])
    found = read(news)
    assert not contested_claims(found.taken, set(), found.evidence, found.holders)


@pytest.mark.parametrize(("one", "other", "raised"), [
    ("Ana Bell", "Bell", False), ("Bell", "Ana Bell", False), ("Ana Bell", "Cara Bell", True),
    ("Ana Bell", "Holm", True)])
def test_surname_alone_tells_of_no_outsider(contested, one, other, raised):
    said = [("yes", 0, {"name": one, "institution": "Ferris Motors", "role": "chair"}),
            ("no", 3, {"name": other, "institution": "Road Authority", "role": "director"})]
    assert (contested(*said) is not None) is raised


def test_two_matters_that_a_chain_joins_are_contested_each(news, read):
    other = news.says("other", 0, institution="City of Holm")
    against = news.says("not other", 1, institution="Harbour Union", judged=[other])
    bystander = news.says("between", 1.5, **RESIDENT, judged=[against])
    between = news.says("between", 2, **RESIDENT, judged=[bystander])
    claim = news.says("yes", 3, **FERRIS, judged=[between])
    dispute = news.says("no", 4, **ROADS, judged=[claim])
    found = read(news)
    drafts = contested_claims(found.taken, set(), found.evidence, found.holders)
    assert [(draft.before.id, draft.after.id) for draft in drafts] == [(other, against), (claim, dispute)]
    assert [(draft.before.id, draft.after.id) for draft in contested_claims(
        found.taken, {against}, found.evidence, found.holders)] == [(claim, dispute)]


def test_a_claim_next_to_what_was_contested_is_of_the_same_matter(contested):
    said = [("yes", 0, FERRIS), ("no", 3, ROADS), ("yes", 4, {"institution": "City of Holm"}),
            ("no", 5, {"institution": "Harbour Union"})]
    assert contested(*said) == ("Ferris Motors", 0, 0, 1)


def test_no_more_than_the_first_positions_are_read(contested, monkeypatch):
    said = [("yes", 0, FERRIS), ("yes", 1, FERRIS), ("no", 3, ROADS)]
    monkeypatch.setattr("streams.ledger.contested.MOST_READ", 2)
    assert contested(*said) is None


@pytest.mark.parametrize(("one", "other", "raised"), [
    ("mayor", "deputy mayor", False), ("deputy mayor", "mayor", False), ("mayor", "police chief", True),
    ("mayor", "mayor", True), ("health minister", "shadow health minister", True),
    ("president", "vice president", True), ("health minister", "junior health minister", False)])
def test_a_deputy_is_no_outsider_where_a_house_is_not_told(contested, one, other, raised):
    said = [("yes", 0, {"name": "Ada Holm", "role": one}),
            ("no", 3, {"name": "Cai Anstrow", "institution": "Holm Council", "role": other})]
    assert (contested(*said) is not None) == raised
