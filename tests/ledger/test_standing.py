"""The rules of docs/alerts.md, a test a row."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from schemas.judgement import Opinion
from streams import ids

HEALTH = "Health Ministry of Maresca"
FINANCE = "Finance Ministry of Maresca"
CABINET = "Government of Maresca"
MINISTER = {"name": "Tove Aronsen", "institution": HEALTH, "role": "health minister"}
DEPUTY = {"name": "Ivo Brandt", "institution": HEALTH, "role": "deputy health minister"}
SUCCESSOR = {"name": "Lida Corvin", "institution": HEALTH, "role": "health minister"}
SPOKESMAN = {"name": "Per Dahl", "institution": HEALTH, "role": "spokesman"}
SPOKESWOMAN = {"name": "Eva Eklund", "institution": HEALTH, "role": "spokeswoman"}
VOICE = {"institution": HEALTH}
FINANCE_VOICE = {"institution": FINANCE, "parent": CABINET}


def test_every_row_of_the_table_names_tests_that_are_there():
    here = Path(__file__).parent
    page = (here.parents[1] / "docs" / "alerts.md").read_text("utf-8")
    rows = [line for line in page.split("## The rules")[1].split("##")[0].splitlines() if line.startswith("| ")][1:]
    there = {name for file in here.glob("test_*.py") for name in re.findall(r"^def (test_\w+)", file.read_text(), re.M)}
    assert len(rows) > 30
    for row in rows:
        named = re.findall(r"`(test_\w+)(\.py)?`", row.split("|")[3])
        assert named, row
        assert all((here / f"{name}.py").exists() if file else name in there for name, file in named), row


def test_reversal_person(news):
    first = news.says("yes", 0, **MINISTER)
    last = news.says("yes", 10, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    assert news.alerts() == [("reversal", "Tove Aronsen", first, last, after)]


def test_reversal_needs_the_opposite_side(news):
    news.says("yes", 0, **MINISTER)
    news.says("yes", 20, **MINISTER)
    assert news.alerts() == []


def test_reversal_institution_own_voice(news):
    before = news.says("yes", 0, **VOICE)
    after = news.says("no", 3, institution="health ministry")
    assert news.alerts() == [("reversal", HEALTH, before, before, after)]


def test_reversal_spokesperson_against_another_spokesperson(news):
    before = news.says("yes", 0, **SPOKESMAN)
    after = news.says("no", 3, **SPOKESWOMAN)
    assert news.alerts() == [("reversal", HEALTH, before, before, after)]


def test_reversal_spokesperson_against_own_words(news):
    before = news.says("yes", 0, **SPOKESMAN)
    after = news.says("no", 3, **SPOKESMAN)
    assert news.alerts() == [("reversal", "Per Dahl", before, before, after)]


def test_spokesperson_after_institution_reversed_repeats_it(news):
    before = news.says("yes", 0, **SPOKESMAN)
    after = news.says("no", 30, **SPOKESWOMAN)
    news.says("no", 40, **SPOKESMAN)
    assert news.alerts() == [("reversal", HEALTH, before, before, after)]


def test_successor_after_more_than_fourteen_days(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 15, **SUCCESSOR)
    news.says("no", 15.2, **VOICE)
    assert news.alerts() == [("reversal", HEALTH, before, before, after)]


def test_split(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 14, **DEPUTY)
    assert news.alerts() == [("split", HEALTH, before, before, after)]


def test_split_official_and_own_voice(news):
    before = news.says("yes", 0, **VOICE)
    after = news.says("no", 2, **MINISTER)
    assert news.alerts() == [("split", HEALTH, before, before, after)]


def test_split_on_one_day_with_overlapping_dates(news):
    before = news.says("yes", 0, precision="day", **MINISTER)
    after = news.says("no", 0.1, precision="day", **DEPUTY)
    assert news.alerts() == [("split", HEALTH, before, before, after)]


def test_no_split_when_days_cannot_be_counted(news):
    news.says("yes", 0, precision="month", **MINISTER)
    news.says("no", 20, **DEPUTY)
    assert news.alerts() == []


def test_split_is_told_once(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 6, **DEPUTY)
    news.says("yes", 7, **MINISTER)
    news.says("no", 8, **DEPUTY)
    news.says("yes", 40, **MINISTER)
    news.says("no", 60, **DEPUTY)
    news.says("no", 61, **SPOKESMAN)
    assert news.alerts()[0] == ("split", HEALTH, before, before, after)
    # The ministry's own voice takes the dissenter's side weeks after the minister's last word: it has reversed.
    assert [(kind, holder) for kind, holder, *_ in news.alerts()[1:]] == [("reversal", HEALTH)]


def test_second_dissenter_joins_the_split(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 3, **DEPUTY)
    news.says("no", 5, name="Olaf Quist", institution=HEALTH, role="state secretary")
    assert news.alerts() == [("split", HEALTH, before, before, after)]


def test_split_is_proved_by_the_answer(news):
    first = news.says("yes", 0, **MINISTER)
    unproved = news.says("no", 3, **DEPUTY, strength=0.7)
    after = news.says("yes", 5, **MINISTER)
    assert first
    assert news.alerts() == [("split", HEALTH, unproved, unproved, after)]


def test_falling_into_line_after_a_split(news):
    minister = news.says("yes", 0, **MINISTER)
    deputy = news.says("no", 6, **DEPUTY)
    line = news.says("yes", 9, **DEPUTY)
    assert news.alerts() == [
        ("split", HEALTH, minister, minister, deputy), ("reversal", "Ivo Brandt", deputy, deputy, line)]


def test_own_voice_falling_into_line_after_a_split(news):
    minister = news.says("yes", 0, **MINISTER)
    voice = news.says("no", 6, **VOICE)
    line = news.says("yes", 9, **VOICE)
    assert news.alerts() == [("split", HEALTH, minister, minister, voice), ("reversal", HEALTH, voice, voice, line)]


def test_deputy_is_not_the_minister(news):
    before = news.says("yes", 0, institution=HEALTH, role="health minister")
    after = news.says("no", 6, institution=HEALTH, role="deputy health minister")
    assert news.alerts() == [("split", HEALTH, before, before, after)]


def test_sibling_ministries_split_their_parent(news):
    before = news.says("yes", 0, parent=CABINET, **VOICE)
    after = news.says("no", 5, **FINANCE_VOICE)
    news.says("yes", 6, parent=CABINET, **VOICE)
    news.says("no", 7, **FINANCE_VOICE)
    assert news.alerts() == [("split", CABINET, before, before, after)]


def test_sibling_ministries_weeks_apart_contest(news):
    before = news.says("yes", 0, parent=CABINET, **VOICE)
    after = news.says("no", 30, **FINANCE_VOICE)
    assert news.alerts() == [("contested", HEALTH, before, before, after)]


def test_person_who_changes_office(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 5, name="Tove Aronsen", institution="Central Bank", role="governor")
    news.says("no", 6, institution="Central Bank")
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_two_people_with_one_surname(news):
    news.says("yes", 0, name="Tove Aronsen", role="trainer", official=False)
    news.says("no", 20, name="Nils Aronsen", role="trainer", official=False)
    news.says("no", 30, name="Aronsen", official=False)
    assert news.alerts() == []


def test_surname_with_institution_is_the_person(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, name="Aronsen", institution="health ministry")
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_surname_alone_raises_nothing(news):
    news.says("yes", 0, name="Tove Aronsen", role="mayor")
    news.says("no", 20, name="Aronsen")
    assert news.alerts() == []


def test_flip_and_flip_back(news):
    first = news.says("yes", 0, **MINISTER)
    flip = news.says("no", 20, **MINISTER)
    again = news.says("no", 30, **MINISTER)
    back = news.says("yes", 40, **MINISTER)
    assert news.alerts() == [
        ("reversal", "Tove Aronsen", first, first, flip), ("reversal", "Tove Aronsen", flip, again, back)]


def test_repeat(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    news.says("no", 25, **MINISTER)
    news.says("no", 26, **VOICE)
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_copy_is_an_appearance_and_no_position(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    news.says("no", 21, **MINISTER, copy_of=after, outlet="Coast Courier")
    news.says("yes", 22, **MINISTER, copy_of=before, outlet="Coast Courier")
    standing = news.standing()
    (alert,) = standing.alerts.values()
    (claim,) = standing.claims.values()
    (position,) = standing.positions.values()
    assert (alert.after.statement.id, alert.sources) == (after, 2)
    assert (claim.count, claim.support, claim.dispute) == (4, 1, 1)
    assert position.count == 2
    assert [appearance.copy_of for appearance in claim.latest] == [None, None, after, before]


def test_copy_that_comes_first_in_event_order_is_the_original(news):
    before = news.says("yes", 0, **MINISTER)
    copied = news.says("no", 21, **MINISTER)
    original = news.says("no", 20, **MINISTER, copy_of=copied, outlet="Coast Courier")
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, original)]


def test_late_article_withdraws(news):
    first = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    news.says("yes", 30, **MINISTER)
    # What looked like a turn on day 20 was the older position: a late article shows the minister there on day 10.
    turn = news.says("no", 10, **MINISTER)
    ids_of = {alert[4] for alert in news.alerts()}
    assert turn in ids_of
    assert after not in ids_of
    assert first


def test_late_article_moves_since(news):
    before = news.says("yes", 10, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    earlier = news.says("yes", 5, **MINISTER)
    assert news.alerts() == [("reversal", "Tove Aronsen", earlier, before, after)]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_late_article_makes_a_repetition_the_first_of_its_run(news, repeated):
    """So a repetition in the middle may not go with age, although nothing new is compared with it."""
    news.says("yes", 0, **MINISTER)
    middle = [news.says("yes", 10, **MINISTER)] if repeated else []
    last = news.says("yes", 20, **MINISTER)
    recent = news.says("yes", 1200, **MINISTER, judged=[last])
    news.says("no", 5, **MINISTER, judged=[recent])
    after = news.says("no", 1300, **MINISTER, judged=[recent])
    assert news.alerts()[-1] == ("reversal", "Tove Aronsen", [*middle, last][0], recent, after)


@pytest.mark.parametrize(("repeated", "kind"), [(True, "split"), (False, "reversal")])
def test_a_late_article_falls_within_the_days_of_a_repetition(news, repeated, kind):
    news.says("yes", 0, **MINISTER)
    if repeated:
        news.says("yes", 20, **MINISTER)
    last = news.says("yes", 60, **MINISTER)
    recent = news.says("yes", 1200, **MINISTER, judged=[last])
    news.says("no", 25, **DEPUTY, judged=[recent], strength=0.7)
    after = news.says("no", 1210, **DEPUTY, judged=[recent])
    assert [(alert[0], alert[4]) for alert in news.alerts()] == [(kind, after)]


def test_retraction_takes_the_alert_with_it(news):
    news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    news.takes_back(after)
    assert news.alerts() == []


def test_three_alternatives_chain_raises_nothing(news):
    hold = news.says("hold", 0, institution="Bank of Veldan")
    rise = news.says("rise", 30, **MINISTER, judged=[hold])
    news.says("fall", 60, **MINISTER, judged=[hold])
    assert [alert[0] for alert in news.alerts()] == ["contested"]
    assert news.alerts()[0][4] == rise


def test_three_alternatives_disputing_directly_are_a_reversal(news):
    hold = news.says("hold", 0, **MINISTER)
    rise = news.says("rise", 30, **MINISTER, text="Rates rise.")
    fall = news.says("fall", 60, **MINISTER)
    assert news.alerts() == [
        ("reversal", "Tove Aronsen", hold, hold, rise), ("reversal", "Tove Aronsen", rise, rise, fall)]
    last = max(news.standing().alerts.values(), key=lambda alert: alert.after.statement.stated_at)
    assert (last.claim.text, last.before.stance, last.after.stance) == ("Rates rise.", "supports", "disputes")


def test_background_quotation_dated_years_back(news):
    today = news.says("no", 0, **MINISTER)
    news.says("no", 5, **MINISTER)
    old = news.says("yes", -1500, precision="year", published=5, **MINISTER)
    assert news.alerts() == [("reversal", "Tove Aronsen", old, old, today)]


@pytest.mark.parametrize(("precision", "day"), [("day", 0.2), ("week", 3), ("month", 20), ("year", 200)])
def test_overlapping_dates_make_no_reversal(news, precision, day):
    news.says("yes", 0, precision=precision, **MINISTER)
    news.says("no", day, **MINISTER)
    assert news.alerts() == []


@pytest.mark.parametrize("modality", ["conditional", "question", "reported"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_not_asserted_raises_nothing(news, modality, side):
    news.says("yes", 0, **MINISTER, modality=modality if side == "before" else "asserted")
    news.says("no", 20, **MINISTER, modality=modality if side == "after" else "asserted")
    assert news.alerts() == []
    (position,) = news.standing().positions.values()
    assert position.count == 1


def test_conditional_does_not_break_the_run(news):
    since = news.says("yes", 0, **MINISTER)
    news.says("no", 5, **MINISTER, modality="conditional")
    before = news.says("yes", 10, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    assert news.alerts() == [("reversal", "Tove Aronsen", since, before, after)]


def test_unsure_speaker_raises_nothing(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER, confidence=0.4)
    assert news.alerts() == []


def test_unclear_relation_raises_nothing(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER, strength=0.79)
    assert len(news.standing().claims) == 1
    assert news.alerts() == []


def test_relation_below_the_threshold_links_nothing(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER, strength=0.59)
    assert len(news.standing().claims) == 2


def test_chain_of_relations_raises_nothing(news):
    first = news.says("yes", 0, **MINISTER)
    between = news.says("yes", 10, institution="Bank of Veldan", judged=[first])
    news.says("no", 20, **MINISTER, judged=[between])
    assert len(news.standing().claims) == 1
    assert news.alerts() == []


def test_repetition_proves_what_the_first_did_not(news):
    before = news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER, strength=0.7)
    after = news.says("no", 25, **MINISTER)
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_contested_by_an_official(news):
    before = news.says("yes", 0, institution="Ferris Motors")
    news.says("yes", 3, name="Ada Holm", role="owner", official=False)
    after = news.says("no", 5, **MINISTER)
    news.says("no", 6, institution="Road Authority")
    news.says("yes", 7, institution="Ferris Motors")
    assert news.alerts() == [("contested", "Ferris Motors", before, before, after)]


def test_contested_not_by_a_private_resident(news):
    news.says("yes", 0, institution="Ferris Motors")
    news.says("no", 5, name="Ada Holm", role="resident", official=False)
    assert news.alerts() == []


def test_contested_after_a_private_resident(news):
    before = news.says("yes", 0, institution="Ferris Motors")
    news.says("no", 5, name="Ada Holm", role="resident", official=False)
    after = news.says("no", 8, **MINISTER)
    assert news.alerts() == [("contested", "Ferris Motors", before, before, after)]


def test_unattributed_claim_has_no_holder(news):
    news.says("yes", 0, kind="claim")
    news.says("no", 5, **MINISTER)
    assert news.alerts() == []
    assert len(news.standing().positions) == 1


def test_holder_reversing_is_not_contested(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20, **MINISTER)
    news.says("no", 25, institution="Road Authority")
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_minister_and_ministry_turning_in_one_article_are_told_once(news):
    before = news.says("yes", 0, **VOICE)
    own = news.says("yes", 0, **MINISTER, article="may")
    news.says("no", 20, **VOICE, article="june")
    after = news.says("no", 20, **MINISTER, article="june", text="No levy.")
    assert before
    assert news.alerts() == [("reversal", "Tove Aronsen", own, own, after)]


def test_what_else_a_person_says_as_it_turns_contests_nothing(news):
    motors = news.says("yes", 0, institution="Ferris Motors")
    before = news.says("yes", 2, **MINISTER)
    news.says("no", 20, **MINISTER, article="june", strength={motors: 0.95, before: 0.9})
    after = news.says("no", 20, **MINISTER, article="june", text="No.", strength=0.95)
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_a_report_that_looks_back_comes_after_the_day(news):
    before = news.says("yes", 0, **MINISTER)
    after = news.says("no", 20.3, **MINISTER)
    news.says("no", 20, **MINISTER, precision="day", published=24, text="No, it was said on that day.")
    assert news.alerts() == [("reversal", "Tove Aronsen", before, before, after)]


def test_police_may_be_any_towns(news):
    news.says("yes", 0, institution="Eastmere Police")
    news.says("no", 2, institution="police")
    assert news.alerts() == []


def test_update_is_no_dispute(news, make_relation):
    first = news.says("12", 0, **MINISTER)
    news.says("30", 3, **MINISTER)
    (judged,) = news.records[1].relations
    assert judged.disputes == 0.95
    news.records[1] = msgspec.structs.replace(
        news.records[1], relations=(make_relation(first, 0.02, 0.95, update=True),))
    assert news.alerts() == []
    assert len(news.standing().claims) == 2


def test_one_reading_below_the_threshold_raises_nothing(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER)
    (judged,) = news.records[1].relations
    news.records[1] = msgspec.structs.replace(
        news.records[1], relations=(msgspec.structs.replace(judged, disputes_both=0.7),))
    assert news.alerts() == []


def with_opinion(news, answer):
    """The last record, with what a second opinion says of its first relation."""
    judged, *others = news.records[-1].relations
    opinion = Opinion(answer=answer, model="second-model", prompt="p1")
    news.records[-1] = msgspec.structs.replace(
        news.records[-1], relations=(msgspec.structs.replace(judged, opinion=opinion), *others))


def test_second_opinion_that_agrees_is_in_the_alert(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER)
    with_opinion(news, "disputes")
    (alert,) = news.standing().alerts.values()
    assert alert.kind == "reversal"
    assert (alert.relation.opinion.model, alert.relation.opinion.prompt) == ("second-model", "p1")


@pytest.mark.parametrize("answer", ["unclear", "neutral", "supports"])
def test_second_opinion_that_does_not_confirm_raises_nothing(news, answer):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER)
    assert len(news.alerts()) == 1
    with_opinion(news, answer)
    assert news.alerts() == []
    (claim,) = news.standing().claims.values()
    assert (claim.support, claim.dispute) == (1, 1)  # it is recorded and groups all the same


def test_denial_is_the_speakers_own_position(news):
    news.says("no", 0, **MINISTER, denied=True, text="It is not true that the levy works.")
    news.says("yes", 20, **MINISTER)
    (alert,) = news.standing().alerts.values()
    assert (alert.before.stance, alert.after.stance) == ("supports", "disputes")


def test_claim_is_its_earliest_statement(news):
    news.says("yes", 10, **MINISTER, text="The levy works.")
    earlier = news.says("no", 5, institution="Road Authority", text="The levy fails.")
    ((claim_id, claim),) = news.standing().claims.items()
    assert claim_id == claim.id == ids.claim_id(earlier)
    assert (claim.text, claim.support, claim.dispute) == ("The levy fails.", 1, 1)


def test_alert_carries_its_evidence(news):
    before = news.says("yes", 0, **MINISTER, appended=5)
    after = news.says("no", 20, **MINISTER, appended=2, change_cue="has changed her mind")
    ((alert_id, alert),) = news.standing().alerts.items()
    assert alert_id == alert.id == ids.alert_id("reversal", after)
    assert alert.trigger.id == before
    assert alert.detected_at == alert.trigger.article.appended_at
    assert (alert.relation.statement_id, alert.relation.disputes) == (before, 0.95)
    assert alert.before.statement.embedding is None
    assert alert.before.holder == alert.after.holder == "Tove Aronsen"
    assert alert.models == {"attribution": "rules-1", "judge": "pairs-1"}
    assert alert.thresholds == {
        "relation": 0.6, "alert": 0.8, "link_similarity": 0.6, "speaker": 0.5, "split_days": 14.0, "unclear": 0.5}


def test_lists_are_bounded_and_counted(news):
    first = None
    for day in range(60):
        first = news.says("yes", day, **MINISTER, judged=[first] if first else [])
    ((_, claim),) = news.standing().claims.items()
    ((_, position),) = news.standing().positions.items()
    assert (claim.count, len(claim.latest)) == (60, 20)
    assert (position.count, len(position.timeline)) == (60, 50)
    assert position.timeline[-1].statement == claim.latest[-1].statement_id == first


def test_queue_takes_what_is_worth_checking(news):
    news.says("yes", 0, **MINISTER, worth=0.5)
    news.says("no", 3, institution="Road Authority", worth=0.2, outlet="Coast Courier")
    news.says("x", 3, institution="Road Authority", worth=0.49, judged=[])
    (queued,) = news.standing().queue.values()
    assert (queued.priority.sources, queued.priority.disputed, queued.priority.check_worthiness) == (2, True, 0.5)
    assert queued.author is not None
    assert queued.author.name == "Tove Aronsen"


def test_texts_that_are_not_alike_enough_are_about_two_things_however_sure_the_judge_is(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER)
    for similarity, alerts, claims in ((0.59, 0, 2), (0.6, 1, 1)):
        (relation,) = news.records[-1].relations
        relation = msgspec.structs.replace(relation, similarity=similarity)
        news.records[-1] = msgspec.structs.replace(news.records[-1], relations=(relation,))
        assert (len(news.alerts()), len(news.standing().claims)) == (alerts, claims)
