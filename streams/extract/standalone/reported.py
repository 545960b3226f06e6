"""The text of what is reported without quotation: a clause taken out of its sentence and set upright.

Tense and pronouns of reporting are undone, and verbs of stance, denial and promise become plain propositions: "denied
that P" is "It is not true that P.", "backs a levy" is "A levy is right.", "ruled out a levy" is "There will be no
levy.", "endorsed Belmar" is "X endorses Belmar."
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import INSTITUTIONS, ROLES, CueClass, word_set
from streams.extract.standalone.bounds import whole_clause, without_narrators_own, without_own_report
from streams.extract.standalone.completion import completions
from streams.extract.standalone.dangling import Dangling, dangling
from streams.extract.standalone.nothing_claimed import claims_nothing, describes
from streams.extract.standalone.persons import finite_form, with_article
from streams.extract.standalone.text import (
    Context,
    finish,
    is_clause,
    is_finite,
    lacks_subject,
)
from streams.extract.standalone.topic import in_front, seen_by, topic_of
from streams.extract.standalone.upright import upright
from streams.extract.standalone.wanted import should, wanted

_UNTRUE = re.compile(
    r"\b(?:account|claim|report|allegation|accusation|suggestion|rumou?r|assertion|charge|story|"
    r"statement|version|speculation|finding|criticism|assessment|insinuation)s?\b",
    re.IGNORECASE,
)


_TO = re.compile(r"(?P<not>not |never )?to ", re.IGNORECASE)
_EVENTS = re.compile(r"^(?:a|an|any|another|further|more|new|all)\s+", re.IGNORECASE)
_SOMETHING = word_set("something anything everything nothing what which that")


def reported_clause(
    content: Span,
    cue: Token | None,
    name: CueClass,
    we: str,
    me: str,
    context: Context,
    parenthesis: tuple[int, int] = (0, 0),
    *,
    personal: bool = False,
) -> str:
    """The text of a reported clause or of the object of a verb of stance; empty when it makes no proposition.

    Args:
        content: the clause, without "that".
        cue: its reporting verb.
        name: the verb's class.
        we: name of the speaker's institution, or of the speaker.
        me: name of the speaker as a person, or of the institution.
        context: where its subject may be completed from.
        parenthesis: tokens of the content that are the reporting words themselves.
        personal: the speaker is a person, so that "it" and "they" are others.
    """
    content = without_own_report(without_narrators_own(whole_clause(content, cue), cue), cue)
    gap = _gap(content, cue)
    if gap is None:
        return ""
    if context.full_forms is not None:
        we, me = context.full_forms.kinds.self_name(we, me, personal=personal)
    institution = we if we != me or not personal else ""
    if not personal and (not (we or me) or _said_by_several(cue)):
        we = _printed_subject(cue) or we
    tokens = [token for token in content if not parenthesis[0] <= token.i < parenthesis[1]]
    if content[0].lower_ in _REFLEXIVE or not any(_says(token) for token in tokens) or claims_nothing(content):
        return ""
    completed = completions([content], context.full_forms, me, institution,
                            pronouns=not personal and _said_by_many(cue))
    text, named = upright(tokens, content, cue, we, me, completed, personal=personal)
    # not "that claim was false", nor "That it leaks was no secret, she said"
    points = content[0].dep_ == "det" and content[0].head.tag_ == "NN"
    joined = not points and not (content[0].text == "That" and cue is not None and content.end <= cue.i)
    if joined and (content[0].text != "That" or (len(content) > 1 and content[1].pos_ not in ("AUX", "VERB"))):
        text = re.sub(r"^that (?=\w+ \w+)", "", text, flags=re.IGNORECASE)
    text = gap + text
    text = _proposition(text, content, cue, name, we, me)
    if not text:
        return ""
    hangs: Dangling = "pronoun" if lacks_subject(content) and not gap and name not in ("promise", "expect") else ""
    hangs = hangs or dangling([content], named)
    if hangs and not gap:
        text = in_front(topic_of(seen_by(context, content.sent, we, me), hangs, text), finish(text))
    return finish(text)


def _proposition(text: str, content: Span, cue: Token | None, name: CueClass, we: str, me: str) -> str:
    """The clause or object as a sentence that says what the reporting verb makes of it."""
    if name in ("promise", "expect") and cue is not None and any(
        child.tag_ in ("WRB", "WP") or child.lower_ in ("whether", "if") for child in cue.children
    ):
        return ""  # "it is unclear how the council plans to pay"
    if content[0].lower_ != "to" and not is_clause(content) and any(
        one.tag_ in ("WP", "WRB") and two.lower_ == "to" for one, two in pairwise(content[:_ADDRESSED])
    ):
        return ""  # "tells them what to read": no clause
    if cue is not None and (called_on := wanted(content, cue, text)):
        return called_on
    clause = is_clause(content)
    wish = _TO.match(text) if content[0].lower_ in ("to", "not", "never") else None
    if name in ("promise", "expect") and wish:
        who = with_article(me or we) or _printed_subject(cue)
        return f"{who} will {wish['not'] or ''}{text[wish.end() :]}" if who else ""
    if cue is not None and (mandated := should(content, cue, text)):
        return mandated
    if name == "expect" and " to " in text and content.root.dep_ in ("ccomp", "xcomp", "dobj") \
            and content[0].lower_ != "that":
        return re.sub(r" to ", " will ", text, count=1) if not is_clause(content) else text
    if not clause and cue is not None and cue.lemma_ in _DECLARES and not is_finite(content):
        teller = with_article(me or we) or _printed_subject(cue)  # "declared Ostrow part of the league"
        return f"{teller} {finite_form(cue)} {text}" if teller and content.start > cue.i else ""
    if name == "deny" and clause:
        own = content[0].pos_ != "PROPN" and text.casefold().split()[:1] == [content[0].lower_]  # no name put for "he"
        return f"It is not true that {text[:1].lower() + text[1:] if own else text}"
    acts = f"{with_article(me or we)} {finite_form(cue)} {text}" if cue is not None and (me or we) else ""
    if name in ("support", "oppose") and not clause and cue is not None and is_somebody(content.root):
        called = cue.lemma_ == "call"  # for somebody to come
        pronoun = next((child.text for child in cue.children if child.dep_ == "nsubj"), "")
        told = f"{subject} {finite_form(cue)} {text}" if (subject := _printed_subject(cue) or pronoun) else ""
        return "" if called else f"{acts or told}{_for_what(content, cue)}" if acts or told else ""
    if name == "deny":
        return f"{text} {'are' if _plural(content) else 'is'} {'not true' if _UNTRUE.search(text) else 'wrong'}"
    if name in ("support", "oppose") and not clause:
        return f"{text} {'are' if _plural(content) else 'is'} {'right' if name == 'support' else 'wrong'}"
    if name == "exclude":
        return f"There will be no {_EVENTS.sub('', text)}"
    if cue is not None and ((wish and not clause) or (content.root.ent_type_ == "MONEY" and name == "promise")):
        subject = _printed_subject(cue)  # "demanded to know why", "pledged 3 billion"
        return acts or (f"{subject} {finite_form(cue)} {text}" if subject else "")
    if cue is not None and not clause and cue.lemma_ == "announce" and content.root.pos_ == "NOUN" \
            and is_finite(content):
        return _of_noun_phrase(text, cue.lemma_)  # "measures that would deny entry": the only tense is below the noun
    tells = clause or (is_finite(content) and not describes(content))
    if tells or cue is None or content.end <= cue.i:  # "P, the institute reported"
        return text
    if content.root.ent_type_ == "PERSON" and cue.lemma_ == "warn":
        return ""  # whom, and not of what
    if content.root.tag_ == "VBG" or text == _of_noun_phrase(text, cue.lemma_):
        return acts if cue.tag_ != "VB" or cue.dep_ == "ROOT" else ""
    return _of_noun_phrase(text, cue.lemma_)


def _for_what(content: Span, cue: Token) -> str:
    """What somebody is praised, blamed or backed as or for: "slammed Oberg as a liar"."""
    doc, at = content.doc, content.end
    if at >= content.sent.end or doc[at].lower_ not in ("as", "for", "over") or doc[at].head.i not in (
        cue.i, content.root.i
    ):
        return ""
    words = doc[at : doc[at].right_edge.i + 1]
    return f" {words.text}" if 1 < len(words) <= _GAP_WORDS else ""


def _said_by_several(cue: Token | None) -> bool:
    """So "city officials say they will stay": the officials, not the city."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None) if cue is not None else None
    return subject is not None and subject.tag_ == "NNS"


