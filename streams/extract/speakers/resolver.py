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
from streams.extract.names.groups import group_of, is_sent
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.people import Person, pronoun_of_title
from streams.extract.names.places import is_place_name
from streams.extract.names.titles import head_of
from streams.extract.parsing.lexicon import PRIVATE, REPORTERS, ROLE_MODIFIERS
from streams.extract.speakers.affiliation import Affiliation, speaks_officially
from streams.extract.speakers.officeholders import Officeholders
from streams.extract.speakers.resolved import SURE, ResolvedSpeaker
from streams.extract.speakers.voices import Voices
from streams.extract.speakers.written import goes_on

_REPORTS = frozenset(("reported", "reports", "reporting", "wrote", "writes", "according to", "adds", "said", "says"))
"""With these an outlet passes on what others know."""
_OFFICE_OF = re.compile(r"(?P<pronoun>[Hh]is|[Hh]er) office|[Tt]he office of (?P<who>.+)")


class SpeakerResolver:
    """Resolves the sources of one article's attributions, in the order of the text."""

    def __init__(self, cast: Cast, links: list[Attribution]) -> None:
        self._cast = cast
        self._houses = cast.institutions
        self._affiliation = Affiliation(cast)
        self._voices = Voices(cast, self._affiliation)
        self._before: tuple[Attribution, Person, bool] | None = None  # who spoke just now, and whether as "it"
        self._mentions = {id(link): read_mention(_plain_case(link)) for link in links}
        for link in links:
            mention = self._mentions[id(link)]
            if mention.name and len(mention.name.split()) > 1 and _speaks_as_person(link):
                cast.admit(mention.name, link.frame.index)
            cast.add(mention, link.frame.index)
            if mention.private is False and is_sent(mention.printed) and mention.institution:
                cast.institutions.sends(mention.institution)
        full = frozenset(person.name.casefold() for person in cast.people.values() if " " in person.name)
        cast.institutions.forget(full)
        self._antecedents = Antecedents(cast.frames, cast.people)
        self._officeholders = Officeholders(
            cast, self._antecedents, [(link, self._mentions[id(link)]) for link in links]
        )
        for role in cast.unnamed_roles:
            if role.main and role.frame >= 0:
                holder = self._officeholders.held(role.mention, role.frame)
                self._antecedents.said(role.frame, role.offset, role.sentence, holder, role.mention)

    def resolve(self, link: Attribution) -> ResolvedSpeaker | None:
        """The speaker of one attribution; None when the source names nobody at all, as documents and polls do not.

        Call in the order of the text: pronouns mean the speaker before.
        """
        mention = self._mentions[id(link)]
        before, self._before = self._before, None
        if not mention.printed or mention.thing:
            return None
        frame = link.frame.index if link.frame.index >= 0 else 0
        place = (frame, _offset(link, mention), link.sentence.start_char)
        sure = SURE
        person: Person | None = None
        if (owner := self._owner_of_office(mention, link)) is not None:
            house = self._affiliation.house_of_person(owner, frame)
            spoken = self._voices.of_institution(replace(mention, institution=house), frame, 0.8)
            return replace(spoken, self_name=(spoken.self_name[0], owner.name))
        if mention.pronoun in ("he", "she"):
            person, sure = self._antecedents.before(*place, mention.pronoun), 0.8
        elif mention.pronoun == "it" and before is not None and goes_on(before[0], link, written=before[2]):
            person, sure = before[1], 0.7  # whose statement "it" is
        elif mention.pronoun in ("it", "they"):
            return self._by_institution_pronoun(mention, link, frame)
        elif mention.member:
            person, sure = self._officeholders.member(*place), 0.8
        elif mention.name and self._cast.is_person(mention):
            person = self._cast.person(mention.name, pronoun_of_title(mention.honorific))
        elif mention.role:
            person, sure = self._officeholders.holder(mention, link, frame), 0.85
        if person is not None and (mention.member or not mention.private):
            if link.frame.index >= 0:
                self._antecedents.said(*place, person)
            self._before = (link, person, mention.pronoun == "it")
            if not person.institution():
                house = self._spoken_for(mention, person.role(), link) or self._of_owner(mention, link, frame)
                if house:
                    person.told(person.role(), house, frame)
            return self._voices.of_person(mention, person, frame, sure)
        if mention.pronoun in ("he", "she") and (office := self._antecedents.office_before(*place, mention.pronoun)):
            if link.frame.index >= 0:
                self._antecedents.said(*place, None, office)
            return self._voices.of_role(replace(office, printed=mention.printed), frame)
        self._voices.spoke = False
        if mention.private or mention.pronoun:
            if link.frame.index >= 0 and _is_one(mention):
                self._antecedents.said(*place, None)
            return _nobody(mention)
        if mention.role:
            house = self._spoken_for(mention, mention.role, link) or self._of_owner(mention, link, frame)
            mention = replace(mention, institution=house or mention.institution)
            if link.frame.index >= 0:
                self._antecedents.said(*place, None, mention)
            return self._voices.of_role(mention, frame)
        if mention.name and link.form == "turn" and mention.name.casefold() not in PRIVATE:
            return ResolvedSpeaker(
                Speaker(printed=mention.printed, name=mention.name, confidence=0.6), False, ("", mention.name)
            )
        if mention.name and not mention.institution and self._is_he(link, mention.name):
            return self._voices.of_person(mention, self._cast.admit(mention.name, link.frame.index), frame, SURE)
        if mention.name and not mention.institution:
            if is_place_name(mention.name) or _is_common(mention.name, link):
                return _nobody(mention)  # "Tarn Moor: findings published", "Growers said"
            mention = replace(mention, institution=mention.name)
        if mention.institution:
            reports = link.cue.casefold() in _REPORTS and not _speaks_of_itself(link)
            return self._voices.of_institution(mention, frame, 0.9, reports=reports)
        if link.frame.index >= 0 and _is_one(mention):
            self._antecedents.said(*place, None)
        return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.4), False, ("", ""))

    def _owner_of_office(self, mention: Mention, link: Attribution) -> Person | None:
        """Whose "her office" or "the office of Mayor Ana Bell" is; None for other sources, or if nobody is meant."""
        office = _OFFICE_OF.fullmatch(mention.printed)
        if office is None:
            return None
        if office["pronoun"]:
            owner, role = self._officeholders.meant_by(office["pronoun"].casefold(), link), ""
        else:
            named = read_mention(office["who"])
            role = named.role
            owner = self._cast.person(named.name) if named.name and self._cast.is_person(named) else None
        return owner if owner is not None and speaks_officially(role or owner.role(), "") else None

    def _is_he(self, link: Attribution, name: str) -> bool:
        """Whether the sentence goes on with a name as with a person's: "Oberg has said that his plan"."""
        labels = self._cast.labels(name)
        at = link.frame.doc.text.find(name, link.sentence.start_char)
        after = [token for token in link.sentence if token.idx > at >= 0]
        personal = any(token.lower_ in ("he", "his", "him", "she", "her") for token in after)
        others = any(entity.label_ == "PERSON" and entity.text != name for entity in link.sentence.ents)
        return personal and not others and not {"GPE", "LOC", "NORP", "FAC"} & set(labels)

    def _spoken_for(self, mention: Mention, role: str, link: Attribution) -> str:
        """What "the spokesman" or "the company's spokesman" speaks for: the institution just named."""
        kind = mention.institution
        if not head_of(role).startswith("spokes") or (kind and (not kind.islower() or " " in kind)):
            return ""
        own = [word for word in role.split()[:-1] if word.casefold() not in ROLE_MODIFIERS]
        if own and not kind and self._houses.containing(" ".join(own)):
            return ""  # "the state forestry spokesman": of the forestry division
        at = max(link.frame.doc.text.find(link.source, link.sentence.start_char), link.sentence.start_char)
        if link.content is not None and link.content.doc is link.frame.doc:
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
            if not before and not self._voices.spoke:
                return _nobody(mention)
        meant = before or self._voices.last or self._houses.main_organisation(frame)
        return self._voices.of_institution(replace(mention, institution=meant), frame, 0.7)


def _nobody(mention: Mention) -> ResolvedSpeaker:
    return ResolvedSpeaker(Speaker(printed=mention.printed, confidence=0.5), False, ("", ""))


def _is_common(name: str, link: Attribution) -> bool:
    """Whether a word has its capital only from its place: a plural, or somebody who asks or calls in."""
    if " " in name:
        return False
    if name.casefold() in PRIVATE | REPORTERS:
        return True
    plural = [token for token in link.sentence if token.text == name and token.is_sent_start]
    return any(token.tag_ == "NNS" and token.ent_type_ == "" for token in plural)


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
