"""Who the source of a statement is: fullest name, role, institution, and whether they speak for an institution.

Pronouns, surnames and "the mayor" are led back to the person the article names; "the ministry" to the fullest phrase
for it. Complete evidence of one article; the ledger says who is the same across articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from schemas.statement import Speaker
from streams.extract.affiliation import Affiliation, heads_a_state, parent_of, speaks_officially
from streams.extract.cast import Cast, Person
from streams.extract.lexicon import PRIVATE
from streams.extract.linked import Attribution
from streams.extract.mention import Mention, canonical_institution, read_mention
from streams.extract.register import Register

_SAME_ROLE = {
    "premier": "prime minister",
    "pm": "prime minister",
    "commish": "commissioner",
    "boss": "chief",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "ceo": "chief executive",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
}
_SURE = 0.95  # printed name with role or institution, or an entry of the register
_BACK = 1  # paragraphs back from "the president of T. had come" to the sentence that named her
_REACH = 3  # paragraphs from "its commander said" to the sentence that names him


@dataclass(frozen=True)
class ResolvedSpeaker:
    """A speaker with what the later steps need.

    Attributes:
        speaker: the message's part.
        official: speaks for a government, agency, court, company or other institution.
        self_name: how "we" and "I" are to be read: institution (else person), person (else institution).
    """

    speaker: Speaker
    official: bool
    self_name: tuple[str, str]


def registered(resolved: ResolvedSpeaker, register: Register | None, when: datetime) -> ResolvedSpeaker:
    """The speaker as the user's register of officials has them; it takes precedence over what the article shows."""
    speaker = resolved.speaker
    official = register.find(speaker.name, speaker.institution, when) if register is not None and speaker.name else None
    if official is None:
        return resolved
    role = official.role_at(when)
    speaker = Speaker(
        printed=speaker.printed,
        name=official.name,
        role=role.title if role else speaker.role,
        institution=(role.institution if role else official.institution) or speaker.institution,
        parent=(role.parent if role else official.parent) or speaker.parent,
        register_id=official.id,
        confidence=max(speaker.confidence, _SURE),
    )
    return replace(resolved, speaker=speaker, official=True)