def _said_by_many(cue: Token | None) -> bool:
    """Whether several persons or a body say it, who are not the "he" of their own words."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None) if cue is not None else None
    return subject is not None and (
        subject.tag_ in ("NNS", "NNPS") or subject.lower_ in INSTITUTIONS or subject.ent_type_ in ("ORG", "GPE")
    )


def _printed_subject(cue: Token | None) -> str:
    """The subject of the reporting verb as printed, for speakers without a name: "Officials"."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None) if cue is not None else None
    if cue is None or subject is None or subject.pos_ == "PRON":
        return ""
    words = cue.doc[subject.left_edge.i : min(subject.right_edge.i + 1, cue.i)].text.strip(" ,")
    return words if len(words.split()) <= _SUBJECT_WORDS else str(subject.text)


def is_somebody(noun: Token) -> bool:
    """A person, a body or a country: one is for or against them, they are not "right"."""
    if noun.pos_ == "PROPN":
        return noun.ent_type_ not in ("LAW", "EVENT", "WORK_OF_ART", "PRODUCT", "DATE")
    return noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.lower_ in ROLES


def _gap(content: Span, cue: Token | None) -> str | None:
    """What a relative clause's reporting verb takes out of its content: "the bridge, which Oberg says should close".

    Returns:
        The words that are missing in front, with a space; empty when nothing is missing; None when the missing words
        cannot be told ("something residents say he does").
    """
    if cue is None or cue.i >= content.start or content.root.head.i != cue.i:
        return ""
    relative = cue
    while relative.dep_ == "conj" and relative.head.i != relative.i:
        relative = relative.head
    if relative.dep_ != "relcl":
        before = content.doc[content.start : content.root.i]
        nominal = any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in before)
        return None if lacks_subject(content) and not nominal else ""
    head = relative.head
    if any(token.dep_ in ("mark",) and token.lower_ == "that" for token in content.root.children):
        return ""
    if not lacks_subject(content):
        transitive = any(child.dep_ in ("dobj", "attr", "acomp", "prep", "xcomp", "ccomp", "prt", "nsubjpass")
                         for child in content.root.children)
        return None if head.lower_ in _SOMETHING and not transitive else ""
    if head.pos_ not in ("NOUN", "PROPN") or head.lower_ in _SOMETHING:
        return None
    whole = head.doc[head.left_edge.i : relative.left_edge.i].text.strip(" ,\u2014\u2013")
    return f"{whole} " if whole and len(whole.split()) <= _GAP_WORDS else None


