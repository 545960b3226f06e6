"""Sources that are nobody in particular: groups ("critics", "Democrats", "officials") and things (polls, documents)."""

from __future__ import annotations

import re

from streams.extract.names.demonyms import state_of
from streams.extract.names.institution_names import DETERMINER, OF, TRIM, capitalised, is_institution
from streams.extract.names.titles import PARTIES
from streams.extract.parsing.lexicon import PRIVATE, word_set

_GROUPS = word_set("""democrats republicans conservatives liberals progressives libertarians tories socialists
    independents moderates centrists hardliners hawks lawmakers legislators senators congressmen congresswomen
    representatives mps meps backbenchers politicians candidates leaders governors mayors ministers presidents
    judges justices lawyers attorneys aides advisers advisors allies supporters opponents backers detractors rivals
    critics skeptics sceptics observers analysts pundits commentators columnists scholars academics professors
    scientists researchers experts economists historians strategists operatives consultants lobbyists pollsters
    diplomats staffers employees workers volunteers donors members delegates respondents voters americans people
    citizens residents migrants immigrants refugees men women children doctors nurses teachers executives investors
    traders businesses companies firms outlets media reporters journalists newspapers authors activists advocates
    campaigners protesters groups organizations organisations nations countries states cities neighbours
    neighbors spokespeople insiders investigators detectives negotiators rescuers firefighters officers
    feminists socialists courts banks unions churches universities hospitals farmers landlords parents families
    conservationists environmentalists evangelicals veterans soldiers""")
"""Heads of plurals that stand for no institution."""
_PEOPLES = re.compile(r"(?:\w+-)?(?:Americans|Asians|Europeans|Africans)$")
_IN_HOUSES = word_set("lawmakers legislators senators leaders members aides voters supporters critics allies")
"""Groups that titles and the like print with a capital: "House Members"."""
_OF_HOUSE = word_set("officials ministers inspectors regulators")
"""Plurals that speak for the house named beside them: "health ministry officials"."""
_SENT = word_set("observers monitors auditors negotiators inspectors envoys delegates delegation")
"""Who speaks for the house that sent them, where it is told behind them: "observers from the Harbour Union"."""
_WATCHED = re.compile(r"\b(?:court|house|congress|parliament|senate|party|east|west|bank|reserve|street|sea|region)$")
"""Last words of what observers watch, and not of who sent them: "observers of the Supreme Court"."""
_SENDER = re.compile(r"(?P<whose>of|from|for)\s+(?P<the>the\s+)?(?P<house>[A-Z].*)$")
_HOW_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|\d+|several|some|many|most|various|other|more)(?:\s+|$)",
    re.IGNORECASE,
)
"""How many officials there are: no part of their house, though a sentence begins with it in a capital."""
_RANKS = word_set("""senior top local federal state high-ranking unnamed anonymous elected public western serving
    current and""")
"""Words that only say what kind of officials they are; others with them may be a house: "State Department"."""
_NO_LONGER = re.compile(r"(?:current and |serving and )?(?:former|retired)\b", re.IGNORECASE)
_THINGS = word_set("""research study studies poll polls survey surveys data datum statistics figures numbers records
    documents document filings filing transcript transcripts profile profiles census book books memoir article
    articles essay memo memos email emails e-mail letter letters text texts video footage audio recording law bill
    legislation ruling opinion constitution amendment report reports estimate estimates analysis analyses results
    history evidence website site webpage page spreadsheet chart graph map biography affidavit complaint lawsuit
    indictment tweet tweets post posts headline headlines editorial transcript excerpts""")
"""Heads of what is read, not heard; who wrote it is seldom beside it."""


_OUTLETS = word_set("""times post news journal herald tribune gazette chronicle telegraph magazine radio tv television
    newspaper newspapers bbc cnn nbc cbs abc npr msnbc pbs reuters bloomberg politico axios afp newsweek guardian
    examiner observer globe sentinel dispatch inquirer courier haaretz wire daily weekly breitbart politifact
    buzzfeed vox""")
_NAMED_OUTLETS = frozenset(("new yorker", "new republic", "national review", "rolling stone", "mother jones",
                           "vanity fair", "daily beast", "weekly standard"))
