"""What the tests of merging share."""

from django.utils import timezone

from articles.models import (
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    Quote,
)
from articles.services.merging import merge_records, undo_merge
from tests.factories import (
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_topic,
)

WORDS = "we will answer"


def merge(keep, *duplicates, by=None, **options):
    return merge_records(
        keep=keep, duplicates=duplicates, by=by, reason="The same.", now=timezone.now(), **options
    )


def undo(done, by=None):
    return undo_merge(merge=done, by=by, now=timezone.now())


def quote(**fields):
    return {"quotes": [Quote(words=WORDS, attributed_as="somebody", **fields)]}


def excerpt(document):
    block = ("excerpt", {"document": document, "passage": "Whereas", "locator": ""})
    text = ("text", f"<p>They said “{WORDS}”.</p>")
    return {"body": [text, block]}


# Each way for a story to name a record: how the record is made, the story's fields.
WAYS = {
    "person": (make_person, lambda r: {"person_mentions": [PersonMention(person=r)]}),
    "speaker": (make_person, lambda r: quote(person=r)),
    "reporter": (make_person, lambda r: quote(reported_by_person=r, speaker_kind="described")),
    "organization": (
        make_organization,
        lambda r: {"organization_mentions": [OrganizationMention(organization=r)]},
    ),
    "addressee": (
        make_organization,
        lambda r: quote(addressee_organization=r, speaker_kind="described"),
    ),
    "document": (make_document, lambda r: {"document_mentions": [DocumentMention(document=r)]}),
    "excerpt": (make_document, excerpt),
    "event": (make_event, lambda r: {"event_mentions": [EventMention(event=r)]}),
    "said in": (make_event, lambda r: quote(said_in_event=r, speaker_kind="described")),
    "place": (make_place, lambda r: {"dateline_place": r}),
    "topic": (make_topic, lambda r: {"topics": [r]}),
}
