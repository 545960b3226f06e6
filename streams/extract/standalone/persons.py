"""First person to third: "We are not bidding" of the city of Velden becomes "The City of Velden is not bidding"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from spacy.tokens import Span, Token

from streams.extract.names.given_names import pronoun_of
from streams.extract.parsing.lexicon import INSTITUTIONS, PLURAL_INSTITUTIONS, word_set
from streams.extract.standalone.contractions import CONTRACTIONS, expanded
from streams.extract.standalone.inclusive import calls_on_all, is_everybody, is_for_all, is_part_of, proposes

_BARE = word_set("""police airports motors holdings industries airlines prosecutors county city town village congress
    college university""")
_LETS = re.compile(r"^(?P<mark>\W*)let(?:['’]s| us)(?P<negation> not)? (?=\w)", re.IGNORECASE)
_IRREGULAR = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was", "go": "goes"}
_POSITION = re.compile(
    r"^it is (?:the|our|my) (?:\w+ )?(?:position|view|belief|opinion|conviction)(?: of [\w ]+?)? that ", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"^(?=[^:]*\b(?:I|we|my|our|this|answer|view|position)\b)[^:]{3,90}:\s+(?=\w+(?:\s+\w+){3})", re.IGNORECASE
)
_SHARED = word_set("""child children country nation people city town world society street neighbour neighbor
    family time day era region planet fellow future generation life soul election democracy history""")
"""After "our" these are everybody's, not the institution's."""
_OF_STATE = word_set("""territory country soil border frontier nation economy people land water airspace army
    troops force forces citizen sovereignty constitution coast sailor athlete soldier sky skies capital
    independence""")
"""After "our" these are the country's, not the ministry's."""
_KINDS = word_set("""city county town village ministry council union company bank agency department board committee
    commission university college hospital association institute bureau authority foundation league club court airport
    police firm municipality province regulator operator""")
"""Names of one such word only say what kind of body it is: "the union" as well in the midst of a sentence."""
_NESTED = re.compile(
    r"(?<!\w)['\u2018][^'\u2018\u2019]{0,80}?(?:(?<=n)['\u2019](?=t\b)[^'\u2018\u2019]{0,60})?['\u2019](?!\w)")
"""Words that a speaker quotes within a quotation, mostly somebody else's: "my ‘I did not sign it’ moment"."""
_FRAME = re.compile(
    r"^(?:(?:well|so|and|but|look|yes|of course|frankly|now),? +)?(?:i|we)(?: |['’](?=m |re ))"
    r"(?:(?:firmly|really|still|also|do) )?"
    r"(?:(?:think|believe|say|repeat|know|mean|(?:am|are|m|re) (?:sure|convinced|confident|certain))(?! that)(?!"
    r" (?:of|about|in|for|with|to|at|how|what|why|who|whom|whether|where|when|so|enough)\b)"
    r"|feel(?= (?:the|a|an|it|this|we|they|he|she|there|our|my|his|her)\b)"
    r"|(?:think|believe|say|repeat|know|mean|feel|(?:am|are|m|re) (?:sure|convinced|confident|certain)) that)"
    r" (?=[\w'’]+ \w+)",
    re.IGNORECASE,
)


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the Health Ministry of Zelden", but "Zelden", "Ostrow City Police"."""
    head = re.split(r"\s+(?:of|for|in)\s+", name)[0].split()
    if not head or name.casefold().startswith("the "):
        return name
    last = head[-1].casefold()
    if len(head) == 1 and last in _KINDS:
        return f"the {name if ' ' in name else last}"  # "the City of Velden", "the union"
    if "'s" in name or ("’s" in name and len(head) > 1):
        return f"the {name}" if last == "office" else name
    return f"the {name}" if last in INSTITUTIONS - _BARE else name


