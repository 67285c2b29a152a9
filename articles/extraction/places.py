"""Finds the places of a story."""

from __future__ import annotations

from dataclasses import dataclass, field

from .capitalised_runs import Run
from .gazetteer import Gazetteer
from .lexicon.cities import place_kind
from .lexicon.given_names import is_given_name
from .lexicon.nations import COUNTRIES, LONG_NAMES, REGIONS, is_demonym
from .lexicon.states import STATE_NAMES, named_state
from .lexicon.titles import TITLE_HEADS
from .lexicon.topography import DIRECTIONS, ENDINGS, NEVER, PLACE_PREPOSITIONS, PLACE_WORDS, UNCLEAR
from .lexicon.words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SENTENCE_STARTERS
from .party_tags import party_tag
from .person_rules import joined_name
from .result import Span
from .tokens import Token


@dataclass(eq=False)
class ReadPlace:
    """One place while the story is read; `code` is ISO 3166 where it is a country or a state."""

    name: str
    kind: str
    code: str
    rule: str
    confidence: float
    key: str = ""
    dateline: bool = False
    mentions: list[Span] = field(default_factory=list)


class PlaceRegistry:
    """The places by name, in the order of their first mention."""

    def __init__(self, known: Gazetteer) -> None:
        self._by_name: dict[str, ReadPlace] = {}
        self._spans: set[Span] = set()
        self.known: dict[str, ReadPlace] = {}
        for one in known.places:
            made = ReadPlace(one.name, one.kind, one.code, "known_place", 0.98, one.key)
            for name in (one.name, *one.other_names):
                self.known[name.lower()] = made

    def note(self, place: ReadPlace, span: Span) -> None:
        """Takes a mention in."""
        one = self._by_name.setdefault(place.name.lower(), place)
        if span not in self._spans:
            self._spans.add(span)
            one.mentions.append(span)

    def dated_from(self, written: str, span: Span) -> None:
        """Takes the place of the date line in, which copy sets in capitals: "NAIROBI"."""
        name = written.title() if written.isupper() else written
        place = self.known.get(name.lower()) or ReadPlace(name, "", "", "date_line", 0.92)
        self.note(place, span)
        self._by_name[place.name.lower()].dateline = True

    def named(self, name: str) -> ReadPlace | None:
        """The place with this name so far."""
        return self._by_name.get(name.lower())

    def all(self) -> list[ReadPlace]:
        """The places by first mention."""
        return sorted(self._by_name.values(), key=lambda one: min(one.mentions))


def read_places(sentences: list[list[Token]], left: list[Run], known: Gazetteer) -> PlaceRegistry:
    """The places in the runs that are neither people nor organizations, and in party tags."""
    places = PlaceRegistry(known)
    unsure: list[tuple[Run, str]] = []
    surnames = _last_words(sentences, left)
    for run in left:
        sentence = sentences[run.sentence]
        name = joined_name(sentence, run.first, run.last)
        place = places.known.get(name.lower())
        if place is None and name.lower() not in surnames:
            place = _sure(sentence, run, name)
        if place is not None:
            places.note(place, _span(sentence, run))
        else:
            unsure.append((run, name))
    for run, name in unsure:
        sentence = sentences[run.sentence]
        place = places.named(name) or _by_preposition(sentence, run, name)
        if place is not None:
            places.note(place, _span(sentence, run))
    _party_states(sentences, places)
    return places


def _last_words(sentences: list[list[Token]], left: list[Run]) -> set[str]:
    """Last words of longer names that are nobody's and no place's: alone, they are no city."""
    found: set[str] = set()
    for run in left:
        if run.last - run.first == 2:
            sentence = sentences[run.sentence]
            first, last = sentence[run.first].low, sentence[run.first + 1].low
            sided = first in DIRECTIONS or first in COUNTRIES or first in SENTENCE_STARTERS
            listed = last in COUNTRIES or last in REGIONS or named_state(last)
            if not (sided or listed or place_kind(f"{first} {last}")):
                found.add(last)
    return found


def _span(sentence: list[Token], run: Run) -> Span:
    return Span(sentence[run.first].start, sentence[run.last - 1].end)


