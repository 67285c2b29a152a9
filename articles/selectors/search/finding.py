"""Search hits in order: matches of the index that are public now, ranked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.enums import SearchKind
from articles.models import SearchWord
from articles.models.querysets.search import OF_STORIES
from articles.selectors.search.base import NAME_BREAK, SearchHit
from articles.selectors.search.engine import engine
from articles.selectors.search.public import keep_public
from articles.selectors.search.spelling import near_words
from articles.text import Clause, loosened, spellings, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.selectors.search.base import Condition, Ways
    from articles.text import Phrase, SearchQuery

# The best candidates, which are looked at one by one; what is counted is counted among them.
MAX_HITS = 400
_STORY = "story"
# Forms of one word that are looked for at once.
_FORMS = 12
_SPELT_FORMS = 3


@dataclass(frozen=True, slots=True)
class SearchHits:
    """`hits` are public and the best first; `is_more`: there are more than MOST. `spelling` gives,
    for each word that was taken for a misspelt one, what was looked for in its place, likeliest
    first. `is_loose`: one of the words may be missing in each."""

    hits: tuple[SearchHit, ...] = ()
    is_more: bool = False
    wanted: frozenset[Phrase] = frozenset()
    spelling: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_loose: bool = False

    @property
    def groups(self) -> tuple[tuple[SearchHit, ...], ...]:
        """The hits, those of one story together: in the order of the best of each. Within one the
        story itself stands first, then its quotes, the best first."""
        found: dict[tuple[str, int], list[SearchHit]] = {}
        for hit in self.hits:
            of_story = hit.kind in OF_STORIES and hit.story_id is not None
            key = (_STORY, hit.story_id or 0) if of_story else (hit.kind, hit.pk)
            found.setdefault(key, []).append(hit)
        return tuple(
            tuple(sorted(hits, key=lambda hit: hit.kind != SearchKind.STORY))
            for hits in found.values()
        )


def find(query: SearchQuery, conditions: Sequence[Condition] = ()) -> SearchHits:
    """All words of the query; where that finds nothing, words spelt nearly like them; where that
    finds nothing, all but one of them. Two to seven queries."""
    if not query.terms:
        return SearchHits()
    clauses, unknown = _clauses(query)
    # A word of which no form stands in the index leaves nothing to look for.
    found = SearchHits() if unknown else _look(query, [clauses], clauses, conditions)
    if found.hits or not query.single_words:
        return found
    spelling = near_words(_in_latin(unknown or query.single_words))
    corrected = tuple(_with_spelling(clause, spelling) for clause in clauses)
    if spelling:
        found = _look(query, [corrected], corrected, conditions, spelling=spelling)
    if not found.hits and (ways := loosened(corrected)):
        found = _look(query, ways, corrected, conditions, spelling=spelling, is_loose=True)
    return found


def _clauses(query: SearchQuery) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """The query, each word in all forms that stand in the index, and the words of which none
    does."""
    latin = {word: _spelt(word) for word in query.single_words}
    stems = {stem(form) for word, spelt in latin.items() for form in (word, *spelt)}
    forms: dict[str, list[str]] = {}
    if stems:
        rows = SearchWord.objects.filter(stem__in=stems).order_by("length", "word")
        for key, word in rows.values_list("stem", "word"):
            forms.setdefault(key, []).append(word)
    clauses: list[Clause] = []
    for term in query.terms:
        if term.exact or len(term.words) > 1:
            clauses.append((term.words,))
            continue
        word = term.words[0]
        others = [form for form in forms.get(stem(word), []) if form != word][:_FORMS]
        spelt = [
            form for one in latin[word] for form in (one, *forms.get(stem(one), [])[:_SPELT_FORMS])
        ]
        clauses.append(tuple((form,) for form in dict.fromkeys((word, *others, *spelt))))
    unknown = tuple(
        word
        for word, spelt in latin.items()
        if not any(stem(form) in forms for form in (word, *spelt))
    )
    return tuple(clauses), unknown


def _spelt(word: str) -> tuple[str, ...]:
    """How a word of another script is written in Latin letters; nothing for a Latin one."""
    return () if word.isascii() else tuple(filter(None, spellings(word)))


def _in_latin(words: Iterable[str]) -> list[str]:
    """Words that may be misspelt, those of other scripts also as the house writes them."""
    return [form for word in words for form in (word, *_spelt(word)[:1])]


def _with_spelling(clause: Clause, spelling: Mapping[str, tuple[str, ...]]) -> Clause:
    near = [
        (word,) for phrase in clause if len(phrase) == 1 for word in spelling.get(phrase[0], ())
    ]
    return tuple(dict.fromkeys((*clause, *near)))


def _look(
    query: SearchQuery,
    ways: Ways,
    clauses: tuple[Clause, ...],
    conditions: Sequence[Condition],
    *,
    spelling: Mapping[str, tuple[str, ...]] | None = None,
    is_loose: bool = False,
) -> SearchHits:
    hits = engine().find(ways, conditions, MAX_HITS + 1)
    is_more = len(hits) > MAX_HITS
    if is_more:
        # Among so many the newest were ranked: what bears the words in its title must be there.
        titled = engine().find(ways, conditions, MAX_HITS, in_title=True)
        # Their scores are of another question, so those of the first one count.
        hits = list({hit.pk: hit for hit in (*titled, *hits[:MAX_HITS])}.values())
    public = keep_public(hits)
    return SearchHits(
        hits=tuple(_ranked(public, clauses, len(query.forms))[:MAX_HITS]),
        is_more=is_more,
        wanted=frozenset(phrase for clause in clauses for phrase in clause),
        spelling=spelling or {},
        is_loose=is_loose,
    )


def _ranked(hits: Sequence[SearchHit], clauses: Sequence[Clause], length: int) -> list[SearchHit]:
    """The database's score, then what stands in the title, then a little for what is new."""
    if not hits:
        return []
    best = max(hit.score for hit in hits) or 1.0
    days = [hit.dated_on.toordinal() for hit in hits if hit.dated_on]
    first, span = min(days, default=0), max(days, default=0) - min(days, default=0) or 1

    def score(hit: SearchHit) -> tuple[float, int]:
        age = (hit.dated_on.toordinal() - first) / span if hit.dated_on else 0.5
        # Who said a quote is its title; what was asked for is more often its words.
        titled = _title_score(hit, clauses, length) * (0.4 if hit.kind == SearchKind.QUOTE else 1)
        return hit.score / best + titled + 0.05 * age, hit.pk

    return _story_first(sorted(hits, key=score, reverse=True))


