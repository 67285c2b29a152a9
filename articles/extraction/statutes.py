"""Finds laws by their names and numbers, rulings by the courts that give them, and statements by
the bodies that make them."""

from __future__ import annotations

from typing import Final

from .capitalised_runs import Run, find_runs
from .person_rules import joined_name
from .result import Span
from .signatures import Document
from .tokens import Token

_LAWS: Final = frozenset(
    "act law code ordinance decree constitution convention covenant charter protocol statute"
    " treaty penal regulation".split()
)
_NUMBERED: Final = frozenset("article articles section sections act law decree order".split())
_DECIDED: Final = frozenset(
    "ruled ordered upheld sentenced acquitted convicted overturned annulled struck quashed jailed"
    " found rejected dismissed refused suspended approved extended issued decided".split()
)
_COURTS: Final = frozenset(("court", "tribunal", "judge", "judges", "chamber"))
_STATED: Final = frozenset(("statement", "communiqué", "communique"))
_PASSED: Final = frozenset(
    "passed adopted enacted promulgated signed approved took ratified decreed issued".split()
)
_MOST: Final = 40


class Statutes:
    """The documents that a story names without "a": each once, by what it is called."""

    def __init__(self) -> None:
        self.all: list[Document] = []
        self._known: set[str] = set()

    def read(self, sentence: list[Token], number: int) -> None:
        """Takes in what one sentence names."""
        if len(self.all) >= _MOST:
            return
        for run in find_runs(sentence, number):
            self._law(sentence, run, number)
        self._numbered(sentence, number)
        self._ruling(sentence, number)
        self._statement(sentence, number)

    def _note(
        self, kind: str, label: str, sentence: list[Token], first: int, last: int, number: int
    ) -> Document | None:
        key = f"{kind} {label.lower()}"
        if key in self._known:
            return None
        self._known.add(key)
        made = Document(kind, label, f"{kind}_by_name", 0.7, number, -1)
        made.mentions.append(Span(sentence[first].start, sentence[last - 1].end))
        self.all.append(made)
        return made

    def _law(self, sentence: list[Token], run: Run, number: int) -> None:
        """ "the Harbour Safety Act, 1996", "the Labor Law of 1946"."""
        heads = [i for i in range(run.first, run.last) if sentence[i].low in _LAWS]
        if not heads or (run.last - run.first < 2 and sentence[run.first].low != "constitution"):
            return
        if sentence[run.first].low in ("article", "section") or sentence[run.last - 1].low in (
            "no",
            "no.",
        ):
            return
        if any(
            sentence[i].low in ("court", "courts", "school", "society")
            for i in range(run.first, run.last)
        ):
            return
        last = run.last
        label = joined_name(sentence, run.first, last)
        made = self._note("bill", label, sentence, run.first, last, number)
        if made is not None:
            made.dated = _year_behind(sentence, last) or _enacted(sentence)

    def _numbered(self, sentence: list[Token], number: int) -> None:
        """ "Article 13", "Law No. 2911", "Act No. 12 of 1976"."""
        for at, token in enumerate(sentence[:-1]):
            if token.low not in _NUMBERED:
                continue
            last = at + 1
            while last < len(sentence) and sentence[last].low in ("no", "no.", "."):
                last += 1
            if last >= len(sentence) or sentence[last].kind != "n":
                continue
            if last == at + 1 and not token.low.startswith(("article", "section")):
                continue
            label = joined_name(sentence, at, last + 1)
            made = self._note("bill", label, sentence, at, last + 1, number)
            if made is not None:
                made.dated = _year_behind(sentence, last + 1) or "-"

    def _ruling(self, sentence: list[Token], number: int) -> None:
        """ "The High Court ordered …": the ruling of a court that decides."""
        for at, token in enumerate(sentence):
            if token.low not in _COURTS or at + 1 >= len(sentence):
                continue
            verb = next(
                (i for i in range(at + 1, min(len(sentence), at + 9)) if _decides(sentence[i])), 0
            )
            if verb:
                first = next(
                    (r.first for r in find_runs(sentence, 0) if r.first <= at < r.last), at
                )
                label = f"{joined_name(sentence, first, at + 1)} ruling"
                self._note("court_filing", label, sentence, first, at + 1, number)
                return

    def _statement(self, sentence: list[Token], number: int) -> None:
        """ "In a statement, UN Women said": with a body or a name in the sentence."""
        for at, token in enumerate(sentence):
            if token.low in _STATED and at > 1 and sentence[at - 2].low == "in":
                runs = find_runs(sentence, 0)
                owner = joined_name(sentence, runs[0].first, runs[0].last) if runs else ""
                label = f"{owner} {token.low}".strip()
                if owner:
                    self._note("statement", label, sentence, at, at + 1, number)
                return


def _decides(token: Token) -> bool:
    return token.low in _DECIDED and not token.capital


def _year_behind(sentence: list[Token], at: int) -> str:
    """The year in ", 1996" or "of 1996" behind a law's name."""
    if at + 1 < len(sentence) and (sentence[at].text == "," or sentence[at].low == "of"):
        year = sentence[at + 1].text
        if len(year) == 4 and year.isdigit() and year[:2] in ("17", "18", "19", "20"):
            return year
    return ""


def _enacted(sentence: list[Token]) -> str:
    """Asks for the sentence's date where it tells of the law's passing."""
    return "?" if any(token.low in _PASSED for token in sentence) else "-"
