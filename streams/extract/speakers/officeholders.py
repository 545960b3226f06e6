"""Which person of the article a role without a name means: "the mayor", "its commander", "the Ohio Republican"."""

from __future__ import annotations

import re
from functools import lru_cache

from streams.extract.attribution.linked import Attribution
from streams.extract.names.antecedents import Antecedents
from streams.extract.names.cast import Cast
from streams.extract.names.demonyms import state_of
from streams.extract.names.institution_names import with_name
from streams.extract.names.mention import Mention
from streams.extract.names.people import Person
from streams.extract.names.titles import LEGISLATORS, head_of, is_former
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, word_set

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
    "congressman": "representative",
    "congresswoman": "representative",
}
_OTHER_OFFICE = frozenset(
    {"vice", "deputy", "former", "assistant", "under", "associate", "co", "ex", "retired", "lieutenant"}
)
"""Words that make another office of it: the vice president is not the president."""
_OF_STATE = frozenset({"president", "governor", "senator", "mayor", "chancellor", "minister", "king", "queen"})
_ONE_OF_MANY = ("a", "an", "one", "another", "two")
_ANONYMOUS = frozenset(
    {"official", "aide", "adviser", "officer", "analyst", "expert", "lawyer", "delegate", "candidate", "nominee"}
)
"""Roles under which people speak who are not to be named."""
_STANDING = frozenset({"candidate", "nominee"})
"""Roles of one, with "the", who has been named before."""
_BODIES = word_set("provincial regional national federal local county city district council party union welsh scottish")
"""With one of these alone before it, or with none, an executive is a body: "the provincial executive"."""
_WORD = re.compile(r"[^\W_]{2,}")
_KINDS = INSTITUTIONS | PLURAL_INSTITUTIONS | word_set("the of for and in at on national general")
"""Words of institutions that do not tell which one is meant."""
_OWNERS = {"his": "he", "her": "she"}
_BACK = 1  # paragraphs back from "the president of T. had come" to the sentence that named her
_REACH = 3  # paragraphs from "its commander said" to the sentence that names him
_FADES = 2  # paragraphs after which a union's "President X" is no longer "the president"


_TOLD_WHO = re.compile(r",(?! who(?:se)?\b)")
"""Before an apposition; a clause about somebody ("whose students …") does not say who it is."""