_REFLEXIVE = word_set("himself herself itself themselves myself ourselves")
"""Words that no proposition begins with: "found themselves alone"."""


def _says(token: Token) -> bool:
    """Whether a word tells anything: "it did", "that it is" only repeat what was said before."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") or (
        token.pos_ == "VERB" and token.lemma_ not in ("do", "be", "have")
    )


_DECLARES = word_set("declare deem brand label name")
_ADDRESSED = 5  # words within which whom and what follow: "tells young farmers what to read"
_SUBJECT_WORDS = 6  # words of a printed subject that is put for "they"
_GAP_WORDS = 18  # words of a noun phrase that a relative clause hangs on; longer ones hold clauses of their own


_SUBJUNCTIVE = re.compile(r"(?P<what>[^,;:]+?) be (?P<done>\w.*)$")
"""A clause that the parser took for a noun phrase: "demanded the tax be suspended"."""


def _plural(content: Span) -> bool:
    return content.root.tag_ in ("NNS", "NNPS") or any(
        child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") for child in content.root.children
    )


def _of_noun_phrase(text: str, cue: str) -> str:
    """So "acknowledged Y's right to join" → "Y has the right to join"; "announced a pay freeze" → "There will be …"."""
    right = re.match(r"^(?P<who>.+?)(?:['’]s|(?<=s)['’]) right (?P<what>(?:to|of) .+)$", text)
    if right:
        plural = right["who"].endswith("s") and f"{right['who']}'s" not in text and f"{right['who']}’s" not in text
        return f"{right['who']} {'have' if plural else 'has'} the right {right['what']}"
    if cue in ("propose", "recommend", "demand", "urge"):
        if (wanted := _SUBJUNCTIVE.match(text)) is not None:
            return f"{wanted['what']} should be {wanted['done']}"
        return f"There should be {text}"
    if cue in ("announce", "promise", "pledge", "predict", "warn") and not re.match(
        r"(?i)the\b|of\b|his\b|her\b", text
    ):
        return f"There will be {text}"
    return text
