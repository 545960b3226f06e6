"""Words of decisions beside those of the lexicon: verbs, particles and objects with which they tell one or none."""

from __future__ import annotations

from streams.extract.parsing.lexicon import ACT_PARTICLES, POSITIONS, ROLES, word_set

PHASES = word_set("begin start resume stop")
LEMMAS = {"fin": "fine", "quashe": "quash", "halv": "halve", "decreed": "decree", "defunde": "defund"}
"""What the small language model makes of "fined" and the like."""
SAYING = ("assert", "exclude", "ask", "expect")
NEAR = 4  # tokens between a verb and its auxiliary or particle; farther ones are parser errors

MORE = word_set("""decommission accredit auction lease defund subsidise subsidize terminate discontinue dismantle
    legalise legalize decriminalise decriminalize relocate quash requisition confiscate extradite outsource decree
    deregister unban reappoint convict sentence countersign initial summon assign allot allocate earmark hire redraw
    delist arrest detain free evacuate impound unseal declassify disqualify promulgate gazette prorogue blacklist
    rehire demote reroute unfreeze unblock repay reimburse expropriate furlough rezone reassign deselect""")
"""Verbs of decisions besides `ACTS`, whatever their object."""
MORE_PARTICLES = frozenset([("hand", "over"), ("hand", "back"), ("pay", "back"), ("give", "back"), ("give", "up"),
                        ("bring", "back"), ("bring", "forward"), ("take", "over"), ("set", "aside"), ("put", "off"),
                        ("tear", "up"), ("tear", "down"), ("pull", "down"), ("wind", "up"), ("close", "down"),
                        ("wave", "through"), ("vote", "down"), ("vote", "through"), ("write", "off"),
                        ("scale", "back"), ("switch", "off"), ("walk", "out"), ("set", "up"), ("appeal", "against"),
                        ("send", "back"), ("send", "home"), ("take", "down"), ("put", "up"), ("call", "in"),
                        ("call", "up"), ("call", "back"), ("swear", "in"), ("take", "away"), ("pay", "off"),
                        ("strike", "out"), ("strike", "off"), ("buy", "out"), ("buy", "back"), ("bring", "in"),
                        ("hand", "down"), ("hand", "out")])
"""Particles that make a decision of a verb, with `WITH_PARTICLE` or else any object but the light ones."""
PARTICLES = ACT_PARTICLES | MORE_PARTICLES
SIGNATURES = word_set("signature name seal initials")
"""What is put to a contract by who signs it."""
RATES = word_set("""levy tax fee fare price toll fine rent grant subsidy benefit wage salary pension budget aid fund
    funding quota limit penalty duty tariff rate cap charge fees deposit surcharge bonus contribution premium""")
RULES = word_set("""rule ban curb restriction limit control sanction law requirement standard curfew lockdown embargo
    measure regulation quota""")
BODIES = word_set("""agency commission inquiry committee fund panel force reserve body board office ministry authority
    park zone court tribunal registry council department unit register hotline""")
PAPERS = word_set("""order permit licence license ban decree directive warrant waiver visa injunction pardon
    certificate regulation fine subpoena""")
LEAVE = word_set("permit licence license application permission visa bail asylum appeal consent")
PREMISES = word_set("""hall building gate school museum park church library archive plant factory works station
    hospital pool lido market depot office offices headquarters warehouse site ground stadium house""")
ASSETS = PREMISES | word_set("""land field farm ship ferry fleet aircraft helicopter tram bus train vehicle bank
    company firm stake share airport port harbour mine forest island estate property pier dock system software machine
    painting collection stock bond club hotel theatre theater brewery mill vaccine weapon missile debt service network
    flat flats home homes housing pipeline reserve grain""")
MARKERS = word_set("""sign plaque plate fence barrier barricade statue monument flag banner portrait memorial camera
    gate bollard screen poster cross""")
