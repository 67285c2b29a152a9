"""All quotes of the newsroom's stories, with what was found about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from articles.enums import SpeakerKind, VerificationOutcome
from articles.models import Quote, QuoteVerification, SourceLink
from articles.models.fuzzy_dates import say_date
from articles.models.querysets.embargoes import without_embargoed
from articles.models.verifications import digest_of
from articles.selectors.review.verifications import (
    FAILED,
    OPEN,
    VERIFIED,
    Verification,
    verification_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

# Whether a quote has changed since is known by its digest, which no SQL can make: rows are read in
# parts of so many, and no more parts than this for one page of the list.
ROWS_A_PART, PARTS = 250, 4
# Words are looked for in so many quotes, the newest: there is no index of them.
SEARCHED = 50_000
_RIGHTS = ("change_page", "publish_page")
_RELATED = (
    "page",
    "person",
    "organization",
    "document",
    "said_in_document",
    "said_in_event",
)


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote in the list. `evidence` names what it is said in, or is empty."""

    pk: int
    uid: str
    words: str
    speaker: str
    page_id: int
    story: str
    story_state: str
    evidence: str
    said: str
    verification: Verification


def may_see_quotes(user: Any) -> bool:
    """Whoever may change or publish other people's stories, somewhere."""
    return bool(user.is_superuser or _places(user))


def quotes_for(user: Any) -> QuerySet:
    """The quotes of the stories that `user` may change or publish, the newest first: of published
    stories as readers have them, of drafts as they were saved last."""
    rows = without_embargoed(Quote.objects.all(), user, "page_id").order_by("-pk")
    if user.is_superuser:
        return rows
    below = Q(pk__in=())
    for path in _places(user):
        below |= Q(page__path__startswith=path)
    return rows.filter(below)


def _places(user: Any) -> set[str]:
    if user.is_superuser or not user.is_active:
        return set()
    policy = policy_registry.get_by_type(Page)
    rights = policy.get_cached_permissions_for_user(user)
    return {right.page.path for right in rights if right.permission.codename in _RIGHTS}


def spoken_by(quotes: QuerySet, name: str) -> QuerySet:
    """Those whose speaker is called so, in the record or in the story's own words."""
    records = ("person", "organization", "document")
    named = Q(attributed_as__icontains=name)
    for record in records:
        model = Quote._meta.get_field(record).related_model
        keys = model._default_manager.filter(name__icontains=name).order_by().values("pk")
        named |= Q(**{f"{record}__in": keys})
    return quotes.filter(named)


def with_evidence(quotes: QuerySet, *, has: bool) -> QuerySet:
    """Those that name a document, an event or a source that they are said in, or the others."""
    none = Q(said_in_document__isnull=True, said_in_event__isnull=True, said_in_source__isnull=True)
    return quotes.exclude(none) if has else quotes.filter(none)


def saying(quotes: QuerySet, words: str) -> QuerySet:
    """Those with these words, among the newest `SEARCHED`."""
    newest = quotes.order_by("-pk").values("pk")[:SEARCHED]
    return quotes.filter(pk__in=newest, words__icontains=words)


def perhaps(quotes: QuerySet, state: str) -> QuerySet:
    """All that can have this state and some that have another (see `read_newsroom_quotes`)."""
    found = QuoteVerification.objects.filter(
        article_id=OuterRef("page_id"), quote_uid=OuterRef("uid")
    ).order_by()
    if state == OPEN:
        later = found.model.objects.filter(
            article_id=OuterRef("article_id"),
            quote_uid=OuterRef("quote_uid"),
            pk__gt=OuterRef("pk"),
            outcome=VerificationOutcome.WITHDRAWN.value,
        )
        done = (VerificationOutcome.VERIFIED.value, VerificationOutcome.FAILED.value)
        holding = found.filter(~Exists(later.order_by()), outcome__in=done)
        return quotes.filter(~Exists(holding))
    outcome = {VERIFIED: VerificationOutcome.VERIFIED, FAILED: VerificationOutcome.FAILED}
    kinds = [outcome[state].value] if state in outcome else [one.value for one in outcome.values()]
    return quotes.filter(Exists(found.filter(outcome__in=kinds)))


