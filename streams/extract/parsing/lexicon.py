"""Word lists of attribution: reporting verbs by class, roles, institutions, acts, and who speaks for nobody.

Closed classes of English news prose, collected from style guides and from reading; lemmas in lower case.
"""

from __future__ import annotations

from typing import Literal


def word_set(words: str) -> frozenset[str]:
    """The words of a text, split at white space."""
    return frozenset(words.split())


FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
"""Tags of verbs with a tense, and of modal verbs."""

CueClass = Literal["assert", "deny", "promise", "support", "oppose", "exclude", "ask", "expect"]

_CUES: dict[CueClass, str] = {
    "assert": """acknowledge add admit affirm allege announce answer argue assert assure boast caution cite claim
        comment concede conclude confess confirm contend clarify declare disclose explain find highlight hint insist
        joke lament maintain mention note observe point predict proclaim read recall recommend reiterate remark remind
        repeat reply report respond reveal say show signal state stress suggest tell testify tweet underline
        underscore urge warn write post agree believe think call complain counter emphasize emphasise estimate
        indicate inform instruct order demand propose say quip retort rule shout whisper""",
    "deny": "deny reject dismiss refute rebut dispute contradict",
    "promise": "promise pledge vow swear undertake guarantee commit",
    "support": "back support endorse favour favor welcome embrace defend champion",
    "oppose": "oppose condemn criticise criticize denounce resist slam blast",
    "exclude": "exclude",
    "ask": "ask wonder inquire enquire question",
    "expect": "expect forecast plan intend aim hope",
}
CUES: dict[str, CueClass] = {lemma: name for name, words in _CUES.items() for lemma in words.split()}
"""Lemma of a reporting verb to its class."""

PARTICLE_CUES: dict[tuple[str, str], CueClass] = {
    ("rule", "out"): "exclude",
    ("speak", "against"): "oppose",
    ("speak", "out"): "oppose",
    ("come out", "for"): "support",
    ("come out", "against"): "oppose",
    ("campaign", "against"): "oppose",
    ("argue", "against"): "oppose",
    ("warn", "against"): "oppose",
    ("hit", "at"): "oppose",
    ("call", "for"): "support",
    ("vote", "against"): "oppose",
    ("vote", "for"): "support",
}
"""Verb, with "out" where it needs that, and particle or preposition below it to the class, which they turn."""

QUOTE_CUES = frozenset(CUES) | word_set("""begin continue go laugh smile sigh snap exclaim interject shrug open
    close thunder tell quote""")
"""Verbs that introduce a quotation; after a full quotation these are as good as `say`."""

FACT_SOURCES = word_set("""sample survey figure datum study poll number statistic result document record image
    video photo report map chart test reading file letter sign light evidence law rule reason principle tradition
    custom schedule timetable""")
"""Subjects of `show`, `say`, `suggest` that are things, not speakers."""

SURVEYORS = word_set("""geological ordnance antarctic hydrographic archaeological topographic topographical soil
    seismological""")
"""Words before the "Survey" that is a body and not a study."""

ROLES = word_set("""president premier chancellor minister mayor governor chief director head chair chairman
    chairwoman chairperson executive ceo cfo cto coo spokesman spokeswoman spokesperson spokespeople
    superintendent commissioner secretary prosecutor judge justice general colonel major captain commander
    lieutenant sergeant admiral commodore marshal brigadier senator congressman congresswoman representative lawmaker mp
    ambassador envoy economist officer leader coordinator manager principal professor chancellor rector dean
    bishop archbishop cardinal pope king queen prince princess emperor sheikh emir coach captain inspector
    constable sheriff marshal attorney ombudsman ombudswoman auditor treasurer curator harbourmaster registrar
    councillor councilor alderman speaker whip vice-president undersecretary magistrate negotiator delegate
    trustee boss founder owner editor scientist surgeon physician warden ranger veterinarian vet geologist
    investigator hydrologist meteorologist epidemiologist engineer pilot comptroller controller quartermaster
    commandant pm
    analyst chairs co-chair co-founder commish official aide deputy counsel counsellor adviser advisor nurse
    stewardess skipper candidate nominee president-elect supervisor planner rapporteur archivist clerk keeper
    pastor rabbi imam priest vicar cleric ayatollah administrator conservator librarian bursar chaplain caretaker
    custodian coroner forecaster pathologist organiser organizer arbitrator mediator headteacher headmaster headmistress
    dg vc second-in-command cofounder vp svp evp cio cmo""")
"""Head nouns of roles."""

ROLE_MODIFIERS = word_set("""prime deputy vice chief first second senior acting interim former assistant
    associate foreign defence defense health finance interior justice education transport environment energy
    trade sports sport agriculture farm labour labor culture economy home head executive press managing medical
    financial operating technical police fire attorney state district city county lord lady general under
    permanent national federal regional local junior shadow private public safety science digital housing water
    fisheries planning retail sales test communications marketing operations cabinet opposition club team party
    army navy air military presidential municipal provincial governmental ministry government company bank
    airline league union""")
