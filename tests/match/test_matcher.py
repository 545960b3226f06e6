from __future__ import annotations

import msgspec
import pytest

from schemas.codec import decode
from schemas.match import Match, MatchesRecord, Retraction
from schemas.outcome import Outcome
from streams.delivery.change import Change
from streams.errors import InfrastructureError, Rejected
from streams.match.matcher import Matcher
from streams.settings import Settings


@pytest.fixture
def table(build):
    return build.table(Matcher(Settings()))


def _matches(change):
    return [decode(send.value, MatchesRecord) for send in change.sends if send.topic == "matches"]


def _outcome(change):
    (sent,) = [send for send in change.sends if send.topic == "outcomes"]
    return decode(sent.value, Outcome)


def _candidates(change):
    (match,) = _matches(change)
    return [candidate.statement.id for candidate in match.candidates]


def _publish(build, table, article, *statement_ids, revision=0.0, published=0.0, **more):
    """An article's record, then its statements; the changes of both."""
    reference = build.reference(article, revision=revision, published=published)
    first = table.take(build.record(reference, *statement_ids))
    return [first] + [table.take(build.statement(each, reference, **more)) for each in statement_ids]


def test_an_article_and_its_statement_write_a_row_each_and_say_what_became_of_them(build, table):
    article, statement = _publish(build, table, "a1", "s1")
    assert _outcome(article) == Outcome(article_id="a1", revision=build.at(0), statement_ids=("s1",))
    assert (article.row_key, statement.row_key) == ("article:a1", "statement:s1")
    (match,) = _matches(statement)
    assert match == Match(statement=build.statement("s1", build.reference("a1")))
    assert table.matcher.size == len(table.rows) == 2
    assert table.matcher.live("en") == 1


def test_a_later_statement_gets_the_earlier_one_without_its_embedding(build, table):
    _publish(build, table, "a1", "s1")
    _, later = _publish(build, table, "a2", "s2")
    (match,) = _matches(later)
    (candidate,) = match.candidates
    assert candidate.statement == msgspec.structs.replace(
        build.statement("s1", build.reference("a1")), embedding=None)
    assert (candidate.similarity, candidate.by) == (1.0, "holder")
    assert match.statement.embedding is not None


def test_candidate_says_how_alike_the_two_articles_are(build, table):
    for article, statement, vector in (("a1", "s1", [1, 0, 0, 0]), ("a2", "s2", [0.6, 0.8, 0, 0])):
        reference = build.reference(article)
        table.take(build.record(reference, statement, embedding=build.embedding(vector)))
        (match,) = _matches(table.take(build.statement(statement, reference)))
    (candidate,) = match.candidates
    assert candidate.article_similarity == pytest.approx(0.6, abs=1e-3)


def test_candidate_of_an_article_without_embedding_says_nothing_of_it(build, table):
    _publish(build, table, "a1", "s1")
    _, later = _publish(build, table, "a2", "s2")
    (match,) = _matches(later)
    assert [candidate.article_similarity for candidate in match.candidates] == [None]


def test_article_whose_embedding_cannot_be_read_is_rejected(build, table):
    with pytest.raises(Rejected, match="field embedding"):
        table.take(build.record(build.reference("a1"), "s1", embedding="no base64"))
    assert table.rows == {}


def test_statements_of_one_article_are_not_compared(build, table):
    *_, second = _publish(build, table, "a1", "s1", "s2")
    assert _candidates(second) == []


def test_languages_are_kept_apart(build, table):
    _publish(build, table, "a1", "s1")
    reference = build.reference("a2")
    table.take(build.record(reference, "s2", language="sv", signature=build.signature(1)))
    assert _candidates(table.take(build.statement("s2", reference, language="sv"))) == []
    assert (table.matcher.live("en"), table.matcher.live("sv"), table.matcher.live("fi")) == (1, 1, 0)