class Officeholders:
    """Roles without a name, led to the persons of one article.

    Args:
        cast: of the article; roles that are told of a person later are added to it.
        antecedents: where the narration names whom.
        links: of the article, in order, with what each source shows.
    """

    def __init__(self, cast: Cast, antecedents: Antecedents, links: list[tuple[Attribution, Mention]]) -> None:
        self._cast = cast
        self._antecedents = antecedents
        self._named_later: dict[int, Person] = {}
        self._name_the_unnamed(links)

    def holder(self, mention: Mention, link: Attribution, frame: int) -> Person | None:
        """The person that a mention with a role and no name means; None where the article names nobody for it."""
        later = self._named_later.get(id(link))
        return later if later is not None else self._holding(mention, frame, self.owner(mention, link))

    def held(self, mention: Mention, frame: int) -> Person | None:
        """The person that an office means which is told of by the narration, not as a source."""
        return self._holding(mention, frame) if mention.of_pronoun not in _OWNERS else None

    def owner(self, mention: Mention, link: Attribution) -> Person | None:
        """Whose the role is that "his spokesman", "her deputy" speak in; None for other mentions, or if nobody fits."""
        return self.meant_by(mention.of_pronoun, link)

    def meant_by(self, possessive: str, link: Attribution) -> Person | None:
        """Whom "his" or "her" of a source means, in lower case; None for other words, or if nobody fits."""
        pronoun = _OWNERS.get(possessive)
        if pronoun is None:
            return None
        start = link.sentence.start_char
        at = max(link.frame.doc.text.find(link.source, start), start)
        return self._antecedents.before(max(link.frame.index, 0), at, start, pronoun)

    def member(self, frame: int, offset: int, sentence: int) -> Person | None:
        """The legislator whom "the Ohio Republican" means: the one named last, else whoever was."""
        near = self._antecedents.subjects_near(frame, _BACK + 1)
        sitting = [person for person in near if head_of(person.role()) in LEGISLATORS | {"governor", "mayor"}]
        return sitting[-1] if sitting else self._antecedents.before(frame, offset, sentence)

    def _holding(self, mention: Mention, frame: int, owner: Person | None = None) -> Person | None:
        if mention.printed.split()[0].casefold() in _ONE_OF_MANY:
            return None
        wanted = _role_words(mention.role)
        house = mention.institution
        if not house and mention.of_pronoun in ("its", "their"):
            house = with_name(self._cast.institutions.before(frame))
        fitting: list[tuple[bool, bool, bool, int, int, Person]] = []
        for person in self._cast.people.values():
            if person is owner:
                continue
            for role, institution, _ in person.roles:
                words = _role_words(role)
                if not role or not (wanted <= words or (words <= wanted and len(words) > 1)):
                    continue
                if (wanted ^ words) & _OTHER_OFFICE or not _one_house(house, institution):
                    continue
                distance = self._antecedents.distance(person, frame)
                of_state = bool(wanted & _OF_STATE) and len(wanted) == 1
                if of_state and institution.isupper() and not mention.institution and distance > _FADES:
                    continue
                told = bool(house and institution)  # and of one house, as asked above
                plain = not (of_state and institution)
                fitting.append((told, wanted == words, plain, -distance, person.mentions, person))
        best = max(fitting, key=lambda found: found[:5], default=None)
        return best[5] if best else None

    def _name_the_unnamed(self, links: list[tuple[Attribution, Mention]]) -> None:
        """So "its commander said … Ana B. told": the unnamed role belongs to the person beside it without one."""
        people = [self._cast.person(mention.name) for _, mention in links if mention.name]
        sources = {person.surname for person in people if person is not None}
        roles: list[tuple[int, Mention, Attribution | None]]
        roles = [(link.frame.index, mention, link) for link, mention in links]
        roles += [
            (role.frame, role.mention, None) for role in self._cast.unnamed_roles
            if not any(_reports(link, role.frame, role.offset) for link, _ in links)]
        turns = {link.frame.index for link, _ in links if link.form == "turn"}
        for frame, mention, link in sorted(roles, key=lambda item: (item[0], item[2] is None)):
            if mention.name or not mention.role or mention.private or frame < 0:
                continue
            chief = mention.role.casefold().startswith("chief ")
            stands = head_of(mention.role) in _STANDING and mention.definite  # "the candidate for governor"
            if (head_of(mention.role) in _ANONYMOUS and not chief and not stands) or _is_body(mention):
                continue
            if mention.printed.split()[0].casefold() in _ONE_OF_MANY:
                self._name_from_lede(mention, link, links)
                continue
            if frame in turns:
                continue  # each label of a debate is somebody else's
            if link is None and mention.of_pronoun in _OWNERS:
                continue  # whose the role is can be told for a source only
            owner = self.owner(mention, link) if link is not None else None
            if (known := self._holding(mention, frame, owner)) is not None:
                if mention.institution and not known.institution() and not mention.of_pronoun:
                    known.told(known.role(), mention.institution, frame)
                continue
            free = [
                person
                for person in self._cast.people.values()
                if person is not owner
                and not person.described
                and _is_free_for(person, mention)
                and (person.surname in sources or person.surname in self._cast.subjects)
            ]
            near = [person for person in free if -_BACK <= person.first - frame <= _REACH]
            if not near and (unlabelled := self._unlabelled(links, frame)) is not None:
                near = [unlabelled]
            if not near and mention.definite and not is_former(mention.role) and owner is None:
                # "Mr. Oberg … the president said": the one the story stays with
                subjects = {id(one): one for one in self._antecedents.subjects_near(frame, _BACK + 1)}
                near = [one for one in subjects.values() if len(subjects) == 1 and not one.role() and not one.described]
            if not near and mention.definite and not is_former(mention.role) and owner is None:
                # "the decree, signed by Ana Bell … the commissioner said"
                signing = {id(one): one for one in self._antecedents.signing_before(frame)}
                near = [one for one in signing.values() if len(signing) == 1 and not one.role() and not one.described]
            if not near:
                continue
            person = min(near, key=lambda one: (abs(one.first - frame), one.surname not in sources))
            institution = mention.institution
            if mention.of_pronoun in ("its", "their") and not institution:
                institution = self._cast.institutions.before(frame)
            person.roles.insert(0, (mention.role, institution, frame))
            if link is not None:
                self._named_later[id(link)] = person

    def _name_from_lede(
        self, mention: Mention, link: Attribution | None, links: list[tuple[Attribution, Mention]]
    ) -> None:
        """So "…, a coroner has concluded." of a lede, and below `"…," Ana Bell told the inquest`, bare of any title.

        Others who are quoted are told with what they are; only if a single such name follows it is the lede's.
        """
        if link is None or link.frame.index != 0 or mention.printed.split()[0].casefold() not in ("a", "an"):
            return
        bare = {
            id(person): person
            for other, told in links
            if 0 < other.frame.index <= _REACH and told.name and " " in told.name and not _TOLD_WHO.search(told.printed)
            if (person := self._cast.person(told.name)) is not None and not person.role() and not person.described
        }
        if len(bare) != 1:
            return
        person = next(iter(bare.values()))
        person.roles.append((mention.role, mention.institution, link.frame.index))
        self._named_later[id(link)] = person

    def _unlabelled(self, links: list[tuple[Attribution, Mention]], frame: int) -> Person | None:
        """A quoted name of two or three words that the language model took for something else."""
        for link, mention in links:
            if (
                link.form == "direct"
                and 0 <= link.frame.index - frame <= 1
                and len(mention.name.split()) in (2, 3)
                and self._cast.person(mention.name) is None
            ):
                return self._cast.admit(mention.name, link.frame.index)
        return None


