"""Turns the story's words for a speaker into a canonical one."""

from __future__ import annotations

import re
from typing import Final

from .ambiguity import Bearers
from .confidence import (
    DESCRIBED_BEFORE,
    DOUBTED,
    NEAREST_BEARER,
    OFFICE,
    pronoun_certainty,
)
from .lexicon.words import PERSON_NOUNS
from .organizations import ReadOrganization
from .pronouns import Context
from .registry import PersonRegistry, ReadPerson
from .result import Span, Speaker
from .signatures import Document
from .speakers import Attribution, Subject

# "the director of the centre (CDR), Ana Ruiz": the name behind a description.
_APPOSED: Final = re.compile(r"(?:[^,.;:“”\"\n]{0,60})?,\s{1,3}")


_LONGEST_OFFICE: Final = 4
_NEAR: Final = 600
_LAW: Final = re.compile(r"(?:Article|Section|Chapter|Rule|Act|Law|Resolution|Decree)s?\b")
_PERSONAL: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(PERSON_NOUNS))}|sister|brother|mother|father|wife|husband|neighbour"
    r"|neighbor|survivor|witness|resident|relative|detainee|prisoner|refugee)\b"
)


class Namer:
    """Resolves speakers in the order of the text and remembers who spoke last."""

    def __init__(
        self, text: str, context: Context, people: PersonRegistry, bearers: Bearers
    ) -> None:
        self.text = text
        self.context = context
        self.people = people
        self.bearers = bearers
        # How sure the last speaker's canonical name is, beside the attribution itself.
        self.certainty = 1.0
        # Who spoke last, also where only words describe them.
        self._last: Speaker | None = None
        self._pronouns: dict[int, tuple[ReadPerson | None, float]] = {}

    def speaker(self, one: Attribution) -> Speaker:
        """The speaker of an attribution; the context moves on to it."""
        return self._speaker(one.subject, True)

    def carrier(self, subject: Subject) -> Speaker:
        """The outer speaker of an embedded report."""
        return self._speaker(subject, False)

    def _speaker(self, subject: Subject, moves: bool) -> Speaker:
        self.certainty = 1.0
        unnamed = self._unnamed(subject)
        if unnamed is not None:
            self.certainty = DESCRIBED_BEFORE
            return unnamed
        meant = self.meaning(subject)
        if moves and meant is not None:
            self.context.spoke = meant
            self.context.spoke_at = subject.start
        words = self.text[subject.start : subject.end]
        kind, name, key = self._called(subject, meant)
        made = Speaker(
            kind,
            name,
            words,
            Span(subject.start, subject.end),
            Span(subject.phrase_start, subject.phrase_end),
            key,
        )
        if moves and subject.kind != "pronoun":
            self._last = made
        return made

    def _called(
        self, subject: Subject, meant: ReadPerson | ReadOrganization | Document | None
    ) -> tuple[str, str, str]:
        """Kind, canonical name and key of a speaker."""
        kind, name, key = "described", self._described(subject), ""
        if isinstance(meant, ReadPerson):
            kind, name, key = "person", meant.name, meant.key
            if meant.rule == "pseudonym":
                kind, key = "described", ""
        elif isinstance(meant, ReadOrganization):
            kind, name, key = "organization", meant.name, meant.key
        elif isinstance(meant, Document):
            kind, name = "document", f"the {meant.noun}"
        elif subject.kind == "document":
            kind = "document"
        elif subject.kind == "group":
            kind = "organization" if any(c.isupper() for c in name) else "described"
        elif _LAW.match(name):
            kind = "document"
        return kind, name, key

    def _unnamed(self, subject: Subject) -> Speaker | None:
        """Somebody without a name whom he or she means: who spoke last, or whom the paragraph is
        about ("A neighbour …. She said")."""
        words = self.text[subject.start : subject.end]
        low = words.lower()
        span = Span(subject.start, subject.end)
        if words in ("A", "Answer"):
            return self._interviewed(span)
        if subject.kind != "pronoun" or low not in ("he", "she"):
            return None
        head = self.bearers.described(subject.start, self.text)
        if head is not None:
            words = self.text[head.start : head.end]
            return Speaker("described", words, self.text[span.start : span.end], span, span)
        last = self._last
        if last is None or last.kind != "described" or last.span.start > subject.start:
            return None
        between = self.text[last.span.end : subject.start]
        person = _PERSONAL.search(last.name.lower())
        named = any(last.span.end <= at < subject.start for at in self._near(subject.start))
        if len(between) > _NEAR or between.count("\n") > 0 or person is None or named:
            return None
        return Speaker("described", last.name, self.text[span.start : span.end], span, span)

    def _interviewed(self, span: Span) -> Speaker:
        """Who answers in an interview: the one person whom the story has named by then."""
        named = [one for one in self.people.all if one.mentions]
        before = [one for one in named if one.mentions[0].start < span.start]
        words = self.text[span.start : span.end]
        if len(before) != 1 or before[0].rule == "pseudonym":
            return Speaker("described", "the person interviewed", words, span, span)
        return Speaker("person", before[0].name, words, span, span, before[0].key)

    def _near(self, before: int) -> list[int]:
        return [mention.start for mention in self.context.near(before)]

    def _described(self, subject: Subject) -> str:
        behind = subject.antecedent
        if behind is not None:
            return self.text[behind.start : behind.end]
        return self.text[subject.start : subject.end]

    def meaning(self, subject: Subject) -> ReadPerson | ReadOrganization | Document | None:
        """The record that a subject means, None for one that only words describe."""
        if subject.kind == "relative":
            return self.meaning(subject.antecedent) if subject.antecedent else None
        if subject.kind == "pronoun":
            return self._pronoun(subject)
        if subject.kind == "named":
            return self._named(subject) or self._apposed(subject)
        if subject.kind == "document":
            return self.context.documents.at.get(subject.start)
        if self.text[subject.start : subject.end].lower() in ("her", "him"):
            return self._pronoun(subject)
        return self._described_person(subject)

    def _apposed(self, subject: Subject) -> ReadPerson | None:
        """The name behind an office: "the trust's Secretary General, Ana Ruiz"."""
        behind = _APPOSED.match(self.text, subject.phrase_end)
        return self.people.at.get(behind.end()) if behind else None

    def _described_person(self, subject: Subject) -> ReadPerson | None:
        """Whom a description means: the name behind it, else whoever has the office it names."""
        apposed = self._apposed(subject)
        if apposed is not None:
            return apposed
        words = self.text[subject.start : subject.end].lower().split()
        if words[0] != "the" or len(words) > _LONGEST_OFFICE:
            return None
        person = self.context.role(words[-1], subject.start)
        if person is not None:
            self.certainty = OFFICE
        return person

    def _person(self, pronoun: str, at: int) -> ReadPerson | None:
        """Whom a pronoun at `at` means; asked again for a later part, the answer stays."""
        if at not in self._pronouns:
            self._pronouns[at] = self.context.person(pronoun, at)
        person, lead = self._pronouns[at]
        self.certainty = pronoun_certainty(lead) if person else 1.0
        return person

    def _named(self, subject: Subject) -> ReadPerson | ReadOrganization | None:
        starts = self._starts(subject)
        for start in starts:
            if start in self.people.at:
                return self._bearer(self.people.at[start], subject)
        bodies = self.context.organizations.at
        return next((bodies[start] for start in starts if start in bodies), None)

    def _bearer(self, person: ReadPerson, subject: Subject) -> ReadPerson | None:
        """The person, where the words are a full name or a surname of nobody else."""
        words = self.text[subject.start : subject.end].split()
        if len(words) > 1 or len(person.words) < 2 or words[0].lower() != person.ends[1]:
            return person
        chosen = self.bearers.choose(words[0].lower(), person, self.text, subject.start)
        if chosen.several:
            self.certainty = NEAREST_BEARER if chosen.person else DOUBTED
        return chosen.person

    def _starts(self, subject: Subject) -> list[int]:
        """Where names can begin inside the subject's words."""
        words = self.text[subject.start : subject.end]
        starts = [subject.start]
        starts += [
            subject.start + at + 1
            for at, char in enumerate(words[:-1])
            if char.isspace() and words[at + 1].isalnum()
        ]
        return starts

    def _pronoun(self, subject: Subject) -> ReadPerson | ReadOrganization | Document | None:
        low = self.text[subject.start : subject.end].lower()
        if low in ("he", "she", "his", "her", "him"):
            return self._person(low, subject.start)
        if low in ("it", "its"):
            return self.context.thing(subject.start)
        return None