def test_a_replay_after_later_events_sends_the_same(build, table):
    first = _publish(build, table, "a1", "s1", "s2")
    _publish(build, table, "a2", "s3")
    _publish(build, table, "a0", "s4")
    assert _publish(build, table, "a1", "s1", "s2") == first


def test_a_revision_retracts_what_is_gone_and_keeps_what_stayed(build, table):
    _publish(build, table, "a0", "s0")
    _, s1, s2 = _publish(build, table, "a1", "s1", "s2")
    _publish(build, table, "a2", "s9")
    article, stayed, new = _publish(build, table, "a1", "s2", "s3", revision=5)
    (retraction,) = _matches(article)
    assert isinstance(retraction, Retraction)
    assert (retraction.retracted.id, retraction.retracted.revision) == ("s1", build.at(5))
    assert _outcome(article).retracted == ("s1",)
    (before,), (after,) = _matches(s2), _matches(stayed)
    assert (after.candidates, after.copy_of) == (before.candidates, before.copy_of)
    assert after.statement.article.revision == build.at(5)
    assert _candidates(new) == ["s0", "s9"]
    assert table.matcher.live("en") == 4
    assert _candidates(_publish(build, table, "a3", "s10")[1]) == ["s0", "s2", "s3", "s9"]
    assert table.matcher.size == len(table.rows)
    assert table.take(build.statement("s1", build.reference("a1"))) == Change()
    assert _matches(s1)[0].statement.id == "s1"


def test_an_older_revision_changes_nothing(build, table):
    newest, s2 = _publish(build, table, "a1", "s2", revision=5)
    rows = dict(table.rows)
    late, s1, older_s2 = _publish(build, table, "a1", "s1", "s2", revision=1)
    assert late.sends == newest.sends
    assert s1 == Change()
    assert older_s2.sends == s2.sends
    assert table.rows == rows
    assert table.matcher.live("en") == 1


def test_a_statement_of_an_older_revision_waits_for_that_of_the_newer(build, table):
    old, new = build.reference("a1"), build.reference("a1", revision=5)
    table.take(build.record(old, "s1"))
    table.take(build.record(new, "s1"))
    assert table.take(build.statement("s1", old)) == Change()
    (match,) = _matches(table.take(build.statement("s1", new)))
    assert match.statement.article.revision == build.at(5)


def test_changed_text_without_a_new_date_is_a_newer_revision(build, table):
    first = build.reference("a1", appended=0, offset=1)
    second = build.reference("a1", appended=0, offset=2)
    table.take(build.record(first, "s1", sha256="one"))
    table.take(build.statement("s1", first))
    change = table.take(build.record(second, "s2", sha256="two"))
    assert _outcome(change).retracted == ("s1",)
    again = table.take(build.record(first, "s1", sha256="one"))
    assert again.sends == change.sends


def test_the_same_text_sent_once_more_is_the_same_revision(build, table):
    first, again = build.reference("a1"), build.reference("a1", appended=9, offset=7)
    article = table.take(build.record(first, "s1", sha256="one"))
    statement = table.take(build.statement("s1", first))
    repeated = table.take(build.record(again, "s1", sha256="one"))
    assert repeated.sends == article.sends
    rows = dict(table.rows)
    assert table.take(build.record(again, "s1", sha256="one")) == repeated
    assert table.take(build.statement("s1", again)) == statement
    assert table.take(build.record(first, "s1", sha256="one")).sends == article.sends
    assert table.rows == rows


def test_a_text_that_came_back_is_not_taken_back_by_a_late_one_from_between(build, table):
    first, between, again = (build.reference("a1", appended=hours, offset=hours) for hours in (0, 1, 2))
    article = table.take(build.record(first, "s1", sha256="one"))
    table.take(build.statement("s1", first))
    table.take(build.record(again, "s1", sha256="one"))
    late = table.take(build.record(between, "s2", sha256="two"))
    assert late.sends == article.sends
    assert table.take(build.statement("s2", between)) == Change()
    assert table.matcher.live("en") == 1


