"""The text of what is reported without quotation: a clause taken out of its sentence and set upright.

Tense and pronouns of reporting are undone, and verbs of stance, denial and promise become plain propositions: "denied
that P" is "It is not true that P.", "backs a levy" is "A levy is right.", "ruled out a levy" is "There will be no
levy.", "endorsed Belmar" is "X endorses Belmar."
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from streams.extract.parsing.lexicon import ROLES, CueClass, word_set
from streams.extract.standalone.bounds import whole_clause, without_own_report
from streams.extract.standalone.completion import completions
from streams.extract.standalone.dangling import Dangling, dangling
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

_UNTRUE = re.compile(
    r"\b(?:account|claim|report|allegation|accusation|suggestion|rumou?r|assertion|charge|story|"
    r"statement|version|speculation|finding|criticism|assessment|insinuation)s?\b",
    re.IGNORECASE,
)


_MANDATIVE = word_set("tell urge ask order advise remind instruct recommend propose demand suggest insist request")
"""Verbs whose clause in the bare form, or whose "parents to keep …", says what should be done."""


_CALLS = word_set("call warn urge advise caution remind")
"""Verbs that say what somebody should do: "called for Oberg to resign", "warned Oberg not to sign"."""
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
    content = without_own_report(whole_clause(content, cue), cue)
    gap = _gap(content, cue)
    if gap is None:
        return ""
    if not (we or me) and not personal:
        we = _printed_subject(cue)
    tokens = [token for token in content if not parenthesis[0] <= token.i < parenthesis[1]]
    institution = we if we != me or not personal else ""
    completed = completions([content], context.full_forms, me, institution, pronouns=False)
    text, named = upright(tokens, content, cue, we, me, completed, personal=personal)
    if content[0].text != "That" or (len(content) > 1 and content[1].pos_ not in ("AUX", "VERB")):  # "That was said"
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
    if cue is not None and cue.lemma_ in _CALLS and (wanted := _wanted(content, cue, text)):
        return wanted
    clause = is_clause(content)
    wish = _TO.match(text) if content[0].lower_ in ("to", "not", "never") else None
    if name in ("promise", "expect") and wish:
        who = with_article(me or we) or _printed_subject(cue)
        return f"{who} will {wish['not'] or ''}{text[wish.end() :]}" if who else ""
    if (
        cue is not None
        and cue.lemma_ in _MANDATIVE
        and content[0].lower_ != "to"
        and _bare_infinitive(verb := _verb_below(content, cue))
    ):
        bare = r"\s((?:not|never) )?(?:to )?" + re.escape(verb.text) + r"\b"
        return re.sub(bare, rf" should \1{verb.text}", text, count=1)
    if name == "expect" and " to " in text and content.root.dep_ in ("ccomp", "xcomp", "dobj") \
            and content[0].lower_ != "that":
        return re.sub(r" to ", " will ", text, count=1) if not is_clause(content) else text
    if name == "deny" and clause:
        return f"It is not true that {text[:1].lower() + text[1:] if content[0].pos_ != 'PROPN' else text}"
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
    if clause or is_finite(content) or cue is None:
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


def _printed_subject(cue: Token | None) -> str:
    """The subject of the reporting verb as printed, for speakers without a name: "Officials"."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None) if cue is not None else None
    if cue is None or subject is None or subject.pos_ == "PRON":
        return ""
    words = cue.doc[subject.left_edge.i : min(subject.right_edge.i + 1, cue.i)].text.strip(" ,")
    return words if len(words.split()) <= _SUBJECT_WORDS else str(subject.text)


def _wanted(content: Span, cue: Token, text: str) -> str:
    """What somebody is called on to do: "called for the board to step down"; empty when nobody is."""
    doc, at, denied = content.doc, content.end, ""
    if content[0].lower_ == "to" and content.root.pos_ == "VERB" and doc[cue.i + 1].lower_ in ("for", "on"):
        whom = doc[cue.i + 2 : content.start].text
        return f"{whom} should {text[3:]}" if whom else ""
    if at < content.sent.end and doc[at].lower_ == "not":
        at, denied = at + 1, "not "
    if at + 1 >= content.sent.end or doc[at].lower_ != "to" or doc[at + 1].tag_ != "VB":
        return ""
    end = at + 2
    while end < content.sent.end and not (doc[end].is_punct and doc[end].text in ",;.:\u2014"):
        end += 1
    return f"{text} should {denied}{doc[at + 1 : end].text}"


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


_SUBJECT_WORDS = 6  # words of a printed subject that is put for "they"
_GAP_WORDS = 18  # words of a noun phrase that a relative clause hangs on; longer ones hold clauses of their own


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
        return f"There should be {text}"
    if cue in ("announce", "promise", "pledge", "predict", "warn") and not re.match(
        r"(?i)the\b|of\b|his\b|her\b", text
    ):
        return f"There will be {text}"
    return text


def _verb_below(content: Span, cue: Token) -> Token:
    return next(
        (token for token in content if token.head.i == cue.i and token.dep_ in ("xcomp", "ccomp")), content.root
    )


def _bare_infinitive(root: Token) -> bool:
    """So "that shareholders take the money", "parents to keep sending": a verb without tense."""
    if root.pos_ != "VERB":
        return False
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in root.children):
        return True
    subject = [child for child in root.children if child.dep_ == "nsubj"]
    return root.tag_ == "VB" and bool(subject) and not any(child.dep_ == "aux" for child in root.children)
