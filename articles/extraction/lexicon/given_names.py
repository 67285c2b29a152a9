"""Given names that are common in English-language news, with the gender that they suggest."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from .world_names import WORLD_FEMALE, WORLD_MALE

_MALE: Final = """
aaron abdul abdullah abraham adam adrian ahmad ahmed akbar alan albert alejandro aleksandr alex
alexander alexei alfred ali allan allen alvin amir anatoly anders andre andreas andrei andrew andy
angel angelo ansel anthony anton antonin antonio antony aram archie ariel arnold arthur asad ashton
austin barack barney barry bart basil ben benjamin bernard bernie bert bill billy bob bobby boris
brad bradley brandon brendan brent bret brett brian bruce bruno bryan byron caleb calvin cameron
carl carlos casey cesar chad charles charlie chester chris christian christopher chuck clarence
clark claude clay clayton cliff clifford clint clinton clyde cody colin conor corey cory craig curt
curtis cyrus dale damian damon dan daniel danny darrell darren dave david dean dennis derek derrick
desmond devin diego dimitri dirk dmitri dmitry dominic don donald doug douglas drew duane duncan
dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot
elliott elmer emanuel emilio emmanuel enrique eric erik ernest ernesto ervin ethan eugene evan
fabian fareed farid felipe felix ferdinand fernando fidel floyd francis francisco francois frank
franklin fred frederick gabriel gareth garry gary gavin gene geoff geoffrey george gerald gerard
gerardo gideon gilbert giorgio giovanni giuseppe glen glenn gordon graham grant greg gregg gregory
guillermo gustavo guy hakim hamid hans harold harrison harry harvey hassan hector heinrich henry
herbert herman hoshyar howard hugh hugo hussein ian ibrahim ignacio igor ilya imran irving isaac
ismail ivan jack jackson jacob jacques jaime jake jamal james jamie jan jared jason javier jay jean
jeb jeff jefferson jeffrey jeremiah jeremy jerome jerry jesse jesus jim jimmy joaquin joe joel joey
johan john johnny jon jonah jonathan jordan jorge jose josef joseph josh joshua juan judah julian
julio julius justin kamal karim karl keith ken kenneth kent kevin khalid kim kirk klaus konstantin
kurt kyle lamar lance larry lars laurence lawrence lee len leo leon leonard leonid leroy leslie
lester levi lewis liam lindsey lloyd logan lorenzo louis luca lucas luis luke luther lyndon mahmoud
malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mason mateo matt matteo
matthew maurice max maxim maxwell mehdi mehmet melvin michael michel miguel mike mikhail miles
milton mitch mitchell mitt mohamed mohammad mohammed morgan moses muhammad mustafa nathan nathaniel
neal ned neil nelson newt nicholas nick nicolas nigel nikita nikolai noah noel norman oleg oliver
omar orlando osama oscar otto owen pablo pascal patrick paul pavel pedro perry pete peter phil
philip philippe phillip pierre preston rafael rahul raj ralph ramon ramzan rand randall randy
rashid raul ravi ray raymond reginald rex rhett ricardo richard rick ricky rob robert roberto robin
rodney rodrigo roger roland roman ron ronald rory ross roy ruben rudolf rudy russ russell ryan
salman salvador sam samir samuel santiago saul scott sean sebastian sergei sergey sergio seth shane
shaun shawn sheldon sherrod sid sidney simon spencer stan stanley stefan stephen steve steven
stuart sylvester tad tariq ted terence terrence terry theodore thomas tim timothy todd tom tommy
tony travis trent trevor trey tristan troy tyler vance vernon victor vikram viktor vince vincent
vinod vitaly vladimir wade wallace walter warren wayne wendell wesley wilbur will willard william
willie wilson winston wolfgang xavier yasser yuri yusuf zachary
"""
_FEMALE: Final = """
abby abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison allison alyssa
amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna annabelle anne
annette annie april ariana arlene ashley astrid audrey aung barbara beatrice becky belinda
bernadette bernice bertha beth bethany betsy betty beverly bianca bonnie brenda briana bridget
brittany camille candace carla carly carmen carol carole carolina caroline carolyn carrie cassandra
catherine cathy cecilia charlene charlotte chelsea cheryl chloe christina christine cindy claire
clara claudia colleen connie constance courtney crystal cynthia daisy dana danielle daphne debbie
deborah debra delia denise diana diane dianne dina dolores donna dora doris dorothy edith eileen
elaine eleanor elena elisa elise elizabeth ella ellen eloise elsa emilia emily emma erica erika
erin esther eva evelyn faith fatima felicia fiona florence frances gabriela gabrielle gail georgia
geraldine ghazala gina gladys glenda gloria grace greta gretchen gwen hannah harriet hazel heather
heidi helen helena hilary hillary holly hope huma ida ileana ilhan imelda ingrid irene irina iris
isabel isabella ivanka jacqueline jamila jane janet janice jasmine jean jeanette jeanne jen jenna
jennifer jenny jessica jill jo joan joanna joanne jodi josephine joy joyce juanita judith judy
julia juliana julie juliet june kamala karen karin katarina kate katherine kathleen kathryn kathy
katie kayla kelly kellyanne kendra kerry khadija kim kimberley kimberly kirsten kirstjen kristen
kristin kristina lana larissa latifa laura lauren laurie leah leila lena leslie leticia lillian
lily linda lindsay lisa liz lois lora loretta lori lorraine louise lucia lucille lucy lupe lydia
lynn mabel madeleine madeline maggie malala mandy marcia margaret margarita maria mariam marian
marianne marie marilyn marina marissa marjorie marlene marsha martha mary maryam maureen maxine may
megan meghan melania melanie melinda melissa mercedes meredith mia michelle mildred miranda miriam
mollie molly monica muriel nadia nadine nancy naomi natalia natalie natasha nell nicole nikki nina
noor nora norma olga olivia opal paige pamela patricia patsy patty paula pauline peggy penelope
penny phyllis polly priscilla priyanka rachel ramona rebecca regina renee rhonda rita roberta robin
rosa rosalie rose rosemary roxanne ruth sabrina sally samantha samira sandra sara sarah savannah
selena serena shannon sharon sheila shelley sherry shirley silvia simone sofia sonia sonya sophia
sophie stacey stacy stella stephanie sue susan susana susanne suzanne svetlana sylvia tamara tammy
tanya tara tatiana teresa terri tessa theresa tiffany tina tracy trisha ursula valentina valerie
vanessa vera veronica vicki victoria viola violet virginia vivian wanda wendy whitney wilma
winifred yasmin yolanda yulia yvette yvonne zainab zoe zoya
"""

MALE: Final = frozenset(_MALE.split())
FEMALE: Final = frozenset(_FEMALE.split())
BOTH: Final = MALE & FEMALE
# Given names that are at least as often something else: they prove no name by themselves.
WEAK: Final = frozenset(
    "may april june hope faith grace will mark bill art drew grant chase angel christian virginia"
    " georgia carolina dale rose rand ray rex joy florence charlotte jordan chad israel may jack"
    " victoria madison austin orlando houston jackson lincoln washington wade dean pierre"
    " nelson chelsea savannah paris sydney lee kent chester lance guy miles price field earl"
    " duke king constance clay cliff glen forest amber daisy iris violet olive ruby"
    " said sultan islam august don sale mai lan mare prince baba bola bose dina mawra maya"
    " adama aman amaya noah gia gal sun song sana aden tana asia india china malta kenya africa"
    " preston marshall logan marina mercedes salvador santiago diego francisco antonio".split()
)


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """In small letters, without accents."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(char for char in normalize("NFD", low) if not combining(char))


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, anywhere in the world."""
    low = _plain(word)
    return low in MALE or low in FEMALE or low in WORLD_MALE or low in WORLD_FEMALE


def gender_of(word: str) -> str:
    """The pronoun that a given name suggests: he, she, or empty."""
    low = _plain(word)
    he = low in MALE or low in WORLD_MALE
    she = low in FEMALE or low in WORLD_FEMALE
    if he == she:
        return ""
    return "he" if he else "she"