class SpeakerResolver:
    """Resolves the sources of one article's attributions, in the order of the text."""

    def __init__(self, cast: Cast, links: list[Attribution]) -> None:
        self._cast = cast
        self._houses = cast.institutions
        self._affiliation = Affiliation(cast)
        self._last_person: Person | None = None
        self._last_institution = ""
        self._mentions = {id(link): read_mention(_plain_case(link)) for link in links}
        self._named_later: dict[int, Person] = {}
        for link in links:
            mention = self._mentions[id(link)]
            if mention.name and len(mention.name.split()) > 1 and _speaks_as_person(link):
                cast.admit(mention.name, link.frame.index)
            cast.add(mention, link.frame.index)
        self._name_the_unnamed(links)

    def resolve(self, link: Attribution) -> ResolvedSpeaker | None:
        """The speaker of one attribution; None when the source names nobody at all.

        Call in the order of the text: pronouns mean the speaker before.
        """
        mention = self._mentions[id(link)]
        if not mention.printed:
            return None
        frame = link.frame.index if link.frame.index >= 0 else 0
        sure = 0.95
        person: Person | None = None
        if mention.pronoun in ("he", "she"):
            person, sure = self._by_pronoun(mention.pronoun, frame), 0.8
        elif mention.pronoun in ("it", "they"):
            meant = ""
            if mention.pronoun == "it":
                meant = self._houses.subject_before(link.frame.index, link.sentence.start_char)
            return self._institution_voice(
                replace(mention, institution=meant or self._last_institution or self._houses.main_organisation(frame)),
                frame,
                0.7,
            )
        elif mention.name and self._cast.is_person(mention):
            person = self._cast.person(mention.name)
        elif mention.role:
            person, sure = self._by_role(mention, link, frame), 0.85
        if person is not None and not mention.private:
            return self._person_voice(mention, person, frame, sure)
        if mention.private or mention.pronoun:
            return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.5), False, ("", ""))
        if mention.role:
            return self._role_voice(mention, frame)
        if mention.name and link.form == "turn":
            return ResolvedSpeaker(
                Speaker(printed=mention.printed, name=mention.name, confidence=0.6), False, ("", mention.name)
            )
        if mention.name and not mention.institution:
            mention = replace(mention, institution=mention.name)
        if mention.institution:
            return self._institution_voice(mention, frame, 0.9)
        return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.4), False, ("", ""))

    def _person_voice(self, mention: Mention, person: Person, frame: int, sure: float) -> ResolvedSpeaker:
        role = mention.role if mention.name and mention.role else person.role() or mention.role
        role = max((role, person.role(), mention.role), key=lambda text: len(text.split()))
        printed = mention.institution or person.institution()
        institution = self._affiliation.of(role, printed, person.institution(), frame)
        official = speaks_officially(role, institution)
        if not role and not institution:
            sure = min(sure, 0.7)
        self._last_person = person
        if institution:
            self._last_institution = institution
        return ResolvedSpeaker(
            Speaker(
                printed=mention.printed,
                name=person.name,
                role=_plain_role(role),
                institution=institution,
                parent=parent_of(institution),
                confidence=sure,
            ),
            official,
            (institution or ("" if heads_a_state(role) else person.name), person.name),
        )

    def _role_voice(self, mention: Mention, frame: int) -> ResolvedSpeaker:
        institution = self._affiliation.of(mention.role, mention.institution, "", frame)
        if not institution and mention.of_pronoun:
            institution = canonical_institution(self._last_institution or self._houses.main_organisation(frame))
        official = speaks_officially(mention.role, institution)
        if institution:
            self._last_institution = institution
        role = _plain_role(mention.role)
        return ResolvedSpeaker(
            Speaker(
                printed=mention.printed,
                role=role,
                institution=institution,
                parent=parent_of(institution),
                confidence=0.8 if institution else 0.6,
            ),
            official,
            (institution or f"the {role}", f"the {role}"),
        )

    def _institution_voice(self, mention: Mention, frame: int, sure: float) -> ResolvedSpeaker:
        institution = canonical_institution(self._affiliation.placed(self._houses.fullest(mention.institution, frame)))
        if not institution:
            return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.3), False, ("", ""))
        self._last_institution = institution
        words = [word.casefold() for word in institution.split()]
        official = (
            words[0] not in PRIVATE
            and words[-1] not in PRIVATE
            and not any(word in ("survey", "poll", "leaflet") for word in words)
        )
        return ResolvedSpeaker(
            Speaker(printed=mention.printed, institution=institution, parent=parent_of(institution), confidence=sure),
            official,
            (institution, institution),
        )

    def _by_pronoun(self, pronoun: str, frame: int) -> Person | None:
        known = self._last_person
        if known is not None and (not known.pronoun or known.pronoun == pronoun):
            known.pronoun = known.pronoun or pronoun
            return known
        fitting = [
            person
            for person in self._cast.people.values()
            if person.pronoun in ("", pronoun) and (person.roles or person.surname in self._cast.subjects)
        ]
        before = [person for person in fitting if 0 <= person.first <= frame]
        if before:
            return max(before, key=lambda person: (person.first, bool(person.roles)))
        return min(fitting, key=lambda person: person.first if person.first >= 0 else 99, default=None)

    def _by_role(self, mention: Mention, link: Attribution, frame: int) -> Person | None:
        later = self._named_later.get(id(link))
        if later is not None:
            return later
        return _match_role(self._cast, mention, frame)

    def _name_the_unnamed(self, links: list[Attribution]) -> None:
        """So "its commander said … Ana B. told": the unnamed role belongs to the person beside it without one."""
        sources = {
            person.surname for link in links if (person := self._cast.person(self._mentions[id(link)].name)) is not None
        }
        roles: list[tuple[int, Mention, Attribution | None]]
        roles = [(link.frame.index, self._mentions[id(link)], link) for link in links]
        roles += [(frame, mention, None) for frame, mention in self._cast.unnamed_roles]
        for frame, mention, link in sorted(roles, key=lambda item: (item[0], item[2] is None)):
            if mention.name or not mention.role or mention.private or frame < 0:
                continue
            if mention.printed.split()[0].casefold() in ("a", "an", "one", "another", "two"):
                continue
            if _match_role(self._cast, mention, frame) is not None:
                continue
            free = [
                person
                for person in self._cast.people.values()
                if not any(role for role, _, _ in person.roles)
                and (person.surname in sources or person.surname in self._cast.subjects)
            ]
            near = [person for person in free if -_BACK <= person.first - frame <= _REACH]
            if not near and (unlabelled := self._unlabelled(links, frame)) is not None:
                near = [unlabelled]
            if not near:
                continue
            person = min(near, key=lambda one: abs(one.first - frame))
            institution = mention.institution
            if mention.of_pronoun and not institution:
                institution = self._houses.before(frame)
            person.roles.append((mention.role, institution, frame))
            if link is not None:
                self._named_later[id(link)] = person

    def _unlabelled(self, links: list[Attribution], frame: int) -> Person | None:
        """A quoted name of two or three words that the language model took for something else."""
        for link in links:
            name = self._mentions[id(link)].name
            if (
                link.form == "direct"
                and 0 <= link.frame.index - frame <= 1
                and len(name.split()) in (2, 3)
                and self._cast.person(name) is None
            ):
                return self._cast.admit(name, link.frame.index)
        return None


def _plain_case(link: Attribution) -> str:
    """Labels of turns are often in capitals: "FERROW" is Ferrow."""
    return link.source.title() if link.form == "turn" and link.source.isupper() else link.source


def _speaks_as_person(link: Attribution) -> bool:
    return any(re.search(r"\bI\b|\b[Mm]y\b", quote.text) for quote in link.quotes)


def _match_role(cast: Cast, mention: Mention, frame: int) -> Person | None:
    wanted = _role_words(mention.role)
    fitting = []
    for person in cast.people.values():
        for role, _, _ in person.roles:
            if not role:
                continue
            words = _role_words(role)
            if wanted <= words or (words <= wanted and len(words) > 1) or wanted == words:
                fitting.append((wanted == words, -abs(person.first - frame), person))
                break
    best = max(fitting, key=lambda found: (found[0], found[1]), default=None)
    return best[2] if best else None


def _role_words(role: str) -> frozenset[str]:
    words: list[str] = []
    for word in role.casefold().split():
        words += _SAME_ROLE.get(word, word).split()
    return frozenset(words) - {"the", "of", "acting"}


def _plain_role(role: str) -> str:
    """Roles in lower case, but abbreviations as printed: "Deputy Chief" and "CEO"."""
    return " ".join(word if word.isupper() else word.lower() for word in role.split())
