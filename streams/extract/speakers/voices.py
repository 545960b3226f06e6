"""How a resolved source speaks: as a person with role and house, in a role without a name, or as an institution.

Keeps which institution spoke last, for "it" and "the bureau" after it, and which ones are outlets.
"""

from __future__ import annotations

import re

from schemas.statement import Speaker
from streams.extract.names.cast import Cast
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_names import canonical_institution, with_name
from streams.extract.names.mention import Mention
from streams.extract.names.people import Person
from streams.extract.parsing.lexicon import COMPANY_KINDS, PLURAL_INSTITUTIONS, PRIVATE, SURVEYORS, word_set
from streams.extract.speakers.affiliation import Affiliation, heads_a_state, parent_of, speaks_officially
from streams.extract.speakers.resolved import ResolvedSpeaker

_OUTLET = re.compile(r"\b(?:newspaper|magazine|broadcaster|news (?:agency|site|outlet|website)|(?:TV|radio) station)\b"
                     r"|^The (?:Atlantic|Economist|Hill|Nation|Intercept|Independent|Sun|Mirror|Spectator)$")
_GENERAL = word_set("agency bureau department organisation organization body regulator watchdog institution")
"""What a house in initials may be called, whatever its letters stand for."""
_WATCHES = ("regulator", "watchdog")
_WATCHING = re.compile(r"\b(?:office|authority|agency|commission|board|inspectorate|directorate|ombudsman|bureau)\b")
"""Bodies that "the regulator" may mean after they have spoken."""
_ONE = ("a", "an", "one", "another")
_NOT_THE = (*_ONE, "its", "their")
"""With these, a company is another one than the story's: "its maker"."""


class Voices:
    """Speakers of one article, made in the order of the text.

    Attributes:
        last: institution that spoke, or was spoken for, last; empty at first.
        spoke: whether the last one who spoke was an institution itself.
    """

    def __init__(self, cast: Cast, affiliation: Affiliation) -> None:
        self._houses = cast.institutions
        self._affiliation = affiliation
        self._outlets: set[str] = set()
        self.last = ""
        self.spoke = False

    def of_person(self, mention: Mention, person: Person, frame: int, sure: float) -> ResolvedSpeaker:
        """A person with the role and house that the article tells of them.

        Args:
            mention: the source as printed.
            person: who it means.
            frame: index of the paragraph.
            sure: confidence that it means that person.
        """
        role = person.role() or mention.role
        printed = mention.institution or person.institution()
        if printed.islower() and not with_name(printed) and not person.institution().islower():
            printed = person.institution() or printed  # "director of the trust", of "Ana Bell of Harbour Trust"
        institution = self._affiliation.of(role, printed, person.institution(), frame)
        official = speaks_officially(role, institution)
        if not role and not institution:
            sure = min(sure, 0.7)
        self.spoke = False
        if institution:
            self.last = institution
        return ResolvedSpeaker(
            Speaker(
                printed=mention.printed,
                name=person.name,
                role=_plain_role(role),
                institution=with_name(institution),
                parent=parent_of(institution),
                confidence=sure,
            ),
            official,
            (institution or ("" if heads_a_state(role) else person.name), person.name),
        )

    def of_role(self, mention: Mention, frame: int) -> ResolvedSpeaker:
        """Somebody whose role alone is printed."""
        several = mention.printed.split()[0].casefold() in _ONE
        institution = self._affiliation.of(mention.role, mention.institution, "", frame, one_of_many=several)
        if not institution and mention.of_pronoun in ("its", "their"):
            institution = canonical_institution(self.last or self._houses.main_organisation(frame))
        official = speaks_officially(mention.role, institution)
        if institution:
            self.last = institution
        role = _plain_role(mention.role)
        return ResolvedSpeaker(
            Speaker(
                printed=mention.printed,
                role=role,
                institution=with_name(institution),
                parent=parent_of(institution),
                confidence=0.8 if with_name(institution) else 0.6,
            ),
            official,
            (institution or f"the {role}", f"the {role}"),
        )

    def of_institution(
        self, mention: Mention, frame: int, sure: float, *, reports: bool = False
    ) -> ResolvedSpeaker:
        """An institution in its own voice; `reports`: an outlet that passes on what others know."""
        full = self._houses.fullest(mention.institution, frame)
        kind = mention.institution.casefold()
        other = full.casefold().split()[-1:] != [kind]
        if mention.printed.split()[0].casefold() in _NOT_THE and kind in COMPANY_KINDS and other:
            full = mention.institution  # "a manufacturer" is not the firm of the story
        if _may_be_initials(full, self.last):
            full = self.last  # "the FBI said … the bureau added"
        elif full.casefold() in _WATCHES and _WATCHING.search(self.last.casefold()):
            full = self.last  # "the Energy Office said … the regulator wrote"
        institution = canonical_institution(self._affiliation.placed(full))
        if not institution:
            return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.3), False, ("", ""))
        if mention.printed.split()[0].casefold() in _ONE and full.islower() and " " in full:
            # "an environmental group": which one, the article tells elsewhere if at all
            return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.5), False, (institution, institution))
        outlet = is_outlet(institution) or institution in self._outlets or bool(_OUTLET.search(mention.printed))
        if outlet:
            self._outlets.add(institution)
        self.last = institution
        self.spoke = not (reports and outlet)
        words = [word.casefold() for word in institution.split()]
        official = (
            not (reports and outlet)
            and words[0] not in PRIVATE
            and words[-1] not in PRIVATE
            and (not any(word in ("survey", "poll", "leaflet") for word in words) or bool(SURVEYORS & set(words)))
        )
        return ResolvedSpeaker(
            Speaker(
                printed=mention.printed,
                institution=with_name(institution),
                parent=parent_of(institution),
                confidence=sure if with_name(institution) else 0.6,
            ),
            official,
            (institution, institution),
        )


def _may_be_initials(kind: str, initials: str) -> bool:
    """Whether a bare kind of house, "bureau", may be the one in initials: by a letter of them, or as any house may."""
    if not kind.islower() or " " in kind or kind in PLURAL_INSTITUTIONS or not initials.isupper():
        return False
    # a kind stands later in a name than first: "the council" is not the CBI
    return kind in _GENERAL or kind[0].upper() in initials[1:]


def _plain_role(role: str) -> str:
    """Roles in lower case, but abbreviations as printed: "Deputy Chief" and "CEO"."""
    return " ".join(word if word.isupper() else word.lower() for word in role.split())
