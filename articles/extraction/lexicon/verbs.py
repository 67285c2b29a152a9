"""Verbs that introduce somebody's words, and their forms.

Three grades. SAYING verbs take direct speech as their object ("said", "wrote"). SPEAKING verbs
report an act of speech whose words often stand quoted in part ("called it “a disgrace”",
"blasted"). READING verbs are what a document does ("the letter reads").
"""

from __future__ import annotations

from typing import Final

_SAYING = """
say tell write add continue state ask reply explain declare note report respond conclude argue warn
recall claim insist remark acknowledge admit answer assert announce assure boast brag chant joke
quip shout yell scream whisper mutter murmur exclaim observe predict pledge promise vow proclaim
protest retort recount recite reiterate repeat reason reflect reveal speculate stress suggest swear
testify tweet retweet urge complain comment confess confide contend counter cry concede confirm
caution clarify deadpan demand deny elaborate emphasize emphasise interject interrupt intone lament
maintain marvel muse object opine plead point post propose quote quip read rejoin relate roar scoff
sigh snap sneer summarize summarise tease text underscore thunder blog crow fume gush rail rant
volunteer venture wonder theorize surmise retaliate remember persist mention inform instruct
advise allege beg bellow blurt bark chime chide chuckle command disclose estimate email e-mail
grumble hint imply inquire inveigh laugh moan narrate pray preach profess pronounce pun recommend
riff rule signal stipulate sing surmise think tout trumpet vent voice weigh
"""

_SPEAKING = """
call describe accuse praise criticize criticise blast slam rip knock mock dub label refer cite
denounce condemn characterize characterise charge decry defend dismiss deride disparage ridicule
attack hammer hail thank applaud commend compare liken invoke brand rebuke scold lambaste castigate
chastise challenge credit encourage endorse apologize apologise express discuss advocate appeal
oppose question refute reject request rebut welcome salute celebrate bemoan bash belittle assail
tag deem agree disagree remind portray depict believe admonish berate implore exhort outline detail
highlight lash boo
"""

_READING = "read state say note add continue conclude explain declare warn cite urge call describe"

_IRREGULAR: Final = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads read reading",
    "think": "thinks thought thinking",
    "see": "sees saw seen seeing",
    "find": "finds found finding",
    "speak": "speaks spoke spoken speaking",
    "hit": "hits hit hitting",
    "cast": "casts cast casting",
    "swear": "swears swore sworn swearing",
    "sing": "sings sang sung singing",
    "tear": "tears tore torn tearing",
    "rip": "rips ripped ripping",
    "slam": "slams slammed slamming",
    "quip": "quips quipped quipping",
    "brag": "brags bragged bragging",
    "beg": "begs begged begging",
    "blog": "blogs blogged blogging",
    "dub": "dubs dubbed dubbing",
    "tag": "tags tagged tagging",
    "pun": "puns punned punning",
    "chat": "chats chatted chatting",
    "snap": "snaps snapped snapping",
    "rap": "raps rapped rapping",
    "admit": "admits admitted admitting",
    "refer": "refers referred referring",
    "rebut": "rebuts rebutted rebutting",
    "deny": "denies denied denying",
    "decry": "decries decried decrying",
    "reply": "replies replied replying",
    "cry": "cries cried crying",
    "imply": "implies implied implying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "worry": "worries worried worrying",
}

_NO_DOUBLE = {"explain", "maintain", "complain", "reveal", "appeal", "read", "shout", "doubt"}


def forms_of(verb: str) -> list[str]:
    """Every written form of a verb, the base form first."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [verb, verb + ending, verb + "ed", verb + "ing"]


def _table(words: str) -> dict[str, str]:
    return {form: verb for verb in words.split() for form in forms_of(verb)}


SAYING: Final = _table(_SAYING)
SPEAKING: Final = {form: verb for form, verb in _table(_SPEAKING).items() if form not in SAYING}
READING: Final = _table(_READING)
REPORTING: Final = {**SPEAKING, **SAYING}

# Forms that are as often nouns as verbs: a determiner or an adjective before them decides.
ALSO_NOUNS: Final = frozenset(
    "claim claims report reports call calls demand demands promise promises comment comments"
    " reply replies note notes state states charge charges request requests answer answers"
    " question questions remark remarks pledge pledges vow vows protest protests objection"
    " attack attacks challenge challenges credit hope hopes fear fears worry worries view views"
    " tweet tweets text texts post posts email emails e-mail e-mails rule rules point points"
    " appeal appeals offer offers read pitch bash address chant chants quote quotes object"
    " objects thought cast brand hits hit riff rap cry signal recall thanks mention pun joke"
    " jokes counter voice frame detail details highlight highlights reason reasons finding"
    " saying writing reading blog command tease find finds warning warnings label labels"
    " suggestion think rant rants shout shouts laugh saw position stress".split()
)

BASE_FORMS: Final = frozenset(_SAYING.split()) | frozenset(_SPEAKING.split())
# Base forms that are past tense or plain statements all the same.
_SAME_IN_PAST = {"read", "hit", "cast"}

PARTICIPLES: Final = frozenset(form for form in REPORTING if form.endswith("ing"))


def is_base_only(word: str) -> bool:
    """Whether a form is a bare infinitive or a present plural ("say", "call")."""
    return word in BASE_FORMS and word not in _SAME_IN_PAST


# Verbs whose content may stand far behind them, in a clause: "told the panel last month that".
CLAUSE_VERBS: Final = frozenset(
    form
    for verb in (
        "say tell write add state explain note report conclude argue warn claim insist"
        " acknowledge admit assert announce assure declare stress suggest testify complain contend"
        " confess concede predict recall point remark observe read allege maintain"
    ).split()
    for form in forms_of(verb)
) | {"on", "out"}

# Verbs that bring in somebody else's words ("cites groups who say").
CITING: Final = frozenset(
    form for verb in ("cite", "quote", "mention", "note", "refer") for form in forms_of(verb)
)

# Nouns of saying: "his claim that “…”", "her call for “…”", "in the words of".
SPEECH_NOUNS: Final = frozenset(
    "claim claims statement statements comment comments remark remarks promise pledge vow call"
    " calls tweet tweets letter declaration assertion argument description accusation"
    " accusations allegation allegations suggestion warning insistence contention belief"
    " slogan message question answer response reply speech pitch plan proposal view words"
    " complaint admission refusal characterization characterisation charge criticism assessment"
    " opinion phrase mantra motto quote demand theory idea explanation prediction"
    " announcement testimony praise rhetoric reference quip boast conclusion".split()
)
