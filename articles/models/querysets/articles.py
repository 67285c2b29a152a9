"""The one definition of what readers may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q
from wagtail.models import PageManager, PageQuerySet

from articles.models.querysets.corrections import retractions_in_force
from articles.models.querysets.embargoes import is_embargoed, without_embargoed
from articles.models.querysets.filtered import (
    find_records,
    naming,
    resting_on,
    set_in,
    story_conditions,
)
from articles.models.querysets.public import is_published

if TYPE_CHECKING:
    import datetime

    from django.db.models import Expression, Model

    from articles.filters import StoryFilter
    from articles.models.authors import Author
    from articles.models.querysets.filtered import Records
    from articles.models.topics import Topic

# What a story's card prints, but for its picture.
CARD_FIELDS = (
    "path",
    "title",
    "address",
    "kicker",
    "language",
    "standfirst",
    "listing_title",
    "listing_summary",
    "published_on",
    "updated_at",
)


class ArticleQuerySet(PageQuerySet):
    """Stories."""

    def published(self, now: datetime.datetime | Expression | None = None) -> Self:
        """Stories that every reader may see (`now`: at that time). Every public read goes
        through this."""
        return self.filter(is_published(now))

    def retracted(self) -> Self:
        """Stories whose address answers with the notice of their retraction, and nothing else.

        They are not published: no list, feed, count or record has them. Publishing one again
        supersedes its retraction.
        """
        notice = retractions_in_force().filter(article=OuterRef("pk"))
        return self.not_live().exclude(address="").filter(Exists(notice))

    def embargoed(self) -> Self:
        """Stories of which nobody may know but who has the right."""
        return self.filter(is_embargoed())

    def visible_to(self, user: Any) -> Self:
        """Stories of which somebody of the newsroom may know, for its screens, lists and mails;
        which of them they may edit is a matter of Wagtail's rights."""
        return without_embargoed(self, user)

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")

    def last_updated_first(self) -> Self:
        """Stories about which something changed after their first publication."""
        return self.filter(updated_at__isnull=False).order_by("-updated_at", "-pk")

    def matching(self, wanted: StoryFilter, records: Records | None = None) -> Self:
        """The stories that fit the filter, on all its pages and in no order; `records` as
        `find_records` gives them, where the caller has them. Raises UnknownRecord."""
        records = find_records(wanted) if records is None else records
        return self.filter(*story_conditions(wanted, records))

    def in_section(self, path: str) -> Self:
        """The stories below a section, by the section's place in the tree."""
        first, last = self.model._get_children_path_interval(path)
        return self.filter(path__range=(first, last))

    def about(self, topic: Topic) -> Self:
        """The stories of a topic."""
        return self.filter(pk__in=topic.tagged_articles.order_by().values("content_object"))

    def naming(self, record: Model) -> Self:
        """The stories that mention or quote a person or an organization."""
        return self.filter(naming(str(record._meta.model_name), record.pk))

    def by(self, author: Author) -> Self:
        """The stories that have an author in their byline."""
        return self.filter(pk__in=author.bylines.order_by().values("page"))

    def set_in(self, place: Model) -> Self:
        """The stories that were filed from a place, or that name an event there."""
        return self.filter(set_in(place.pk))

    def resting_on(self, document: Model) -> Self:
        """The stories that mention or quote a document, or that have words said in it."""
        return self.filter(resting_on(document.pk))

    def before(self, published_on: datetime.date, pk: int) -> Self:
        """The stories that follow one story in `newest_first` (paging by key)."""
        return self.filter(
            Q(published_on__lt=published_on) | Q(published_on=published_on, pk__lt=pk)
        )

    def updated_before(self, updated_at: datetime.datetime, pk: int) -> Self:
        """The stories that follow one story in `last_updated_first` (paging by key)."""
        return self.filter(Q(updated_at__lt=updated_at) | Q(updated_at=updated_at, pk__lt=pk))

    def for_listing(self) -> Self:
        """What a card prints, and nothing of the body. The picture's sizes are read by its key."""
        return self.only(*CARD_FIELDS, "lead_image", "lead_image_alt")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
