"""What short references of an article stand for: "the dam" is "the dam on the Tarn", "he" the one other man just named.

Every noun phrase and every name of a person is kept with its position in the text. A bare definite phrase takes the
nearest earlier phrase with the same head that says more; a pronoun in a quotation takes the one person named shortly
before who is not the speaker. Where two could be meant, nothing is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from streams.extract.parsing.datelines import dateline_end
from streams.extract.parsing.frames import Frame, ParsedArticle, QuotedPart
from streams.extract.parsing.lexicon import ROLES, word_set
from streams.extract.parsing.phrases import described, is_bare_definite
from streams.extract.standalone.brief import tells_something
from streams.extract.standalone.dangling import dangling
from streams.extract.standalone.kinds import Kinds, is_unnamed_subject, names_a_person
from streams.extract.standalone.persons_named import Person, own_names, read_person, the_one

PHRASE_WORDS = 9  # words of a phrase put in place of a short one; longer ones carry a story of their own
NEAR = 700  # code points back, four to five sentences of news prose, within which the nearest phrase is the one meant
OPENING = 2  # paragraphs, the lede and its second, whose phrases are what the whole story is about
PERSON_REACH = 500  # code points back within which a pronoun's person is named: its paragraph and the one before
_UNFIT = word_set("this that these those least nearly almost")
"""Words of a phrase that point elsewhere themselves or only say how many."""
_ITSELF = word_set("land")
"""Beside the parse's own list, a noun that needs no other words: "the law of the land"."""
_FILED = re.compile(r"^[A-Z][\w.,’' -]{2,30} \([A-Z][\w. -]{1,20}\)\s*(?:[-\u2013\u2014]+\s*)?(?=[A-Z])")
"""A dateline without a dash: "Ostrow (TNN) The dam …"."""
_ADDRESSES = word_set("tell warn ask urge remind assure advise answer")
ROLE_REACH = 2 * NEAR  # code points back within which "the governor" is the one with that title


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that says more than its head.

    Attributes:
        text: its words, with "the" for an article or a pronoun.
        at: position in the body; -1 for the title.
        nouns: how many nouns, names and numbers it has beside the head.
        words: its content words, to tell whether two phrases can mean one thing.
    """

    text: str
    at: int
    nouns: int
    words: frozenset[str]


class FullForms:
    """Noun phrases and persons of one article by position.

    Attributes:
        title: the title as printed.
        kinds: what its names are used for.
        headline_is_clause: whether the title tells what happened.
        opening: parse of the body's first sentence; None without one.
        opening_sentence: the body's first sentence as printed, without its dateline.
    """

    def __init__(self, article: ParsedArticle) -> None:
        self._article = article
        opening = article.body[:OPENING]
        self._opening = opening[-1].start + len(opening[-1].raw) if opening else 0
        self._places: dict[int, tuple[Frame, QuotedPart | None]] = {}
        self._phrases: dict[tuple[str, bool], list[Phrase]] = {}
        self._persons: list[Person] = []
        self._unnamed: list[int] = []
        for frame in article.frames():
            self._places[id(frame.doc)] = (frame, None)
            for quote in frame.quotes:
                self._places[id(quote.doc)] = (frame, quote)
        self.kinds = Kinds()
        for frame in article.frames():
            for doc in (frame.doc, *(quote.doc for quote in frame.quotes)):
                self.kinds.read(doc, title=frame.field == "title")
                self._read(doc)
        self._persons = [person for person in self._persons if not self.kinds.is_place(person.name)]
        for doc in [doc for frame in article.frames() for doc in (frame.doc, *(quote.doc for quote in frame.quotes))]:
            self._persons += [Person(token.text, self._at(token), frozenset(), "") for token in doc
                              if self.kinds.is_unlabelled_person(token)]
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: phrase.at)
        self._persons.sort(key=lambda person: person.at)
        self._genders = {person.surname: person.gender for person in self._persons if person.gender}
        self.title = article.title.raw if article.title is not None else ""
        self.headline_is_clause = article.title is not None and tells_something(article.title.doc)
        self.opening = next(iter(article.body[0].doc.sents), None) if article.body else None
        opening_sentence = _printed(article.body[0], self.opening) if self.opening is not None else ""
        self.opening_sentence = _FILED.sub("", opening_sentence[dateline_end(opening_sentence) :])

    def phrase(self, noun: Token) -> str:
        """The longer phrase that a bare definite noun stands for; empty when none or more than one fits."""
        if not is_bare_definite(noun):
            return ""
        at = self._at(noun)
        earlier = [phrase for phrase in self._phrases.get(_key(noun), []) if phrase.at < at and phrase.nouns]
        near = [phrase for phrase in earlier if phrase.at >= 0 and at - phrase.at <= NEAR]
        if near:
            return near[-1].text
        first = [phrase for phrase in earlier if phrase.at <= self._opening]
        if not first:
            return ""
        best = max(first, key=lambda phrase: (phrase.nouns, phrase.at))
        return best.text if all(phrase.words & best.words for phrase in first) else ""

    def person_of_role(self, noun: Token, speaker: str) -> str:
        """The one person whom the article names with this role, for "the governor" or "this governor"."""
        if noun.lower_ not in ROLES or not is_bare_definite(noun, unique=True):
            return ""
        here = frozenset(noun.sent.text.casefold().replace("’", "'").replace("'s", "").split())
        told = here - own_names(speaker)
        fitting = [person for person in self._persons if noun.lower_ in person.roles and person.surname not in told]
        first = [person for person in fitting if person.at <= self._opening]
        if not first and not any(0 <= self._at(noun) - person.at <= ROLE_REACH for person in fitting):
            return ""
        return the_one(first or fitting, speaker, include_speaker=True)

    def person_of_pronoun(self, pronoun: Token, speaker: str) -> str:
        """The one person, not the speaker, named shortly before "he", "she", "him", "his" or "her"."""
        gender = "she" if pronoun.lower_ in ("she", "her", "hers", "herself") else "he"
        at = self._at(pronoun)
        unnamed = max((place for place in self._unnamed if place < at), default=-1)
        for reach in (PERSON_REACH, PERSON_REACH // 2):
            near = [person for person in self._persons
                    if at - reach <= person.at < at and self._genders.get(person.surname, gender) == gender]
            name = the_one(near, speaker, include_speaker=False)
            if name:  # "Oberg spoke. The gunman fled. … his car": nobody named
                return name if max(person.at for person in near) > unnamed else ""
        return ""

    def sentence_before(self, span: Span) -> str:
        """The printed sentence before the one that a span belongs to, the person that its first word means named."""
        found = self.span_before(span)
        return self._person_named(_printed(*found), found[1]) if found is not None else ""

    def span_before(self, span: Span) -> tuple[Frame, Span] | None:
        """The sentence before the one that a span belongs to, of its paragraph or of the one before it.

        A sentence that only announces the span ("Oberg stated:") is passed over.
        """
        frame, quote = self._place(span.doc)
        if frame is None:
            return None
        offset = span.start_char if quote is None else quote.frame[0]
        for one in self._back(frame):
            for sentence in reversed(list(one.doc.sents)):
                if one is frame and sentence.end_char > offset:
                    continue
                text = _printed(one, sentence)
                if not text.endswith(":") and len(text.split()) > 3:
                    return one, sentence
        return None

    def _person_named(self, text: str, sentence: Span) -> str:
        """A sentence with the person that its first word means: "She gave him a rod"."""
        first = sentence[0]
        if first.lower_ not in ("he", "she") or not text.startswith(first.text):
            return text
        name = "" if dangling([sentence], {first.i}) == "pronoun" else self.person_of_pronoun(first, "")
        return name + text[len(first.text) :] if name else text

    def question_before(self, span: Span) -> Span | None:
        """The last question of the paragraph before a span's."""
        frame, _ = self._place(span.doc)
        if frame is None or frame.index < 1:
            return None
        asked = [sentence for sentence in self._article.body[frame.index - 1].doc.sents if "?" in sentence.text[-3:]]
        return asked[-1] if asked else None

    def report_of(self, span: Span) -> Span | None:
        """The narrator's sentence around a quotation."""
        frame, quote = self._place(span.doc)
        if frame is None or quote is None:
            return None
        return next((s for s in frame.doc.sents if s.start_char <= quote.frame[0] < s.end_char), None)

    def addressee(self, span: Span) -> str:
        """Whom the narrator says a quotation is addressed to: "told Belmar", "in a letter to Belmar"."""
        report = self.report_of(span)
        if report is None:
            return ""
        told = [
            entity.root
            for entity in report.ents
            if entity.label_ == "PERSON"
            and ((entity.root.dep_ in ("dobj", "dative") and entity.root.head.lemma_ in _ADDRESSES)
                 or (entity.root.dep_ == "pobj" and entity.root.head.lower_ == "to"))
        ]
        if len(told) != 1:
            return ""
        same = [person.name for person in self._persons if person.surname == told[0].text.casefold()]
        return max(same, key=len, default=str(told[0].text))

    def _back(self, frame: Frame) -> Iterator[Frame]:
        """The paragraph, the one before it, and one more when that only announces a quotation."""
        yield frame
        if frame.index > 0:
            yield self._article.body[frame.index - 1]
        if frame.index > 1 and self._article.body[frame.index - 1].raw.rstrip().endswith(":"):
            yield self._article.body[frame.index - 2]

    def _place(self, doc: Doc) -> tuple[Frame | None, QuotedPart | None]:
        return self._places.get(id(doc), (None, None))

    def _at(self, token: Token) -> int:
        frame, quote = self._place(token.doc)
        if frame is None:
            return 0
        if frame.field == "title":
            return -1
        return frame.inner_in_field(quote)[0] + token.idx if quote is not None else frame.to_field(token.idx)

    def _read(self, doc: Doc) -> None:
        for token in doc:
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod"):
                if is_unnamed_subject(token):
                    self._unnamed.append(self._at(token))
                phrase = self._phrase(token)
                if phrase is not None:
                    self._phrases.setdefault(_key(token), []).append(phrase)
        for entity in doc.ents:
            if entity.label_ == "PERSON" and entity[0].is_alpha and entity[0].text[:1].isupper() \
                    and names_a_person(entity):
                self._persons.append(read_person(entity, self._at(entity[0])))

    def _phrase(self, noun: Token) -> Phrase | None:
        span = described(noun, PHRASE_WORDS)
        if span is None or any(mark in span.text for mark in "\u201c\u201d\"()[]:;"):
            return None
        inner = [token for token in span if token.i != noun.i and token.dep_ != "det" and not token.is_punct]
        if any((token.pos_ in ("PRON", "VERB") and token.i > noun.i) or token.lower_ in _UNFIT for token in inner):
            return None
        if noun.lower_ in _ITSELF or any(
            child.lower_ == "on" and any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree)
            for child in noun.rights if child.i < span.end
        ):
            return None  # "the plan on Monday": when it was told of; "the ruling in 2008" is which one
        nouns = sum(token.pos_ in ("NOUN", "PROPN", "NUM") and token.ent_type_ not in ("DATE", "TIME")
                    and token.dep_ != "npadvmod" for token in inner)  # "male" of "male-led" names nothing
        owned = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.lefts)
        text = span.text.strip(" ,")
        if span[0].pos_ in ("DET", "PRON"):
            text = text[:1].lower() + text[1:] if owned else text[len(span[0]) :].strip()
        if not text or all(token.like_num for token in inner):  # "the 8 bill", what is left of "Gang of 8 bill"
            return None
        words = frozenset(token.lemma_.casefold() for token in inner if token.is_alpha and not token.is_stop)
        return Phrase(text if owned else f"the {text}", self._at(noun), nouns, words)


def _printed(frame: Frame, sentence: Span) -> str:
    start, end = frame.span_in_field(sentence)
    return frame.raw[start - frame.start : end - frame.start].strip()


def _key(noun: Token) -> tuple[str, bool]:
    return noun.lemma_.casefold(), noun.tag_ in ("NNS", "NNPS")
