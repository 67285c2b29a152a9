"""What somebody typed into the search box, and the question that a full-text index is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from articles.text.normalise import DOUBLE_QUOTES, clean_text
from articles.text.search_words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_CHARACTERS = 400
MAX_TERMS = 40
# Where all words together find nothing, as many of them may stay: the longest say most.
MAX_LOOSE = 8
# At the end of a word: any word that begins so.
PREFIX = "*"

_QUOTED = re.compile(f"[{DOUBLE_QUOTES}]([^{DOUBLE_QUOTES}]*)[{DOUBLE_QUOTES}]?")
# Words that nearly every English text has; they are asked for between quotation marks alone.
_COMMON = frozenset(
    "a about after all also an and any are as at be because been but by can could for from had has "
    "have he her his how i if in into is it its more no not of on one or our out she so some than "
    "that the their them then there these they this to up was we were what when which who will "
    "with would you your".split()
)

# Words that stand one after another.
type Phrase = tuple[str, ...]
# Any of these.
type Clause = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that is asked for. `exact`: as it was typed, between quotation marks."""

    words: Phrase
    exact: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked. `text` is what was typed, cleaned and cut; `forms` are its words in order."""

    text: str
    terms: tuple[Term, ...]
    forms: Phrase
    is_cut: bool = False

    @property
    def single_words(self) -> tuple[str, ...]:
        """The words that may be found in another form, or misspelt."""
        return tuple(
            term.words[0] for term in self.terms if not term.exact and len(term.words) == 1
        )

    def with_spelling(self, right: dict[str, str]) -> str:
        """What was typed, with other words in place of the misspelt ones."""
        text = self.text
        for word in reversed(list(words_of(text))):
            if word.form in right and not self._is_quoted(word):
                text = text[: word.start] + right[word.form] + text[word.end :]
        return text

    def _is_quoted(self, word: Word) -> bool:
        quoted = _QUOTED.finditer(self.text)
        return any(span.start() <= word.start < span.end() for span in quoted)


def parse_query(raw: str) -> SearchQuery:
    """Never fails: what is no word is passed over, and what is too long is cut."""
    cleaned = " ".join(clean_text(raw[: 4 * MAX_CHARACTERS]).split())
    text = cleaned[:MAX_CHARACTERS]
    if len(text) < len(cleaned) and " " in text:
        text = text.rpartition(" ")[0]
    is_cut = len(text) < len(cleaned) or len(raw) > 4 * MAX_CHARACTERS
    terms, at = [], 0
    for quoted in _QUOTED.finditer(text):
        terms += _loose_terms(text[at : quoted.start()])
        words = tuple(word.form for word in words_of(quoted[1]))
        terms += [Term(words, exact=True)] if words else []
        at = quoted.end()
    terms += _loose_terms(text[at:])
    forms = tuple(word.form for word in words_of(text))
    wanted = tuple(dict.fromkeys(_without_common(terms)))
    return SearchQuery(text, wanted[:MAX_TERMS], forms, is_cut or len(wanted) > MAX_TERMS)


def _loose_terms(text: str) -> list[Term]:
    """Single words; of a script without spaces, whole runs as phrases."""
    terms: list[Term] = []
    for word in words_of(text):
        if word.joins and terms:
            terms[-1] = replace(terms[-1], words=(*terms[-1].words, word.form))
        else:
            terms.append(Term((word.form,)))
    return terms


def _without_common(terms: list[Term]) -> list[Term]:
    rare = [term for term in terms if term.exact or term.words[0] not in _COMMON]
    return rare or terms


def loosened(clauses: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """All but one of the clauses, in every way; nothing where there are fewer than three."""
    if len(clauses) < 3:
        return []
    longest = sorted(clauses, key=lambda clause: -len("".join(clause[0])))[:MAX_LOOSE]
    return list(combinations(longest, len(longest) - 1))


def as_fts5(ways: list[tuple[Clause, ...]], *, in_title: bool = False) -> str:
    """For FTS5 of SQLite: any of the `ways`, each with all of its clauses. Forms are letters and
    digits, so that nothing in them is an operator; the last one of a phrase may end in "*": any
    word that begins so."""
    asked = _written(ways, " AND ", " OR ", _quoted)
    return f"{{title_words}} : ({asked})" if in_title else asked


def as_tsquery(ways: list[tuple[Clause, ...]], *, in_title: bool = False) -> str:
    """The same for `to_tsquery` of PostgreSQL, where the words of titles have the weight A."""
    weight = "A" if in_title else ""
    return _written(ways, " & ", " | ", lambda phrase: _followed(phrase, weight))


def _written(
    ways: list[tuple[Clause, ...]], both: str, either: str, write: Callable[[Phrase], str]
) -> str:
    return either.join(
        "(" + both.join("(" + either.join(map(write, clause)) + ")" for clause in way) + ")"
        for way in ways
    )


def _quoted(phrase: Phrase) -> str:
    text = f'"{" ".join(phrase).removesuffix(PREFIX)}"'
    return f"{text} *" if phrase[-1].endswith(PREFIX) else text


def _followed(phrase: Phrase, weight: str) -> str:
    return "(" + " <-> ".join(_lexeme(word, weight) for word in phrase) + ")"


def _lexeme(word: str, weight: str) -> str:
    how = (PREFIX if word.endswith(PREFIX) else "") + weight
    return f"'{word.removesuffix(PREFIX)}'" + (f":{how}" if how else "")
