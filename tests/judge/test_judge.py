from __future__ import annotations

from datetime import timedelta

import msgspec
import numpy as np
import pytest

from schemas.codec import decode, encode
from schemas.judgement import Judgement, Opinion
from streams.event_time import event_order
from streams.judge.calibration import Calibration
from streams.judge.judge import Judge
from streams.judge.reading import read_plain
from streams.settings import load


class Recorder:
    """A pair model that answers from the texts and keeps what it was asked."""

    name = "recorder fp32"
    readings = staticmethod(read_plain)
    calibration = Calibration(temperature=1.5, thresholds={"disputes": 0.9})

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.calls = 0

    def score(self, pairs):
        self.calls += 1
        self.asked += pairs
        rows = [(0.05, 0.15, 0.8) if len(later) > len(earlier) else (0.1, 0.3, 0.6) for later, earlier in pairs]
        return np.array(rows, dtype=np.float32).reshape(-1, 3)


@pytest.fixture
def model():
    return Recorder()


@pytest.fixture
def judge(model):
    return Judge(model, load())


def test_both_orders_are_read_later_first_and_mean_and_lower_are_recorded(judge, model, statement, match) -> None:
    earlier, later = statement("Yes.", day=0), statement("Not at all.", day=5)
    (judgement,) = judge.judge([match(later, (earlier, 0.6, "holder"))])
    assert model.asked == [("Not at all.", "Yes."), ("Yes.", "Not at all.")]
    (relation,) = judgement.relations
    assert (relation.supports, relation.neutral, relation.disputes) == (0.075, 0.225, 0.7)
    assert (relation.supports_both, relation.disputes_both) == (0.05, 0.6)
    assert (relation.statement_id, relation.similarity, relation.update) == (earlier.id, 0.6, False)


def test_what_matching_found_of_the_pair_is_passed_on(judge, statement, match) -> None:
    found = match(statement("Not at all.", day=5), (statement("Yes.", day=0), 0.6, "holder"))
    (candidate,) = found.candidates
    told = msgspec.structs.replace(found, candidates=(msgspec.structs.replace(candidate, article_similarity=0.7),))
    (relation,) = judge.judge([told])[0].relations
    assert (relation.similarity, relation.article_similarity) == (0.6, 0.7)


def test_a_pair_is_read_without_times_that_fit_where_that_is_more_of_a_dispute(judge, model, statement, match) -> None:
    earlier = statement("No dogs were used on Monday.", day=0)
    later = statement("Dogs were used at the terminal on 3 March.", day=30)
    (relation,) = judge.judge([match(later, (earlier, 0.8, "holder"))])[0].relations
    whole, without = (later.text, earlier.text), ("Dogs were used at the terminal.", "No dogs were used.")
    assert model.asked == [whole, whole[::-1], without, without[::-1]]
    assert relation.disputes_both == 0.6
    model.score = lambda pairs: np.array([(0.1, 0.3, 0.6) if "on" in " ".join(pair).split() else (0.0, 0.1, 0.9)
                                          for pair in pairs])
    (relation,) = judge.judge([match(later, (earlier, 0.8, "holder"))])[0].relations
    assert relation.disputes_both == 0.9


def test_what_a_speaker_says_again_word_for_word_supports(judge, statement, match) -> None:
    earlier, later = statement("The ferry sails on Sundays.", day=0), statement("The ferry sails on Sundays.", day=5)
    (relation,) = judge.judge([match(later, (earlier, 1.0, "holder"))])[0].relations
    assert (relation.supports, relation.neutral, relation.disputes) == (0.99, 0.005, 0.005)


class TwoForms(Recorder):
    """Reads a statement plainly and as printed, and answers by what the first text of a pair says."""

    readings = staticmethod(lambda statement: (statement.text, f"Printed: {statement.passage}"))
    answers = {"No.": (0.1, 0.1, 0.8), "Yes.": (0.2, 0.2, 0.6), "Printed: No.": (0.1, 0.8, 0.1),
               "Printed: Yes.": (0.2, 0.2, 0.6), "So be it.": (0.3, 0.6, 0.1), "Maybe.": (0.1, 0.7, 0.2),
               "Even so.": (0.1, 0.6, 0.3)}

    def score(self, pairs):
        self.asked += pairs
        return np.array([self.answers[first] for first, _ in pairs], dtype=np.float32)


def test_what_may_be_a_dispute_is_read_as_printed_too_and_the_mean_of_the_logits_counts(statement, match) -> None:
    model = TwoForms()
    (judgement,) = Judge(model, load()).judge([match(statement("No.", day=5), (statement("Yes."), 0.6, "holder"))])
    assert model.asked == [
        ("No.", "Yes."), ("Yes.", "No."), ("Printed: No.", "Printed: Yes."), ("Printed: Yes.", "Printed: No.")]
    (relation,) = judgement.relations
    # later first: (.1, √.08, √.08) of their sum; earlier first both forms say (.2, .2, .6)
    root = 0.08**0.5
    assert relation.disputes_both == pytest.approx(root / (0.1 + 2 * root), abs=1e-4)
    assert relation.disputes == pytest.approx((root / (0.1 + 2 * root) + 0.6) / 2, abs=1e-4)
    assert relation.supports + relation.neutral + relation.disputes == pytest.approx(1, abs=2e-4)


def test_what_is_no_dispute_when_read_alone_is_not_read_as_printed(statement, match) -> None:
    model = TwoForms()
    (judgement,) = Judge(model, load()).judge([
        match(statement("So be it.", day=5), (statement("Even so."), 0.6, "holder"))])
    assert model.asked == [("So be it.", "Even so."), ("Even so.", "So be it.")]
    assert judgement.relations[0].disputes == 0.2