"""Words that stand before a role noun as part of the role."""

HONORIFICS = word_set("""mr mrs ms miss mx dr prof sir dame lord lady rev fr hon honourable honorable comrade engr
    barrister sister brother cr cllr reverend excellency eminence madam monsieur madame mme herr frau señor
    señora shri smt datuk""")

INSTITUTIONS = word_set("""ministry department police office authority bank agency council party government
    bureau institute commission court company airline union university hospital team board committee parliament
    senate congress assembly league federation association society club city district county state
    administration army navy force forces guard service services corporation group firm operator regulator
    organisation organization centre center foundation church museum school college academy airport airports
    motors port railway railways cabinet palace kremlin prosecution prosecutors consortium cooperative fund
    exchange chamber front movement mission embassy secretariat directorate trust utility works brigade
    laboratory treasury coalition inspectorate tribunal headquarters faculty carrier maker manufacturer retailer
    lender studio publisher broadcaster newspaper town village municipality province region alliance bloc
    confederation holdings industries airlines energy pharma house presidency observatory clinic institute's prison jail
    library theatre theater zoo gallery orchestra cathedral diocese archive archives brewery shipyard hospice
    division pac patrol polytechnic guild conservatory conservatoire archdiocese seminary orphanage nursery coastguard
    navy gendarmerie constabulary watchdog synod festival refinery smelter registry""")
"""Head nouns of institutions."""

PLURAL_INSTITUTIONS = word_set("""police prosecutors toxicologists officials authorities organisers organizers
    forces regulators ministers lawmakers judges inspectors schools""")

SEATS = frozenset(
    [
        "kremlin",
        "downing street",
        "white house",
        "élysée",
        "elysee",
        "pentagon",
        "vatican",
        "moscow",
        "washington",
        "beijing",
        "brussels",
        "kyiv",
        "kiev",
        "tehran",
        "holyrood",
        "westminster",
        "capitol",
        "number 10",
        "no 10",
        "foggy bottom",
    ]
)
"""Capitals and seats of power that stand for who sits there."""

COMPANY_KINDS = word_set("""company firm maker manufacturer carrier airline retailer lender operator bank group chain
    publisher broadcaster supplier producer brewer insurer startup start-up giant conglomerate subsidiary corporation
    brand miner steelmaker carmaker automaker drugmaker chipmaker planemaker shipbuilder developer refiner wholesaler
    importer exporter distributor contractor utility bottler builder housebuilder""")
"""What an apposition calls a company, and what stands before its name."""

TRADESMEN = word_set("""publisher developer brewer producer contractor supplier importer exporter distributor operator
    miner maker manufacturer retailer wholesaler broadcaster builder""")
"""Nouns that tell of a body or of a single person: "the publisher Ana Bell"."""

PRIVATE = word_set("""resident residents witness witnesses neighbour neighbours neighbor neighbors source
    sources people critics critic activist activists passer-by passers-by reader readers user users student
    students pupil pupils parent parents fan fans customer customers passenger passengers driver drivers rumour
    rumours rumor rumors reporter reporters journalist journalists correspondent columnist blogger anonymous
    insider insiders observers someone everybody everyone nobody somebody anybody leaflet leaflets satirist
    comedian protester protesters pensioner baker fisherman fishermen farmer farmers shopkeeper taxi visitor
    visitors tourist tourists man woman boy girl mother father brother sister son daughter wife husband friend
    friends dealers commuter commuters bystander bystanders spectator spectators voter voters worker workers
    post posts message account poster graffiti banner survivor survivors villager villagers locals
    shopper shoppers user grandson widow some many others experts analysts
    economists researchers those tipster landlord tenant tenants interviewer
    host
    caller""")
"""Who speaks for nobody but himself, or is not known."""

PLACES = word_set("""road street avenue lane lake river mountain mountains mount valley bridge square station
    island islands bay gulf sea ocean park hill hills heights landing beach coast forest""")
"""Last words of names of places, which the small language model takes for persons."""

STREETS = word_set("rue avenue boulevard impasse quai calle avenida paseo piazza corso strada ulitsa rua")
"""First words of names of streets abroad."""

REPORTERS = word_set("""reporter reporters journalist interviewer host moderator q correspondent question anchor
    presenter""")
"""Labels of turns in an interview that ask."""

ACTS = word_set("""sign order veto withdraw shelve open approve cancel suspend ban lift scrap abolish introduce
    charge close drop extend reject recall resign ratify repeal abandon halt authorise authorize block launch
    adopt impose revoke postpone delay dissolve appoint dismiss grant license licence outlaw restore reinstate
    reopen cut raise lower quit leave join sue indict acquit overturn overrule uphold reverse axe freeze sell
    buy acquire accept refuse pardon release award commission clear stop resume start begin publish pull turn
    decline vote devalue float let refund compensate nationalise nationalize privatise privatize enact pass limit
    restrict rescind retract ditch fine sanction prohibit forbid waive renew nominate fire sack oust disband expel
    strike file lodge deport exempt override rename demolish subpoena countermand evict annul""")
