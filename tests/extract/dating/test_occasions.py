"""Dates of statements in whole sentences; published on Wednesday, 4 March 2026, at 18:30 UTC."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

SAID = [  # sentences, first day of the period ("": the text does not date the saying), precision
    ("The bridge is safe, Mayor Nils Oberg said on Monday.", "2026-03-02", "day"),
    ("Mayor Nils Oberg said Monday that the bridge was safe.", "2026-03-02", "day"),
    ("Mayor Nils Oberg said late on Friday that the bridge was safe.", "2026-02-27", "day"),
    ("Mayor Nils Oberg told reporters yesterday that the bridge was safe.", "2026-03-03", "day"),
    ("Speaking on Sunday, Mayor Nils Oberg said that the bridge was safe.", "2026-03-01", "day"),
    ("On Sunday night, Mayor Nils Oberg wrote on his blog that the bridge was safe.", "2026-03-01", "day"),
    ("Asked on Tuesday about the cracks, Mayor Nils Oberg said that the bridge was safe.", "2026-03-03", "day"),
    ("Mayor Nils Oberg said at a news conference on Thursday that the bridge was safe.", "2026-02-26", "day"),
    ("Mayor Nils Oberg told Tuesday's hearing that the bridge was safe.", "2026-03-03", "day"),
    ("At Tuesday’s hearing, Mayor Nils Oberg said that the bridge was safe.", "2026-03-03", "day"),
    ("“The bridge is safe,” Mayor Nils Oberg said during last week's council meeting.", "2026-02-23", "week"),
    ("Mayor Nils Oberg said on Nov. 3 that the bridge was safe.", "2025-11-03", "day"),
    ("Mayor Nils Oberg said on Tuesday, 24 February, that the bridge was safe.", "2026-02-24", "day"),
    ("In a letter dated 14 January, Mayor Nils Oberg said that the bridge was safe.", "2026-01-14", "day"),
    ("In a Dec. 2 letter to residents, Mayor Nils Oberg said that the bridge was safe.", "2025-12-02", "day"),
    ("During a Feb. 12 hearing, Mayor Nils Oberg said that the bridge was safe.", "2026-02-12", "day"),
    ("Mayor Nils Oberg said last week that the bridge was safe.", "2026-02-23", "week"),
    ("Mayor Nils Oberg said over the weekend that the bridge was safe.", "2026-02-23", "week"),
    ("Mayor Nils Oberg said earlier this week that the bridge was safe.", "2026-03-02", "week"),
    ("Back in November, Mayor Nils Oberg said that the bridge was safe.", "2025-11-01", "month"),
    ("Back in March, Mayor Nils Oberg said that the bridge was safe.", "2025-03-01", "month"),
    ("In an interview in January, Mayor Nils Oberg said that the bridge was safe.", "2026-01-01", "month"),
    ("Mayor Nils Oberg told the Ostrow Courier in March 2019 that the bridge was safe.", "2019-03-01", "month"),
    ("In a March 2019 interview, Mayor Nils Oberg said that the bridge was safe.", "2019-03-01", "month"),
    ("Late last month, Mayor Nils Oberg said that the bridge was safe.", "2026-02-01", "month"),
    ("Mayor Nils Oberg said a month ago that the bridge was safe.", "2026-02-01", "month"),
    ("Mayor Nils Oberg said earlier this year that the bridge was safe.", "2026-01-01", "year"),
    ("In 2019, Mayor Nils Oberg had said that the bridge was safe.", "2019-01-01", "year"),
    ("At a 2017 rally, Mayor Nils Oberg said that the bridge was safe.", "2017-01-01", "year"),
    ("In his 2016 memoir, Mayor Nils Oberg wrote that the bridge was safe.", "2016-01-01", "year"),
    ("During the 2018 campaign, Nils Oberg promised that the bridge would stay open.", "2018-01-01", "year"),
    ("As a candidate in 2020, Nils Oberg promised that the bridge would stay open.", "2020-01-01", "year"),
    ("Two years ago, Mayor Nils Oberg promised that the bridge would stay open.", "2024-01-01", "year"),
    ("A decade ago, Mayor Nils Oberg promised that the bridge would stay open.", "2016-01-01", "year"),
    ("Last summer, Mayor Nils Oberg said that the bridge was safe.", "2025-01-01", "year"),
    ("In the spring of 2021, Mayor Nils Oberg said that the bridge was safe.", "2021-01-01", "year"),
    ("Mayor Nils Oberg said in 2018 that the bridge would be closed in 2020.", "2018-01-01", "year"),
    ("Mayor Nils Oberg said on Monday the bridge would be closed on Friday.", "2026-03-02", "day"),
    # anchored at the date that the text is about
    ("The dam failed on Monday. Three days earlier, Mayor Nils Oberg had said that it was safe.", "2026-02-27", "day"),
    ("The dam failed in May 2024. The previous month, Mayor Nils Oberg had said that it was safe.",
     "2024-04-01", "month"),
    ("The dam failed on 10 February. The next day, Mayor Nils Oberg said that it was safe.", "2026-02-11", "day"),
    ("The dam failed in 2012. Two years later, Mayor Nils Oberg said that it was safe.", "2014-01-01", "year"),
    ("The dam failed in 2012. At the time, Mayor Nils Oberg said that the dam was safe.", "2012-01-01", "year"),
    ("The dam was sold in 2011, Mayor Nils Oberg said at the time.", "2011-01-01", "year"),
    ("Three days earlier, Mayor Nils Oberg had said that the dam was safe.", "2026-03-01", "day"),
    ("The previous month, Mayor Nils Oberg had said that the dam was safe.", "2026-02-01", "month"),
    # decisions in the outlet's voice
    ("Mayor Nils Oberg vetoed the bridge bill on Tuesday.", "2026-03-03", "day"),
    ("The Ostrow city council approved the bridge bill last year.", "2025-01-01", "year"),
    ("Mayor Nils Oberg signed the bridge bill, which takes effect on 1 January.", "", ""),
    # what is talked about
    ("“The bridge was closed in 2019,” Mayor Nils Oberg said.", "", ""),
    ("The bridge was closed on Monday, Mayor Nils Oberg said.", "", ""),
    ("Mayor Nils Oberg said the bridge would be closed on Friday.", "", ""),
    ("Mayor Nils Oberg said Monday's vote on the bridge was a mistake.", "", ""),
    ("Mayor Nils Oberg, who took office in 2021, said that the bridge was safe.", "", ""),
    ("Mayor Nils Oberg, elected in November, said that the bridge was safe.", "", ""),
    ("Mayor Nils Oberg, who won the 2022 election, said that the bridge was safe.", "", ""),
    ("Mayor Nils Oberg defended the 2019 bridge contract.", "", ""),
    ("Mayor Nils Oberg said that the bridge had been unsafe since Monday.", "", ""),
    ("Ahead of Friday's vote, Mayor Nils Oberg said that the bridge was safe.", "", ""),
    ("Mayor Nils Oberg, born on 2 March 1961, said that the bridge was safe.", "", ""),
    ("Mayor Nils Oberg told the Sunday Times that the bridge was safe.", "", ""),
    ("The mayor, who will retire on 1 May, said that the bridge was safe.", "", ""),
]


@pytest.mark.parametrize(("text", "day", "precision"), SAID)
def test_when_it_was_said(find, text, day, precision):
    dated = find(text, title="Bridge and dam news")[-1].dated
    if not day:
        assert dated.dated_by == "published"
        assert dated.precision == "second"
    else:
        assert (dated.dated_by, dated.stated_at.date().isoformat(), dated.precision) == ("text", day, precision)


def test_what_is_added_belongs_to_the_same_occasion(find):
    found = find("“The bridge is safe,” Mayor Nils Oberg said at a 2017 rally. “The dam is safe too,” he added.")
    assert [one.dated.precision for one in found] == ["year", "year"]
    found = find("“The bridge is safe,” Mayor Nils Oberg said on Monday.\n\n“The dam will be closed,” he said.")
    assert [one.dated.stated_at.day for one in found] == [2, 2]


def test_another_speaker_is_another_occasion(find):
    found = find("“The bridge is safe,” Mayor Nils Oberg said at a 2017 rally. Governor Maria Delgado said that the "
                 "bridge must be closed.")
    assert [one.dated.dated_by for one in found] == ["text", "published"]


def test_a_title_and_turns_date_nothing(find):
    published = datetime(2026, 3, 4, 18, 30, tzinfo=timezone.utc)
    titled = find("Nothing else.", title="Bridge closed since Monday, says Mayor Nils Oberg")
    assert titled[0].dated.stated_at == published
    turns = find("REPORTER: Is the bridge safe?\n\nMAYOR OBERG: The bridge was closed on Monday.")
    assert [one.dated.dated_by for one in turns] == ["published"]


@pytest.mark.parametrize(("text", "year"), [
    ("In the spring of 2014, the board was asked. “The bridge is safe,” wrote Mayor Nils Oberg.", 2014),
    ("Back in 2014, the board was asked. “The bridge is safe,” wrote Mayor Nils Oberg.", 2014),
    ("In 2014, the board was asked. “The bridge is safe,” says Mayor Nils Oberg.", 2026),  # today, of then
    ("In 2030, there will be a ferry. “The bridge is safe,” said Mayor Nils Oberg.", 2026),
    ("The board was asked in 2014. “The bridge is safe,” said Mayor Nils Oberg.", 2026),  # in passing
])
def test_a_sentence_that_opens_with_a_past_year_dates_what_was_written_then(find, text, year):
    (statement,) = [one for one in find(text) if one.quotation]
    assert statement.dated.stated_at.year == year
