"""Whom "he", "she", "the president" or "the Ohio Republican" refer back to: persons named before, subjects first.

News prose keeps to its topic: a pronoun continues the subject of the sentence before, or whoever spoke last, and not
the person told, quoted about or owned by. A subject counts for as long as no other person has become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from streams.extract.names.given_names import is_given
from streams.extract.names.mention import Mention
from streams.extract.names.people import People, Person, pronoun_of_role
from streams.extract.names.titles import is_title
from streams.extract.names.unnamed_roles import signs
from streams.extract.parsing.frames import Frame
from streams.extract.parsing.lexicon import HONORIFICS

_REACH = 3  # paragraphs back to a subject; beyond, the story has moved on
_NEAR = 1  # paragraphs back to a person who was no subject, or who has no name
_MAIN, _SUBJECT, _OTHER = 2, 1, 0
_MALE, _FEMALE = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "hers", "herself"})


@dataclass(frozen=True)
class Named:
    """A person at a place of the narration, None an unnamed one, perhaps with an office.

    `weight`: main subject, subject of a clause, other. `signs`: is told to have signed a decree or the like.
    """

    frame: int
    offset: int
    sentence: int
    person: Person | None
    weight: int
    office: Mention | None = None
    signs: bool = False


class Antecedents:
    """Every place where the narration of an article names a person, in order."""

    def __init__(self, frames: Iterable[Frame], people: People) -> None:
        self._people = people
        self._named: list[Named] = []
        self._frames: dict[int, set[int]] = {}  # by person, for `distance` is asked often
        for frame in frames:
            for named in self._read(frame):
                self._add(named)

    def said(
        self, frame: int, offset: int, sentence: int, person: Person | None, office: Mention | None = None
    ) -> None:
        """Take up that a person, under whatever name or pronoun, is the subject at a place.

        Args:
            frame: index of the paragraph.
            offset: in the frame's text.
            sentence: offset of its sentence there.
            person: None for one without a name.
            office: of one without a name, where it is told.
        """
        self._add(Named(frame, offset, sentence, person, _MAIN, office))

    def before(self, frame: int, offset: int, sentence: int, pronoun: str = "") -> Person | None:
        """The person that a pronoun at a place continues; None where that one has no name in the article.

        Args:
            frame: index of the paragraph.
            offset: of the pronoun in the frame's text.
            sentence: offset of its sentence there.
            pronoun: "he", "she", or empty for either.
        """
        found = self._continued(frame, offset, sentence, pronoun)
        return found.person if found is not None else None

    def office_before(self, frame: int, offset: int, sentence: int, pronoun: str = "") -> Mention | None:
        """The office, without a name, that a pronoun at a place continues: "the minister … she"; as in `before`."""
        found = self._continued(frame, offset, sentence, pronoun)
        return found.office if found is not None and found.person is None else None

    def _continued(self, frame: int, offset: int, sentence: int, pronoun: str) -> Named | None:
        earlier = [
            named
            for named in self._named
            if 0 <= named.frame <= frame
            and (named.frame, named.offset) < (frame, offset)
            and _fits(named, pronoun)
            and (named.person is not None or frame - named.frame <= _NEAR)
        ]
        same = [named for named in earlier if (named.frame, named.sentence) == (frame, sentence) and named.weight]
        subjects = [named for named in earlier if named.weight == _MAIN and frame - named.frame <= _REACH]
        clauses = [named for named in earlier if named.weight and frame - named.frame <= _REACH]
        others = [named for named in earlier if frame - named.frame <= _NEAR]
        for fitting in (same, subjects, clauses, others):
            if fitting:
                return max(fitting, key=lambda named: (named.frame, named.offset))
        if not earlier and (titled := self._of_title(pronoun)) is not None:
            return titled
        later = [
            named
            for named in self._named
            if named.frame >= frame and named.weight and named.person is not None and _fits(named, pronoun)
        ]
        return min(later, key=lambda named: (named.frame, named.offset)) if later and not earlier else None

    def _of_title(self, pronoun: str) -> Named | None:
        """The one person whom the title alone names, where the text begins with "she": "Lunch with Ana Bell"."""
        told = [person for person in self._people.values() if person.first < 0 and " " in person.name]
        named = Named(-1, 0, 0, told[0], _MAIN) if len(told) == 1 else None
        return named if named is not None and _fits(named, pronoun) else None

    def distance(self, person: Person, frame: int) -> int:
        """Paragraphs from a frame back to the last one that names a person; else to the next one, and more."""
        frames = self._frames.get(id(person), set())
        back = [frame - named for named in frames if named <= frame]
        return min(back, default=min(frames, default=99 + frame - _REACH) - frame + _REACH)

    def subjects_near(self, frame: int, reach: int) -> list[Person]:
        """Persons who are main subjects in a frame or up to `reach` frames before, the latest last."""
        near = [named for named in self._named if named.weight == _MAIN and 0 <= frame - named.frame <= reach]
        near.sort(key=lambda named: (named.frame, named.offset))
        return [named.person for named in near if named.person is not None]

    def signing_before(self, frame: int) -> list[Person]:
        """Persons who are told up to a frame, and not far before it, to have signed something in an office."""
        near = [named for named in self._named if named.signs and 0 <= frame - named.frame <= _REACH]
        return [named.person for named in near if named.person is not None]

    def _add(self, named: Named) -> None:
        self._named.append(named)
        if named.person is not None:
            self._frames.setdefault(id(named.person), set()).add(named.frame)

    def _read(self, frame: Frame) -> Iterator[Named]:
        if frame.index < 0:
            return
        surnames = self._people.surnames()
        for sentence in frame.doc.sents:
            found = [
                (token, person)
                for token in sentence
                if token.text[:1].isupper()
                and _surname(frame.doc, token) in surnames
                and not _goes_on(frame.doc, token)
                and (person := self._people.named(_full(frame.doc, token))) is not None
            ]
            for token, person in found:
                signed = signs(token)
                yield Named(frame.index, token.idx, sentence.start_char, person, _weight(token), signs=signed)
            subjects = {id(person): person for token, person in found if _weight(token) == _MAIN}
            if len({id(person) for _, person in found}) == 1 and subjects:
                _tell_pronoun(next(iter(subjects.values())), {token.lower_ for token in sentence if _is_own(token)})


def _fits(named: Named, pronoun: str) -> bool:
    known = named.person.pronoun if named.person is not None else ""
    if named.person is None and named.office is not None:
        known = pronoun_of_role(named.office.role)
    return not pronoun or known in ("", pronoun)


def _tell_pronoun(person: Person, words: set[str]) -> None:
    """The only person of a sentence, its subject, is the "he" or "she" in it."""
    if not person.pronoun and bool(words & _MALE) != bool(words & _FEMALE):
        person.pronoun = "he" if words & _MALE else "she"


def _is_own(token: Token) -> bool:
    """Whether a pronoun may mean its sentence's subject: "said officers had looked in on him" tells of another."""
    return token.tag_ == "PRP$" or token.dep_ in ("nsubj", "nsubjpass") or token.lower_.endswith("self")


