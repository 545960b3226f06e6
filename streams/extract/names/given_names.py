"""Common English given names: they show that words are a person's name, often which pronoun is meant, and who is who.

Closed lists of the most frequent names and their short forms; names that both women and men bear show a person only.
"""

from __future__ import annotations

import re

from streams.extract.parsing.lexicon import word_set

_HE = word_set(
    """aaron adam adrian ahmed alan albert alexander alfred ali allen andre andrew andy anthony antonio arnold arthur
    barack barry ben benjamin bernard bernie bill billy bob bobby brad bradley brandon brendan brett brian bruce
    bryan carl carlos cesar charles charlie chester chuck clarence claude clifford clint colin craig curtis
    cyril dale dan daniel darren dave david dean dennis derek dick dmitry don donald doug douglas duncan dwight
    earl ed eddie edgar edmund eduardo edward edwin elijah emmanuel eric ernest ethan eugene felix fernando
    floyd francisco frank franklin fred frederick gabriel gareth gary gavin geoffrey george gerald gilbert glen
    glenn gordon graham greg gregory gustavo guy hank hans harold harry harvey hector henry herbert herman
    howard hubert hugh hugo ian ibrahim igor isaac ivan jack jacob jacques jaime jake james jamie jared jason
    javier jay jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joaquin joe joel john johnny jonathan jorge
    jose joseph josh joshua juan julian karl keith ken kenneth kevin kurt kyle lance larry lars laurence
    lawrence leo leon leonard leonardo leroy lewis liam lloyd louis luis luke malcolm manuel marc marco marcus
    mario mark marshall martin marvin matt matthew maurice max michael miguel mike mitch mitt mohamed mohammed
    muhammad nathan nathaniel neil newt nicholas nick nigel nikolai noah norman oliver omar oscar owen patrick
    paul pedro pete peter phil philip phillip pierre rafael ralph ramon rand randall raymond rex ricardo richard
    rick rob robert roberto rod rodney roger roland ronald ron rory ross roy rudolph rudy rupert russell ryan
    salman samuel saul scott sean sebastian sergei seth shane simon stanley stefan stephen steve steven stuart
    ted terrence theodore thomas tim timothy toby todd tom tommy tony trevor tyler vernon victor vincent
    vladimir walter warren wayne wendell wilfred will william yusuf zachary"""
)
_SHE = word_set(
    """abigail ada adriana agnes alexandra alexandria alice alicia alison allison amanda amber amelia amy ana andrea
    angela anita ann anna anne annette annie antonia april audrey barbara beatrice becky bernadette beth betsy
    betty beverly bonnie brenda bridget camilla candace carla carly carmen carol carole caroline carolyn
    catherine cathy cecilia charlotte cheryl christina christine cindy claire clara claudia colleen condoleezza
    connie cristina cynthia danielle deborah debbie debra denise diana diane dianne donna dora doris dorothy
    edith eileen elaine eleanor elena elizabeth ella ellen emily emma erica erin esther ethel eva evelyn
    florence frances gabriela gail georgia geraldine gertrude gina gladys gloria grace greta hannah harriet
    hazel heather heidi helen hilary hillary holly ida ingrid irene iris isabel ivana jacqueline jane janet
    janice jean jeanette jeanine jeanne jenna jennifer jenny jessica jill jo joan joanna joanne josephine joyce
    juanita judith judy julia julie kamala karen kate katherine kathleen kathryn kathy katie katrina kirsten
    kirstjen kristen laura lauren laurie leah lena lily linda lisa liz lois lorraine louise lucia lucy lydia
    maggie marcia margaret maria marie marilyn marina marjorie marsha martha mary maureen megan melania melanie
    melissa meredith michelle mildred miriam molly monica muriel nadia nancy naomi natalie natasha nicola nicole
    nikki nina nora norma olga olivia pamela patricia patty paula paulina pauline peggy penelope phyllis rachel
    rebecca regina renee rhonda rita roberta rosa rose rosemary ruth sally samantha sandra sara sarah sharon
    sheila shirley silvia sonia sophia sophie stacey stella stephanie sue susan susanna suzanne sylvia tamara
    tammy tara teresa theresa tina tiffany tracy ursula valerie vanessa vera veronica victoria virginia vivian
    wanda wendy yvette yvonne"""
)
_EITHER = word_set(
    """alex ashley bailey blair blake brooke cameron carey carroll casey chris cory courtney dana darcy drew elliott
    evan francis frankie harley jackie jan jessie jody jordan kelly kerry kim kris leslie lee lindsay lindsey
    logan loren lynn mackenzie marion mo morgan nicky noel pat perry quinn reese riley robin rowan sam sandy
    shannon shea sidney skyler spencer stacy sydney tatum taylor terry toni tyne val"""
)
GIVEN_NAMES = _HE | _SHE | _EITHER

