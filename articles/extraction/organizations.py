"""Collects the organizations of a story, and knows which names are the same body."""

from __future__ import annotations

from dataclasses import dataclass, field

from .bodies import Body, body_of, governing
from .capitalised_runs import Run
from .gazetteer import Gazetteer
from .lexicon.bodies import KNOWN
from .person_rules import joined_name
from .result import Span
from .title_phrases import titled_name
from .tokens import Token

_SMALL = ("of", "the", "for", "and", "on", "&")
_GOVERNMENTS = ("authorities", "regime", "administration")


@dataclass(eq=False)
class ReadOrganization:
    """One organization while the story is read."""

    name: str
    kind: str
    rule: str
    confidence: float
    named: bool = True
    key: str = ""
    mentions: list[Span] = field(default_factory=list)


class Organizations:
    """The organizations by canonical name, in the order of their first mention."""

    def __init__(self, known: Gazetteer) -> None:
        self._by_name: dict[str, ReadOrganization] = {}
        self.at: dict[int, ReadOrganization] = {}
        self._known: dict[str, ReadOrganization] = {}
        for one in known.organizations:
            made = ReadOrganization(one.name, one.kind, "known_organization", 0.98, key=one.key)
            for name in (one.name, *one.other_names):
                self._known[name.lower()] = made

    def all(self) -> list[ReadOrganization]:
        """Those that the text mentions, by first mention."""
        found = {id(one): one for one in self._by_name.values() if one.mentions}
        return sorted(found.values(), key=lambda one: one.mentions[0])

    def find(self, name: str) -> ReadOrganization | None:
        """The organization with this name, any alias of it."""
        low = name.lower().removeprefix("the ")
        usual = KNOWN[low][0].lower() if low in KNOWN else low
        return self._by_name.get(low) or self._known.get(low) or self._by_name.get(usual)

    def note(
        self, name: str, kind: str, rule: str, confidence: float, span: Span
    ) -> ReadOrganization:
        """Takes a mention in, under a new or a known organization."""
        low = name.lower().removeprefix("the ")
        one = self.find(name)
        if one is None:
            one = ReadOrganization(name, kind, rule, confidence)
        self._by_name.setdefault(low, one)
        if span.start not in self.at:
            self.at[span.start] = one
            one.mentions.append(span)
        return one

    def merge_aliases(self) -> None:
        """Joins short names to the longer ones that the story gives: House with U.S. House of
        Representatives, NSC with National Security Council, authorities with government."""
        initials = {_initials(name): one for name, one in self._by_name.items() if " " in name}
        for low in list(self._by_name):
            longer = self._longer(low, initials)
            if longer is not None and longer is not self._by_name[low]:
                short = self._by_name[low]
                longer.mentions = sorted({*longer.mentions, *short.mentions})
                for span in short.mentions:
                    self.at[span.start] = longer
                self._by_name[low] = longer

    def _longer(self, low: str, initials: dict[str, ReadOrganization]) -> ReadOrganization | None:
        first, _, second = low.partition(" ")
        if second in _GOVERNMENTS:
            return self._by_name.get(f"{first} government")
        if second:
            return None
        for chamber in (
            f"u.s. {low} of representatives",
            f"{low} of representatives",
            f"u.s. {low}",
        ):
            if chamber in self._by_name:
                return self._by_name[chamber]
        return initials.get(low.replace(".", "")) if len(low) > 2 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in _SMALL)


def read_organizations(
    sentences: list[list[Token]],
    rest: list[Run],
    taken: set[Run],
    known: Gazetteer,
    served: set[int],
) -> tuple[Organizations, list[Run]]:
    """The organizations in the runs; also the runs that are none. `served` are the starts of names
    that titles belong to."""
    found = Organizations(known)
    left: list[Run] = []
    for run in sorted([*rest, *taken]):
        sentence = sentences[run.sentence]
        if run in taken:
            _inside_person(found, sentence, run)
            continue
        known_one = found.find(joined_name(sentence, run.first, run.last))
        body = body_of(sentence, run)
        if known_one is not None and known_one.key:
            body = Body(run.first, run.last, known_one.name, known_one.kind, known_one.rule, 0.98)
        if body is None and sentence[run.first].start in served:
            name = joined_name(sentence, run.first, run.last)
            body = Body(run.first, run.last, name, "other", "served", 0.8)
        if body is None:
            left.append(run)
        else:
            _note(found, sentence, body)
    found.merge_aliases()
    return found, left


def _note(found: Organizations, sentence: list[Token], body: Body) -> None:
    span = Span(sentence[body.first].start, sentence[body.last - 1].end)
    found.note(body.name, body.kind, body.rule, body.confidence, span)


def _inside_person(found: Organizations, sentence: list[Token], run: Run) -> None:
    """Bodies inside a titled name: "Human Rights Campaign President …", "… to the U.N. …"."""
    titled = titled_name(sentence, run.first, run.last)
    body = governing(sentence, run)
    if body is not None:
        _note(found, sentence, body)
    if titled is None:
        return
    if titled.body is not None:
        inner = body_of(sentence, Run(run.sentence, *titled.body))
        first, last = titled.body
        name = joined_name(sentence, first, last)
        _note(found, sentence, inner or Body(first, last, name, "other", "body_before_title", 0.7))
    for at in range(run.first, titled.name):
        low = sentence[at].low
        if low in KNOWN and low not in ("house", "senate") and at and sentence[at - 1].low == "the":
            name, kind = KNOWN[low]
            _note(found, sentence, Body(at, at + 1, name, kind, "known_name", 0.95))
