"""Topics."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.topic_forms import TopicForm
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import TaggedArticle, Topic
from articles.panels.topics import TOPIC_PANELS
from articles.selectors.records.choosers import with_story_count


def synonyms(topic: Topic) -> str:
    return ", ".join(synonym.name for synonym in topic.synonyms.all())


class TopicViewSet(RecordViewSet):
    """Topics and the words that lead to them."""

    model = Topic
    icon = "tag"
    chooser_viewset_class = chooser_of(Topic)
    edit_handler = ObjectList(TOPIC_PANELS, base_form_class=TopicForm)
    list_display: ClassVar = [
        "name",
        Column("parent", label="Part of", accessor="parent"),
        Column("synonyms", accessor=synonyms),
        STORIES_COLUMN,
        BooleanColumn("hidden", sort_key="hidden"),
    ]
    list_filter: ClassVar = ["hidden"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        topics = Topic.objects.select_related("parent").prefetch_related("synonyms")
        return with_story_count(topics, TaggedArticle, "tag", story="content_object")
