"""Reads a story into the plain values that the rules of publication are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.blocks.story import PICTURE_BLOCKS, RECORDING_BLOCKS
from articles.enums import (
    ApprovalKind,
    ChangeKind,
    Origin,
    SpeakerKind,
    VerificationOutcome,
)
from articles.guard import (
    ApprovalFacts,
    ImageFacts,
    QuoteFacts,
    RecordingFacts,
    StoryFacts,
)
from articles.models.addresses import RetiredAddress
from articles.models.approvals import Approval
from articles.models.check_facts import blocking_comments, checks_done, checks_to_require
from articles.models.corrections import Correction
from articles.models.embargoes import embargo_in_force
from articles.models.name_gate import read_name_facts
from articles.models.planned_corrections import PlannedCorrection
from articles.models.sections import SectionPage
from articles.models.verifications import QuoteVerification, digests_of, seen_digests
from articles.models.versions import last_seen_digest
from articles.text import Selector, anchor_all

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from uuid import UUID

_SPEAKER_FIELD = {
    SpeakerKind.PERSON.value: "person_id",
    SpeakerKind.ORGANIZATION.value: "organization_id",
    SpeakerKind.DOCUMENT.value: "document_id",
}
_MENTIONS = ("person_mentions", "organization_mentions", "document_mentions", "event_mentions")


def read_story_facts(article: Any, *, goes_live_at: datetime.datetime | None = None) -> StoryFacts:
    """The facts of a story as it would be public: with `live_revision_id` as its revision, now or
    at `goes_live_at`."""
    embargo = embargo_in_force(article.pk)
    revision_id = article.live_revision_id if article.pk else None
    address = article.address or (article.proposed_address() if article.published_on else "")
    seen = last_seen_digest(article)
    digest = article.publication_digest() if revision_id or seen else ""
    return StoryFacts(
        revision_id=revision_id,
        digest=digest,
        approvals=_approvals(article.pk, revision_id),
        quotes=tuple(_quotes(article)),
        images=tuple(_images(article, timezone.localdate(goes_live_at))),
        recordings=tuple(_recordings(article)),
        topics=len(article.tagged_topics.all()),
        in_section=bool(embargo) or _in_section(article),
        address=address,
        address_holder=_holder(address, article),
        unconfirmed=tuple(
            str(row)
            for relation in _MENTIONS
            for row in getattr(article, relation).all()
            if row.origin == Origin.MACHINE
        ),
        seen_digest=seen,
        embargo_until=timezone.localtime(embargo.until) if embargo else None,
        goes_live_at=goes_live_at,
        required_checks=checks_to_require(article, digest, seen),
        checks=checks_done(article.pk),
        blocking_comments=blocking_comments(article.pk),
        names=read_name_facts(article),
        **(_what_readers_are_told(article, digest) if seen else {}),
    )


def _what_readers_are_told(article: Any, digest: str) -> dict[str, bool]:
    plans = PlannedCorrection.objects.for_revision(article.pk, article.live_revision_id or 0)
    kinds = {(kind, of) for kind, of in plans.values_list("kind", "digest")}
    return {
        "is_retracted": Correction.objects.retraction_of(article) is not None,
        "correction_planned": any(kind != ChangeKind.MINOR for kind, _ in kinds),
        "marked_minor": (ChangeKind.MINOR.value, digest) in kinds,
    }


def _approvals(article_id: int | None, revision_id: int | None) -> tuple[ApprovalFacts, ...]:
    if article_id is None or revision_id is None:
        return ()
    rows = Approval.objects.filter(article_id=article_id, revision_id=revision_id)
    return tuple(
        ApprovalFacts(
            revision,
            digest,
            ApprovalKind.of(kind).lifts_checks,
            ApprovalKind.of(kind).lifts_quotes,
            kind == ApprovalKind.ARCHIVE,
        )
        for revision, digest, kind in rows.values_list("revision_id", "digest", "kind")
    )


def _quotes(article: Any) -> Iterator[QuoteFacts]:
    quotes = list(article.quotes.all())
    # Not the stored `anchored`: what counts is the text that is about to go live.
    wanted = [
        (quote.words, tuple(Selector.from_json(data) for data in quote.selectors))
        for quote in quotes
    ]
    found_out = _verifications(article) if quotes else {}
    before: set[UUID] = set()
    for quote, found in zip(quotes, anchor_all(wanted, article.projection()), strict=True):
        field = _SPEAKER_FIELD.get(quote.speaker_kind)
        yield QuoteFacts(
            uid=str(quote.uid),
            words=quote.words,
            anchored=found is not None,
            speaker_kind=quote.speaker_kind,
            has_speaker=field is not None and getattr(quote, field) is not None,
            attributed_as=quote.attributed_as,
            unconfirmed=quote.origin == Origin.MACHINE,
            # The later parts of a split quote are printed under the speaker of its first.
            needs_words=quote.continues not in before and _is_private(quote),
            **found_out[str(quote.uid)],
        )
        before.add(quote.uid)


def _verifications(article: Any) -> dict[str, dict[str, Any]]:
    """What is known of each quote, by uid. One that readers see already, as it is, is not asked
    about anew: one query for a story that is verified, three for another."""
    latest = QuoteVerification.objects.latest_for(article.pk)
    known: dict[str, dict[str, Any]] = {}
    missing: list[tuple[str, str]] = []
    for uid, digest in digests_of(article).items():
        row = latest.get(uid)
        outcome = row.found(digest) if row else None
        known[uid] = {}
        if row and outcome == VerificationOutcome.FAILED:
            known[uid] = {"failed": True, "failed_because": row.note}
        elif outcome is None:
            missing.append((uid, digest))
    seen = seen_digests(article.pk) if missing else set()
    for uid, digest in missing:
        known[uid] = {"unverified": (uid, digest) not in seen}
    return known


def _is_private(quote: Any) -> bool:
    return bool(
        quote.speaker_kind == SpeakerKind.PERSON and quote.person and not quote.person.is_public()
    )


def _images(article: Any, day: datetime.date) -> Iterator[ImageFacts]:
    """As they are on the day on which the story would go live."""
    if article.lead_image_id:
        lead = article.lead_image
        yield ImageFacts(
            place="the lead image",
            anchor="lead_image",
            exists=True,
            described=bool(article.lead_image_alt.strip() or lead.description.strip()),
            ended_on=_ended(lead, day),
        )
    blocks = (block for block in article.body if block.block_type in PICTURE_BLOCKS)
    for number, block in enumerate(blocks, start=1):
        image = block.value["image"]
        yield ImageFacts(
            place=f"image {number} in the text",
            anchor=f"block:{block.id}",
            exists=image is not None,
            described=bool(image and (image.contextual_alt_text or image.decorative)),
            may_be_decorative=True,
            ended_on=_ended(image, day),
        )


def _ended(image: Any, day: datetime.date) -> datetime.date | None:
    until: datetime.date | None = image.usable_until if image else None
    return until if until and until < day else None


def _recordings(article: Any) -> Iterator[RecordingFacts]:
    for block in article.body:
        if block.block_type in RECORDING_BLOCKS:
            value = block.value
            yield RecordingFacts(
                place="a video in the text" if block.block_type == "video" else "a recording",
                anchor=f"block:{block.id}",
                exists=value["file"] is not None,
                has_words=bool((value["transcript"] or "").strip() or value.get("captions")),
            )


def _in_section(article: Any) -> bool:
    parent = article.get_parent() if article.path else None
    kind = parent.specific_class if parent else None
    return kind is not None and issubclass(kind, SectionPage)


def _holder(address: str, article: Any) -> str:
    """Whose address this is, when it is not free; a retired one keeps belonging to its story."""
    if not address:
        return ""
    other = type(article).objects.filter(address=address).exclude(pk=article.pk).first()
    if other:
        return _shown_title(other)
    retired = RetiredAddress.objects.filter(address=address).select_related("article").first()
    if retired is None or (article.pk and retired.article_id == article.pk):
        return ""
    return _shown_title(retired.article) if retired.article else "a story that is gone"


def _shown_title(other: Any) -> str:
    """The facts do not know who reads the message, so that nobody reads a hidden title in it."""
    return "another story" if embargo_in_force(other.pk) else other.title
