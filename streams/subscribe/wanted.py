"""Whether an alert is what a watch wants: the conditions that one alert answers by itself."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.alert import Alert, Side
from schemas.statement import Speaker
from streams.ledger.names import PersonName, institution_form, person_name, words
from streams.subscribe.watch import Watch

_LEVELS = ("low", "medium", "high")


class Conditions:
    """The conditions of a watch, in the forms that names and words are compared in."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        names = (person_name(text) for text in watch.holders or ())
        self._people = [name for name in names if name is not None]
        self._institutions = [institution_form(text) for text in watch.institutions or ()]
        self._register_ids = frozenset(watch.register_ids or ())
        self._of_anybody = watch.holders is None and watch.institutions is None and watch.register_ids is None
        self._any = [_spaced(text) for text in watch.any_words or ()]
        self._all = [_spaced(text) for text in watch.all_words or ()]

    def met_by(self, alert: Alert) -> bool:
        """Whether the alert meets every condition. What it says of itself is cheap to ask and asked first."""
        watch = self._watch
        return (
            (watch.kinds is None or alert.kind in watch.kinds)
            and alert.confidence >= watch.minimum_confidence
            and _LEVELS.index(alert.severity.level) >= _LEVELS.index(watch.minimum_severity)
            and alert.sources >= watch.minimum_sources
            and self._of_somebody_watched(alert)
            and self._has_words(alert)
        )

    def _of_somebody_watched(self, alert: Alert) -> bool:
        """The holder is a person or institution watched, or speaks through one.

        What an institution holds is said by people, so the speakers of the holder's own sides count beside the holder:
        the spokesperson who turned, the two officials who are split.
        """
        if self._of_anybody:
            return True
        speakers = [speaker for side in _own_sides(alert) if (speaker := side.statement.speaker) is not None]
        return (
            any(speaker.register_id in self._register_ids for speaker in speakers)
            or any(_same_person(one, name) for name in _people(alert, speakers) for one in self._people)
            or any(one <= form for form in _institutions(alert, speakers) for one in self._institutions)
        )

    def _has_words(self, alert: Alert) -> bool:
        if not (self._any or self._all):
            return True
        texts = _texts(alert)
        return (not self._any or any(_occurs(phrase, texts) for phrase in self._any)) and all(
            _occurs(phrase, texts) for phrase in self._all
        )


def _own_sides(alert: Alert) -> tuple[Side, ...]:
    """The sides on which the holder speaks; the turn of a contested claim is its disputer's."""
    if alert.kind == "contested":
        return alert.since, alert.before
    return alert.since, alert.before, alert.after


def _people(alert: Alert, speakers: Iterable[Speaker]) -> set[PersonName]:
    printed = [speaker.name for speaker in speakers]
    if alert.holder.kind == "person":
        printed.append(alert.holder.name)
    return {name for text in printed if (name := person_name(text)) is not None}


def _same_person(watched: PersonName, printed: PersonName) -> bool:
    """One surname, and every first name watched is printed, in order; an initial stands for what begins with it.

    A surname watched alone stands for everybody of that name.
    """
    if watched.surname != printed.surname:
        return False
    left = iter(printed.first)
    return all(any(_same_first_name(one, other) for other in left) for one in watched.first)


def _same_first_name(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _institutions(alert: Alert, speakers: Iterable[Speaker]) -> set[frozenset[str]]:
    printed = [text for speaker in speakers for text in (speaker.institution, speaker.parent)]
    printed.append(alert.holder.institution)
    if alert.holder.kind != "person":
        printed.append(alert.holder.name)
    return {institution_form(text) for text in printed}


def _texts(alert: Alert) -> list[str]:
    """What words are looked for in: the claim, and each side as stated and as printed."""
    statements = [side.statement for side in (alert.since, alert.before, alert.after)]
    printed = [text for statement in statements for text in (statement.text, statement.passage)]
    return [_spaced(text) for text in (alert.claim.text, *printed)]


def _spaced(text: str) -> str:
    """Words in comparable form between single spaces, so that a phrase is found at whole words only."""
    return f" {' '.join(words(text))} "


def _occurs(phrase: str, texts: list[str]) -> bool:
    return any(phrase in text for text in texts)