def _goes_on(doc: Doc, token: Token) -> bool:
    if token.i + 1 == len(doc):
        return False
    after = doc[token.i + 1]
    return bool(after.pos_ == "PROPN" and after.text[:1].isupper()) or (
        after.text == "-" and not after.whitespace_ and not token.whitespace_)


def _surname(doc: Doc, token: Token) -> str:
    """The surname that ends in a token, lower case, with what hyphens join to it: "Bell-Quist"."""
    return str(doc[_first(doc, token) : token.i + 1].text.casefold())


def _first(doc: Doc, token: Token) -> int:
    start = int(token.i)
    while start > 1 and doc[start - 1].text == "-" and not (doc[start - 1].whitespace_ or doc[start - 2].whitespace_):
        start -= 2
    return start


def _full(doc: Doc, token: Token) -> str:
    """The name that ends in a token: the words of the person before it, without abbreviated titles."""
    start = _first(doc, token)
    before = doc[start - 1] if start else None
    while before is not None and before.pos_ == "PROPN" and before.ent_type_ == "PERSON" and not _is_title(before.text):
        start -= 1
        before = doc[start - 1] if start else None
    while start < token.i and doc[start].lower_.strip(".") in HONORIFICS:
        start += 1  # the language model takes "Mrs" into the name
    return str(doc[start : token.i + 1].text)


def _is_title(word: str) -> bool:
    return (len(word) > 2 and word.endswith(".")) or (is_title(word) and not is_given(word))


def _weight(token: Token) -> int:
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS":
        return _OTHER
    head = token
    while head.dep_ in ("compound", "flat", "appos", "nmod") and head.head.pos_ in ("PROPN", "NOUN"):
        head = head.head
    if head.dep_ in ("dobj", "dative") and head.head.lemma_ == "ask":
        return _MAIN  # who is asked answers
    if signs(head):
        return _SUBJECT
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return _OTHER
    verb = head.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return _MAIN if verb.dep_ in ("ROOT", "parataxis") else _SUBJECT