@pytest.mark.parametrize(("relation_threshold", "asked"), [(0.6, 2), (0.62, 1), (1.0, 1)])
def test_a_pair_that_can_no_longer_be_a_relation_is_read_once(statement, match, relation_threshold, asked) -> None:
    model = TwoForms()
    later, earlier = statement("Maybe.", day=5), statement("Even so.")
    judge = Judge(model, load(relation_threshold=relation_threshold))
    (judgement,) = judge.judge([match(later, (earlier, 0.6, "holder"))])
    assert model.asked == [("Maybe.", "Even so."), ("Even so.", "Maybe.")][:asked]
    (relation,) = judgement.relations
    # The most that the other order could add does not lift the mean to the threshold.
    assert asked == 2 or relation_threshold > (0.2 + 1) / 2
    assert relation.disputes == (0.25 if asked == 2 else 0.2)


def test_the_later_in_event_time_comes_first_even_if_it_arrived_first(judge, model, statement, match) -> None:
    arrived_last, arrived_first = statement("Yes.", day=0), statement("Not at all.", day=5)
    (judgement,) = judge.judge([match(arrived_last, (arrived_first, 0.6, "nearest"))])
    assert model.asked[0] == ("Not at all.", "Yes.")
    assert judgement.relations[0].statement_id == arrived_first.id


def test_event_order_falls_back_to_publication_and_id(statement) -> None:
    first = statement(day=1, id="b")
    later_print = statement(day=1, id="a", published=first.article.published_at + timedelta(hours=1))
    assert event_order(first) < event_order(later_print)
    assert event_order(statement(day=1, id="a")) < event_order(first) < event_order(statement(day=2, id="a"))


def test_a_batch_is_scored_together_an_order_a_call_and_each_gets_its_own(judge, model, statement, match) -> None:
    one, two, three = (statement(text, day=9) for text in ("A long statement here.", "B.", "C."))
    a, b, c = (statement(text, day=day) for text, day in (("x", 1), ("yy", 2), ("zzz", 3)))
    judgements = judge.judge([
        match(one, (a, 0.9, "nearest"), (b, 0.8, "nearest")), match(two),
        match(three, (c, 0.7, "holder"), copy_of="o")])
    assert model.calls == 2
    assert [[r.statement_id for r in j.relations] for j in judgements] == [[a.id, b.id], [], [c.id]]
    assert [j.statement for j in judgements] == [one, two, three]
    assert judgements[2].copy_of == "o"


def test_models_and_thresholds_are_kept_and_the_message_validates(judge, statement, match) -> None:
    (judgement,) = judge.judge([match(statement(day=3), (statement("No.", day=0), 0.6, "holder"))])
    settings = load()
    assert judgement.models == {"judge": "recorder fp32"}
    assert judgement.thresholds == {
        "relation": settings.relation_threshold, "alert": settings.alert_threshold,
        "nearest_floor": settings.nearest_floor, "temperature": 1.5, "calibrated_disputes": 0.9}
    assert decode(encode(judgement), Judgement) == judgement


def test_a_figure_that_moved_on_is_marked(judge, statement, match) -> None:
    earlier, later = statement("12 people died.", day=0), statement("30 people died.", day=4)
    (judgement,) = judge.judge([match(later, (earlier, 0.9, "nearest"))])
    assert judgement.relations[0].update


def test_another_year_is_marked(judge, statement, match) -> None:
    earlier = statement("The 2026 games come here.", day=0)
    later = statement("The 2030 games will not come here.", day=4)
    (judgement,) = judge.judge([match(later, (earlier, 0.9, "nearest"))])
    assert judgement.relations[0].update


class Doubter:
    """A second opinion that keeps what it was asked and answers by turns."""

    name = "doubter, prompt 1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def ask(self, pairs):
        self.asked += [(later.text, earlier.text) for later, earlier in pairs]
        return [Opinion(answer=("disputes", "neutral")[n % 2], model="doubter", prompt="1") for n in range(len(pairs))]


def test_a_second_opinion_is_asked_of_disputes_that_could_raise_an_alert(model, statement, match) -> None:
    doubter = Doubter()
    judge = Judge(model, load(alert_threshold=0.6), doubter)
    later = statement("30 people died, it says.", day=5)
    yes, figure, also = statement("Yes."), statement("12 people died."), statement("Yes too.", day=9)
    one, two = judge.judge([
        match(later, (yes, 0.6, "holder"), (figure, 0.6, "nearest")), match(also, (later, 0.6, "holder"))])
    assert doubter.asked == [(later.text, yes.text), (also.text, later.text)]  # the figure is an update
    assert [r.opinion.answer if r.opinion else None for r in one.relations + two.relations] == [
        "disputes", None, "neutral"]
    assert one.models == {"judge": "recorder fp32", "second opinion": "doubter, prompt 1"}
    assert decode(encode(one), Judgement) == one


def test_below_the_threshold_no_second_opinion_is_asked(model, statement, match, monkeypatch) -> None:
    doubter = Doubter()
    monkeypatch.setattr("streams.judge.judge.ASKED_FROM", 0.8)
    (judgement,) = Judge(model, load(alert_threshold=0.9), doubter).judge(
        [match(statement("Not at all.", day=5), (statement("Yes."), 0.6, "holder"))])
    assert doubter.asked == []
    assert judgement.relations[0].opinion is None


def test_nothing_to_judge(judge) -> None:
    assert judge.judge([]) == []