def possessive(name: str) -> str:
    """`name` with its possessive ending."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def finite_form(verb: Token) -> str:
    """A verb as printed with its auxiliaries, particle and preposition: "has endorsed", "voted against".

    Without a tense of its own ("endorsing", "to endorse") it is put into the present.
    """
    auxiliaries = [child.text for child in verb.children
                   if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i and child.lower_ != "to"]
    after: list[str] = []
    for child in verb.rights:
        dated = any(below.ent_type_ in ("DATE", "TIME") for below in child.subtree)  # "reported on Thursday"
        if child.dep_ in ("prt", "prep", "advmod") and child.i == verb.i + 1 + len(after) and not dated \
                and child.lower_ != "not":
            after.append(child.text)
    if verb.tag_ in ("VBD", "VBZ", "MD") or (verb.tag_ in ("VBN", "VBG", "VB") and auxiliaries):
        return " ".join([*auxiliaries, verb.text, *after])
    return " ".join([_with_s(verb.lemma_), *after])


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def without_frame(text: str) -> str:
    """So "I think that P" → "P": the speaker's opinion is what the statement is."""
    for pattern in (_ANNOUNCES, _POSITION, _FRAME):
        stripped = pattern.sub("", text)
        if stripped != text and len(stripped.split()) >= 3:
            text = stripped
    return text


def third_person(
    sentence: Span, we: str, me: str, completed: Mapping[int, str] = MappingProxyType({}), you: str = ""
) -> str:
    """The sentence's words with contractions written out and the first person named.

    Args:
        sentence: parse of a sentence of a quotation.
        we: name for "we"; empty leaves it.
        me: name for "I"; empty leaves it.
        completed: by position in the parse, what to put for a word; an empty string leaves the word out.
        you: name for "you"; empty leaves it.
    """
    if _is_exhortation(sentence):
        return _exhortation(sentence, completed)
    if any(token.lower_ in ("we", "us") and (is_everybody(token) or (we == me and calls_on_all(token))
                                             or (bool(me) and proposes(token))) for token in sentence):
        we = ""
    words: list[str] = []
    named_me = replaced = False
    others = [quoted.span() for quoted in _NESTED.finditer(sentence.text)]
    for token in sentence:
        word = expanded(token, after_name=replaced)
        at = token.idx - sentence.start_char
        named = None if any(start < at < end for start, end in others) else _named(token, we, me, you)
        replaced = token.i in completed or named is not None
        if token.i in completed:
            word = completed[token.i]
            if not word:
                continue
        elif named is not None:
            if token.lower_ == "my" and named_me:  # "their" would be read as several people's
                named = {"he": "his", "she": "her"}.get(pronoun_of(me), named)
            named_me = named_me or token.lower_ in ("i", "my")
            word = named
        elif _agrees(token, we, me, you):
            plural = we.split()[-1].casefold() in PLURAL_INSTITUTIONS if we else False
            word = word if plural and _subject(token).casefold() == "we" else _third(word, token)
        glued = (
            bool(words)
            and token.i > sentence.start
            and not token.nbor(-1).whitespace_
            and token.lower_ not in CONTRACTIONS
            and token.lower_ not in ("'d", "’d")
            and not (word in ("is", "has") and token.lower_ in ("'s", "’s"))
        )
        if token.text in ("ca", "wo", "sha"):
            glued = False
        words.append(word if glued or not words else f" {word}")
    text = "".join(words).strip()
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text))
    return text[:1].upper() + text[1:]


def spoken_word(token: Token, we: str, me: str) -> str | None:
    """What to put for a word quoted within a report: the speaker's name, or the verb that agrees with it; else None."""
    named = _named(token, we, me, "")
    if named is None and _agrees(token, we, me, ""):
        form = _third({"'m": "am", "’m": "am", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have"}.get(
            token.lower_, token.text), token)
        return form if token.i == 0 or token.nbor(-1).whitespace_ else f" {form}"
    return named


def _is_exhortation(sentence: Span) -> bool:
    """So "Let us not sell it", "Let's all vote"; "Let us out of here" asks to be let."""
    lets = _LETS.match(sentence.text)
    if lets is None:
        return False
    after = (token for token in sentence if token.idx - sentence.start_char >= lets.end())
    verb = next((token for token in after if token.tag_ != "RB" and token.lower_ not in ("all", "both", "each")), None)
    return verb is not None and (verb.tag_ == "VB" or (verb.pos_ == "VERB" and verb.tag_ == "VBP"))


