"""Each rule takes a story's facts and yields what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.enums import SpeakerKind
from articles.guard.addresses import is_address
from articles.guard.checks import check_findings
from articles.guard.findings import Finding
from articles.guard.protected_names import protected_name_findings
from articles.guard.verifications import VERIFICATION, failed_quotes, unverified_quotes
from articles.guard.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.guard.facts import ImageFacts, QuoteFacts, StoryFacts

APPROVAL = "approval"
CORRECTION_FINDING = "corrections"
EMBARGO = "embargo"

_NO_SPEAKER = {
    SpeakerKind.PERSON.value: (
        "has no speaker, or the person's record was removed. Choose the person, or set “said by” "
        "to “Described in words only” and enter how the story describes them."
    ),
    SpeakerKind.ORGANIZATION.value: (
        "has no speaker, or the organization's record was removed. Choose the organization that "
        "said it."
    ),
    SpeakerKind.DOCUMENT.value: (
        "has no source document, or its record was removed. Choose the document that it is from."
    ),
    SpeakerKind.DESCRIBED.value: (
        "does not say who is speaking. Describe the speaker, for example “a man who fled Grozny”."
    ),
}
_NO_WORDS = (
    "is by a private person, who is printed only as the story describes them, and there is no "
    "description. Add one under “speaker in the story's words”."
)


def findings(facts: StoryFacts) -> list[Finding]:
    """Everything that keeps the story from going live; empty when nothing does."""
    found = [
        *_approval(facts),
        *_embargo(facts),
        *content_findings(facts),
        *check_findings(facts),
        *unverified_quotes(facts),
    ]
    return [
        finding
        for finding in found
        if not (finding.liftable and _lifted(facts, finding))
        and not (finding.of_archive and _goes_with_archive(facts))
    ]


def content_findings(facts: StoryFacts) -> list[Finding]:
    """The rules on the story itself, which hold already when it is submitted, and which no
    override lifts."""
    rules = (
        _quotes,
        failed_quotes,
        _images,
        _picture_rights,
        _recordings,
        _topics,
        _section,
        _address,
        _unconfirmed,
        _correction,
        _names,
    )
    return [finding for rule in rules for finding in rule(facts)]


def _lifted(facts: StoryFacts, finding: Finding) -> bool:
    """Whether an approval of exactly this version lifts what was found."""
    return facts.revision_id is not None and any(
        row.lifts_quotes if finding.rule == VERIFICATION else row.lifts
        for row in facts.approvals
        if (row.revision_id, row.digest) == (facts.revision_id, facts.digest)
    )


def _goes_with_archive(facts: StoryFacts) -> bool:
    """Whether exactly this version is published as part of an old site's archive."""
    return facts.revision_id is not None and any(
        row.is_archive
        for row in facts.approvals
        if (row.revision_id, row.digest) == (facts.revision_id, facts.digest)
    )


def _approval(facts: StoryFacts) -> Iterator[Finding]:
    of_revision = [row for row in facts.approvals if row.revision_id == facts.revision_id]
    if facts.revision_id is not None and any(row.digest == facts.digest for row in of_revision):
        return
    if of_revision:
        yield Finding(
            APPROVAL,
            "The story was changed after its approval. Submit it for review again.",
            APPROVAL,
        )
    else:
        yield Finding(
            APPROVAL,
            "No one has approved this version of the story. Submit it for review; it goes live "
            "when someone else approves it.",
            APPROVAL,
        )


def _embargo(facts: StoryFacts) -> Iterator[Finding]:
    """Not a rule on the story itself: an embargoed story may be reviewed, and scheduled for the
    time when the embargo ends. Nothing but lifting the embargo satisfies it."""
    until = facts.embargo_until
    if until is None or (facts.goes_live_at is not None and facts.goes_live_at >= until):
        return
    yield Finding(
        EMBARGO,
        f"The story is under embargo until {until.day} {until:%B %Y, %H:%M %Z}. Schedule it to go "
        "live then or later, or lift the embargo first.",
        EMBARGO,
    )


