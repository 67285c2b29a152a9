"""Which records have a page of their own: those that a published story uses."""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.enums import Standing
from articles.querysets.records import NamedQuerySet

PUBLIC_STANDINGS = (Standing.PUBLIC_FIGURE, Standing.NAMED_WITH_CONSENT)


def in_published_stories(model_name: str, **lookup: object) -> QuerySet:
    """Rows of an article's child model that stand in a published story."""
    articles = apps.get_model("articles.ArticlePage").objects.published().order_by()
    rows = apps.get_model("articles", model_name)._default_manager.order_by()
    return rows.filter(page__in=articles.values("pk"), **lookup)


class PersonQuerySet(NamedQuerySet):
    """People."""

    def of_public_standing(self) -> Self:
        """People who may be named and linked wherever a published story has them."""
        return self.filter(standing__in=PUBLIC_STANDINGS)

    def published(self) -> Self:
        """People with a page of their own: public standing, and in a published story."""
        me = OuterRef("pk")
        return self.of_public_standing().filter(
            Q(Exists(in_published_stories("PersonMention", person=me)))
            | Q(Exists(in_published_stories("Quote", person=me)))
        )


class OrganizationQuerySet(NamedQuerySet):
    """Organizations."""

    def published(self) -> Self:
        me = OuterRef("pk")
        return self.filter(
            Q(Exists(in_published_stories("OrganizationMention", organization=me)))
            | Q(Exists(in_published_stories("Quote", organization=me)))
        )


class DocumentQuerySet(NamedQuerySet):
    """Source documents."""

    def published(self) -> Self:
        me = OuterRef("pk")
        return self.filter(
            Q(Exists(in_published_stories("DocumentMention", document=me)))
            | Q(Exists(in_published_stories("Quote", document=me)))
        )


class EventQuerySet(NamedQuerySet):
    """Events."""

    def published(self) -> Self:
        return self.filter(Exists(in_published_stories("EventMention", event=OuterRef("pk"))))


class TopicQuerySet(QuerySet):
    """Topics."""

    def published(self) -> Self:
        """Topics of at least one published story."""
        tagged = apps.get_model("articles.TaggedArticle").objects.order_by()
        articles = apps.get_model("articles.ArticlePage").objects.published().order_by()
        return self.filter(
            Exists(tagged.filter(tag=OuterRef("pk"), content_object__in=articles.values("pk")))
        )
