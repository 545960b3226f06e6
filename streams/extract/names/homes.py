"""What kinds of institution somebody with a role is likely of, where the text names none beside the role."""

from __future__ import annotations

import re

from streams.extract.names.offices import in_one_word
from streams.extract.names.titles import plain_title

_HOMES = {
    "mayor": ("city", "town", "council", "village"),
    "superintendent": ("district", "police", "schools", "department", "school"),
    "commissioner": ("league", "police", "commission", "department", "agency", "federation", "authority"),
    "chief": ("police", "department", "brigade", "service", "office", "force", "agency"),
    "governor": ("bank", "authority", "state", "province", "prison"),
    "prosecutor": ("office", "prosecution", "prosecutors"),
    "minister": ("ministry", "government"),
    "secretary": ("department", "ministry", "union"),
    "general secretary": (
        "union", "guild", "federation", "confederation", "association", "party", "league", "society"),
    "chancellor": ("treasury", "ministry", "university", "polytechnic"),
    "judge": ("court", "tribunal"),
    "justice": ("court",),
    "commander": ("front", "mission", "army", "forces", "force", "movement", "brigade"),
    "general": ("mission", "army", "forces", "force"),
    "colonel": ("mission", "army", "forces", "force", "ministry"),
    "economist": ("bank", "institute", "fund"),
    "rector": ("university", "academy", "polytechnic", "college", "institute"),
    "dean": ("university", "faculty", "college", "cathedral"),
    "provost": ("university", "college"),
    "coach": ("club", "team", "league"),
    "principal": ("school", "college", "academy"),
    "headteacher": ("school", "academy"),
    "headmaster": ("school", "academy"),
    "headmistress": ("school", "academy"),
    "stationmaster": ("railway", "railways"),
    "conductor": ("orchestra", "opera", "philharmonic"),
    "concertmaster": ("orchestra", "opera", "philharmonic"),
    "verger": ("cathedral", "church"),
    "precentor": ("cathedral",),
    "organist": ("cathedral", "church"),
    "bishop": ("diocese",),
    "curator": ("museum", "gallery"),
    "sheriff": ("office", "department"),
    "chief inspector": ("inspectorate",),
    "investigator": ("bureau", "board", "commission", "agency", "office", "police"),
    "geologist": ("survey", "institute", "observatory"),
    "chair": ("board", "company", "commission", "committee", "council", "party", "authority"),
    "ceo": ("company", "group", "firm", "airline", "carrier", "operator"),
    "executive": ("company", "group", "firm", "airline", "authority", "trust", "council", "carrier", "operator",
                  "foundation", "hospital", "charity"),
}
"""Role to the head nouns of institutions such a person is likely of, when the text names none beside the role."""
_NO_SOLDIER = re.compile(
    r"\b(?:attorney|solicitor|surgeon|inspector|secretary|director|comptroller|auditor|governor|consul|postmaster)"
    r" general$"
)
"""Generals who command nothing."""


def homes_of(role: str) -> tuple[str, ...]:
    """Head nouns of the institutions that a role may belong to, the likeliest first; empty for most roles."""
    lower = role.casefold()
    if not lower or _NO_SOLDIER.search(lower):
        return ()
    for office in ("general secretary", "chief inspector"):  # an inspector alone is a policeman's rank
        if lower.endswith(office):
            return _HOMES[office]
    return _HOMES.get(plain_title(in_one_word(lower).split()[-1]), ())
