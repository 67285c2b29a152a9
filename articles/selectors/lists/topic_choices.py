"""The topics that a filter form offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from articles.models import ArticlePage, TaggedArticle

if TYPE_CHECKING:
    from articles.filters import QuoteFilter, StoryFilter
    from articles.models.querysets.filtered import Records

# Those of most stories are offered.
MAX_TOPICS = 60

type TopicChoices = tuple[tuple[str, str, bool], ...]


def offer_topics(wanted: QuoteFilter | StoryFilter, records: Records) -> TopicChoices:
    """Slug and name of topics of published stories, and whether they are asked for; one query."""
    stories = ArticlePage.objects.published().order_by().values("pk")
    rows = (
        TaggedArticle.objects.filter(content_object__in=stories, tag__hidden=False)
        .order_by()
        .values_list("tag__slug", "tag__name")
        .annotate(times=Count("pk"))
        .order_by("-times", "tag__name", "tag_id")[:MAX_TOPICS]
    )
    offered = {slug: name for slug, name, _ in rows}
    offered |= {slug: one.name for (kind, slug), one in records.items() if kind == "topic"}
    chosen = set(wanted.topics)
    return tuple(
        (slug, name, slug in chosen)
        for slug, name in sorted(offered.items(), key=lambda topic: topic[1])
    )
