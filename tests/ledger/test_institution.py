from __future__ import annotations

import pytest

from streams.ledger.institution import institution_alerts
from streams.ledger.reversal import person_reversals

HEALTH = "Health Ministry"


def _person(name, role="director"):
    return {"name": name, "institution": HEALTH, "role": role}


A, B, C = _person("Ada Arp"), _person("Bo Berg"), _person("Cai Corr")
VOICE = {"institution": HEALTH}


@pytest.fixture
def kinds(news, read):
    def found(*said):
        """`said`: (position, day, speaker). Kinds of the institution's alerts, with the index of `after`."""
        ids = [news.says(position, day, **speaker) for position, day, speaker in said]
        component = read(news)
        turned = {draft.after.id for draft in person_reversals(
            component.taken, component.evidence, component.agreement, component.holders)}
        drafts = institution_alerts(
            component.taken, turned, component.evidence, component.agreement, component.holders, 14)
        return [(draft.kind, ids.index(draft.after.id)) for draft in drafts]
    return found


def test_line_goes_on(kinds):
    assert kinds(("yes", 0, A), ("yes", 5, B), ("yes", 60, VOICE)) == []


def test_another_official_reverses_after_the_days(kinds):
    assert kinds(("yes", 0, A), ("no", 15, B), ("no", 16, C), ("no", 17, VOICE)) == [("reversal", 1)]


def test_days_count_from_the_last_of_the_line(kinds):
    assert kinds(("yes", 0, A), ("yes", 20, C), ("no", 25, B)) == [("split", 2)]


@pytest.mark.parametrize(("first", "day", "kind"), [
    ({"strength": 0.7}, 60, "reversal"),
    ({"strength": 0.7}, 12, "split"),
    ({"precision": "month"}, 60, "reversal"),
    ({"precision": "month"}, 12, "split"),
])
def test_first_of_a_dissenter_that_shows_nothing_hides_no_later_one(kinds, first, day, kind):
    """Weak or vaguely dated around the fourteenth day; what is said later is neither."""
    assert kinds(("yes", 0, A), ("no", 10, {**B, **first}), ("no", day, B), ("no", day + 1, B)) == [(kind, 2)]


def test_dissenter_who_is_sure_only_later_joins_the_split_that_is_told(kinds):
    assert kinds(("yes", 0, A), ("no", 5, {**B, "strength": 0.7}), ("no", 6, C), ("no", 8, B)) == [("split", 2)]


def test_repetition_of_the_line_tells_a_dissent_whose_first_is_vaguely_dated(news, read):
    line = news.says("yes", 0, **A)
    vague = news.says("no", 10, **B, precision="month", judged=[line])
    dissent = news.says("no", 12, **B, judged=[vague])
    after = news.says("yes", 14, **C, judged=[line, dissent])
    found = read(news)
    drafts = institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14)
    assert [(draft.kind, draft.before.id, draft.after.id) for draft in drafts] == [("split", dissent, after)]


def test_institution_turns_and_turns_back(kinds):
    assert kinds(("yes", 0, A), ("no", 20, B), ("yes", 40, C)) == [("reversal", 1), ("reversal", 2)]


def test_dissenter_raises_once_and_may_return(kinds):
    said = [("yes", 0, A), ("no", 5, B), ("no", 30, B), ("yes", 35, B), ("no", 40, C)]
    assert kinds(*said) == [("split", 1), ("split", 4)]


def test_persons_turn_takes_the_line_along_if_no_other_stands_on_it(kinds):
    assert kinds(("yes", 0, A), ("no", 30, A), ("no", 32, VOICE)) == []


def test_persons_turn_away_from_the_others_is_no_split(kinds):
    assert kinds(("yes", 0, A), ("yes", 1, B), ("no", 5, A), ("no", 6, A), ("yes", 7, B)) == []


def test_own_voice_against_own_voice_reverses_within_days(kinds):
    assert kinds(("yes", 0, VOICE), ("yes", 1, A), ("no", 3, VOICE)) == [("reversal", 2)]


def test_person_against_own_words_not_shown_directly_is_unclear(news, read):
    first = news.says("yes", 0, **A)
    news.says("yes", 1, **B)
    last = news.says("no", 3, **A)
    import msgspec
    news.records[2] = msgspec.structs.replace(
        news.records[2], relations=tuple(each for each in news.records[2].relations if each.statement_id != first))
    found = read(news)
    assert found.by_id[last].sure
    assert institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14) == []


def test_side_that_only_a_chain_gives_a_member_does_not_clear_it(news, read):
    """An aside of B's counts as of the line because it was judged against nothing; what B says next was."""
    line = news.says("yes", 0, **A)
    aside = news.says("yes", 5, **B, strength=0.7, article="b")
    after = news.says("no", 5, **B, text="It must not be.", article="b", judged=[line])
    found = read(news)
    assert found.by_id[aside].stance == found.by_id[line].stance
    drafts = institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14)
    assert [(draft.kind, draft.before.id, draft.after.id) for draft in drafts] == [("split", line, after)]


def test_own_statement_on_the_other_side_by_a_chain_stays_in_line(news, read):
    """A is not split from itself, and what is then judged against either statement of A's is against the line."""
    odd = news.says("odd", 0, **A)
    plain = news.says("yes", 1, **A, strength=0.7)
    after = news.says("no", 5, **B, judged=[plain])
    found = read(news)
    assert found.by_id[odd].stance != found.by_id[plain].stance
    drafts = institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14)
    assert [(draft.kind, draft.since.id, draft.before.id, draft.after.id) for draft in drafts] == [
        ("split", odd, plain, after)]


@pytest.mark.parametrize(("institution", "outlets", "alerts"), [
    ("the union", ("Harbour Post", "Coast Courier"), 0),  # two papers, two unions
    ("the union", ("Harbour Post", "Harbour Post"), 1),
    ("Harbour Union", ("Harbour Post", "Coast Courier"), 1),
    ("the government", ("Harbour Post", "Coast Courier"), 1),
])
def test_a_kind_of_body_is_one_within_a_paper(news, read, institution, outlets, alerts):
    for position, day, outlet in zip(("yes", "no"), (0, 30), outlets, strict=True):
        news.says(position, day, institution=institution, outlet=outlet)
    found = read(news)
    drafts = institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14)
    assert len(drafts) == alerts


def test_own_voice_that_also_agrees_has_not_reversed(news, read):
    yes = news.says("yes", 0, **VOICE, article="may")
    news.says("no", 30, **VOICE, article="june")
    news.says("yes", 30, **VOICE, article="june", text="So it is.", judged=[yes])
    found = read(news)
    assert institution_alerts(found.taken, set(), found.evidence, found.agreement, found.holders, 14) == []