"""What is put up and taken down in public."""
FUNDS = word_set("million billion fund funding money aid tranche instalment installment")
HEAVY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("double", "halve", "treble", "triple", "quadruple", "increase", "reduce", "cap", "peg"), RATES),
    **dict.fromkeys(("tighten", "relax", "ease", "loosen"), RULES | RATES),
    **dict.fromkeys(("establish", "create", "found"), BODIES),
    "end": RULES | word_set("""subsidy contract service partnership boycott strike moratorium emergency sponsorship
        cooperation funding practice"""),
    "issue": PAPERS,
    "declare": word_set("""emergency war curfew holiday moratorium ceasefire truce bankruptcy strike independence
        lockdown"""),
    "give": word_set("""approval permission consent licence license permit contract notice assent clearance key job
        post immunity amnesty asylum citizenship mandate"""),
    "hand": word_set("contract licence license lease control key"),
    "deny": LEAVE,
    "recognise": word_set("state government union independence party marriage result licence diploma qualification"),
    "certify": word_set("result election vote aircraft plant school"),
    "settle": word_set("suit lawsuit case claim dispute strike"),
    "appeal": word_set("ruling verdict decision sentence judgment judgement conviction fine"),
    "seize": ASSETS,
    "deploy": word_set("troop soldier force police army guard inspector warship"),
    "table": word_set("bill motion amendment proposal resolution budget estimate"),
    "carry": word_set("bill motion"),
    "submit": word_set("bill resignation application bid motion budget appeal"),
    "call": word_set("election referendum strike"),
    "lock": PREMISES,
    "shut": PREMISES | word_set("border road bridge tunnel line branch mine reactor airport port"),
    "remove": MARKERS | ROLES | word_set("ban levy cap limit restriction fee toll tariff requirement name clause"),
    "replace": ROLES | word_set("law rule contract system fleet tram train bus"),
    "install": MARKERS | word_set("meter sensor ramp cable"),
    "erect": MARKERS,
    "transfer": ASSETS | FUNDS | word_set("dollar crown prisoner inmate power control ownership title right"),
    "donate": ASSETS | word_set("million"),
    "pay": word_set("""million billion compensation damages penalty deposit ransom instalment installment tranche
        arrears reparation restitution"""),
    "return": word_set("""deposit fee offer application cheque check guarantee licence license grant permit petition
        bill donation contribution certificate money"""),
    "release": FUNDS | word_set("suspect crew captain skipper driver man woman"),
    "send": word_set("troop soldier police army inspector auditor warship guard notice invoice bill summons case"),
    "set": RATES | word_set("date deadline target minimum ceiling bail"),
    "serve": word_set("notice summons writ subpoena injunction"),
    "seal": PREMISES | word_set("border mine well mill entrance room shop"),
    "rent": ASSETS,
    "engage": word_set("builder firm company band orchestra lawyer architect contractor crew guard"),
    "promote": ROLES,
    "name": ROLES,
    "convene": word_set("parliament council session summit jury panel assembly committee board inquiry"),
    **dict.fromkeys(("mobilise", "mobilize"), word_set("troop reserve reservist army soldier guard force")),
    "dock": word_set("pay wage salary point"),
    "ground": word_set("aircraft fleet jet plane flight helicopter airliner"),
    "delete": word_set("clause sentence word passage paragraph line record entry name requirement"),
    "invoke": word_set("clause article act law power powers privilege amendment treaty emergency"),
    "commute": word_set("sentence"),
    "levy": RATES | word_set("sanction"),
    "cull": word_set("badger seal deer wolf bird poultry herd flock cattle"),
    "move": word_set("embassy headquarters election hearing capital"),
    "draw": word_set("boundary district map"),
}
HEAVY["recognize"] = HEAVY["recognise"]
"""Objects with which a common verb tells a decision; without one of them it tells none."""
WITH_PARTICLE: dict[tuple[str, str], frozenset[str]] = {
    ("set", "up"): BODIES,
    ("give", "up"): ASSETS | word_set("post office licence license claim right mandate control"),
    ("give", "back"): ASSETS | word_set("grant money fund deposit licence license"),
    ("pay", "back"): word_set("grant money loan subsidy aid fee fund deposit"),
    ("hand", "back"): ASSETS | word_set("grant money licence license key mandate"),
    ("take", "over"): ASSETS,
    ("set", "aside"): word_set("ruling verdict judgment judgement sentence conviction order million money land fund"),
    ("put", "off"): word_set("vote election strike reform decision opening closure ban levy increase meeting"),
    ("bring", "forward"): word_set("vote election levy ban deadline reform opening closure"),
    ("wind", "up"): BODIES | word_set("company firm fund"),
    ("tear", "up"): word_set("contract treaty deal agreement accord plan lease pact"),
    ("walk", "out"): frozenset(),
    ("switch", "off"): word_set("reactor light lights camera turbine plant transmitter lamp siren"),
    ("send", "back"): word_set("offer application case cheque file budget ship refugee migrant"),
    ("take", "down"): MARKERS,
    ("put", "up"): MARKERS,
    ("call", "in"): word_set("ambassador envoy army troop soldier guard auditor"),
    ("call", "up"): word_set("reservist conscript reserve"),
    ("call", "back"): word_set("ambassador envoy sum bonus diplomat troop"),
    ("take", "away"): word_set("licence license right passport contract"),
    ("pay", "off"): word_set("debt loan mortgage"),
    ("strike", "out"): word_set("clause paragraph word sentence passage"),
    ("strike", "off"): word_set("doctor lawyer solicitor surgeon name"),
    ("buy", "out"): word_set("partner publisher shareholder"),
    ("buy", "back"): ASSETS,
    ("bring", "in"): RULES | RATES,
    ("hand", "down"): word_set("sentence ruling verdict judgment judgement indictment"),
    ("hand", "out"): PAPERS | word_set("sentence"),
}
"""Objects, besides `POSITIONS`, with which a verb and its particle tell a decision."""
PLACED: dict[str, frozenset[str]] = {
    "on": word_set("hold sale trial"),
    "under": word_set("administration quarantine curfew embargo"),
    "to": word_set("vote"),
    "into": word_set("administration receivership force"),
}
"""What something is put on or under by a decision: "put the plan on hold"."""
PERMITTED = word_set("""return enter stay remain leave cross land go keep take use pass open operate continue proceed
    resume build sell import export stand run work vote""")
