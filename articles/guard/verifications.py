"""The rules on the fact check of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.guard.findings import Finding
from articles.guard.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.guard.facts import StoryFacts

VERIFICATION = "verification"
FAILED_VERIFICATION = "failed_verification"


def unverified_quotes(facts: StoryFacts) -> Iterator[Finding]:
    """One finding for all of them: it leads to the first."""
    missing = [quote for quote in facts.quotes if quote.unverified]
    if not missing:
        return
    first = missing[0]
    if len(missing) == 1:
        words = f"The quote {shown(first.words)} is not verified. Check it against its source."
    else:
        words = (
            f"{len(missing)} of {len(facts.quotes)} quotes are not verified, starting with "
            f"{shown(first.words)}. Check each against its source."
        )
    yield Finding(VERIFICATION, words, f"{VERIFICATION}:{first.uid}", liftable=True)


def failed_quotes(facts: StoryFacts) -> Iterator[Finding]:
    """A quote that differs from its source is never published as it is."""
    for quote in facts.quotes:
        if quote.failed:
            why = f": “{quote.failed_because}”" if quote.failed_because else ""
            yield Finding(
                FAILED_VERIFICATION,
                f"The quote {shown(quote.words)} does not match its source{why}. Correct it or "
                "remove it, and have it verified.",
                f"{VERIFICATION}:{quote.uid}",
            )