def _sure(sentence: list[Token], run: Run, name: str) -> ReadPlace | None:
    low = name.lower()
    if low in COUNTRIES and low not in UNCLEAR and not (low == "us" and _modifies(sentence, run)):
        if low in ("u.s.", "u.k.") and run.last < len(sentence) and sentence[run.last].capital:
            return None
        # "US" is an adjective as often as a country.
        rule = "two_letters" if low == "us" else "country"
        return ReadPlace(LONG_NAMES.get(low, name), "country", COUNTRIES[low], rule, 0.95)
    code = named_state(name) if len(name) > 2 else ""
    if low in UNCLEAR:
        return ReadPlace(name, "", "", "two_places", 0.7)
    if code:
        return ReadPlace(STATE_NAMES[code], "state", f"US-{code}", "us_state", 0.93)
    kind, rule, confidence = _kind(sentence, run, low)
    # Date lines and headings set a name in capitals.
    plain = name.title() if rule.startswith("listed_") and name.isupper() else name
    return ReadPlace(plain, kind, "", rule, confidence) if rule else None


def _modifies(sentence: list[Token], run: Run) -> bool:
    """Whether "US" is no noun: "US officials", and "Us" with a sentence's capital."""
    if sentence[run.first].text != "US":
        return True
    following = sentence[run.last] if run.last < len(sentence) else None
    if following is None or following.kind != "w":
        return False
    low = following.low
    return not (low in PREPOSITIONS or low in AUXILIARIES or low in CONJUNCTIONS)


def _kind(sentence: list[Token], run: Run, low: str) -> tuple[str, str, float]:
    """The kind of a place that no list of countries and states has, with rule and confidence."""
    if low in REGIONS:
        return "region", "region", 0.93
    kind = _told_kind(sentence, run)
    if kind:
        return kind, "kind_said", 0.92
    kind = _listed(sentence, run, low)
    if kind:
        return kind, f"listed_{kind}", 0.9
    words = low.split()
    if len(words) > 1 and words[0] in DIRECTIONS and not is_demonym(words[-1]):
        return "region", "direction", 0.85
    if len(words) > 1 and words[-1] in ENDINGS:
        return ENDINGS[words[-1]], "ending", 0.85
    if run.last + 1 < len(sentence) and sentence[run.last].text == ",":
        after = sentence[run.last + 1]
        if after.capital and (named_state(after.text) or after.low in COUNTRIES):
            return "city", "before_its_state", 0.9
    return "", "", 0.0


def _listed(sentence: list[Token], run: Run, low: str) -> str:
    """The kind of a place of the whole world. What is a given name too ("Sofia") has to stand where
    a place does."""
    kind = place_kind(low)
    if not kind or run.last - run.first > 1 or not is_given_name(low):
        return kind
    before = sentence[run.first - 1].low if run.first else ""
    return kind if before in PLACE_PREPOSITIONS else ""


def _told_kind(sentence: list[Token], run: Run) -> str:
    """The kind that the story says: "the city of X", "X is a mountain republic"."""
    if run.first >= 2 and sentence[run.first - 1].low == "of":
        return PLACE_WORDS.get(sentence[run.first - 2].low, "")
    at = run.last
    if (
        at + 1 < len(sentence)
        and (sentence[at].low in ("is", "was") or sentence[at].text == ",")
        and sentence[at + 1].low in ("a", "an", "the")
    ):
        for token in sentence[at + 2 : at + 10]:
            if token.low in PLACE_WORDS:
                return PLACE_WORDS[token.low]
            if token.low in TITLE_HEADS or token.text == ".":
                break
    return ""


def _by_preposition(sentence: list[Token], run: Run, name: str) -> ReadPlace | None:
    """A capital after "in", "near" or "from" that is nothing else."""
    if not run.first or run.last - run.first > 3:
        return None
    words = name.lower().split()
    if sentence[run.first - 1].low not in PLACE_PREPOSITIONS or name.isupper():
        return None
    if any(word in NEVER or is_demonym(word) for word in words):
        return None
    return ReadPlace(name, "", "", "after_preposition", 0.65)


def _party_states(sentences: list[list[Token]], places: PlaceRegistry) -> None:
    for sentence in sentences:
        for at, token in enumerate(sentence):
            if token.text not in ("(", ","):
                continue
            tag = party_tag(sentence, at)
            if tag and tag.state:
                name = STATE_NAMES[tag.state]
                place = ReadPlace(name, "state", f"US-{tag.state}", "party_tag", 0.95)
                places.note(place, Span(tag.start, tag.end))