def _story_first(hits: list[SearchHit]) -> list[SearchHit]:
    """The best story before all else: that is what readers come for. The records that are called
    what was asked for follow."""
    best = next((hit for hit in hits if hit.kind == SearchKind.STORY), None)
    return hits if best is None else [best, *(hit for hit in hits if hit is not best)]


def _title_score(hit: SearchHit, clauses: Iterable[Clause], length: int) -> float:
    """From 0 to 1.1: how much of what was asked the title, or another name, says, and whether it
    says no more."""
    names = hit.title_words.split(f" {NAME_BREAK} ")
    return max(_name_score(name, hit, clauses, length) for name in names)


def _name_score(name: str, hit: SearchHit, clauses: Iterable[Clause], length: int) -> float:
    title = name.split()
    words = set(title)
    padded = f" {name} "
    held = [any(_is_in(phrase, words, padded) for phrase in clause) for clause in clauses]
    covered = sum(held) / len(held)
    if covered < 1 or not title:
        return 0.4 * covered
    tight = min(length, len(title)) / max(length, len(title))
    return 0.4 + 0.6 * tight + (0.1 if hit.record_key else 0)


def _is_in(phrase: Phrase, words: set[str], padded: str) -> bool:
    return phrase[0] in words if len(phrase) == 1 else f" {' '.join(phrase)} " in padded