def test_a_withdrawal_retracts_everything_and_a_return_is_matched_anew(build, table):
    _publish(build, table, "a1", "s1")
    gone = table.take(build.record(build.reference("a1", revision=2), withdrawn=True, signature="", sha256="-"))
    assert (_outcome(gone).withdrawn, _outcome(gone).retracted) == (True, ("s1",))
    assert table.matcher.live("en") == 0
    assert _candidates(_publish(build, table, "a2", "s2")[1]) == []
    reference = build.reference("a1", revision=3)
    table.take(build.record(reference, "s1"))
    assert table.matcher.live("en") == 1
    assert _candidates(table.take(build.statement("s1", reference))) == ["s2"]
    assert table.matcher.live("en") == 2


def test_a_statement_without_its_articles_record_changes_nothing(build, table):
    assert table.take(build.statement("s1", build.reference("a1"))) == Change()


def test_copies_of_articles_and_passages_are_linked(build, table):
    words = "The northern harbour will stay closed to tankers until the treaty is signed"
    signature = build.signature(3)
    for article, statement, hours in (("a1", "s1", 0), ("a2", "s2", 20)):
        reference = build.reference(article, published=hours)
        outcome = _outcome(table.take(build.record(reference, statement, signature=signature)))
        (match,) = _matches(table.take(build.statement(statement, reference, quotation=words)))
    assert outcome.copy_of == "a1"
    assert match.copy_of == "s1"
    assert [candidate.statement.id for candidate in match.candidates] == ["s1"]


def test_a_retracted_passage_is_no_original(build, table):
    words = "The northern harbour will stay closed to tankers until the treaty is signed"
    _publish(build, table, "a1", "s1", quotation=words)
    _publish(build, table, "a1", revision=1)
    (match,) = _matches(_publish(build, table, "a2", "s2", quotation=words)[1])
    assert match.copy_of is None


def test_a_record_applied_again_before_its_row_was_written_gives_the_same(build, table):
    _publish(build, table, "a1", "s1")
    record = build.record(build.reference("a1", revision=2), "s2")
    assert table.matcher.apply(record, table.rows.get) == table.take(record)
    statement = build.statement("s2", record.article)
    assert table.matcher.apply(statement, table.rows.get) == table.take(statement)


def test_a_broken_embedding_is_rejected_and_changes_nothing(build, table):
    reference = build.reference("a1")
    table.take(build.record(reference, "s1"))
    with pytest.raises(Rejected, match="field embedding"):
        table.take(build.statement("s1", reference, embedding="%"))
    assert table.matcher.size == len(table.rows) == 1


def test_a_table_that_lost_a_row_is_noticed(build, table):
    _publish(build, table, "a1", "s1")
    del table.rows["statement:s1"]
    with pytest.raises(InfrastructureError, match="s1"):
        _publish(build, table, "a2", "s2")


def test_restore_refuses_what_is_no_row(build):
    with pytest.raises(InfrastructureError, match="article:a1"):
        Matcher(Settings()).restore([("article:a1", b"junk")])
    with pytest.raises(InfrastructureError, match="thing:1"):
        Matcher(Settings()).restore([("thing:1", b"junk")])


def test_a_statement_that_is_listed_again_is_live_only_when_it_came_again_also_after_a_restart(build, table):
    _publish(build, table, "a1", "s1", revision=0)
    _publish(build, table, "a1", revision=1)
    table.take(build.record(build.reference("a1", revision=2), "s1"))
    restarted = Matcher(Settings())
    restarted.restore(table.rows.items())
    assert restarted.live("en") == table.matcher.live("en") == 0
    assert table.take(build.statement("s1", build.reference("a1"))) == Change()


def test_restore_forgets_what_was_there(build, table):
    _publish(build, table, "a1", "s1")
    table.matcher.restore([])
    assert (table.matcher.size, table.matcher.live("en")) == (0, 0)


