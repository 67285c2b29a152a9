"""Finds the people of a story: titled and full names first, then what points back to them."""

from __future__ import annotations

from dataclasses import dataclass

from .capitalised_runs import Run, find_runs
from .gazetteer import Gazetteer
from .lexicon.given_names import gender_of
from .lexicon.states import named_state
from .lexicon.titles import FEMALE_TITLES, HONORIFICS, MALE_TITLES
from .person_rules import (
    CONFIDENCE,
    NamePhrase,
    bare_phrase,
    full_name_rule,
    full_phrase,
    is_governed,
    is_headline,
    joined_name,
    only_rank,
    ordinary_words,
    rules_out,
    surname_rule,
)
from .registry import PersonRegistry, ReadPerson
from .tokens import Token


@dataclass
class _Shared:
    """A plural title that spreads over the names that follow it."""

    title: str = ""
    last: int = -1

    def inherited(self, sentence: list[Token], run: Run) -> str:
        """The title, where only commas and "and" stand between the names."""
        if not self.title:
            return ""
        between = sentence[self.last : run.first]
        if all(token.text in (",", "&", ";") or token.low == "and" for token in between):
            return self.title
        self.title = ""
        return ""


class PeopleReader:
    """Reads the people of `sentences`; `spoken` are the starts of names that speak."""

    def __init__(
        self,
        sentences: list[list[Token]],
        known: Gazetteer,
        spoken: frozenset[int],
        pseudonyms: frozenset[str] = frozenset(),
    ) -> None:
        self.pseudonyms = pseudonyms
        self.sentences = sentences
        self.spoken = spoken
        self.people = PersonRegistry()
        self.taken: set[Run] = set()
        for person in known.people:
            self.people.add_known(person)
        self.common = ordinary_words(sentences)
        # Where the bodies begin that titles belong to.
        self.bodies: set[int] = set()

    def read(self) -> tuple[PersonRegistry, set[Run], list[Run]]:
        """The people, the runs that are theirs, and the runs that are nobody's."""
        left: list[Run] = []
        for number, sentence in enumerate(self.sentences):
            shared = _Shared()
            runs = find_runs(sentence, number)
            if is_headline(sentence):
                left += runs
            else:
                left += [run for run in runs if not self._full(sentence, run, shared)]
        for step in (self._back, self._surname, self._coordinated, self._back):
            left = [run for run in left if not step(run)]
        return self.people, self.taken, left

    def _full(self, sentence: list[Token], run: Run, shared: _Shared) -> bool:
        """First pass: full names, and surnames with a party tag."""
        phrase = full_phrase(sentence, run)
        inherited = "" if phrase.titled else shared.inherited(sentence, run)
        rule = full_name_rule(sentence, run, phrase, bool(inherited), self.spoken)
        if " ".join(phrase.words) in self.pseudonyms:
            rule = "pseudonym"
        if not rule:
            return False
        person = self._named(sentence, run, phrase, rule)
        for body in (phrase.body, phrase.apposed and phrase.apposed.body):
            if body:
                self.bodies.add(sentence[body[0]].start)
        if phrase.tag:
            person.party = phrase.tag.party
            person.state = phrase.tag.state or person.state
        _describe(person, sentence, run, phrase, phrase.lower or inherited)
        if phrase.titled and phrase.titled.plural:
            shared.title = phrase.titled.title
        shared.last = phrase.tag.last if phrase.tag else run.last
        return True

    def _named(self, sentence: list[Token], run: Run, phrase: NamePhrase, rule: str) -> ReadPerson:
        start = sentence[phrase.first].start
        if rule == "pseudonym":
            return self._under_pseudonym(sentence, run, phrase)
        person = self.people.full(phrase.words)
        if person is None and len(phrase.words) == 1:
            person = self.people.back(phrase.words, start)
        if person is None:
            person = self._new(sentence, run, phrase, rule)
        elif not person.key and CONFIDENCE[rule] > person.confidence:
            person.rule, person.confidence = rule, CONFIDENCE[rule]
        self._take(person, sentence, run, phrase)
        return person

    def _under_pseudonym(self, sentence: list[Token], run: Run, phrase: NamePhrase) -> ReadPerson:
        """Somebody of this story only, whoever else has that name."""
        before = self.people.back(phrase.words, sentence[phrase.first].start)
        same = before is not None and before.rule == "pseudonym"
        person = before if before is not None and same else None
        person = person or self._new(sentence, run, phrase, "pseudonym")
        self._take(person, sentence, run, phrase)
        return person

    def _new(self, sentence: list[Token], run: Run, phrase: NamePhrase, rule: str) -> ReadPerson:
        name = joined_name(sentence, phrase.first, run.last)
        pronoun = gender_of(phrase.words[0]) if len(phrase.words) > 1 else ""
        return self.people.add(
            ReadPerson(name, phrase.words, rule, CONFIDENCE[rule], pronoun=pronoun)
        )

    def _take(
        self, person: ReadPerson, sentence: list[Token], run: Run, phrase: NamePhrase
    ) -> None:
        self.people.mention(person, sentence[phrase.first].start, sentence[run.last - 1].end)
        self.taken.add(run)

    def _back(self, run: Run) -> bool:
        """Second pass: parts of names that point back to a person."""
        sentence = self.sentences[run.sentence]
        phrase = bare_phrase(sentence, run)
        start = sentence[phrase.first].start
        # A surname that is also a nation's word ("Cuban") counts where it speaks.
        sure = phrase.titled or start in self.spoken
        if is_governed(sentence, run) or (rules_out(phrase.words) and not sure):
            return False
        person = self.people.back(phrase.words, start, phrase.titled is not None)
        if person is None:
            return False
        self._take(person, sentence, run, phrase)
        _describe(person, sentence, run, phrase, "")
        return True

    def _surname(self, run: Run) -> bool:
        """Third pass: lone surnames with a title, or that speak."""
        if self._back(run):
            return True
        sentence = self.sentences[run.sentence]
        phrase = bare_phrase(sentence, run)
        if is_governed(sentence, run) or rules_out(phrase.words):
            return False
        rule = surname_rule(sentence, run, phrase, self.spoken, self.common)
        if not rule:
            return False
        person = self._new(sentence, run, phrase, rule)
        self._take(person, sentence, run, phrase)
        _describe(person, sentence, run, phrase, "")
        return True

    def _coordinated(self, run: Run) -> bool:
        """Fourth pass: a bare capital that "and" joins to a person ("Ruiz and Okafor")."""
        sentence = self.sentences[run.sentence]
        if run.last - run.first > 1 or not self._beside_person(sentence, run):
            return False
        phrase = bare_phrase(sentence, run)
        word = phrase.words[0]
        if rules_out(phrase.words) or word in self.common or is_governed(sentence, run):
            return False
        if sentence[run.first].text.isupper():
            return False
        person = self.people.back(phrase.words, sentence[run.first].start)
        person = person or self._new(sentence, run, phrase, "coordinated_with_person")
        self._take(person, sentence, run, phrase)
        return True

    def _beside_person(self, sentence: list[Token], run: Run) -> bool:
        at = self.people.at
        first, last = run.first, run.last
        if first >= 2 and sentence[first - 1].low == "and" and sentence[first - 2].start in at:
            return True
        following = last + 1 < len(sentence) and sentence[last].low == "and"
        return following and sentence[last + 1].start in at


