"""Who the source of a statement is: fullest name, role, institution, and whether they speak for an institution.

Pronouns, surnames and "the mayor" are led back to the person the article names; "the ministry" to the fullest phrase
for it. Complete evidence of one article; the ledger says who is the same across articles.
"""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.statement import Speaker
from streams.extract.attribution.linked import Attribution
from streams.extract.names.antecedents import Antecedents
from streams.extract.names.cast import Cast
from streams.extract.names.groups import group_of, is_outlet
from streams.extract.names.institution_names import canonical_institution, with_name
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.people import Person
from streams.extract.names.titles import head_of
from streams.extract.parsing.lexicon import PRIVATE, ROLE_MODIFIERS
from streams.extract.speakers.affiliation import Affiliation, heads_a_state, parent_of, speaks_officially
from streams.extract.speakers.officeholders import Officeholders
from streams.extract.speakers.resolved import SURE, ResolvedSpeaker

_REPORTS = frozenset(("reported", "reports", "reporting", "wrote", "writes", "according to", "adds", "said", "says"))
"""With these an outlet passes on what others know."""
_OUTLET = re.compile(r"\b(?:newspaper|magazine|broadcaster|news (?:agency|site|outlet|website)|(?:TV|radio) station)\b"
                     r"|^The (?:Atlantic|Economist|Hill|Nation|Intercept|Independent|Sun|Mirror|Spectator)$")


class SpeakerResolver:
    """Resolves the sources of one article's attributions, in the order of the text."""

    def __init__(self, cast: Cast, links: list[Attribution]) -> None:
        self._cast = cast
        self._houses = cast.institutions
        self._affiliation = Affiliation(cast)
        self._last_institution = ""
        self._voice = False  # whether the last one who spoke was an institution
        self._outlets: set[str] = set()
        self._unnamed: Mention | None = None  # the role that spoke last, when the article names nobody for it
        self._mentions = {id(link): read_mention(_plain_case(link)) for link in links}
        for link in links:
            mention = self._mentions[id(link)]
            if mention.name and len(mention.name.split()) > 1 and _speaks_as_person(link):
                cast.admit(mention.name, link.frame.index)
            cast.add(mention, link.frame.index)
        self._antecedents = Antecedents(cast.frames, cast.people)
        self._officeholders = Officeholders(
            cast, self._antecedents, [(link, self._mentions[id(link)]) for link in links]
        )

    def resolve(self, link: Attribution) -> ResolvedSpeaker | None:
        """The speaker of one attribution; None when the source names nobody at all, as documents and polls do not.

        Call in the order of the text: pronouns mean the speaker before.
        """
        mention = self._mentions[id(link)]
        if not mention.printed or mention.thing:
            return None
        frame = link.frame.index if link.frame.index >= 0 else 0
        place = (frame, _offset(link, mention), link.sentence.start_char)
        sure = SURE
        person: Person | None = None
        if mention.pronoun in ("he", "she"):
            person, sure = self._antecedents.before(*place, mention.pronoun), 0.8
            self._unnamed = None if person is not None else self._unnamed
        elif mention.pronoun in ("it", "they"):
            return self._by_institution_pronoun(mention, link, frame)
        elif mention.member:
            person, sure = self._officeholders.member(*place), 0.8
        elif mention.name and self._cast.is_person(mention):
            person = self._cast.person(mention.name)
        elif mention.role:
            person, sure = self._officeholders.holder(mention, link, frame), 0.85
        if person is not None and (mention.member or not mention.private):
            self._unnamed = None
            if link.frame.index >= 0:
                self._antecedents.said(*place, person)
            if not person.institution():
                house = self._spoken_for(mention, person.role(), link) or self._of_owner(mention, link, frame)
                if house:
                    person.told(person.role(), house, frame)
            return self._person_voice(mention, person, frame, sure)
        if mention.pronoun in ("he", "she") and self._unnamed is not None:
            return self._role_voice(replace(self._unnamed, printed=mention.printed), frame)
        self._voice = False
        self._unnamed = None
        if mention.private or mention.pronoun:
            if link.frame.index >= 0 and _is_one(mention):
                self._antecedents.said(*place, None)
            return _nobody(mention)
        if mention.role:
            house = self._spoken_for(mention, mention.role, link) or self._of_owner(mention, link, frame)
            mention = replace(mention, institution=house or mention.institution)
            if link.frame.index >= 0:
                self._antecedents.said(*place, None)
                self._unnamed = mention
            return self._role_voice(mention, frame)
        if mention.name and link.form == "turn":
            return ResolvedSpeaker(
                Speaker(printed=mention.printed, name=mention.name, confidence=0.6), False, ("", mention.name)
            )
        if mention.name and not mention.institution:
            mention = replace(mention, institution=mention.name)
        if mention.institution:
            reports = link.cue.casefold() in _REPORTS and not _speaks_of_itself(link)
            return self._institution_voice(mention, frame, 0.9, reports=reports)
        if link.frame.index >= 0 and _is_one(mention):
            self._antecedents.said(*place, None)
        return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.4), False, ("", ""))

    def _spoken_for(self, mention: Mention, role: str, link: Attribution) -> str:
        """What "the spokesman" or "the company's spokesman" speaks for: the institution just named."""
        kind = mention.institution
        if not head_of(role).startswith("spokes") or (kind and (not kind.islower() or " " in kind)):
            return ""
        own = [word for word in role.split()[:-1] if word.casefold() not in ROLE_MODIFIERS]
        if own and not kind and self._houses.containing(" ".join(own)):
            return ""  # "the state forestry spokesman": of the forestry division
        at = max(link.frame.doc.text.find(link.source, link.sentence.start_char), link.sentence.start_char)
        if link.content is not None:
            at = min(at, link.content.start_char)
        return self._houses.just_named(link.frame.index, at, kind)

    def _of_owner(self, mention: Mention, link: Attribution, frame: int) -> str:
        """What "his spokesman" speaks for: the house of the one he is told of."""
        owner = self._officeholders.owner(mention, link)
        return self._affiliation.of_owner(mention.role, owner, frame) if owner is not None else ""

    def _by_institution_pronoun(self, mention: Mention, link: Attribution, frame: int) -> ResolvedSpeaker:
        """The institution that "it" or "they" continue; "they" may also be people, who are nobody here."""
        before = self._houses.subject_before(link.frame.index, link.sentence.start_char)
        if mention.pronoun == "they":
            before = before if group_of(before) is None else ""
            if not before and not self._voice:
                return _nobody(mention)
        meant = before or self._last_institution or self._houses.main_organisation(frame)
        return self._institution_voice(replace(mention, institution=meant), frame, 0.7)

    def _person_voice(self, mention: Mention, person: Person, frame: int, sure: float) -> ResolvedSpeaker:
        role = person.role() or mention.role
        printed = mention.institution or person.institution()
        institution = self._affiliation.of(role, printed, person.institution(), frame)
        official = speaks_officially(role, institution)
        if not role and not institution:
            sure = min(sure, 0.7)
        self._voice = False
        if institution:
            self._last_institution = institution
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

    def _role_voice(self, mention: Mention, frame: int) -> ResolvedSpeaker:
        several = mention.printed.split()[0].casefold() in ("a", "an", "one", "another")
        institution = self._affiliation.of(mention.role, mention.institution, "", frame, one_of_many=several)
        if not institution and mention.of_pronoun in ("its", "their"):
            institution = canonical_institution(self._last_institution or self._houses.main_organisation(frame))
        official = speaks_officially(mention.role, institution)
        if institution:
            self._last_institution = institution
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

    def _institution_voice(
        self, mention: Mention, frame: int, sure: float, *, reports: bool = False
    ) -> ResolvedSpeaker:
        full = self._houses.fullest(mention.institution, frame)
        if full.islower() and " " not in full and self._last_institution.isupper():
            full = self._last_institution  # "the FBI said … the bureau added"
        institution = canonical_institution(self._affiliation.placed(full))
        if not institution:
            return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.3), False, ("", ""))
        outlet = is_outlet(institution) or institution in self._outlets or bool(_OUTLET.search(mention.printed))
        if outlet:
            self._outlets.add(institution)
        self._last_institution = institution
        self._voice = not (reports and outlet)
        words = [word.casefold() for word in institution.split()]
        official = (
            not (reports and outlet)
            and words[0] not in PRIVATE
            and words[-1] not in PRIVATE
            and not any(word in ("survey", "poll", "leaflet") for word in words)
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


def _nobody(mention: Mention) -> ResolvedSpeaker:
    return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.5), False, ("", ""))


