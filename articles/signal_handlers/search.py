"""The index of the public search follows what is published, taken back, renamed and deleted, in
the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from articles.enums import SearchKind
from articles.models import (
    ArticlePage,
    Event,
    NewsFile,
    NewsImage,
    OrganizationOtherName,
    PersonOtherName,
    SearchEntry,
    SearchFacet,
    TopicSynonym,
)
from articles.services import search
from articles.services.search.forgetting import note_deleted_text
from articles.services.search.records import KIND_OF_MODEL

if TYPE_CHECKING:
    from django.db.models import Model

# Rows that give a record another name, and their column for it.
_OTHER_NAMES = {
    PersonOtherName: ("person_id", SearchKind.PERSON),
    OrganizationOtherName: ("organization_id", SearchKind.ORGANIZATION),
    TopicSynonym: ("topic_id", SearchKind.TOPIC),
}
# What the index knew of a story that is being deleted.
_NAMED = "_search_records"


def connect() -> None:
    """Connect every handler once."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(index_story, sender=ArticlePage, dispatch_uid="articles.search.story")
    pre_delete.connect(note_records, sender=ArticlePage, dispatch_uid="articles.search.note")
    post_delete.connect(index_noted, sender=ArticlePage, dispatch_uid="articles.search.noted")
    post_delete.connect(
        forget_words_of_entry, sender=SearchEntry, dispatch_uid="articles.search.words"
    )
    for model in KIND_OF_MODEL:
        post_save.connect(index_record, sender=model, dispatch_uid="articles.search.record")
        post_delete.connect(forget_record, sender=model, dispatch_uid="articles.search.gone")
    for gone in (ArticlePage, NewsFile, NewsImage, *KIND_OF_MODEL):
        post_delete.connect(note_deletion, sender=gone, dispatch_uid="articles.search.deleted")
    for model in _OTHER_NAMES:
        for signal in (post_save, post_delete):
            signal.connect(index_other_name, sender=model, dispatch_uid="articles.search.name")


def index_story(instance: ArticlePage, **_: Any) -> None:
    search.index_stories(keys=[instance.pk])


def note_records(instance: ArticlePage, **_: Any) -> None:
    """Its entries go with the story; the records that it named may have no page any more then."""
    setattr(instance, _NAMED, search.records_of_stories([instance.pk]))


def index_noted(instance: ArticlePage, **_: Any) -> None:
    # Wagtail says "unpublished" of a live page that is being deleted while its row is still there.
    search.index_stories(keys=[instance.pk])
    for kind, key in sorted(getattr(instance, _NAMED, ())):
        search.index_records(kind=SearchKind.of(kind), keys=[key])


def forget_words_of_entry(instance: SearchEntry, **_: Any) -> None:
    search.forget_words_of(instance)
    note_deleted_text()


def note_deletion(**_: Any) -> None:
    """The newsroom's own search has words of it as well."""
    note_deleted_text()


def index_record(instance: Model, created: bool, raw: bool, **_: Any) -> None:
    """A new record stands in no story yet."""
    if not created and not raw:
        search.index_stories_naming(kind=KIND_OF_MODEL[type(instance)], key=instance.pk)
        if isinstance(instance, Event) and instance.place_id:
            # It may be the first event there that readers are told of.
            search.index_records(kind=SearchKind.PLACE, keys=[instance.place_id])


def forget_record(instance: Model, **_: Any) -> None:
    kind = KIND_OF_MODEL[type(instance)]
    search.index_records(kind=kind, keys=[instance.pk])
    facets = SearchFacet.objects.filter(kind=kind.value, record_key=instance.pk)
    search.index_stories(keys=set(facets.values_list("entry__story", flat=True)))


def index_other_name(instance: Model, **_: Any) -> None:
    column, kind = _OTHER_NAMES[type(instance)]
    search.index_records(kind=kind, keys=[getattr(instance, column)])
