"""One use case: a story goes from a text file and its record to a draft, or to publication."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from articles.models import ArticlePage, ImportedFrom, SectionPage
from articles.services.importing.errors import ImportRefused
from articles.services.importing.record_file import EMPTY_RECORD, RecordFile
from articles.services.importing.record_inputs import (
    document_inputs,
    event_inputs,
    organization_inputs,
    person_inputs,
    place_inputs,
)
from articles.services.importing.story import ImportContext, fill_article
from articles.services.records.make_records import (
    make_documents,
    make_events,
    make_organizations,
    make_people,
    make_places,
)
from articles.services.records.pictures import add_picture
from articles.services.records.story_records import RecordRefused, RecordReport, StoryRecords
from articles.services.review.publication import publish_by_override
from articles.services.review.skipped_checks import mark_skipped, missing_checks
from articles.text import slug_of

if TYPE_CHECKING:
    from django.db.models import Model
    from wagtail.models import Revision

    from articles.models import NewsImage, User
    from articles.services.corrections.corrections import ChangeNote
    from articles.services.importing.story_file import StoryFile


@dataclass(frozen=True)
class ImportedPicture:
    """A lead picture: the bytes of the file and the words that go with it."""

    data: bytes
    alt_text: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class ImportResult:
    """The story, and whether it was made, updated, or left as it is."""

    article: ArticlePage
    outcome: str
    report: RecordReport
    created: tuple[Model, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many of each part of the record the story has."""
        relations = {
            "quotes": "quotes",
            "people": "person_mentions",
            "organizations": "organization_mentions",
            "documents": "document_mentions",
            "events": "event_mentions",
        }
        return {
            noun: len(getattr(self.article, relation).all()) for noun, relation in relations.items()
        }


@transaction.atomic
def import_story(
    *,
    story: StoryFile,
    record: RecordFile = EMPTY_RECORD,
    key: str,
    scheme: str = "file",
    section: SectionPage,
    headline: str = "",
    slug: str = "",
    user: User | None = None,
    trust_standing: bool = False,
    picture: ImportedPicture | None = None,
    publish_reason: str = "",
    change_note: ChangeNote | None = None,
    mark_checks: bool = True,
    folder: str = "",
    is_same_story: bool = False,
    now: datetime.datetime,
) -> ImportResult:
    """Make or refresh the draft that `scheme` and `key` stand for; publish it with a reason.

    `change_note` is what readers are told where this changes a story that they have seen. What is
    published so has passed no check: each leaves a mark, as in the fast lane, unless `mark_checks`
    is False, where there is nothing to check.

    Importing the same bytes again changes nothing. A story that a person has edited since is left
    alone, and the report says so. `folder` is a digest of where the file lies: another file of the
    same key from another folder is refused, unless `is_same_story` says that it is the same one
    and has been moved. Raises ImportRefused, or PublicationRefused where the guard
    refuses; nothing is changed then.
    """
    if story.published_on > now.date() + datetime.timedelta(days=1):
        raise ImportRefused(f"The story is dated {story.published_on}, which is still to come.")
    digest = hashlib.sha256(f"{story.digest}:{record.digest}".encode()).hexdigest()
    records = StoryRecords(text=story.raw)
    report = records.report
    earlier = ImportedFrom.objects.select_for_update().filter(scheme=scheme, key=key).first()
    article = _article_of(earlier)
    if earlier and article and (kept := _kept_as_it_is(article, earlier, digest, report)):
        return kept
    if earlier and earlier.folder and folder not in {"", earlier.folder} and not is_same_story:
        raise ImportRefused(
            f"Another file of this name and day, from another folder, became the story "
            f"“{article or key}”. Rename this file, or say with --same-story that it is that story."
        )
    _make_records(records, record, trust_standing=trust_standing)
    is_new = article is None
    article = _draft(article, section, headline or record.text("headline"), slug, story, report)
    fill_article(article, ImportContext(story, record, records))
    if picture:
        records.created.append(_keep_picture(article, picture, user))
    _save(article, section, user, is_new=is_new)
    revision = article.save_revision(user=user, log_action=True)
    _remember(earlier, scheme, key, digest, folder, article, now)
    if publish_reason:
        article = publish_by_override(
            article=article,
            revision=revision,
            user=user,
            reason=publish_reason,
            change_note=change_note,
            now=now,
        )
        if mark_checks:
            _mark_checks(article, revision, publish_reason, user, now)
    outcome = "new" if is_new else "updated"
    if article.live and article.has_unpublished_changes:
        report.note(
            "The story is live as it was; what was imported is a draft of its next version."
        )
    return ImportResult(article, outcome, report, tuple(records.created))