def _is_one(mention: Mention) -> bool:
    """Whether an unnamed source is one human being, whom a pronoun may continue."""
    words = mention.printed.casefold().split()
    return words[0] in ("a", "an", "one", "another", "the") and not mention.printed.split(",")[0].endswith("s")


def _offset(link: Attribution, mention: Mention) -> int:
    """Where the source stands in the frame's text: the pronoun nearest to its verb, else the end of the sentence."""
    at = link.cue_token.i if link.cue_token is not None else link.sentence.start
    words = [token for token in link.sentence if token.lower_ == mention.pronoun]
    if words:
        return int(min(words, key=lambda token: abs(token.i - at)).idx)
    return int(link.sentence.end_char)


def _speaks_of_itself(link: Attribution) -> bool:
    """Whether an outlet says something of its own: "The Ostrow Times said it would appeal"."""
    return link.content is not None and any(token.lower_ in ("it", "its", "we", "our") for token in link.content)


def _plain_case(link: Attribution) -> str:
    """Labels of turns are often in capitals: "FERROW" is Ferrow."""
    return link.source.title() if link.form == "turn" and link.source.isupper() else link.source


def _speaks_as_person(link: Attribution) -> bool:
    return any(re.search(r"\bI\b|\b[Mm]y\b", quote.text) for quote in link.quotes)


def _plain_role(role: str) -> str:
    """Roles in lower case, but abbreviations as printed: "Deputy Chief" and "CEO"."""
    return " ".join(word if word.isupper() else word.lower() for word in role.split())
