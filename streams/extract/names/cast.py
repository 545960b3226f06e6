"""The article's cast: people and institutions with the fullest form in which it names them.

Evidence of one article only. Who is the same person in another article is for the ledger to say.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from streams.extract.names.apposed import apposed_people
from streams.extract.names.companies import company_names, mentions, name_runs, speaking_surnames
from streams.extract.names.firms import firm_names, opening_firm, short_forms
from streams.extract.names.full_names import FULL_NAME, full_names
from streams.extract.names.given_names import is_given
from streams.extract.names.groups import is_outlet
from streams.extract.names.institution_kinds import is_union
from streams.extract.names.institution_names import is_street
from streams.extract.names.institution_phrases import institution_phrase, name_behind
from streams.extract.names.institutions import Institutions
from streams.extract.names.listed import listed_officials
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.narrated import narrated_names
from streams.extract.names.no_institutions import is_where
from streams.extract.names.people import People, Person, pronoun_of_title
from streams.extract.names.places import NO_SURNAMES, PLACE_WORDS, Places
from streams.extract.names.things_named import things_named
from streams.extract.names.titled_names import courtesies, named_again, offices_with_names
from streams.extract.names.told_offices import told_offices
from streams.extract.names.unnamed_roles import signs, unnamed_roles
from streams.extract.parsing.frames import Frame, ParsedArticle
from streams.extract.parsing.lexicon import (
    HONORIFICS,
    INSTITUTIONS,
    PLURAL_INSTITUTIONS,
    ROLES,
    SEATS,
    word_set,
)
from streams.extract.parsing.phrases import name_end, noun_phrase, person_phrases

_NAME = re.compile(r"^[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}$")
_DESCRIBED = re.compile(
    r"^[A-Z][^,]+(?: [A-Z][^,]+)+, (?:an?|one of)\s|^(?:[Tt]he|[Aa]n?) [a-z]+(?: [a-z]+)? (?=[A-Z])")
"""Told who it is in words that are no role: "Ana Bell, a nurse", "the herder Ana Bell"."""
_NO_PERSONS = frozenset(("GPE", "LOC", "NORP", "DATE", "EVENT"))
_ALSO_PLACES = word_set("""virginia georgia florence regina jordan chad victoria sydney charlotte alexandria sandy guy
    dean april june mark will grant rich rose frank art""")
"""Given names that begin other things as often: "Sandy Hook", "Will Congress"."""


class Cast:
    """People and institutions of one article, and the lookups that lead short forms to full ones."""

    def __init__(self, article: ParsedArticle) -> None:
        self.frames = article.frames()
        self.people = People()
        self.institutions = Institutions()
        self.subjects: set[str] = set()
        self._places: set[str] = set()
        self._printed_places = Places(self.frames)
        self._things = things_named(frame.doc for frame in self.frames if frame.index >= 0)
        self.unnamed_roles = tuple(unnamed_roles(self.frames))
        self._entity_votes: dict[str, list[str]] = {}
        for frame in self.frames:
            for doc in (frame.doc, *(quote.doc for quote in frame.quotes)):
                self._vote(doc)
        self._body = "\n".join(frame.raw for frame in self.frames if frame.index >= 0)
        self._alone = speaking_surnames(frame.doc for frame in self.frames)
        docs = [frame.doc for frame in sorted(self.frames, key=lambda frame: frame.index)]
        companies = company_names(docs)
        companies |= firm_names(docs, companies)
        short = short_forms(docs, companies)
        self._companies = companies | frozenset(short)
        for word, full in short.items():
            self.institutions.shorten(word, full)
        if town := self._printed_places.dateline:
            self.institutions.add(town, 0)
        self.firms: set[str] = set()
        for frame in self.frames:
            for mention in apposed_people(frame.doc, self._companies) if frame.index >= 0 else ():
                self.add(mention, frame.index)
        for frame in self.frames:
            self._read_frame(frame)
        opening = opening_firm(frame.doc for frame in self.frames if frame.index >= 0)
        if opening is not None and self.people.named(opening.text) is None:
            self.institutions.add(opening.text, 0)
            self.institutions.add_subject(opening.text, 0, opening.start_char)
        parses = {frame.index: frame.doc for frame in self.frames}
        for frame in self.frames:
            self._read_narrated(frame, parses.get(frame.index + 1))
        for frame in self.frames:
            self._read_told_offices(frame)
        for word, full in self.institutions.first_words().items():
            labels = set(self.labels(word))
            if labels and labels <= {"ORG", "PERSON"} and not self.people.named(word):
                self.institutions.shorten(word, full)
                self._companies |= {word}

    def person(self, name: str, pronoun: str = "") -> Person | None:
        """The person a full or short name means, if the article has one with that surname and no other given name.

        Args:
            name: full or short.
            pronoun: "he" or "she" where a title of courtesy beside it shows that.
        """
        return self.people.named(name, pronoun) if name else None

    def add(self, mention: Mention, frame: int) -> Person | None:
        """Take up what a mention shows; returns its person when it names one."""
        if mention.institution and mention.role and " " not in mention.institution:
            self._places.add(mention.institution.casefold())
        if mention.institution and not mention.of_pronoun:
            self.institutions.add(mention.institution, frame)
        if not mention.name or not self.is_person(mention):
            return None
        pronoun = pronoun_of_title(mention.honorific)
        known = self.people.add(mention.name, frame, pronoun)
        known.pronoun = pronoun or known.pronoun
        if not mention.role and _DESCRIBED.search(mention.printed):
            known.described = True
        if mention.role or mention.institution:
            institution = mention.institution
            if mention.of_pronoun in ("its", "their") and not institution:
                institution = self.institutions.before(frame)
            known.told(mention.role, institution, frame)
        return known

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention with a name is a person rather than a company, a country or a place."""
        name = mention.name
        if not name or name.casefold() == "no" or name.casefold().split()[-1] in NO_SURNAMES:  # of "No. 7"
            return False
        if mention.role or mention.honorific or re.match(rf"{re.escape(name)}, (?:aged )?\d{{1,3}}\b", mention.printed):
            return True
        if self._printed_places.is_place(name) and self.person(name) is None:
            return False
        if name.split()[-1].casefold() in PLACE_WORDS or is_street(name) or name.casefold() in self._companies:
            return False
        votes = self._entity_votes.get(name.casefold(), [])
        if name.casefold() in SEATS or is_outlet(name):
            return False
        if self.person(name) is not None:
            return True
        words = name.split()
        if len(words) == 1 and name.casefold() in self._places | self._things:
            return False
        if any(word.casefold() in INSTITUTIONS for word in words):
            return False
        if len(words) > 1 and words[-1].casefold() in self._alone and not set(votes) & {"GPE", "LOC", "FAC"}:
            return True  # goes on by the surname alone, which companies do not
        if votes and "-" not in words[-1]:
            return votes.count("PERSON") * 2 >= len(votes)
        return len(words) >= 2 and bool(_NAME.match(name)) and not name.isupper()

    def admit(self, name: str, frame: int) -> Person:
        """Take a name for a person's because of what stands around it ("I", a role told just before)."""
        return self.people.named(name.split()[-1]) or self.people.add(name, frame)

    def publishes(self, house: str) -> None:
        """Take up that the article is an institution's own."""
        self.institutions.add(house, 0)
        self.institutions.publishing = house
        self._companies |= {house.casefold()}

    def place(self, *, country: bool = False) -> str:
        """The place the article is about: the one named most in its first paragraphs.

        Args:
            country: only names that own something ("Zelden's team"), as countries do in the news.
        """
        return self._printed_places.main(country=country, without=lambda text: self.person(text) is not None)

    def town(self) -> str:
        """The only place that the first paragraphs name; empty where they name none, or several."""
        return self._printed_places.only(lambda text: self.person(text) is not None)

    def labels(self, name: str) -> list[str]:
        """The entity labels that the language model gave a name."""
        return self._entity_votes.get(name.casefold(), [])

    def _vote(self, doc: Doc) -> None:
        for entity in doc.ents:
            text = re.sub(r"^[Tt]he |['’]s$", "", entity.text).strip()
            self._entity_votes.setdefault(text.casefold(), []).append(entity.label_)

    def _read_frame(self, frame: Frame) -> None:
        for token in frame.doc:
            lower = token.lower_
            kind = lower in INSTITUTIONS or lower in PLURAL_INSTITUTIONS or lower in SEATS
            if (kind or name_behind(token)) and token.pos_ in ("NOUN", "PROPN"):
                self.institutions.add(institution_phrase(token), frame.index)
                if token.dep_ in ("nsubj", "nsubjpass"):
                    self.institutions.add_subject(institution_phrase(token), frame.index, token.idx)
        for entity in frame.doc.ents:
            if entity.label_ in ("PERSON", "ORG", "GPE", "NORP") and entity[0].text[:1].isupper():
                text = re.sub(r"['’]s$", "", entity.text).strip()
                words = {word.casefold() for word in text.split()}
                told = entity.root.dep_ == "dobj" and entity.root.head.lemma_ == "tell"  # the outlet, usually
                if (
                    entity.label_ == "ORG"
                    and not told
                    and (frame.index >= 0 or text in self._body)
                    and not self.person(text)
                    and not words & (ROLES | {"yes"})
                    and (entity.root.dep_ not in ("compound", "amod", "nmod") or words & INSTITUTIONS)
                    and not is_where(entity)
                ):
                    self.institutions.add(text, frame.index)
                    if entity.root.dep_ in ("nsubj", "nsubjpass"):
                        self.institutions.add_subject(text, frame.index, entity.root.idx)
        for run in name_runs(frame.doc):
            if is_union(run.text):
                self.institutions.add(run.text, frame.index)
                if run.root.dep_ in ("nsubj", "nsubjpass"):
                    self.institutions.add_subject(run.text, frame.index, run.root.idx)
        for run in mentions(frame.doc, self._companies):
            firm = self.institutions.fullest(run.text, frame.index)
            self.firms.add(firm)
            self.institutions.add(firm, frame.index)
            if run.root.dep_ in ("nsubj", "nsubjpass"):
                self.institutions.add_subject(firm, frame.index, run.root.idx)
        for token in frame.doc[:-1]:
            if (
                token.nbor(1).tag_ == "POS"
                and token.text[:1].isupper()
                and token.head.i > token.i
                and token.head.lower_ in INSTITUTIONS | ROLES
            ):
                self._places.add(token.lower_)
            introduced = token.dep_ == "attr" and token.ent_type_ == "PERSON"  # "The last speaker was Ana Bell"
            if (token.dep_ == "nsubj" or introduced or signs(token)) and token.pos_ == "PROPN":
                self.subjects.add(name_end(token))
            if token.text.casefold().strip(".") in HONORIFICS:
                self.subjects.add(name_end(token.nbor(1)))
        for phrase in person_phrases(frame.doc):
            if ":" not in phrase:
                self.add(read_mention(phrase), frame.index)
        for entity in frame.doc.ents:  # of "Ana Bell and the company Hesta" the phrase names nobody
            if entity.label_ == "PERSON" and " " in entity.text and self.person(entity.text) is None:
                self.add(read_mention(entity.text), frame.index)
        for quote in frame.quotes:
            told = [read_mention(phrase) for phrase in person_phrases(quote.doc)]
            for mention in told:
                if mention.name and mention.role:
                    self.add(mention, frame.index)
        for phrase in offices_with_names(frame.raw):
            mention = read_mention(phrase)
            if mention.name and mention.role:
                self.add(mention, frame.index)
        for phrase in courtesies(frame.raw) if frame.index >= 0 else ():
            mention = read_mention(phrase)
            if mention.name and self.person(mention.name) is None:
                self.add(mention, frame.index)
                self._read_around(frame.doc, mention.name, frame.index)
        for phrase in named_again(frame.raw):
            self.add(read_mention(phrase), frame.index)
        for name, role in listed_officials(frame.raw):
            self.add(Mention(name, name=name, role=role), frame.index)
        if frame.index >= 0:
            self._read_names(frame)

    def _read_narrated(self, frame: Frame, following: Doc | None) -> None:
        """Names that the language model takes for something else, and the text for persons'."""
        for told in narrated_names(frame.doc, self._alone, following) if frame.index >= 0 else ():
            name = told.name
            place = not told.alone and bool(_NO_PERSONS & set(self.labels(name)))
            another = told.by_quotation and any(
                one.first <= frame.index and one.pronoun in ("", told.pronoun) for one in self.people.values())
            known = self.person(name)
            short = known is not None and told.alone and " " not in known.name
            if (known is None or short) and name.casefold() not in self._companies and not place and not another:
                self.people.add(name, frame.index)
                self.institutions.forget(frozenset((name.casefold(),)))
                self._read_around(frame.doc, name, frame.index)

    def _read_told_offices(self, frame: Frame) -> None:
        """Offices that clauses tell of persons who have none beside their name anywhere."""
        for told in told_offices(frame.doc) if frame.index >= 0 else ():
            person = self.person(told.name)
            named = " " in told.name and told.name.casefold().split()[-1] not in NO_SURNAMES
            if person is None and named and "PERSON" in self.labels(told.name):
                person = self.people.add(told.name, frame.index)
            if person is not None and not person.holds_office():
                person.told(told.role, told.institution, frame.index)

    def _read_names(self, frame: Frame) -> None:
        """Names that begin with a common given name, whatever the language model takes them for."""
        for match in full_names(frame.raw):
            given, surname = match["given"].casefold(), match["surname"].casefold()
            house = surname in INSTITUTIONS | PLACE_WORDS | PLURAL_INSTITUTIONS
            if is_given(given) and given not in _ALSO_PLACES and not house:
                self.people.add(match[0], frame.index)
        for match in FULL_NAME.finditer(frame.doc.text):  # with what stands beside it: "Ana Bell, a nurse"
            if is_given(match["given"]) and self.people.named(match[0]) is not None:
                self._read_around(frame.doc, match[0], frame.index)

    def _read_around(self, doc: Doc, name: str, frame: int) -> None:
        """Take up what stands beside a name: "Ana Bell, bishop of Ostrow"."""
        at = doc.text.find(name)
        span = doc.char_span(at, at + len(name)) if at >= 0 else None
        phrase = noun_phrase(span.root).text if span is not None else ""
        if phrase and ":" not in phrase and (mention := read_mention(phrase)).name == name:
            self.add(mention, frame)