"""What is let or allowed: others "let it be known" and "let the moment slip"."""
CAUSED = word_set("""remove demolish dismantle install print reprint seal fell dig pull tear take move put set lay hang
    burn destroy shred pulp close open reopen lock fence wall clear erect plant rename strike arrest release build
    rebuild paint repaint repair drain widen tow chisel weld unscrew break brick cut draw enter delete translate replace
    restore raise lower fill fly haul""")
"""What officials have done to things by others: "had the barrier removed"."""
LIGHT: dict[str, frozenset[str]] = {
    "hand": word_set("cup trophy medal prize award cheque check present gift flower letter petition baton microphone"),
    "extend": word_set("lead run streak record hand arm sympathy condolence thank advantage greeting"),
    "lift": word_set("trophy cup arm hand glass spirit mood lid title medal weight finger"),
    "cut": word_set("cake deficit lead hair grass hole tree"),
    "open": word_set("""fair exhibition festival show conference umbrella bottle account scoring lead season
        envelope"""),
    "close": word_set("umbrella book lead season chapter account deal"),
    "pass": word_set("ball harbour bridge house"),
    "drop": word_set("key ball point glass catch bag anchor"),
    "pull": word_set("rope"),
    "publish": word_set("book novel memoir poem"),
    "sign": word_set("guestbook cast card"),
    "block": word_set("shot"),
    "summon": word_set("courage strength energy will memory spirit"),
    "assign": word_set("blame value role"),
    "arrest": word_set("decline attention slide"),
    "free": word_set("time hand mind"),
    "put": word_set("fight"),
}
"""Objects with which it tells none, besides `LIGHT_OBJECTS`."""
PRIVATE_VERBS = word_set("""open close drop cut sell buy lock lift pull raise lower leave pass join order cancel
    postpone shut turn accept refuse extend hand give return move delay lease""")
"""Verbs of everyday life, with which a person's "his keys" or "her holiday" is his own affair."""
ORDERED = word_set("""inquiry review probe halt strike airstrike arrest ban curfew lockdown test recount audit cull
    freeze raid search retrial overhaul shutdown stop recall crackdown boycott report study flag troop force walkout
    buyout""")
"""What is ordered by a person in office, besides nouns in "-ion", "-ment", "-ure", "-al" and "-ing"."""
ACTION = ("ion", "ment", "ure", "al", "ing", "ance")
JOINED = word_set("""union alliance treaty accord government cabinet coalition party board council pact bloc committee
    suit lawsuit boycott strike agreement commission""")
PASSED = word_set("law act resolution ordinance budget sentence judgment judgement order control amnesty")
OWN = word_set("his her their my our")
HELD = POSITIONS | ROLES | word_set("""resignation cabinet government ministry department law budget troop inquiry
    subsidy sanction sentence licence license permit contract""")
"""What an official has as official: "his opposition", "her deputy"."""
CASES = word_set("case suit lawsuit appeal petition indictment")
NOT_DONE = word_set("could might may should would can ca must")
UNSURE = word_set("""reportedly allegedly supposedly apparently almost nearly yet still perhaps maybe probably likely
    possibly never-before hardly barely""")

DOCUMENTS = word_set("""order decree directive ordinance regulation proclamation edict act bill law plan ruling verdict
    judgment judgement decision ban levy tax fee toll contract deal agreement treaty accord pact budget resolution
    motion measure scheme rule permit licence license moratorium curfew injunction statute bylaw by-law amendment
    reform grant sanction tariff""")
"""What decides by the deed of those who sign, pass or order it: "closes the pier" of an order is its signer's act."""
