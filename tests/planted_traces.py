"""Words of a story in places that are no part of it: what a kill has to find."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect

from articles.enums import NamingStatus
from articles.models import (
    ArticlePage,
    DocumentAuthor,
    EventParticipant,
    ImportedFrom,
    NewsFile,
    Person,
    PersonMention,
    Signature,
)
from articles.services.merging import merge_records, undo_merge
from articles.services.records.deletions import delete_record
from tests.factories import make_document, make_event, make_person
from tests.factories.pictures import make_image
from tests.replay import remembered


@remembered
def private(name, **fields):
    return make_person(name, standing=NamingStatus.PRIVATE.value, **fields)


def portrait(token):
    image = make_image(f"Portrait of {token}", description=token)
    image.tags.add(f"tag {token}")
    image.get_rendition("width-20")
    return image


def event_with_others(token):
    """An event, and what nothing but the event leads to."""
    file = NewsFile.objects.create(
        title=f"Second file {token}",
        file=ContentFile(f"{token} again".encode(), name=f"{token}-2.txt"),
    )
    document = make_document(f"Statement on {token}", file=file)
    Signature.objects.create(document=document, person=private(f"{token} Signer"))
    writer = private(f"{token} Writer", image=portrait(f"{token} who writes"))
    DocumentAuthor.objects.create(document=document, person=writer)
    parent = make_event(f"All that happened to {token}")
    event = make_event(f"The arrest of {token}", parent=parent)
    event.documents.add(document)
    event.save()
    victim = private(f"{token} Victim")
    EventParticipant.objects.create(event=event, person=victim, role=f"{token}, taken")
    return event


def leave_traces(article, user, token):
    """Rows of others that say words of the story; the story is published already."""
    _undo_a_merge(article, user, token)
    _delete_somebody_named_before(article, user, token)
    FormState.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id="",
        parent_object_id=str(article.get_parent().pk),
        data=f"title={token}",
        last_updated_at=timezone.now(),
    )
    Redirect.objects.create(old_path="/short", redirect_link=article.address)
    Redirect.objects.create(old_path=f"{article.address}versions", redirect_link="/")
    whole = f"https://example.org{article.address}versions/?from=mail#top"
    Redirect.objects.create(old_path="/shorter", redirect_link=whole)


def imported(record, token):
    """That a record was imported, under a name."""
    ImportedFrom.objects.create(
        scheme="file",
        key=f"{record._meta.model_name}:{token}",
        digest="0" * 64,
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        imported_at=timezone.now(),
    )


def _undo_a_merge(article, user, token):
    """It says what the story was called then, and the story is called something else since."""
    keep, double = make_person("Ann Public"), make_person("Ann Publick")
    _draft(article, user, title=f"Earlier {token}", add=double)
    now = timezone.now()
    merge = merge_records(keep=keep, duplicates=[double], by=None, reason="Twice.", now=now)
    _draft(article, user, kicker=f"Edited {token}")
    assert token in undo_merge(merge=merge, by=None, now=now).unrestored[0]
    latest = _draft(article, user, title=f"Later {token}")
    # Saving in the background writes over a version: what it was called is nowhere any more.
    article.revisions.exclude(pk__in=[latest.pk, article.live_revision_id]).delete()


def _delete_somebody_named_before(article, user, token):
    gone = private(f"{token} Forgotten")
    _draft(article, user, add=gone)
    _draft(article, user, without=gone)
    delete_record(record=Person.objects.get(pk=gone.pk), user=user)


def _draft(article, user, *, add=None, without=None, **changes):
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    rows = [row for row in draft.person_mentions.all() if without is None or row.person != without]
    if add:
        rows.append(PersonMention(person=add, described_as="somebody"))
    draft.person_mentions = rows
    return draft.save_revision(user=user)
