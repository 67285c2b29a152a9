"""Finds the people of a story: titled and full names first, then what points back to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .appositions import apposition
from .gazetteer import Gazetteer
from .lexicon.bodies import HEADS, KNOWN
from .lexicon.given_names import WEAK, gender_of, is_given_name
from .lexicon.nations import COUNTRIES, REGIONS, is_demonym
from .lexicon.states import STATE_CODES
from .lexicon.titles import FEMALE_TITLES, MALE_TITLES, TITLE_HEADS
from .party_tags import party_tag
from .phrases import is_noun_head
from .registry import People, Person, known
from .runs import Run, find_runs, words_of
from .title_phrases import TitledName, lower_title, titled_name
from .tokens import Token

CONFIDENCE: Final = {
    "party_tag": 0.97,
    "title_and_full_name": 0.96,
    "apposition": 0.94,
    "given_name": 0.92,
    "speaks": 0.85,
    "title_and_surname": 0.85,
    "coordinated_with_person": 0.7,
    "surname_speaks": 0.75,
    "age": 0.9,
    "behind_title": 0.8,
}
# Words in a run that rule out a person's name.
_NEVER: Final = frozenset(("house", "street", "avenue", "county", "city", "state", "states", "day"))
_GOVERNED: Final = frozenset(
    (
        "administration",
        "campaign",
        "government",
        "team",
        "family",
        "supporters",
        "supporter",
        "organization",
        "foundation",
        "university",
        "tower",
        "aide",
        "aides",
        "adviser",
        "advisers",
    )
)


@dataclass
class _Shared:
    """A plural title that spreads over the names that follow it."""

    title: str = ""
    last: int = -1


@dataclass
class PeopleReader:
    """Reads sentence by sentence; `spoken` are the starts of names that speak."""

    sentences: list[list[Token]]
    known: Gazetteer
    spoken: frozenset[int]

    def read(self) -> tuple[People, set[Run], list[Run]]:
        """The people, the runs that are theirs, and the runs that are nobody's."""
        self.people = People()
        self.common = {t.low for s in self.sentences for t in s if t.kind == "w" and not t.capital}
        for person in self.known.people:
            one = self.people.add(known(person))
            for other in person.other_names:
                self.people.add_name(other, one)
        runs = [find_runs(sentence, n) for n, sentence in enumerate(self.sentences)]
        left: list[Run] = []
        taken: set[Run] = set()
        for number, sentence_runs in enumerate(runs):
            shared = _Shared()
            for run in sentence_runs:
                if self._full(self.sentences[number], run, shared):
                    taken.add(run)
                else:
                    left.append(run)
        rest = [run for run in left if not self._back(run, taken)]
        rest = [run for run in rest if not self._surname_only(run, taken)]
        rest = [run for run in rest if not self._back(run, taken)]
        return self.people, taken, rest

    # First pass: full names.

    def _full(self, sentence: list[Token], run: Run, shared: _Shared) -> bool:
        titled = titled_name(sentence, run.first, run.last)
        first = titled.name if titled else run.first
        if titled is None:
            first = _inner_name(sentence, run)
        words = tuple(token.low for token in sentence[first : run.last])
        inherited = self._inherits(sentence, run, shared) if titled is None else ""
        if not words or _no_person(words):
            return False
        tag = party_tag(sentence, run.last) if run.last < len(sentence) else None
        apposed = apposition(sentence, run.last) if run.last < len(sentence) else None
        lower, _ = lower_title(sentence, first) if titled is None else ("", first)
        rule = self._rule(
            sentence,
            first,
            run,
            words,
            bool(titled or lower or inherited),
            bool(tag),
            bool(apposed),
        )
        if not rule:
            return False
        person = self._person(sentence, first, run.last, words, rule)
        if person is None:
            return False
        if tag:
            person.party, person.state = tag.party, tag.state or person.state
        self._describe(sentence, run, person, titled, lower or inherited)
        if apposed and not person.title:
            person.title = apposed.title
            if apposed.body:
                person.affiliation = _text(sentence, *apposed.body)
        if titled and titled.plural:
            shared.title = titled.title
        if (titled and titled.plural) or inherited:
            shared.last = tag.last if tag else run.last
        return True

    def _inherits(self, sentence: list[Token], run: Run, shared: _Shared) -> str:
        if not shared.title or shared.last < 0:
            return ""
        between = sentence[shared.last : run.first]
        if all(token.text in (",", "&", ";") or token.low == "and" for token in between):
            return shared.title
        shared.title = ""
        return ""

    def _rule(
        self,
        sentence: list[Token],
        first: int,
        run: Run,
        words: tuple[str, ...],
        titled: bool,
        tagged: bool,
        apposed: bool,
    ) -> str:
        full = len(words) > 1
        if tagged:
            return "party_tag"
        if titled and full:
            return "title_and_full_name"
        if not full:
            return ""
        strong = is_given_name(words[0]) and words[0] not in WEAK
        if strong and len(words) < 5 and words[-1] not in HEADS:
            return "given_name"
        if apposed and len(words) < 5 and not _no_person(words[-1:]):
            return "apposition"
        if is_given_name(words[0]) and run.last < len(sentence) and len(words) < 4:
            if sentence[first].start in self.spoken or _age(sentence, run.last):
                return "speaks"
        if _age(sentence, run.last):
            return "age"
        if len(words) < 4 and words[-1] not in HEADS and _behind_title(sentence, first, run.last):
            return "behind_title"
        spoken = any(token.start in self.spoken for token in sentence[first : run.last])
        return "speaks" if spoken and len(words) < 4 and words[-1] not in HEADS else ""

    def _person(
        self, sentence: list[Token], first: int, last: int, words: tuple[str, ...], rule: str
    ) -> Person | None:
        person = self.people.full(words)
        if person is None and len(words) == 1:
            person = self.people.back(words, sentence[first].start)
        if person is None:
            name = _text(sentence, first, last)
            person = self.people.add(Person(name, words, rule, CONFIDENCE[rule]))
            person.pronoun = gender_of(words[0]) if len(words) > 1 else ""
        elif not person.key and CONFIDENCE[rule] > person.confidence:
            person.rule, person.confidence = rule, CONFIDENCE[rule]
        self.people.mention(person, sentence[first].start, sentence[last - 1].end)
        return person

    def _describe(
        self, sentence: list[Token], run: Run, person: Person, titled: TitledName | None, other: str
    ) -> None:
        title = titled.title if titled else other
        for token in sentence[max(0, run.first - 3) : run.last]:
            if token.low in MALE_TITLES or token.low in FEMALE_TITLES:
                person.pronoun = "he" if token.low in MALE_TITLES else "she"
        if titled and titled.nation:
            person.nation = titled.nation
            if titled.nation.lower() in ("u.s.", "u.k."):
                title = f"{titled.nation} {title}"
        if title and (not person.title or (len(title) > len(person.title) and not person.key)):
            person.title = title
        if titled and titled.body and not person.affiliation:
            person.affiliation = _text(sentence, *titled.body)

    # Second pass: surnames and other parts of names.

    def _back(self, run: Run, taken: set[Run]) -> bool:
        sentence = self.sentences[run.sentence]
        titled = titled_name(sentence, run.first, run.last)
        first = titled.name if titled else run.first
        words = tuple(token.low for token in sentence[first : run.last])
        if not words or _governed(sentence, run):
            return False
        person = self.people.back(words, sentence[first].start)
        if person is None or (_no_person(words) and not titled):
            return False
        self.people.mention(person, sentence[first].start, sentence[run.last - 1].end)
        if titled:
            self._describe(sentence, run, person, titled, "")
        taken.add(run)
        return True

    def _surname_only(self, run: Run, taken: set[Run]) -> bool:
        sentence = self.sentences[run.sentence]
        titled = titled_name(sentence, run.first, run.last)
        first = titled.name if titled else run.first
        words = tuple(token.low for token in sentence[first : run.last])
        if len(words) > 2 or not words or _no_person(words) or _governed(sentence, run):
            return False
        person = self.people.back(words, sentence[first].start)
        rule = "" if person is None else person.rule
        if person is None:
            rule = self._surname_rule(sentence, run, first, words, titled)
        if not rule:
            return False
        if person is None:
            name = _text(sentence, first, run.last)
            person = self.people.add(Person(name, words, rule, CONFIDENCE[rule]))
        self.people.mention(person, sentence[first].start, sentence[run.last - 1].end)
        self._describe(sentence, run, person, titled, "")
        taken.add(run)
        return True

    def _surname_rule(
        self,
        sentence: list[Token],
        run: Run,
        first: int,
        words: tuple[str, ...],
        titled: TitledName | None,
    ) -> str:
        if titled or (run.first and sentence[run.first - 1].low in ("mr.", "ms.", "mrs.")):
            return "title_and_surname" if len(words) == 1 else ""
        if len(words) > 1 or " ".join(words) in KNOWN or sentence[first].text.isupper():
            return ""
        if run.first and sentence[run.first - 1].low in ("the", "a", "an"):
            return ""
        if words[0] in self.common or words[0].endswith(("ed", "ing")) and run.first == 0:
            return ""
        if sentence[first].start in self.spoken:
            return "surname_speaks"
        return "coordinated_with_person" if self._coordinated(sentence, run) else ""

    def _coordinated(self, sentence: list[Token], run: Run) -> bool:
        """ "between Ruiz and Okafor": a bare capital joined to a person by "and"."""
        if run.first >= 2 and sentence[run.first - 1].low == "and":
            if sentence[run.first - 2].start in self.people.at:
                return True
        if run.last + 1 < len(sentence) and sentence[run.last].low == "and":
            return sentence[run.last + 1].start in self.people.at
        return False