def _is_free_for(person: Person, mention: Mention) -> bool:
    """Whether a person may hold an office that is told without a name: told nothing of, or only a past office.

    Beside a past one it must be another office, told with its house: who was mayor is not "the mayor", nor "the
    minister" of the next sentence.
    """
    told = [role for role, _, _ in person.roles if role]
    if not told or not mention.institution:
        return not told
    return all(is_former(role) and head_of(role) != head_of(mention.role) for role in told)


def _reports(link: Attribution, frame: int, offset: int) -> bool:
    """Whether a place of the narration lies in what somebody says: of whom they speak is not told by the outlet."""
    content = link.content
    inside = content is not None and content.start_char <= offset < content.end_char
    return inside and link.frame.index == frame


def _is_body(mention: Mention) -> bool:
    """Whether an executive is a government or a committee: "the provincial executive", not "the chief executive"."""
    *before, head = mention.role.casefold().split()
    return head == "executive" and not mention.of_pronoun and set(before) <= _BODIES and " of " not in mention.role


def _one_house(printed: str, other: str) -> bool:
    """Whether two institutions, as printed, may be one: unknown, a bare word ("ministry"), or with a word in common.

    One in initials may be any whose words begin so.
    """
    if not printed or not other or printed.islower() or other.islower():
        return True
    for short, full in ((printed, other), (other, printed)):
        initials = "".join(word[0] for word in full.split() if word[0].isupper())
        if short.isupper() and short.isalpha() and short[:2] == initials[:2]:
            return True
    one, two = (_WORD.findall(state_of(text).casefold().replace("'s", "")) for text in (printed, other))
    proper = [{*words} - _KINDS for words in (one, two)]
    if all(proper):  # "Ostrow Police" and "Velden Police" have their kind only in common
        return bool(proper[0] & proper[1])
    return bool({*one} & {*two})


# each role without a name is held against all roles of the article
@lru_cache(maxsize=4096)
def _role_words(role: str) -> frozenset[str]:
    words: list[str] = []
    for word in role.casefold().replace("-", " ").split():
        words += _SAME_ROLE.get(word, word).split()
    return frozenset(words) - {"the", "of", "acting"}