def _keeping(build, **limits):
    """A table whose limits are below what the settings allow, so that a few events reach them."""
    return build.table(Matcher(Settings().model_copy(update=limits)))


def test_rows_past_their_age_leave_table_and_index_with_the_events_that_come(build):
    table = _keeping(build, retention_days=1)
    _publish(build, table, "a1", "s1", "s2", revision=0)
    _publish(build, table, "a2", "s3", revision=1)
    article, later = _publish(build, table, "a3", "s9", revision=25)
    assert article.deletes == ("statement:s1", "statement:s2", "article:a1")
    assert later.deletes == ()
    assert sorted(table.rows) == ["article:a2", "article:a3", "statement:s3", "statement:s9"]
    assert _candidates(later) == ["s3"]
    assert (table.matcher.size, table.matcher.live("en")) == (4, 2)


def test_an_event_deletes_four_rows_at_most_and_never_what_it_needs(build):
    table = _keeping(build, retention_days=1)
    reference = build.reference("a1")
    names = [f"s{number}" for number in range(6)]
    _publish(build, table, "a1", *names)
    article, statement = _publish(build, table, "a1", "s0", revision=48)
    assert article.deletes == ("statement:s0", "statement:s1", "statement:s2", "statement:s3")
    assert statement.deletes == ("statement:s4", "statement:s5")
    assert sorted(table.rows) == ["article:a1", "statement:s0"]
    assert table.take(build.statement("s5", reference)) == Change()


def test_above_the_number_that_is_kept_the_oldest_go(build):
    table = _keeping(build, retention_count=2)
    for number in range(5):
        _publish(build, table, f"a{number}", f"s{number}", revision=number)
    assert sorted(table.rows) == ["article:a2", "article:a3", "article:a4", "statement:s3", "statement:s4"]
    assert table.matcher.live("en") == 2
    article, _ = _publish(build, table, "a5", revision=5), None
    assert article[0].deletes == ()


def test_a_restart_in_the_middle_of_expiring_goes_on_with_it(build):
    table = _keeping(build, retention_days=1)
    for number in range(9):
        _publish(build, table, f"a{number}", f"s{number}", revision=number / 10)
    table.take(build.record(build.reference("late", revision=26), "s10"))
    restarted = _keeping(build, retention_days=1).matcher
    restarted.restore(table.rows.items())
    statement = build.statement("s10", build.reference("late", revision=26))
    change = restarted.apply(statement, table.rows.get)
    assert change.deletes == table.take(statement).deletes
    assert change.deletes == ("statement:s2", "article:a2", "statement:s3", "article:a3")
    assert restarted.size == len(table.rows)


def test_an_article_that_was_sent_once_more_counts_from_then(build):
    table = _keeping(build, retention_days=1)
    table.take(build.record(build.reference("a1"), "s1", sha256="one"))
    table.take(build.record(build.reference("a1", revision=0, appended=20, offset=7), "s1", sha256="one"))
    change, *_ = _publish(build, table, "a2", revision=30)
    assert change.deletes == ()
    restarted = _keeping(build, retention_days=1).matcher
    restarted.restore(table.rows.items())
    assert restarted.apply(build.record(build.reference("a3", revision=43)), table.rows.get).deletes == ()


def test_a_record_with_a_time_from_the_future_takes_a_few_rows_at_most(build):
    table = _keeping(build, retention_days=1)
    for number in range(9):
        _publish(build, table, f"a{number}", f"s{number}", revision=1)
    table.take(build.record(build.reference("future", revision=24 * 365), "x"))
    _publish(build, table, "a9", "s9", revision=2)
    assert len(table.rows) == 18 - 4 + 3


def test_rows_of_another_language_lie_elsewhere_and_are_left(build):
    table = _keeping(build, retention_days=1)
    table.take(build.record(build.reference("a1"), "s1", language="sv"))
    change, *_ = _publish(build, table, "a2", "s2", revision=48)
    assert change.deletes == ()
    assert "article:a1" in table.rows