def _make_records(records: StoryRecords, record: RecordFile, *, trust_standing: bool) -> None:
    try:
        make_places(records, place_inputs(record))
        make_organizations(records, organization_inputs(record))
        make_people(records, person_inputs(record, trust_standing=trust_standing))
        make_documents(records, document_inputs(record))
        make_events(records, event_inputs(record))
    except RecordRefused as error:
        raise ImportRefused(str(error)) from error


def _mark_checks(
    article: ArticlePage,
    revision: Revision,
    reason: str,
    user: User | None,
    now: datetime.datetime,
) -> None:
    digest = revision.as_object().publication_digest()
    mark_skipped(
        article=article,
        kinds=missing_checks(article, digest),
        digest=digest,
        reason=reason,
        user=user,
        now=now,
    )


def _keep_picture(article: ArticlePage, picture: ImportedPicture, user: User | None) -> NewsImage:
    image = add_picture(
        data=picture.data,
        title=picture.alt_text[:255],
        alt_text=picture.alt_text[:255],
        credit=picture.credit,
        uploaded_by=user,
    )
    article.lead_image = image
    article.lead_image_alt = picture.alt_text[:255]
    article.lead_image_caption = picture.caption[:400]
    article.lead_image_credit = picture.credit[:255]
    return image


def _article_of(earlier: ImportedFrom | None) -> ArticlePage | None:
    if earlier is None:
        return None
    article = ArticlePage.objects.filter(pk=earlier.object_id).first()
    return article.get_latest_revision_as_object() if article else None


def _kept_as_it_is(
    article: ArticlePage, earlier: ImportedFrom, digest: str, report: RecordReport
) -> ImportResult | None:
    """What comes of an import that changes nothing: the same bytes, or a story that a person has
    edited since."""
    if earlier.digest == digest:
        return ImportResult(article, "unchanged", report)
    if _edited_since(article, earlier):
        report.note("A person has edited this story since it was imported: left alone.")
        return ImportResult(article, "left alone", report)
    return None


def _edited_since(article: ArticlePage, earlier: ImportedFrom) -> bool:
    return article.publication_digest() != earlier.content_digest


def _draft(
    article: ArticlePage | None,
    section: SectionPage,
    headline: str,
    slug: str,
    story: StoryFile,
    report: RecordReport,
) -> ArticlePage:
    title = headline or (article.title if article else "")
    if not title:
        title = story.working_headline()
        report.note(f"No headline was given; the first sentence stands in for it: “{title}”.")
    if article:
        article.title = title
        return article
    slug = slug or slug_of(title, 80)
    if not slug:
        # Signs alone: the page finds itself a free address when it is placed.
        return ArticlePage(title=title, live=False)
    if ArticlePage.objects.child_of(section).filter(slug=slug).exists():
        raise ImportRefused(
            f"There is a story “{slug}” in the section {section.title}. "
            "Give another headline with --headline."
        )
    return ArticlePage(title=title, slug=slug, live=False)


def _save(article: ArticlePage, section: SectionPage, user: User | None, *, is_new: bool) -> None:
    if is_new:
        article.owner = user
        section.add_child(instance=article)
    elif not article.live:
        article.save(clean=False)


def _remember(
    earlier: ImportedFrom | None,
    scheme: str,
    key: str,
    digest: str,
    folder: str,
    article: ArticlePage,
    now: datetime.datetime,
) -> None:
    values = {
        "digest": digest,
        "folder": folder or (earlier.folder if earlier else ""),
        "content_digest": article.publication_digest(),
        "content_type": ContentType.objects.get_for_model(ArticlePage),
        "object_id": article.pk,
        "imported_at": now,
    }
    if earlier:
        ImportedFrom.objects.filter(pk=earlier.pk).update(**values)
    else:
        ImportedFrom.objects.create(scheme=scheme, key=key, **values)