def _describe(
    person: ReadPerson, sentence: list[Token], run: Run, phrase: NamePhrase, other: str
) -> None:
    """Adds what the words round a name say: title, nation, affiliation, pronoun."""
    titled = phrase.titled
    _note_pronoun(person, sentence[max(0, run.first - 1) : phrase.first])
    title = titled.title if titled and len(titled.title) > len(phrase.lower) else other
    if titled and titled.nation:
        person.nation = titled.nation
        person.state = person.state or named_state(titled.nation)
        if titled.nation.lower() in ("u.s.", "u.k.", "us", "uk"):
            title = f"{titled.nation} {title}"
    if title and (not person.title or (len(title) > len(person.title) and not person.key)):
        person.title = title
    if titled and titled.body and not person.affiliation:
        person.affiliation = joined_name(sentence, *titled.body)
    if phrase.body and not person.affiliation:
        person.affiliation = joined_name(sentence, *phrase.body)
    honorific = bool(person.title) and only_rank(person.title)
    if phrase.apposed and (not person.title or honorific):
        person.title = phrase.apposed.title
        owner = phrase.apposed.owner
        if owner is not None:
            person.owner = (sentence[owner].low, sentence[owner].start)
        if phrase.apposed.body and not person.affiliation:
            person.affiliation = joined_name(sentence, *phrase.apposed.body)


def _note_pronoun(person: ReadPerson, before: list[Token]) -> None:
    """Learns he or she from a title: "Mr." outweighs a given name, a noun ("actress") does not."""
    for token in before:
        gendered = token.low in MALE_TITLES or token.low in FEMALE_TITLES
        if gendered and (not person.pronoun or token.low in HONORIFICS):
            person.pronoun = "he" if token.low in MALE_TITLES else "she"