def _inner_name(sentence: list[Token], run: Run) -> int:
    """Where a full name begins inside a run whose first words are a title that no list has:
    "Harbour Master Ben Okafor"."""
    if is_given_name(sentence[run.first].low):
        return run.first
    for at in range(run.first + 1, run.last - 1):
        low = sentence[at].low
        if is_given_name(low) and low not in WEAK and sentence[run.last - 1].low not in HEADS:
            return at
    return run.first


def _behind_title(sentence: list[Token], first: int, last: int) -> bool:
    """Whether the run stands between commas behind a title: "the director of the port, X Y,"."""
    if first < 2 or sentence[first - 1].text != ",":
        return False
    if last < len(sentence) and sentence[last].kind == "w":
        return False
    before = sentence[max(0, first - 8) : first - 1]
    return any(token.low in TITLE_HEADS and not token.capital for token in before)


def _age(sentence: list[Token], at: int) -> bool:
    if at + 2 >= len(sentence) or sentence[at].text != ",":
        return False
    years = sentence[at + 1].text
    return years.isdigit() and len(years) < 4 and sentence[at + 2].text in (",", ".")


def _governed(sentence: list[Token], run: Run) -> bool:
    """Whether the run only modifies a body: "Trump administration" is not Trump."""
    return run.last < len(sentence) and sentence[run.last].low in _GOVERNED


def _no_person(words: tuple[str, ...]) -> bool:
    joined = " ".join(words)
    if joined in KNOWN or joined in COUNTRIES or joined in STATE_CODES or joined in REGIONS:
        return True
    if len(words) == 1:
        word = words[0]
        return is_demonym(word) or word in HEADS or word in TITLE_HEADS or is_noun_head(word)
    if any(word in _NEVER or word in ("of", "for", "&", "and") for word in words):
        return True
    return (
        is_demonym(words[0])
        or words[-1] in COUNTRIES
        or (words[-1] in HEADS and not is_given_name(words[0]))
    )


def _text(sentence: list[Token], first: int, last: int) -> str:
    """The words as the text has them, one blank between words."""
    parts = [sentence[first].text]
    for before, token in zip(sentence[first:last], sentence[first + 1 : last], strict=False):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)


def is_person_run(sentence: list[Token], run: Run) -> bool:
    """Whether a run's words alone look like a full name."""
    words = words_of(sentence, run)
    return len(words) > 1 and is_given_name(words[0])
