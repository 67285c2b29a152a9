"""Words that speak of a topic without naming it: a story on "gay Chechens" is about LGBT rights.

In our own words. A newsroom that calls the topic by one of the `labels`, as its name or a synonym,
has it proposed for the `words` as well; a newsroom that has no such topic is proposed none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Subject(NamedTuple):
    labels: tuple[str, ...]
    words: tuple[str, ...]


_SUBJECTS = (
    _Subject(
        (
            "LGBT rights",
            "LGBTQ rights",
            "LGBTI rights",
            "LGBT",
            "LGBTQ",
            "gay rights",
        ),
        (
            "LGBT",
            "LGBTQ",
            "LGBTI",
            "gay",
            "gay man",
            "gay men",
            "lesbian",
            "bisexual",
            "homosexual",
            "homosexuality",
            "transgender",
            "trans people",
            "same-sex",
            "queer",
            "gay propaganda",
        ),
    ),
    _Subject(
        (
            "Press freedom",
            "Freedom of the press",
            "Media freedom",
            "Journalists",
        ),
        (
            "press freedom",
            "journalist",
            "reporter",
            "editor-in-chief",
            "newsroom",
            "censorship",
            "broadcasting licence",
            "accreditation",
        ),
    ),
    _Subject(
        (
            "Freedom of expression",
            "Freedom of speech",
            "Free speech",
        ),
        (
            "freedom of speech",
            "freedom of expression",
            "blasphemy",
            "defamation",
            "insult law",
            "foreign agent",
            "internet shutdown",
        ),
    ),
    _Subject(
        (
            "Torture",
            "Ill-treatment",
            "Torture and ill-treatment",
        ),
        (
            "torture",
            "tortured",
            "beating",
            "beaten",
            "electric shock",
            "ill-treatment",
            "waterboarding",
            "forced confession",
        ),
    ),
    _Subject(
        (
            "Enforced disappearances",
            "Disappearances",
            "The disappeared",
        ),
        (
            "disappeared",
            "disappearance",
            "abducted",
            "abduction",
            "incommunicado",
            "missing person",
            "unmarked grave",
            "mass grave",
        ),
    ),
    _Subject(
        (
            "Women's rights",
            "Women’s rights",
            "Gender equality",
            "Violence against women",
        ),
        (
            "women's rights",
            "femicide",
            "domestic violence",
            "rape",
            "forced marriage",
            "child marriage",
            "genital mutilation",
            "gender-based violence",
            "abortion",
        ),
    ),
    _Subject(
        (
            "Refugees",
            "Asylum",
            "Migration",
            "Refugees and asylum",
            "Refugees and migration",
        ),
        (
            "refugee",
            "asylum",
            "asylum seeker",
            "migrant",
            "deportation",
            "deported",
            "safe haven",
            "displaced people",
            "pushback",
            "resettlement",
        ),
    ),
    _Subject(
        (
            "Death penalty",
            "Capital punishment",
            "Executions",
        ),
        (
            "death penalty",
            "death sentence",
            "sentenced to death",
            "executed",
            "execution",
            "hanged",
            "death row",
        ),
    ),
    _Subject(
        (
            "Freedom of assembly",
            "Protests",
            "Demonstrations",
            "Right to protest",
        ),
        (
            "protest",
            "protester",
            "demonstration",
            "demonstrator",
            "rally",
            "tear gas",
            "sit-in",
        ),
    ),
    _Subject(
        (
            "Freedom of religion",
            "Religious freedom",
            "Religious persecution",
        ),
        (
            "religious freedom",
            "freedom of religion",
            "apostasy",
            "sectarian",
            "forced conversion",
            "place of worship",
        ),
    ),
    _Subject(
        (
            "Minority rights",
            "Minorities",
            "Indigenous rights",
            "Ethnic minorities",
        ),
        (
            "minority",
            "indigenous",
            "ethnic cleansing",
            "native language",
            "ancestral land",
        ),
    ),
    _Subject(
        (
            "Racism",
            "Discrimination",
            "Racial justice",
        ),
        (
            "racism",
            "racist",
            "racial",
            "discrimination",
            "hate speech",
            "hate crime",
            "apartheid",
        ),
    ),
    _Subject(
        (
            "Children's rights",
            "Children’s rights",
            "Child rights",
            "Children",
        ),
        (
            "child labour",
            "child labor",
            "child soldier",
            "juvenile detention",
            "children's rights",
        ),
    ),
    _Subject(
        (
            "Labour rights",
            "Labor rights",
            "Workers' rights",
            "Workers’ rights",
            "Trade unions",
        ),
        (
            "strike",
            "trade union",
            "forced labour",
            "forced labor",
            "wage theft",
            "sweatshop",
        ),
    ),
    _Subject(
        (
            "Political prisoners",
            "Arbitrary detention",
            "Detention",
            "Prisons",
        ),
        (
            "political prisoner",
            "arbitrary detention",
            "prisoner of conscience",
            "detained",
            "solitary confinement",
            "pre-trial detention",
            "hunger strike",
        ),
    ),
    _Subject(
        (
            "War crimes",
            "International justice",
            "Accountability",
        ),
        (
            "war crime",
            "crime against humanity",
            "crimes against humanity",
            "genocide",
            "International Criminal Court",
            "impunity",
        ),
    ),
)
_BY_LABEL = {name_key(label): one for one in _SUBJECTS for label in one.labels}


def words_about(names: Iterable[str]) -> tuple[str, ...]:
    """What speaks of a topic that is known under these names, besides the names."""
    own = {name_key(name) for name in names}
    found = [one for key in own if (one := _BY_LABEL.get(key)) is not None]
    words = [word for one in _SUBJECTS if one in found for word in one.words]
    return tuple(word for word in dict.fromkeys(words) if name_key(word) not in own)
