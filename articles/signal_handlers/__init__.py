"""Signals: only for caches, index, files and the guard's backstop."""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision, WorkflowState
from wagtail.signals import page_published, page_unpublished, post_page_move

from articles.guard import Finding, MediumInUse
from articles.models import (
    ArticlePage,
    Author,
    Correction,
    Event,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    RetiredAddress,
    SourceDocument,
    Topic,
)
from articles.selectors.site.media import is_in_public_use
from articles.services.protection.embargoed_names import note_embargoed_names
from articles.services.site.cache_purges import watch_connection
from articles.services.site.public_changes import (
    CORRECTION_PATHS,
    is_read,
    keys_of_page,
    keys_of_record,
    record_public_change,
)
from articles.signal_handlers import protection, search, steps
from articles.syndication import cache_keys
from articles.syndication.cache_keys import LISTS, key_of

BEHIND = Finding(
    "backstop",
    "A story goes live, and changes while it is live, by publishing one of its revisions: save "
    "the story itself (`page.specific`) and not the plain page.",
    "approval",
)
NO_PRIVACY = Finding(
    "privacy",
    "Stories cannot be private: a story is public for everyone or no one. Unpublish it instead.",
    "privacy",
)
RECORD_MODELS = (Author, Event, Organization, Person, Place, SourceDocument, Topic)
_SHOWN = ("title", "slug", "seo_title", "search_description")


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
    connection_created.connect(watch_connection, dispatch_uid="articles.watch_connection")
    search.connect()
    steps.connect()
    protection.connect()
    for handler, sender in (
        (refuse_to_go_live_behind_the_story, Page),
        (check_before_scheduling, Revision),
        (check_before_submitting, WorkflowState),
        (refuse_view_restriction, PageViewRestriction),
        (refuse_to_replace_what_readers_see, NewsImage),
        (refuse_to_replace_what_readers_see, NewsFile),
    ):
        pre_save.connect(handler, sender=sender, dispatch_uid=f"articles.{handler.__name__}")
    post_delete.connect(
        keep_address_as_gone, sender=ArticlePage, dispatch_uid="articles.keep_address_as_gone"
    )
    for medium in (NewsImage, NewsFile):
        pre_delete.connect(
            refuse_to_delete_what_readers_see,
            sender=medium,
            dispatch_uid="articles.refuse_to_delete_what_readers_see",
        )
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(note_change_of_page, dispatch_uid="articles.note_change_of_page")
    page_published.connect(
        note_names_under_embargo,
        sender=ArticlePage,
        dispatch_uid="articles.note_names_under_embargo",
    )
    for model in RECORD_MODELS:
        post_save.connect(
            note_change_of_record, sender=model, dispatch_uid="articles.note_change_of_record"
        )
    post_save.connect(note_correction, sender=Correction, dispatch_uid="articles.note_correction")


def refuse_to_go_live_behind_the_story(
    instance: Page, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """`Page.objects.get(pk=…).save()` and `move` never come to `ArticlePage.save()`. They may not
    turn a story live, nor change what readers see of it."""
    if raw or not instance.live or instance.pk is None:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    kind = instance.specific_class
    if kind is None or not issubclass(kind, ArticlePage):
        return
    row = ArticlePage.objects.filter(pk=instance.pk).values("live", *_SHOWN).first()
    if row and not (row["live"] and all(getattr(instance, name) == row[name] for name in _SHOWN)):
        raise ArticlePage.objects.get(pk=instance.pk).refused([BEHIND])


def check_before_scheduling(
    instance: Revision, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """A revision that is to go live later meets the guard now, and again when it goes live.

    Here, because Wagtail schedules a new version of a live page without saving the page.
    """
    if raw or instance.approved_go_live_at is None or not _is_of_a_story(instance):
        return
    if update_fields is None or "approved_go_live_at" in update_fields:
        article = instance.as_object()
        article.live_revision_id = instance.pk
        note_embargoed_names(article, now=timezone.now())
        article.require_publishable(at=instance.approved_go_live_at)


def check_before_submitting(instance: WorkflowState, raw: bool, **_: Any) -> None:
    """Submitting a story, and resubmitting it, runs the rules on the story itself."""
    starts = (
        instance.status == WorkflowState.STATUS_IN_PROGRESS
        and instance.current_task_state_id is None
    )
    if raw or not starts or not _is_of_a_story(instance):
        return
    revision = ArticlePage.objects.get(pk=instance.object_id).get_latest_revision()
    article = revision.as_object()
    article.live_revision_id = revision.pk
    note_embargoed_names(article, now=timezone.now())
    reasons = article.content_findings()
    if reasons:
        raise article.refused(reasons)


def refuse_view_restriction(instance: PageViewRestriction, raw: bool, **_: Any) -> None:
    """A restriction on a page above a story would restrict the story as well."""
    if not raw:
        article = ArticlePage.objects.descendant_of(instance.page, inclusive=True).first()
        kind = instance.page.specific_class
        if article or (kind is not None and kind._meta.app_label == "articles"):
            raise ArticlePage(pk=instance.page_id, title=instance.page.title).refused([NO_PRIVACY])


def refuse_to_replace_what_readers_see(
    instance: NewsImage | NewsFile, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """Whoever may change a picture may not change a live story by it."""
    if raw or instance.pk is None or (update_fields is not None and "file" not in update_fields):
        return
    stored = type(instance).objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    is_new = not instance.file or not instance.file._committed or instance.file.name != stored
    if stored and is_new and is_in_public_use(instance):
        raise _medium_in_use(instance, "replaced")


def refuse_to_delete_what_readers_see(instance: NewsImage | NewsFile, **_: Any) -> None:
    """Here, because the library deletes several pictures at once in one statement."""
    if is_in_public_use(instance):
        raise _medium_in_use(instance, "deleted")


def keep_address_as_gone(instance: ArticlePage, **_: Any) -> None:
    """What was public once answers "gone", and never becomes another story's address. Here,
    because deleting a section deletes its stories in one statement."""
    if instance.address:
        RetiredAddress.objects.get_or_create(address=instance.address)
        record_public_change(
            keys={LISTS, cache_keys.RECORDS, key_of(instance.address)}, now=timezone.now()
        )


def note_change_of_page(sender: type[Page], instance: Page, **_: Any) -> None:
    """A page has come, changed, moved or gone. What was never public has no address yet."""
    if not isinstance(instance, ArticlePage) or instance.address:
        record_public_change(keys=keys_of_page(instance.specific), now=timezone.now())


def note_names_under_embargo(instance: ArticlePage, **_: Any) -> None:
    """However the story went live."""
    note_embargoed_names(instance, now=timezone.now())


def note_change_of_record(instance: Model, raw: bool, created: bool, **_: Any) -> None:
    """What a new record changes is seen when a story that names it is published."""
    if not raw and not created and is_read(instance):
        record_public_change(keys=keys_of_record(instance), now=timezone.now())


def note_correction(instance: Correction, raw: bool, **_: Any) -> None:
    if not raw:
        places = (*CORRECTION_PATHS, f"/corrections/{instance.pk}/", instance.article.address)
        record_public_change(
            keys={LISTS, cache_keys.RECORDS, *map(key_of, places)}, now=timezone.now()
        )


def _medium_in_use(medium: NewsImage | NewsFile, change: str) -> MediumInUse:
    return MediumInUse(
        medium.title, key=medium.pk, is_picture=isinstance(medium, NewsImage), change=change
    )


def _is_of_a_story(row: Revision | WorkflowState) -> bool:
    kind = row.content_type.model_class()
    return kind is not None and issubclass(kind, ArticlePage)
