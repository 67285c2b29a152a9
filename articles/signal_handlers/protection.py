"""What goes to readers beside the versions of a story is searched for protected names when it is
saved: notices, records that a published story names and their rows, pictures and files in use,
pages, redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from articles.models import (
    Author,
    Case,
    Correction,
    DocumentAddressee,
    DocumentAuthor,
    DocumentStatus,
    Event,
    EventParticipant,
    HomePage,
    Membership,
    NewsFile,
    NewsImage,
    Organization,
    OrganizationOtherName,
    Person,
    PersonOtherName,
    Place,
    PlannedCorrection,
    ProtectedName,
    SectionPage,
    Signature,
    SourceDocument,
    StandardPage,
    StatusFact,
    Topic,
    TopicSynonym,
)
from articles.models.outgoing_words import texts_of_page, texts_of_record, texts_with_media
from articles.selectors.site.media import is_in_public_use
from articles.services.protection.alarms import refuse_protected_words
from articles.services.site.public_changes import is_read

if TYPE_CHECKING:
    from django.db.models import Model

_RECORDS = (Author, Event, Organization, Person, Place, SourceDocument, Topic)
_NOTICES = (Correction, PlannedCorrection, Redirect, Site)
# Rows that belong to a record, and the column that says to which.
_ROWS = {
    DocumentAddressee: "document",
    DocumentAuthor: "document",
    DocumentStatus: "document",
    EventParticipant: "event",
    Membership: "person",
    OrganizationOtherName: "organization",
    PersonOtherName: "person",
    Signature: "document",
    TopicSynonym: "topic",
}
_CASES = (Case, StatusFact)
_MEDIA = (NewsFile, NewsImage)
_PAGES = (HomePage, SectionPage, StandardPage)


def connect() -> None:
    """Connect every handler once."""
    for models, handler in (
        (_RECORDS, check_record),
        (_NOTICES, check_notice),
        (_PAGES, check_page),
        (_ROWS, check_row),
        (_CASES, check_case),
        (_MEDIA, check_medium),
    ):
        for model in models:
            uid = f"articles.protection.{model.__name__}"
            pre_save.connect(handler, sender=model, dispatch_uid=uid)


def check_record(instance: Any, raw: bool, **_: Any) -> None:
    """A new record meets readers with the story that names it, and the guard then."""
    if raw or instance.pk is None or not ProtectedName.objects.exists():
        return
    if isinstance(instance, Person) and not instance.is_public():
        return
    if is_read(instance):
        refuse_protected_words(texts_with_media(instance))


def check_row(instance: Any, raw: bool, **_: Any) -> None:
    """Also where a row is saved without its record."""
    if raw or not ProtectedName.objects.exists():
        return
    record = getattr(instance, _ROWS[type(instance)], None)
    if record is None or record.pk is None or not is_read(record):
        return
    if not isinstance(record, Person) or record.is_public():
        refuse_protected_words(texts_of_record(instance))


def check_case(instance: Any, raw: bool, **_: Any) -> None:
    """Public words of a case and its facts, also before readers see them: the story that makes the
    case public knows nothing of it, and so neither does the guard."""
    if raw or (isinstance(instance, Case) and not instance.public_title):
        return
    refuse_protected_words(texts_of_record(instance))


def check_medium(instance: Any, raw: bool, **_: Any) -> None:
    """Titles, descriptions and credits of what readers see already; a new one meets them with its
    story or document, and the guard then."""
    if raw or instance.pk is None or not ProtectedName.objects.exists():
        return
    if is_in_public_use(instance):
        refuse_protected_words(texts_with_media(instance))


def check_notice(instance: Model, raw: bool, **_: Any) -> None:
    if not raw:
        article_id = getattr(instance, "article_id", None)
        refuse_protected_words(texts_of_record(instance), article_id=article_id)


def check_page(instance: Any, raw: bool, update_fields: frozenset[str] | None, **_: Any) -> None:
    if raw or not instance.live or (update_fields is not None and "title" not in update_fields):
        return
    refuse_protected_words(texts_of_page(instance))