_SHORT = (
    "al alan albert alexander", "abe abraham", "alex alexander alexandra alexandria", "andy andrew", "barb barbara",
    "ben benjamin bennett", "beth betsy betty liz elizabeth", "bill billy will william", "bob bobby rob robert",
    "cathy kate kathy katie catherine katherine kathleen", "charlie chuck charles", "chris christopher christine",
    "cindy cynthia", "dan danny daniel", "dave david", "debbie deborah debra", "dick rich rick richard", "don donald",
    "doug douglas", "ed eddie ted edward edwin", "frank francis", "fred frederick alfred", "gabe gabriel",
    "greg gregory",
    "hank henry", "harry harold henry", "jack john", "jake jacob", "jeff jeffrey geoffrey", "jen jenny jennifer",
    "jerry gerald jerome", "jim jimmy james", "joe joseph", "jon jonathan", "josh joshua", "ken kenneth",
    "larry lawrence laurence", "maggie meg peggy margaret", "matt matthew", "mike michael mick", "mitch mitchell",
    "nate nathan nathaniel", "nick nicholas", "pam pamela", "pat patrick patricia", "pete peter", "phil philip phillip",
    "ray raymond", "ron ronald", "sam samuel samantha", "steve steven stephen", "sue susan", "ted theodore edward",
    "terry terrence teresa theresa", "tim timothy", "tom tommy thomas", "tony anthony", "vince vincent", "zach zachary",
)  # fmt: skip
_CALLING = re.compile(r"[a-z]{2}(?:er|or|ist|ian|ant|man|woman|keeper|smith|wright)$", re.IGNORECASE)
"""Endings of trades and callings."""
_NO_CALLINGS = word_set("""christopher christian xavier connor jasper parker carter grant fabian lester werner dieter
    rainer damian alister gunther walther vincent clement constant trawler tanker freighter steamer liner cutter cruiser
    destroyer carrier clipper""")
"""Words with such an ending that are given names, beside those in the lists above, or vessels."""
_ALIKE = [frozenset(names.split()) for names in _SHORT]


def pronoun_of(name: str) -> str:
    """The pronoun, "he" or "she", where the given name of a full name tells; empty where it does not."""
    words = name.casefold().split()
    if len(words) < 2:
        return ""
    first = words[0].strip(".")
    return "he" if first in _HE else "she" if first in _SHE else ""


def is_given(word: str) -> bool:
    """Whether a word is a common given name, whatever its case."""
    return word.casefold() in GIVEN_NAMES


def is_calling(word: str) -> bool:
    """Whether a word before a name tells what somebody is rather than how he is called: "Bookbinder Tom Ollery"."""
    return word.casefold() not in _NO_CALLINGS and not is_given(word) and bool(_CALLING.search(word))


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, a short form ("Jim", "James") or an initial ("J.")."""
    one, other = one.casefold().strip("."), other.casefold().strip(".")
    if one == other or any({one, other} <= names for names in _ALIKE):
        return True
    return (len(one) == 1 or len(other) == 1) and one[:1] == other[:1]
