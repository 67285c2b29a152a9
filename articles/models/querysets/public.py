"""Which records have a page of their own: those that a published story uses."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils import timezone
from wagtail.models import Page

from articles import models
from articles.enums import CorrespondenceState, NamingStatus, SpeakerKind, StatusKind
from articles.models.querysets.records import AlphabeticalQuerySet, NamedQuerySet

if TYPE_CHECKING:
    from django.db.models import Expression, Model

# What decides whether a person may be named, for reads that take columns instead of instances.
NAMEABLE_COLUMNS = ("standing", "consent_expires_on", "consent_withdrawn_on")


def is_published(now: datetime.datetime | Expression | None = None) -> Q:
    """The same as a condition on the pages of stories (see `ArticleQuerySet.published`)."""
    # An expiry that is due counts at once, also where `publish_due` has not run yet.
    now = timezone.now() if now is None else now
    return Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=now))


def nameable(prefix: str = "", today: datetime.date | Expression | None = None) -> Q:
    """People who may be named: public figures, and those whose consent holds today.

    A consent that is withdrawn, or whose last day has passed, makes somebody private at once,
    whether or not anybody has changed the standing since. `prefix`: "person__" from other rows.
    """
    today = timezone.localdate() if today is None else today
    named = Q(**{f"{prefix}standing": NamingStatus.NAMED_WITH_CONSENT.value})
    given = Q(**{f"{prefix}consent_withdrawn_on__isnull": True})
    endless = Q(**{f"{prefix}consent_expires_on__isnull": True})
    in_time = Q(**{f"{prefix}consent_expires_on__gte": today})
    public_figure = Q(**{f"{prefix}standing": NamingStatus.PUBLIC_FIGURE.value})
    return public_figure | (named & given & (endless | in_time))


def is_nameable(person: Any) -> bool:
    """The same of one person, or of a row with NAMEABLE_COLUMNS."""
    if person.standing == NamingStatus.NAMED_WITH_CONSENT:
        last_day = person.consent_expires_on
        is_over = last_day is not None and last_day < timezone.localdate()
        return person.consent_withdrawn_on is None and not is_over
    return bool(person.standing == NamingStatus.PUBLIC_FIGURE)


def is_unnamed_party(today: datetime.date | Expression | None = None) -> Q:
    """Rows that tie somebody to a document and print no name of theirs: of private people, and of
    nobody in particular, there are the document's own words or nothing. The one rule by which
    those who signed are counted."""
    nobody = Q(person__isnull=True, organization__isnull=True)
    private = Q(person__isnull=False) & ~nameable("person__", today)
    return Q(described_as="") & (nobody | private)


def in_published_stories(model: type[Model], **lookup: object) -> QuerySet:
    """Rows of an article's child model that stand in a published story."""
    # Only stories have such rows: the table of all pages is enough, and one look less at each.
    pages = Page.objects.filter(is_published()).order_by()
    rows = model._default_manager.order_by()
    return rows.filter(page__in=pages.values("pk"), **lookup)


def quoted_in_published_stories(kind: SpeakerKind, record: object) -> QuerySet:
    """Quotes of published stories that this record says in its own name. The record behind a
    speaker whom a story only describes is nobody's business, whatever the row has."""
    return in_published_stories(models.Quote, **{kind.value: record, "speaker_kind": kind.value})


def in_any(*rows: QuerySet) -> IsNull:
    """The condition that one of these has a row; each is of one record (`OuterRef`).

    Asked in this form a database looks for one row of each record at a time and stops at the first.
    Two EXISTS tied by OR make PostgreSQL read every row of every published story first, for one
    record as for all.
    """
    firsts = [Subquery(each.values("pk")[:1], output_field=BigIntegerField()) for each in rows]
    return IsNull(Coalesce(*firsts), False)


class PersonQuerySet(NamedQuerySet):
    """People."""

    def nameable(self) -> Self:
        """People who may be named and linked wherever a published story has them."""
        return self.filter(nameable())

    def published(self) -> Self:
        """People with a page of their own: public standing, and in a published story."""
        me = OuterRef("pk")
        return self.nameable().filter(
            in_any(
                in_published_stories(models.PersonMention, person=me),
                quoted_in_published_stories(SpeakerKind.PERSON, me),
            )
        )


class OrganizationQuerySet(NamedQuerySet):
    """Organizations."""

    def published(self) -> Self:
        me = OuterRef("pk")
        return self.filter(
            in_any(
                in_published_stories(models.OrganizationMention, organization=me),
                quoted_in_published_stories(SpeakerKind.ORGANIZATION, me),
            )
        )

    def of_public_people(self) -> Self:
        """Parties for which people with a page hold a post: the page prints the post with it."""
        people = models.Person.objects.published().order_by()
        posts = models.Membership.objects.order_by()
        held = posts.filter(party=OuterRef("pk"), person__in=people.values("pk"))
        return self.filter(Exists(held))