def _exhortation(sentence: Span, completed: Mapping[int, str]) -> str:
    """So "Let's close the gap in our budget": what we, whoever that takes in, should do."""
    text = "".join(completed.get(token.i, token.text) + token.whitespace_ for token in sentence)
    return _LETS.sub(lambda found: f"{found['mark']}We should{found['negation'] or ''} ", text, count=1)


def _named(token: Token, we: str, me: str, you: str) -> str | None:
    lower = token.lower_
    if token.text == "US":
        return None
    if lower == "we" and not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor(1).text == "d":
        return None  # what the tokenizer makes of "Wed", the day
    if lower in ("you", "your", "yours", "yourself") and you:
        return {"you": you, "yourself": "themselves"}.get(lower, possessive(you))
    if lower == "us" and (is_for_all(token) or is_part_of(token)):
        return None
    if lower in ("we", "us") and we:
        return with_article(we)
    if lower == "our" and token.head.lemma_.casefold() in ("country", "nation", "state") and we == me and me:
        return possessive(me)  # whose country a witness speaks of, only the witness tells
    if lower == "our" and token.head.lemma_.casefold() in ("ally", "friend") and we != me:
        return None  # a country's more often than a party's or an agency's
    if lower == "our" and token.head.lemma_.casefold() in _SHARED and token.head.i > token.i:
        return "the"
    if lower == "our" and token.head.lemma_.casefold() in _OF_STATE and token.head.i > token.i:
        country = re.search(r" of ([A-Z][\w -]+)$", we)
        return possessive(country[1]) if country else (possessive(with_article(we)) if we and we != me else None)
    if lower == "ours":
        return _ours(token, we) if we and we != me else None
    if lower == "our" and we:
        return possessive(with_article(we))
    if lower in ("i", "me") and me:
        return me
    if lower in ("my", "mine") and me:
        return possessive(me)
    if lower == "myself" and me and not any(one.lower_ == "i" for one in token.sent):
        return me  # "presented to myself"
    if lower == "myself" and me:
        return {"he": "himself", "she": "herself"}.get(pronoun_of(me), "themselves")
    if lower == "ourselves" and we:
        return "itself" if we != me else "themselves"
    return None


def _ours(token: Token, we: str) -> str | None:
    """So "a mistake of ours", "the field is ours"; what "ours will grow" means, only the sentence before tells."""
    if token.i and token.nbor(-1).lower_ == "of":
        return with_article(we)
    return possessive(with_article(we)) if token.dep_ in ("attr", "acomp") else None


def _subject(verb: Token) -> str:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return str(child.text)
    if verb.dep_ in ("aux", "auxpass") or verb.dep_ == "conj":
        return _subject(verb.head) if verb.head.i != verb.i else ""
    return ""


def _agrees(token: Token, we: str, me: str, you: str) -> bool:
    """Whether the verb stands in the form of a person who is now named."""
    if token.lower_ in ("am", "'m", "’m"):  # the model takes the curly one for "'s"
        return bool(me)
    if token.lower_ in ("do", "have") and token.i and (name := {"we": we, "i": me}.get(token.nbor(-1).lower_)):
        return bool(name)  # "do" of "and I don't intend it", whatever the parser takes for its subject
    if token.tag_ not in ("VBP", "VBD", "VB") or token.pos_ not in ("VERB", "AUX"):
        return False
    if token.tag_ == "VBD" and token.lower_ != "were":
        return False
    if token.tag_ == "VB" or any(
        child.dep_ == "aux" and child.tag_ in ("MD", "VBP", "VBD", "VBZ") for child in token.children
    ):
        return False
    subject = _subject(token).casefold()
    return bool({"we": we, "i": me, "you": you}.get(subject, ""))


def _third(word: str, token: Token) -> str:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if token.tag_ != "VBP":
        return word
    return _with_s(word)