def _quotes(facts: StoryFacts) -> Iterator[Finding]:
    for quote in facts.quotes:
        anchor = f"quote:{quote.uid}"
        if not quote.anchored:
            yield Finding(
                "quote",
                f"The quote {shown(quote.words)} is not in the text. Correct the quote or the "
                "text so that they match, or remove the quote.",
                anchor,
            )
        if not _has_speaker(quote):
            why = _NO_SPEAKER.get(quote.speaker_kind, "has no speaker. Say who said it.")
            yield Finding("speaker", f"The quote {shown(quote.words)} {why}", anchor)
        elif quote.needs_words and not quote.attributed_as.strip():
            yield Finding("speaker", f"The quote {shown(quote.words)} {_NO_WORDS}", anchor)
        if quote.unconfirmed:
            yield Finding(
                "unconfirmed",
                f"The quote {shown(quote.words)} was found automatically. Confirm it or remove it.",
                anchor,
            )


def _has_speaker(quote: QuoteFacts) -> bool:
    if quote.speaker_kind == SpeakerKind.DESCRIBED:
        return bool(quote.attributed_as.strip())
    return quote.has_speaker


def _images(facts: StoryFacts) -> Iterator[Finding]:
    for image in facts.images:
        if not image.exists:
            yield Finding(
                "image",
                f"The picture of {image.place} was removed from the library. Choose another "
                "or remove it from the story.",
                image.anchor,
            )
        elif not image.described:
            yield Finding(
                "image",
                f"{_capital(image.place)} has no alternative text. Describe what it shows, "
                f"for readers who cannot see it{_or_decorative(image)}.",
                image.anchor,
                of_archive=True,
            )


def _picture_rights(facts: StoryFacts) -> Iterator[Finding]:
    for image in facts.images:
        if image.ended_on is not None:
            yield Finding(
                "picture_rights",
                f"{_capital(image.place)} could be used until {image.ended_on.day} "
                f"{image.ended_on:%B %Y}. Choose another picture, or enter the new date in the "
                "library if its rights were renewed.",
                image.anchor,
            )


def _recordings(facts: StoryFacts) -> Iterator[Finding]:
    for one in facts.recordings:
        if not one.exists:
            yield Finding(
                "recording",
                f"The file of {one.place} was removed from the library. Choose another or remove "
                "it from the story.",
                one.anchor,
            )
        elif not one.has_words:
            yield Finding(
                "recording",
                f"{_capital(one.place)} has no transcript. Write down what is said, for readers "
                "who cannot hear it.",
                one.anchor,
            )


def _or_decorative(image: ImageFacts) -> str:
    return ", or mark it as decorative" if image.may_be_decorative else ""


def _topics(facts: StoryFacts) -> Iterator[Finding]:
    if not facts.topics:
        words = "The story has no topic. Choose at least one."
        yield Finding("topic", words, "topics", of_archive=True)


def _section(facts: StoryFacts) -> Iterator[Finding]:
    if not facts.in_section:
        yield Finding("section", "The story is not in a section. Move it into one.", "section")


def address_findings(facts: StoryFacts) -> list[Finding]:
    """Why the story cannot have its address."""
    return list(_address(facts))


def _address(facts: StoryFacts) -> Iterator[Finding]:
    if facts.address and not is_address(facts.address):
        yield Finding(
            "address",
            f"{shown(facts.address)} cannot be the story's web address. Use up to 200 letters, "
            "digits and hyphens.",
            "slug",
        )
    if facts.address_holder:
        yield Finding(
            "address",
            f"The web address {facts.address} belongs to {shown(facts.address_holder)}. Change "
            "this story's web address or its date.",
            "slug",
        )


def _unconfirmed(facts: StoryFacts) -> Iterator[Finding]:
    for name in facts.unconfirmed:
        yield Finding(
            "unconfirmed",
            f"{shown(name)} in the record was found automatically. Confirm it or remove it.",
            "record",
        )


def _correction(facts: StoryFacts) -> Iterator[Finding]:
    """Readers are told what changes in a story that they have seen, unless somebody says in words
    why they need not be. A retracted story does not come back without a word."""
    if facts.correction_planned:
        return
    if facts.is_retracted:
        yield Finding(
            "retracted",
            "The story was retracted. Before it is published again, write a notice for readers.",
            CORRECTION_FINDING,
        )
    elif facts.seen_digest not in ("", facts.digest) and not facts.marked_minor:
        yield Finding(
            "correction",
            "This version changes a published story. Write a correction, clarification, update or "
            "editor's note to go with it, or say why the change is minor.",
            CORRECTION_FINDING,
        )


def _names(facts: StoryFacts) -> Iterator[Finding]:
    return protected_name_findings(facts.names)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
