"""The rules on what people decided on the way to publication: checks and blocking comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.enums import CheckKind
from articles.guard.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.guard.facts import CheckFacts, StoryFacts

CHECK = "check"
COMMENT = "comment"
COMMENTS = "comments"


def check_findings(facts: StoryFacts) -> list[Finding]:
    """Failed checks, checks that are missing for this very version, open blocking comments."""
    return [*_failed(facts), *_missing(facts), *_comments(facts)]


def _last(facts: StoryFacts) -> dict[str, CheckFacts]:
    """The newest check of each kind, on whatever version."""
    last: dict[str, CheckFacts] = {}
    for row in facts.checks:
        last.setdefault(row.kind, row)
    return last


def _failed(facts: StoryFacts) -> Iterator[Finding]:
    """A failed check holds, also for later versions, until the same check is passed."""
    for kind, row in _last(facts).items():
        if not row.passed:
            yield Finding(
                CHECK,
                f"The {_name(kind)} failed{_because(row.note)}. Fix the story and repeat the "
                f"{_name(kind)}.",
                f"check:{kind}",
            )


def _missing(facts: StoryFacts) -> Iterator[Finding]:
    last = _last(facts)
    for kind in facts.required_checks:
        if kind in last and not last[kind].passed:
            continue
        if any(
            row.passed and (row.kind, row.digest) == (kind, facts.digest) for row in facts.checks
        ):
            continue
        if kind in last:
            words = (
                f"The story was changed after its {_name(kind)}. Repeat the {_name(kind)} for this "
                "version; there is no need to restart the workflow."
            )
        else:
            words = f"The {_name(kind)} has not been done for this version."
        yield Finding(CHECK, words, f"check:{kind}", liftable=True)


def _comments(facts: StoryFacts) -> Iterator[Finding]:
    for comment in facts.blocking_comments:
        yield Finding(
            COMMENT,
            f"A comment by {comment.author} blocks publication: “{comment.text}”. Deal with it "
            "and resolve it, or have it unblocked.",
            COMMENTS,
        )


def _because(note: str) -> str:
    return f": “{note}”" if note else ""


def _name(kind: str) -> str:
    """ "fact check", for a sentence."""
    return CheckKind.label_of(kind).lower()