def read_newsroom_quotes(
    quotes: QuerySet, *, state: str = "", before: int | None = None, size: int = 50
) -> tuple[list[QuoteRow], int | None]:
    """At most `size` rows of `quotes` that follow the one with the key `before`, and the key with
    which the next page goes on (None at the end).

    With `state` (OPEN, CHANGED, VERIFIED or FAILED) those in this state alone; a page then has
    fewer rows, though others follow, where few of many have it. At most 3 queries for each part.
    """
    if state:
        quotes = perhaps(quotes, state)
    part = ROWS_A_PART if state else size
    found: list[QuoteRow] = []
    for _ in range(PARTS):
        rows = _part(quotes, before, part + 1)
        if not rows:
            return found, None
        for row in _described(rows[:part]):
            if not state or row.verification.state == state:
                found.append(row)
            before = row.pk
            if len(found) == size:
                return found, before if row.pk != rows[-1].pk else None
        if len(rows) <= part:
            return found, None
    return found, before


def _part(quotes: QuerySet, before: int | None, size: int) -> list[Quote]:
    wanted = quotes if before is None else quotes.filter(pk__lt=before)
    # Their keys first: beyond eight tables PostgreSQL joins as it is told, before it filters.
    keys = list(wanted.order_by("-pk").values_list("pk", flat=True)[:size])
    beside = Quote.objects.filter(pk__in=keys).select_related(*_RELATED)
    return list(beside.defer("page__body", "selectors").order_by("-pk"))


def _described(quotes: Sequence[Quote]) -> list[QuoteRow]:
    pages = {quote.page_id for quote in quotes}
    sources = _sources(quotes, pages)
    rows = QuoteVerification.objects.filter(
        article__in=pages, quote_uid__in={quote.uid for quote in quotes}
    ).select_related("decided_by")
    latest = {(row.article_id, row.quote_uid): row for row in rows.order_by("decided_at", "pk")}
    return [
        _row(
            quote,
            sources.get((quote.page_id, quote.said_in_source)),
            latest.get((quote.page_id, quote.uid)),
        )
        for quote in quotes
    ]


def _sources(quotes: Sequence[Quote], pages: set[int]) -> dict[tuple[int, Any], SourceLink]:
    keys = {quote.said_in_source for quote in quotes if quote.said_in_source}
    if not keys:
        return {}
    rows = SourceLink.objects.filter(page__in=pages, uid__in=keys)
    return {(row.page_id, row.uid): row for row in rows}


def _story_state(page: Page) -> str:
    """Wagtail's own words for it ask the database about each page."""
    if not page.live:
        return "Draft" if page.first_published_at is None else "Not published any more"
    return "Published, with changes" if page.has_unpublished_changes else "Published"


def _row(quote: Quote, source: SourceLink | None, last: QuoteVerification | None) -> QuoteRow:
    speaker: Any = {
        SpeakerKind.PERSON: quote.person,
        SpeakerKind.ORGANIZATION: quote.organization,
        SpeakerKind.DOCUMENT: quote.document,
    }.get(SpeakerKind.of(quote.speaker_kind))
    evidence: Any = quote.said_in_document or quote.said_in_event or (source and source.title)
    return QuoteRow(
        pk=quote.pk,
        uid=str(quote.uid),
        words=quote.words,
        speaker=str(speaker or quote.attributed_as),
        page_id=quote.page_id,
        story=quote.page.draft_title or quote.page.title,
        story_state=_story_state(quote.page),
        evidence=str(evidence or ""),
        said=say_date(quote.said_edtf),
        verification=verification_of(last, digest_of(quote, source.url if source else "")),
    )
