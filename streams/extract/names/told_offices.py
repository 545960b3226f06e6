"""Offices that a clause tells of a person: "Holm is the mayor of Larkwing", "Berg heads the water board".

Only what is so now: nothing past, denied, hoped for or only possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from streams.extract.names.institution_names import DETERMINER, clean_institution, is_institution
from streams.extract.names.led_houses import LEADING, office_of_leading
from streams.extract.names.mention import Mention, read_mention
from streams.extract.names.titles import is_former, plain_titles
from streams.extract.parsing.lexicon import HONORIFICS, word_set

_TAKES = word_set("become appoint elect name make")
"""Verbs, "become" or passive, whose past tells an office that is held since."""
_OVER = re.compile(
    r"\b(?:until|till|former|formerly|previously|once|no longer|used to|then|resign\w*|retire\w*|step\w* down|quit"
    r"|hopes?|wants?|would|could|might|may|if|whether|not|never|n't|n\u2019t|expected|likely|almost|nearly)\b"
)
"""Words of a sentence that make its office past, denied or only possible; "in May" has its capital."""
_ENDS = word_set("since after when while because but although though as who which that whose in on for from")
"""Words behind which a clause goes on to tell other things than the office."""
_CLAUSES = ("conj", "ccomp", "advcl", "parataxis", "relcl")
_ENDS_OFFICE = word_set("resign retire step quit leave die lose")
"""What somebody does next who has the office no more."""
_FIELDS = word_set("for in of at")  # these go on with the office where they hang on its noun
_NUMBERS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|some|\d+)\s+")


@dataclass(frozen=True)
class ToldOffice:
    """A person's office as a clause tells it.

    Attributes:
        name: of the person, as printed there.
        role: without determiner, in the singular.
        institution: as printed beside it; may be empty.
    """

    name: str
    role: str
    institution: str


def told_offices(doc: Doc) -> Iterator[ToldOffice]:
    """The offices that the clauses of one paragraph tell, in order."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ == "aux":
            continue
        name = _subject(verb)
        if not name or _is_over(verb):
            continue
        mention = _office(verb)
        if mention is not None and mention.role and not mention.name and not is_former(mention.role):
            yield ToldOffice(name, mention.role, mention.institution)


def _subject(verb: Token) -> str:
    """The person's name that a verb has for its subject; of "who" the name before it."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ == "who" and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None or subject.pos_ not in ("PROPN", "NOUN") or not subject.text[:1].isupper():
        return ""  # the tagger takes surnames at the beginning of a sentence for nouns
    start = subject.i
    before = subject.doc[start - 1] if start else None
    while before is not None and (before.pos_ == "PROPN" or before.text == "-") and before.head.i == subject.i:
        if before.lower_.strip(".") in HONORIFICS:
            break
        start -= 1
        before = subject.doc[start - 1] if start else None
    name = read_mention(plain_titles(str(subject.doc[start : subject.i + 1].text))).name
    return "" if start and subject.doc[start - 1].dep_ == "det" and subject.doc[start - 1].head.i == subject.i else name


def _is_over(verb: Token) -> bool:
    """Whether the words of its clause take the office back: "was mayor until May", "is not the mayor"."""
    own = [token.text for token in verb.subtree if not any(above.dep_ in _CLAUSES for above in _up(token, verb))]
    ends = any(child.dep_ == "conj" and child.lemma_ in _ENDS_OFFICE for child in verb.children)
    modal = any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)
    return ends or modal or bool(_OVER.search(" ".join(own)))


def _up(token: Token, verb: Token) -> Iterator[Token]:
    """A token and what it hangs on, below a verb."""
    while token.i != verb.i and token.head.i != token.i:
        yield token
        token = token.head


def _office(verb: Token) -> Mention | None:
    perfect = any(child.lower_ in ("has", "'s", "\u2019s") and child.dep_ == "aux" for child in verb.children)
    present = verb.tag_ == "VBZ" or (verb.tag_ == "VBN" and perfect)
    objects = [child for child in verb.children if child.dep_ in ("attr", "oprd", "dobj", "acomp")]
    noun = next((child for child in objects if child.i > verb.i), None)
    if verb.lemma_ == "be" and present and noun is not None:
        return _read(noun)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if noun is not None and verb.lemma_ in _TAKES and (verb.lemma_ == "become" or passive):
        return _read(noun) if verb.tag_ in ("VBD", "VBN") else None
    if noun is not None and verb.lemma_ in LEADING and present and not passive:
        house = clean_institution(_phrase(noun, noun.left_edge.i))
        if is_institution(house) and "'s " not in house:
            return Mention(noun.text, role=office_of_leading(verb.lemma_, house), institution=house)
        return None
    if verb.lemma_ == "sit" and present:
        return _by_seat(verb)
    return _by_function(verb)


def _by_seat(verb: Token) -> Mention | None:
    """So "Holm sits on the Water Board", of which she is a member."""
    seats = (below for child in verb.children if child.lower_ == "on" for below in child.children)
    noun = next((seat for seat in seats if seat.dep_ == "pobj"), None)
    house = clean_institution(_phrase(noun, noun.left_edge.i)) if noun is not None else ""
    return Mention("member", role="member", institution=house) if is_institution(house) and "'s " not in house else None


def _by_function(verb: Token) -> Mention | None:
    """So "As the trust's chief executive, Holm decides"; of bare "as mayor" only with a verb of now."""
    for child in verb.children:
        if child.lower_ != "as" or child.dep_ != "prep" or child.i != verb.sent.start:
            continue
        noun = next((below for below in child.children if below.dep_ == "pobj"), None)
        past = any(one.lower_ in ("had", "was", "were") and one.dep_ in ("aux", "auxpass") for one in verb.children)
        if noun is None or past:
            return None
        owned = any(below.dep_ in ("det", "poss") and below.lower_ not in ("a", "an") for below in noun.children)
        return _read(noun) if owned or verb.tag_ == "VBZ" else None
    return None


def _read(noun: Token) -> Mention:
    """The role in a noun phrase; of "one of three vice-rectors" the singular of what follows "of"."""
    if noun.lower_ == "one":
        below = [child for prep in noun.children if prep.lower_ == "of" for child in prep.children]
        several = next((child for child in below[::-1] if child.tag_ in ("NNS", "NNPS") and child.is_alpha), None)
        if several is None:
            return Mention(noun.text)
        return read_mention(_NUMBERS.sub("", _phrase(several, noun.i + 2, several.lemma_)))
    return read_mention(_phrase(noun, noun.left_edge.i))


def _phrase(noun: Token, start: int, form: str = "") -> str:
    """A noun with the words from `start` on and the fields after it, without when and why; `form`: instead of it."""
    doc, end = noun.doc, noun.i + 1
    while end <= noun.right_edge.i and doc[end].text not in (",", ";", "(", "\u2014", "\u2013", "and", "or"):
        token = doc[end]
        field = token.lower_ in _FIELDS and not any(below.ent_type_ in ("DATE", "TIME") for below in token.subtree)
        if token.lower_ in _ENDS and not field:
            break
        end += 1
    text = f"{doc[start : noun.i].text_with_ws}{form or noun.text} {doc[noun.i + 1 : end].text}"
    return DETERMINER.sub("", " ".join(text.split()))