_AMBIGUOUS_OUTLETS = word_set("wire courier post weekly daily observer globe sentinel dispatch examiner")
"""Words of outlets only among other words."""


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, station or agency."""
    words = [word.strip(TRIM).casefold() for word in name.split()]
    named = [word for word in words if word in _OUTLETS and (len(words) > 1 or word not in _AMBIGUOUS_OUTLETS)]
    site = bool(re.search(r"\w\.(?:com|org|net|co\.uk)$", name))
    at_edge = bool(named) and (words[-1] in _OUTLETS or words[0] in _OUTLETS)
    return site or at_edge or " ".join(words) in _NAMED_OUTLETS


_PARTICIPLE = re.compile(
    r"\s+(?:(?:earlier )?(?:this|last) (?:year|month|week)|gathered|published|released|conducted|obtained|taken|by"
    r"|from)\s.*"
)
_CAPITAL_THINGS = frozenset(("Constitution", "Census"))


def group_of(phrase: str) -> str | None:
    """For a plural of people: the institution it speaks for, empty if it speaks for none; None for other phrases."""
    bare = DETERMINER.sub("", phrase.strip(TRIM))
    words = [word.strip(TRIM) for word in OF.split(bare)[0].split()]
    head = words[-1].casefold() if words else ""
    if head in _SENT and (house := _sender(phrase)):
        return house
    nation = state_of(words[0].rstrip("s")) if len(words) == 1 else ""
    if len(words) == 1 and (_PEOPLES.match(words[0]) or nation not in (words[0].rstrip("s"), words[0])):
        return ""  # "African-Americans", "Norwegians"
    if head in _GROUPS and (words[-1].islower() or len(words) == 1 or head in PARTIES | _IN_HOUSES):
        leads = re.match(r"^(?:one|a|another)\b", phrase.casefold())
        return None if leads else ""
    if head == "official" and not words[0].istitle() and len(words) <= 3:
        return None
    if head not in _OF_HOUSE:
        return None
    house = _HOW_MANY.sub("", re.sub(r"['\u2019]s?$", "", " ".join(words[:-1])), count=1)
    if _NO_LONGER.match(house):
        return ""
    if is_institution(house):
        return house
    if capitalised(house) and not _RANKS.issuperset(house.casefold().split()):
        bare = _HOW_MANY.sub("", bare, count=1)
        return bare if len(house.split()) == 1 and (not house.isupper() or house in ("US", "UK")) else house
    tail = OF.split(bare, maxsplit=1)[1:]
    if tail and (is_institution(tail[0]) or capitalised(DETERMINER.sub("", tail[0]))):
        return tail[0]
    some = len(words) > 1 and not house  # "two regulators"; "the regulators" are an institution
    return "" if some or head in ("officials", "ministers") else None


def is_sent(phrase: str) -> bool:
    """Whether a phrase tells of observers, a delegation or the like, and which house sent them."""
    words = OF.split(phrase)[0].split()
    return bool(words) and words[-1].strip(TRIM).casefold() in _SENT and bool(_sender(phrase))


def _sender(phrase: str) -> str:
    """The house that sent observers or a delegation; empty where a place is told, or what somebody watches."""
    sent = _SENDER.search(phrase)
    if sent is None:
        return ""
    house = DETERMINER.sub("", sent["house"].strip(TRIM))
    watched = sent["whose"] == "of" and _WATCHED.search(house.casefold()) is not None
    named = is_institution(house) or house.isupper() or (sent["the"] is not None and len(house.split()) > 1)
    return house if named and capitalised(house) and not watched else ""


_NEAR = re.compile(
    r"(?<=\w)\s+(?:(?:very |so |long )?(?:close|near|loyal|sympathetic|privy) to"
    r"|familiar with|aware of|briefed (?:on|by)|informed (?:of|about)|involved in"
    r"|with (?:\w+ ){0,2}(?:knowledge|understanding) of)\s[^,]+"
)
"""What an unnamed source is said to be close to or to know: neither who speaks nor what is spoken for."""
_OF_WHOM = re.compile(r"\s+(?:of|in|at|from|near|around|inside|within|for|to)\s+")
_SOMEBODY = PRIVATE | word_set("""person those anyone associate associates relative relatives colleague colleagues
    confidant confidants confidante confidantes ally allies acquaintance acquaintances supporter supporters""")
"""Heads of phrases that tell whose friend, colleague or neighbour somebody is, and not who."""


def without_nearness(phrase: str) -> str:
    """The phrase without what a source is close to or knows: "an official close to the mayor" is an official."""
    return _NEAR.sub("", phrase)


def is_society(phrase: str) -> bool:
    """Whether a phrase names a society by its members: "Friends of the Northern Rivers"."""
    return re.match(r"(?:Friends|Mothers|Sons|Daughters) of the [A-Z]", phrase) is not None


def is_somebody(phrase: str) -> bool:
    """Whether a phrase means people without a name: "two people close to X", "friends of X", "a source at the bank"."""
    whole = without_nearness(phrase.strip(TRIM))
    head, *related = _OF_WHOM.split(DETERMINER.sub("", whole))
    words = head.split()
    if not words or not (related or whole != phrase.strip(TRIM)) or words[-1].strip(TRIM).casefold() not in _SOMEBODY:
        return False
    return not is_society(whole) and (words[-1].islower() or len(words) == 1)


def is_thing(phrase: str) -> bool:
    """Whether the head of a phrase is a document, a poll or the like."""
    bare = DETERMINER.sub("", phrase.strip(TRIM))
    words = OF.split(_PARTICIPLE.sub("", bare))[0].split()
    head = words[-1].strip(TRIM) if words else ""
    opens = len(words) == 1 and head == phrase.strip(TRIM).split()[0] and head != "Post"  # "Estimates from the bank"
    return head.casefold() in _THINGS and (head.islower() or opens or head in _CAPITAL_THINGS)