class DocumentQuerySet(NamedQuerySet):
    """Source documents."""

    def published(self) -> Self:
        """Documents that a published story names, quotes, or says something was said in.

        One of which stories have excerpts alone has no page, and is named unlinked: excerpts
        stand in the body, which no index tells apart.
        """
        me = OuterRef("pk")
        return self.filter(
            in_any(
                in_published_stories(models.DocumentMention, document=me),
                quoted_in_published_stories(SpeakerKind.DOCUMENT, me),
                in_published_stories(models.Quote, said_in_document=me),
            )
        )

    def of_party(self, kind: str, key: int) -> Self:
        """Those that a person or an organization (`kind`) wrote, received or signed, each told by
        a column. It must be one that readers may know: of a private person nobody asks."""
        parts = {
            column: Exists(rows.order_by().filter(document=OuterRef("pk"), **{kind: key}))
            for column, rows in _parts_in_documents().items()
        }
        return self.annotate(**parts).filter(Q(wrote=True) | Q(received=True) | Q(signed=True))

    def with_steps(self, today: datetime.date) -> Self:
        """Documents of which a dated step is recorded that was taken by `today`, with the day of
        the last one as `moved_on`."""
        days = _steps(today).order_by("-first").values("first")[:1]
        return self.annotate(moved_on=Subquery(days)).filter(moved_on__isnull=False)

    def in_state(self, outcome: CorrespondenceState, today: datetime.date) -> Self:
        """Those of `with_steps` of which `correspondence.trace_correspondence` says this."""
        ended = Exists(_steps(today).filter(kind__in=[k.value for k in StatusKind if k.is_end]))
        sent = Exists(_steps(today).filter(kind=StatusKind.SENT.value))
        deadlines = _statuses().filter(kind=StatusKind.DEADLINE.value)
        overdue = Q(Exists(deadlines)) & ~Q(Exists(deadlines.filter(last__gte=today)))
        if outcome is CorrespondenceState.ENDED:
            return self.filter(ended)
        if outcome is CorrespondenceState.UNDER_WAY:
            return self.filter(~ended, ~sent)
        waiting = self.filter(~ended, sent)
        return waiting.filter(overdue if outcome is CorrespondenceState.OVERDUE else ~overdue)

    def unanswered(self, today: datetime.date) -> Self:
        """Those that were sent and of which no end is recorded, with the day as `sent_on`."""
        ended = Exists(_steps(today).filter(kind__in=[k.value for k in StatusKind if k.is_end]))
        sent = _steps(today).filter(kind=StatusKind.SENT.value).order_by("first")
        found = self.annotate(sent_on=Subquery(sent.values("first")[:1]))
        return found.filter(~ended, sent_on__isnull=False)


def _statuses() -> QuerySet:
    """The statuses of a document, with both bounds of each date."""
    rows = models.DocumentStatus.objects.order_by()
    return rows.filter(document=OuterRef("pk")).annotate(
        first=Coalesce("date_earliest", "date_latest"),
        last=Coalesce("date_latest", "date_earliest"),
    )


def _parts_in_documents() -> dict[str, Any]:
    """The columns of `DocumentQuerySet.of_party`, with the rows that say so."""
    return {
        "wrote": models.DocumentAuthor.objects,
        "received": models.DocumentAddressee.objects,
        "signed": models.Signature.objects,
    }


def _steps(today: datetime.date) -> QuerySet:
    kinds = [kind.value for kind in StatusKind if kind.is_step]
    return _statuses().filter(kind__in=kinds, first__lte=today)


class AuthorQuerySet(NamedQuerySet):
    """Names in bylines."""

    def published(self) -> Self:
        """Authors with a page of their own: they want one, and a published story is by them."""
        signed = in_published_stories(models.Byline, author=OuterRef("pk"))
        return self.filter(Exists(signed), has_public_page=True)


class EventQuerySet(NamedQuerySet):
    """Events."""

    def published(self) -> Self:
        return self.filter(Exists(in_published_stories(models.EventMention, event=OuterRef("pk"))))

    def in_year(self, year: int) -> Self:
        """Events that may have been in a year: of an imprecise date all its years count."""
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        begun = Q(date_earliest__lte=last) | Q(date_earliest__isnull=True)
        not_over = Q(date_latest__gte=first) | Q(date_latest__isnull=True)
        dated = Q(date_earliest__isnull=False) | Q(date_latest__isnull=False)
        return self.filter(begun, not_over, dated)


class PlaceQuerySet(NamedQuerySet):
    """Places."""

    def published(self) -> Self:
        """Places from which a published story was filed, or where an event of one was."""
        articles = models.ArticlePage.objects.published().order_by()
        me = OuterRef("pk")
        return self.filter(
            in_any(
                articles.filter(dateline_place=me),
                in_published_stories(models.EventMention, event__place=me),
            )
        )


class TopicQuerySet(AlphabeticalQuerySet):
    """Topics."""

    def shown(self) -> Self:
        """Topics that nobody has hidden: readers see them and editors are offered them."""
        return self.filter(hidden=False)

    def published(self) -> Self:
        """Topics of at least one published story, unless they are hidden."""
        tagged = models.TaggedArticle.objects.order_by()
        articles = models.ArticlePage.objects.published().order_by()
        return self.shown().filter(
            Exists(tagged.filter(tag=OuterRef("pk"), content_object__in=articles.values("pk")))
        )
