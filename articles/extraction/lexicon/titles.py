"""Titles and occupations that stand before or after a name."""

from __future__ import annotations

from typing import Final

# Short titles before a name and their full words; a plural is shared by the list that follows.
HONORIFICS: Final = frozenset("mr. mrs. ms. miss mx. sir dame lord lady madam mr mrs ms".split())
ABBREVIATED: Final = {
    "rep.": "Rep.",
    "reps.": "Rep.",
    "sen.": "Sen.",
    "sens.": "Sen.",
    "gov.": "Gov.",
    "govs.": "Gov.",
    "gen.": "Gen.",
    "col.": "Col.",
    "lt.": "Lt.",
    "sgt.": "Sgt.",
    "capt.": "Capt.",
    "maj.": "Maj.",
    "adm.": "Adm.",
    "cmdr.": "Cmdr.",
    "rev.": "Rev.",
    "fr.": "Fr.",
    "dr.": "Dr.",
    "drs.": "Dr.",
    "prof.": "Prof.",
    "hon.": "Hon.",
    "amb.": "Amb.",
    "pres.": "President",
    "insp.": "Insp.",
    "supt.": "Supt.",
    "det.": "Det.",
    "brig.": "Brig.",
    "msgr.": "Msgr.",
    "gral.": "Gral.",
    "adv.": "Adv.",
    "atty.": "Atty.",
    "alhaji": "Alhaji",
    "datuk": "Datuk",
    "daw": "Daw",
    "del.": "Del.",
    "dr": "Dr",
    "gen": "Gen",
    "lt": "Lt",
    "col": "Col",
    "seri": "Seri",
    "pol": "Pol",
    "prof": "Prof",
    "capt": "Capt",
    "sgt": "Sgt",
    "maj": "Maj",
    "brig": "Brig",
    "insp": "Insp",
    "supt": "Supt",
    "rev": "Rev",
    "adv": "Adv",
    "sr.": "Sr.",
    "ustad": "Ustad",
}
# The noun that a title turns on.
TITLE_HEADS: Final = frozenset(
    "president secretary minister ambassador senator representative congressman congresswoman"
    " governor mayor chancellor premier director chairman chairwoman chair chairperson leader"
    " judge justice general colonel captain sergeant lieutenant major admiral commander officer"
    " spokesman spokeswoman spokesperson ceo cfo coo founder co-founder coordinator counsel"
    " attorney lawyer prosecutor professor doctor bishop archbishop cardinal pope reverend pastor"
    " rabbi imam ayatollah sheikh king queen prince princess emperor sultan emir commissioner"
    " administrator superintendent sheriff chief councilman councilwoman councillor councilor"
    " councilmember alderman delegate assemblyman assemblywoman lawmaker legislator speaker whip"
    " treasurer comptroller auditor envoy rapporteur editor reporter correspondent columnist"
    " journalist anchor host author writer actor actress singer activist advocate analyst expert"
    " researcher economist historian strategist adviser advisor aide manager executive fellow"
    " scholar scientist detective inspector marshal organizer organiser candidate nominee"
    " businessman businesswoman billionaire filmmaker director-general undersecretary"
    " vice-president congressmember consultant pollster operative veteran member filmmaker"
    " comedian musician rapper artist student teacher nurse farmer coach principal dean provost"
    " magistrate solicitor barrister ombudsman deputy dissident blogger lobbyist surrogate"
    " negotiator diplomat politician co-chair co-president vice-chair secretary-general co-director"
    " undersecretary-general ombudsperson attorney-general prosecutor-general registrar clerk"
    " paralegal psychologist pathologist campaigner photographer midwife headteacher headmaster"
    " chief-of-staff co-ordinator vice-chairman vice-chairwoman vice-chancellor rector warden"
    " coroner commander-in-chief chairlady councilperson caseworker epidemiologist anthropologist"
    " sociologist"
    " neurologist surgeon physician engineer trustee patron elder chieftain magistrate".split()
)
TITLE_MODIFIERS: Final = frozenset(
    "vice deputy assistant associate acting interim former then-president ex-president prime"
    " foreign defense defence interior finance justice attorney executive managing general chief"
    " senior junior majority minority national state federal supreme district first lady"
    " secretary press communications policy campaign program legal political regional special"
    " permanent honorary elder crown chief lead principal staff editorial co-executive"
    " presidential vice-presidential congressional republican democratic"
    " independent conservative liberal retired late current outgoing incoming longtime lt. gen."
    " security health education information environment energy agriculture transport"
    " maj. brig. sgt. house senate council city party board high grand regional provincial".split()
)
# What a title in lower case may have before its noun ("human rights lawyer"); in capitals these
# words are a body's.
LOWER_MODIFIERS: Final = TITLE_MODIFIERS | frozenset(
    " sub-regional country global international forensic medical military criminal labor"
    " labour prison police family human rights research humanitarian programme programmes"
    " program field emergency advocacy security search gender protection media outreach lead"
    " head independent women's youth community village municipal junta government opposition rebel"
    " army ministry union party student government".split()
)
# Titles that go on after "of", "to" or "for".
_OF_TITLES: Final = frozenset(
    "secretary minister ambassador director chief speaker president commissioner leader king queen"
    " prince duke archbishop bishop chairman chairwoman chair head governor mayor envoy chancellor"
    " attorney ceo coordinator founder co-founder co-chair member rapporteur spokesman"
    " spokeswoman spokesperson premier secretary-general".split()
)
OF_OBJECTS: Final = frozenset(
    "state defense defence labor labour education energy commerce agriculture treasury"
    " interior transportation health justice homeland security staff finance house information"
    " foreign affairs culture human rights children torture refugees migrants women peace"
    " prisoners political humanitarian climate trade police finance planning environment water"
    " transport agriculture tourism sports".split()
)


def goes_on_with_of(word: str) -> bool:
    """Whether a title may take "of State", "to the U.N." or "for Human Rights" after it."""
    return word in _OF_TITLES


FEMALE_TITLES: Final = frozenset(
    "mrs. ms. miss dame lady madam mrs ms congresswoman chairwoman spokeswoman councilwoman"
    " assemblywoman actress businesswoman queen princess sister mother daughter wife woman girl"
    " aunt grandmother widow niece".split()
)
MALE_TITLES: Final = frozenset(
    "mr. mr sir lord congressman chairman spokesman councilman assemblyman businessman king prince"
    " pope father son husband man boy brother uncle grandfather bishop archbishop cardinal imam"
    " rabbi nephew emperor sultan fr.".split()
)
