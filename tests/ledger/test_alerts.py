from __future__ import annotations

from schemas.alert import Alert
from schemas.codec import decode, encode

MINISTER = {"name": "Tove Aronsen", "institution": "Health Ministry", "role": "minister"}


def test_alert_survives_its_schema(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 20, **MINISTER)
    (alert,) = news.standing().alerts.values()
    assert decode(encode(alert), Alert) == alert
    assert alert.status == "raised"


def test_trigger_is_of_the_article_appended_last(news):
    since = news.says("yes", 0, **MINISTER, appended=7)
    news.says("yes", 5, **MINISTER, appended=2)
    news.says("no", 20, **MINISTER, appended=3)
    (alert,) = news.standing().alerts.values()
    assert alert.trigger.id == alert.since.statement.id == since
    assert alert.detected_at == news.records[0].statement.article.appended_at


def test_sides_name_who_speaks(news):
    news.says("yes", 0, **MINISTER)
    news.says("no", 3, institution="Health Ministry")
    (alert,) = news.standing().alerts.values()
    assert (alert.kind, alert.before.holder, alert.after.holder) == ("split", "Tove Aronsen", "Health Ministry")
    assert (alert.holder.kind, alert.before.stance, alert.after.stance) == ("institution", "supports", "disputes")