"""Verbs of decisions. Counted only with an actor who can decide (`acts.find_acts`)."""

ACT_PARTICLES = frozenset([("turn", "back"), ("let", "go"), ("take", "back"), ("step", "down"), ("pull", "out"),
                           ("back", "down"), ("strike", "down"), ("walk", "away"), ("shut", "down"), ("call", "off"),
                           ("roll", "back"), ("turn", "down"), ("throw", "out"), ("lay", "off"), ("phase", "out"),
                           ("sign", "off"), ("back", "out"), ("cut", "back"), ("hold", "back"), ("break", "off")])
"""Verb and particle that tell a decision together, whatever the verb tells alone."""

WITHHELD = word_set("""fund pay build allow attend negotiate run seek provide support send use change prosecute comply
    cooperate participate defend enforce recognise recognize renew honour honor require take give meet intervene""")
"""Verbs that tell a decision with "will not", besides those of `ACTS`."""

DECIDES = word_set("decide agree vote move choose opt elect")
"""Verbs whose infinitive is the decision: "agreed to buy"."""

_SPOKEN = """concern question eyebrow voice alarm hope doubt fear awareness objection issue point prospect spectre
    specter possibility stake flag"""
_LAWS = """law resolution restriction sanction curb control tariff penalty quota limit amnesty referendum inquiry
    investigation probe review budget strategy levy subsidy"""
HEAVY_OBJECTS: dict[str, frozenset[str]] = {
    "introduce": word_set(_LAWS),
    "leave": word_set("treaty accord union alliance agreement coalition post party government bloc pact cabinet job"),
    "release": word_set("prisoner detainee hostage inmate oil document record file transcript guidance " + _LAWS),
    "publish": word_set("guidance document record " + _LAWS),
    "accept": word_set("resignation nomination invitation refugee verdict ruling responsibility " + _LAWS),
    "float": word_set("currency"),
    "launch": word_set("strike airstrike offensive operation missile satellite crackdown boycott " + _LAWS),
    "let": word_set(""),
    "lodge": word_set("lawsuit suit claim"),
    "turn": word_set(""),
    "pull": word_set("troop ad advertisement licence license film product"),
}
"""Objects that a weak verb needs to tell a decision, besides `POSITIONS`."""

LIGHT_OBJECTS: dict[str, frozenset[str]] = {
    "raise": word_set(_SPOKEN + " hand glass money fund cash bar million billion dollar profile temperature"),
    "open": word_set("door fire way speech remark hearing meeting eye debate window letter"),
    "close": word_set("door eye gap speech ear meeting"),
    "draw": word_set("criticism attention"),
    "drop": word_set("hint bombshell name"),
    "cut": word_set("ribbon number figure tie"),
    "sign": word_set("autograph bottle book copy ball shirt photo"),
    "order": word_set("coffee meal dinner lunch drink food"),
    "grant": word_set("interview"),
    "take": word_set("stage"),
    "pass": word_set("time milestone mark test exam"),
    "award": word_set("point"),
    "refuse": word_set("interview"),
    "delay": word_set("speech"),
    "strike": word_set("tone chord note pose"),
    "join": word_set("chorus call crowd protest march"),
    "stop": word_set("short"),
    "file": word_set("report story copy"),
    "charge": word_set("fee"),
    "sell": word_set("book ticket"),
    "block": word_set("road view"),
    "cast": word_set("doubt"),
}
"""Objects with which a verb of decision tells none: "raised concerns", "opened the door"."""

ACT_NEEDS_OBJECT = word_set("""open close drop extend cut raise lower leave join sell buy start begin stop pull
    pass let publish release clear turn launch grant award resume commission appoint""")
"""Act verbs too common to count unless the actor is an official or an institution by its words."""

POSITIONS = word_set("""plan proposal bill project scheme idea tax levy toll deal policy ban rule opposition objection
    support demand bid threat pledge promise claim statement allegation accusation remark comment endorsement decision
    position stance view effort attempt goal target talk commitment measure reform legislation amendment offer motion
    nomination candidacy campaign request order resistance insistence call merger program programme initiative
    requirement mandate regulation guideline fee charge case lawsuit appeal complaint candidature assertion denial
    criticism refusal condition argument fight push""")
"""What an official or institution can hold and give up."""

ATTITUDES = word_set("""support oppose back favour favor believe think expect want plan intend seek insist consider
    endorse object stand see view trust recognise recognize accept need demand hold agree regard defend reject resist
    say""")
"""Verbs whose end is a change of position: "no longer supports"."""

EMPTY_SUBJECTS = word_set("it this that they these those he she there such here")
"""Subjects that carry nothing without what came before."""

FIRST_PERSON = word_set("i we our us my me ours mine ourselves myself")
