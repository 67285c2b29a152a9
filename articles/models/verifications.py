"""Who compared a quote with its source, and the outcome. Outside revisions."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.enums import VerificationOutcome
from articles.models.quotes import Quote
from articles.models.source_links import SourceLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a verification is about: the words, who is said to have said them, and where.
_FIELDS = (
    "words",
    "speaker_kind",
    "person",
    "organization",
    "document",
    "attributed_as",
    "said_in_document",
    "said_in_event",
    "said_in_source",
)


def digests_in(content: Mapping[str, Any]) -> dict[str, str]:
    """Digest of each quote of a story's stored content (`serializable_data`), by its uid.

    A digest is the SHA-256 (hexadecimal) of the quote's words; its speaker as kind and record, and
    in the story's words; and what it is said in: a document, an event, or one of the story's
    sources with the address that this source has.
    """
    urls = {str(row["uid"]): row["url"] for row in content.get("sources", [])}
    return {str(row["uid"]): _digest(row, urls) for row in content.get("quotes", [])}


def digests_of(article: Any) -> dict[str, str]:
    """The same for a story in memory."""
    return _digests_of_rows(article.quotes.all(), article.sources.all())


def digest_of(quote: Quote, source_url: str) -> str:
    """The same for one quote; `source_url` is the address of the source that it is said in, or
    empty."""
    return _digest(_values(quote, _FIELDS), {str(quote.said_in_source): source_url})


def _digests_of_rows(quotes: Iterable[Quote], sources: Iterable[SourceLink]) -> dict[str, str]:
    return digests_in(
        {
            "quotes": [_values(row, ("uid", *_FIELDS)) for row in quotes],
            "sources": [_values(row, ("uid", "url")) for row in sources],
        }
    )


def _values(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """As stored: a record by its key."""
    return {name: row.serializable_value(name) for name in names}


def _digest(row: Mapping[str, Any], urls: Mapping[str, str]) -> str:
    said = [None if row.get(name) is None else str(row[name]) for name in _FIELDS]
    packed = json.dumps([*said, urls.get(str(row.get("said_in_source")), "")], ensure_ascii=False)
    return hashlib.sha256(packed.encode()).hexdigest()


class VerificationManager(models.Manager["QuoteVerification"]):
    """Reads for one story."""

    def latest_for(self, article_id: int | None) -> dict[str, QuoteVerification]:
        """The last thing that was found about each quote, by its uid, with who found it; one
        query. It holds only where its digest is the quote's."""
        if article_id is None:
            return {}
        rows = self.filter(article_id=article_id).select_related("decided_by")
        return {str(row.quote_uid): row for row in rows.order_by("decided_at", "pk")}


class QuoteVerification(models.Model):
    """Somebody held a quote, exactly as its digest says, against its source.

    Rows are added and never changed: of a quote the last row counts, as long as the quote has the
    same digest. Restoring an old version of a story therefore restores none, and a copy of a
    story, whose quotes have new uids, has none.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="quote_verifications"
    )
    quote_uid = models.UUIDField()
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=10, choices=VerificationOutcome.choices())
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField()

    objects = VerificationManager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["article", "quote_uid"], name="verification_of_quote")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in VerificationOutcome]),
                name="verification_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=VerificationOutcome.FAILED.value) | ~Q(note=""),
                name="failed_verification_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} ({self.decided_at:%Y-%m-%d})"

    def found(self, digest: str | None) -> VerificationOutcome | None:
        """What it says about a quote with this digest; None where it says nothing (any more)."""
        if digest != self.digest or self.outcome == VerificationOutcome.WITHDRAWN:
            return None
        return VerificationOutcome.of(self.outcome)


def seen_digests(article_id: int | None) -> set[tuple[str, str]]:
    """Uid and digest of each quote as readers see it now; none for a story that is not live."""
    live = {"page_id": article_id, "page__live": True}
    quotes, sources = Quote.objects.filter(**live), SourceLink.objects.filter(**live)
    return set(_digests_of_rows(quotes, sources).items())
