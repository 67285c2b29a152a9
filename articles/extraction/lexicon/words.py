"""Closed word classes of English, and open ones that matter to the grammar of reporting."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_PRONOUNS: Final = _words("he she they it we i you who one")
PERSONAL_PRONOUNS: Final = _words("he she they we i")
POSSESSIVE: Final = _words("his her their its my our your whose")
DETERMINERS: Final = (
    _words(
        "a an the this that these those some any each every another both all many several few most"
        " no other one two three four five six seven eight nine ten dozens hundreds"
    )
    | POSSESSIVE
)
PREPOSITIONS: Final = _words(
    "of in on at to for with by from about against during after before over under between among"
    " into through without within around near behind since until despite upon amid outside inside"
    " toward towards as like across along off via per regarding concerning including following"
    " throughout besides beyond alongside onto up out down than"
)
CONJUNCTIONS: Final = _words(
    "and but or nor yet so while whereas although though because if"
    " when whenever whether unless as once since before after where until"
)
COMPLEMENTIZERS: Final = _words("that whether how why what")
RELATIVES: Final = _words("who which that whom whose")
BE: Final = _words("is was were are be been being am 's 're isn't wasn't weren't aren't")
HAVE: Final = _words("has have had having hasn't haven't hadn't")
MODALS: Final = _words(
    "will would can could may might must shall should did does do didn't doesn't don't won't"
    " wouldn't can't couldn't cannot shouldn't ought"
)
AUXILIARIES: Final = BE | HAVE | MODALS
ADVERBS: Final = _words(
    "also later then again once ever never even still just already often always sometimes soon"
    " now not only further back instead too first last next rather perhaps maybe almost nearly"
    " once twice here there however meanwhile today yesterday tonight tomorrow earlier afterward"
    " afterwards ago both all more most much long since simply reportedly"
)
NOT_ADVERBS: Final = _words(
    "family ally rally supply reply only assembly july italy sicily emily molly sally kelly ally"
    " billy early daily weekly monthly rally bully ugly holy jelly belly friendly elderly"
    " likely lovely lonely deadly costly orderly kennelly reilly ripley kimberly beverly conolly"
    " connolly finley donnelly ily grizzly homily anomaly melancholy monopoly butterfly fly"
)
TIME_WORDS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night"
    " noon midnight week weekend month year day today yesterday tonight january february march"
    " april june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec spring summer autumn fall winter weeks months years days hours"
    " minutes moments hour minute moment"
)
# Words that begin a sentence with a capital and are no name.
SENTENCE_STARTERS: Final = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | COMPLEMENTIZERS
    | SUBJECT_PRONOUNS
    | MODALS
    | BE
    | HAVE
    | ADVERBS
    | _words(
        "there here now then yes no well oh ok okay please let let's because even still perhaps"
        " according asked speaking meanwhile however moreover furthermore although though"
        " today yesterday tomorrow tonight him her them us me my mine not if when where why how"
        " what which who whose whom every everyone everybody nobody nothing something somebody"
        " someone anyone anything none neither either such same much more less least very too"
        " people last next first second third finally earlier later recently asked given citing"
        " responding referring noting adding saying it's that's he's she's i'm i've i'll we're"
        " they're you're don't didn't can't won't isn't we've we'll there's what's let's"
        " get got go going come make made take think look say says said see want know need like"
        " thank thanks sorry just only read watch click share follow photo image video update"
        " related via source editor's exclusive breaking"
    )
)
SPEECH_MEDIA: Final = _words(
    "statement interview email e-mail tweet letter speech memo post op-ed column release report"
    " message video press conference briefing call ad debate rally forum event"
)
# Common nouns for somebody who can speak. A subject headed by one of them is a described speaker.
PERSON_NOUNS: Final = _words(
    "man woman men women boy girl father mother son daughter brother sister wife husband parent"
    " parents friend friends aide aides adviser advisers advisor advisors official officials"
    " spokesman spokeswoman spokesperson spokespeople spokesmen source sources expert experts"
    " analyst analysts critic critics supporter supporters activist activists advocate advocates"
    " lawyer lawyers attorney attorneys judge judges senator senators congressman congresswoman"
    " governor mayor president candidate candidates leader leaders director manager chairman"
    " chairwoman chair ceo executive executives strategist strategists operative operatives"
    " reporter reporters journalist journalists author writer editor professor teacher student"
    " students doctor nurse officer officers agent agents soldier soldiers veteran veterans"
    " voter voters donor donors member members delegate delegates colleague colleagues rival"
    " rivals opponent opponents host moderator anchor pollster witness witnesses victim victims"
    " survivor survivors resident residents neighbor neighbour neighbors neighbours protester"
    " protesters prosecutor prosecutors investigator investigators lawmaker lawmakers nominee"
    " billionaire businessman businesswoman mogul democrat democrats republican republicans"
    " conservative conservatives liberal liberals user users person people everyone someone"
    " somebody nobody others another one organizer organizers organiser organisers caller"
    " minister ambassador secretary pastor priest bishop rabbi imam pope king queen prince"
    " chief head boss owner founder co-founder actor actress singer musician artist comedian"
    " coach player worker workers farmer driver refugee refugees migrant migrants prisoner"
    " detainee detainees defendant plaintiff counsel deputy assistant commander general"
    " fan fans follower followers crowd audience team staff staffer staffers historian scholar"
    " researcher researchers scientist scientists economist economists commentator commentators"
    " blogger columnist columnists pundit pundits superintendent principal sheriff guest insider"
    " insiders loyalist loyalists surrogate surrogates representative representatives"
)
GROUP_NOUNS: Final = _words(
    "campaign committee department agency administration government court group organization"
    " organisation company newspaper paper magazine network outlet site website party commission"
    " council ministry office police union association board bureau coalition community panel"
    " station channel authorities house senate congress parliament embassy bank team foundation"
    " institute university school church movement army military force tribunal family organizations"
    " organisations groups companies papers outlets media"
)
DOCUMENT_NOUNS: Final = _words(
    "letter resolution report statement email e-mail memo memorandum tweet post article story"
    " editorial op-ed column bill law order complaint lawsuit filing brief petition ad"
    " advertisement commercial sign banner poster headline caption message note book website"
    " page text speech transcript release document documents affidavit indictment ruling opinion"
    " decision subpoena declaration manifesto platform amendment charter treaty survey study"
    " dispatch posting notice leaflet pamphlet motion testimony summary invitation script"
)
