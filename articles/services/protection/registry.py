"""Every text that is stored, and what happens to a name in it: how it is searched before it leaves
the newsroom, how other words are put in its place, how a kill removes it.

A new text field is one line in `TEXTS`, a new kind of stored copy one in `COPIES`;
`tests/protection/test_registry.py` walks models, tables and storages and says which is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models

if TYPE_CHECKING:
    from collections.abc import Iterator


class Scan(Enum):
    """When a text is searched for protected names before readers can have it."""

    STORY = "by the guard, whenever its story goes live or is submitted or scheduled"
    SAVED = "when it is saved while readers can see it, and with every story that shows it"
    COPY = "as the text it is made from"
    INSIDE = "never: it does not leave the newsroom"
    NO_WORDS = "never: it holds no words"


class Rewrite(Enum):
    """What `replace_name` does."""

    WORDS = "other words are put in the name’s place"
    ADDRESS = "the address is made of the other words"
    KEY = "made from the new words"
    JSON = "other words are put in each text within"
    RECODED = "removed where the name is in what it unpacks to"
    DROPPED = "the row goes; it can be made again"
    FILE = "file and row are made anew under a new address"
    KEPT = "stays: it holds no words, or is sealed"


class Removal(Enum):
    """What a kill does."""

    STORY = "goes with the story"
    RECORD = "goes with a record that nothing else uses"
    MEDIUM = "goes with a picture or file that nothing else uses"
    BLANKED = "its words go; who did what and when stays"
    ELSEWHERE = "says nothing of a story by itself; what it repeats is named in the report"
    NO_WORDS = "stays: it holds no words"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What happens to one text."""

    scan: Scan
    rewrite: Rewrite
    removal: Removal


_KINDS = {
    # Of a story and its rows: readers see it.
    "story": Treatment(Scan.STORY, Rewrite.WORDS, Removal.STORY),
    "story_address": Treatment(Scan.STORY, Rewrite.ADDRESS, Removal.STORY),
    "story_json": Treatment(Scan.STORY, Rewrite.JSON, Removal.STORY),
    # About one story, and for the newsroom alone.
    "note": Treatment(Scan.INSIDE, Rewrite.WORDS, Removal.STORY),
    "note_json": Treatment(Scan.INSIDE, Rewrite.JSON, Removal.STORY),
    # To readers, beside the versions of a story.
    "notice": Treatment(Scan.SAVED, Rewrite.WORDS, Removal.STORY),
    # Reports of readers about a story, and what they are answered.
    "report": Treatment(Scan.INSIDE, Rewrite.WORDS, Removal.BLANKED),
    "answer": Treatment(Scan.SAVED, Rewrite.WORDS, Removal.BLANKED),
    # Of records and the rows that belong to them.
    "record": Treatment(Scan.SAVED, Rewrite.WORDS, Removal.RECORD),
    "record_address": Treatment(Scan.SAVED, Rewrite.ADDRESS, Removal.RECORD),
    "record_key": Treatment(Scan.COPY, Rewrite.KEY, Removal.RECORD),
    "record_note": Treatment(Scan.INSIDE, Rewrite.WORDS, Removal.RECORD),
    "record_json": Treatment(Scan.INSIDE, Rewrite.JSON, Removal.RECORD),
    # Of pictures and files. The names of stored files are random.
    "medium": Treatment(Scan.SAVED, Rewrite.WORDS, Removal.MEDIUM),
    "file": Treatment(Scan.SAVED, Rewrite.FILE, Removal.MEDIUM),
    # Of the site that the newsroom moved in from: they lead on, and are never shown.
    "old_address": Treatment(Scan.INSIDE, Rewrite.ADDRESS, Removal.STORY),
    # Of the site and of the newsroom’s own people.
    "page": Treatment(Scan.SAVED, Rewrite.WORDS, Removal.ELSEWHERE),
    "address": Treatment(Scan.SAVED, Rewrite.ADDRESS, Removal.ELSEWHERE),
    "inside": Treatment(Scan.INSIDE, Rewrite.WORDS, Removal.ELSEWHERE),
    "inside_json": Treatment(Scan.INSIDE, Rewrite.JSON, Removal.ELSEWHERE),
    # The history.
    "log": Treatment(Scan.INSIDE, Rewrite.WORDS, Removal.BLANKED),
    "log_json": Treatment(Scan.INSIDE, Rewrite.JSON, Removal.BLANKED),
    # Made from other texts.
    "index": Treatment(Scan.COPY, Rewrite.DROPPED, Removal.STORY),
    "copy_json": Treatment(Scan.COPY, Rewrite.JSON, Removal.STORY),
    # Forms and sessions under way.
    "form": Treatment(Scan.INSIDE, Rewrite.DROPPED, Removal.STORY),
    "session": Treatment(Scan.INSIDE, Rewrite.RECODED, Removal.ELSEWHERE),
    # Keys, codes, digests, dates, passwords, and what is sealed.
    "code": Treatment(Scan.NO_WORDS, Rewrite.KEPT, Removal.NO_WORDS),
}


def _of(**kinds: str) -> dict[str, Treatment]:
    return {name: _KINDS[kind] for kind, names in kinds.items() for name in names.split()}


# Model -> its text fields by kind. Fields with choices hold no words and need no line.
TEXTS: dict[str, dict[str, Treatment]] = {
    "articles.approval": _of(note="reason", code="digest"),
    "articles.articlepage": _of(
        story="kicker standfirst slugline lead_image_alt lead_image_caption lead_image_credit "
        "listing_title listing_summary",
        story_json="body",
        story_address="address",
        code="language",
    ),
    "articles.attemptcount": _of(code="scope digest"),
    "articles.author": _of(page="name biography", address="slug", record_key="name_key"),
    "articles.cachepurge": _of(code="keys"),
    "articles.cannedreply": _of(inside="title text"),
    "articles.case": _of(
        record="public_title summary",
        record_note="name",
        record_address="slug",
        record_key="name_key",
    ),
    "articles.check": _of(note="note", note_json="answers", code="digest"),
    "articles.checklisttick": _of(note="question note", code="digest"),
    "articles.checktask": _of(inside="checklist short_checklist"),
    "articles.claim": _of(note="note"),
    "articles.consentrecord": _of(record_note="note"),
    "articles.correction": _of(notice="text headline", note="withheld_reason"),
    "articles.documentaddressee": _of(record="described_as"),
    "articles.documentauthor": _of(record="described_as"),
    "articles.documentmention": _of(story="described_as"),
    "articles.documentstatus": _of(record="date_as_said note url", code="date_edtf"),
    "articles.embargo": _of(note="reason lift_reason"),
    "articles.event": _of(
        record="name date_as_said description",
        record_address="slug",
        record_key="name_key",
        code="date_edtf",
    ),
    "articles.eventmention": _of(story="described_as"),
    "articles.eventparticipant": _of(record="role"),
    "articles.guestlink": _of(note="for_whom", code="digest pass_phrase visibility"),
    "articles.homepage": _of(
        page="tagline footer contact_email archive_note who_we_are front_quote secure_address "
        "secure_tips",
        code="accent accent_dark",
    ),
    "articles.importedfrom": _of(note="key", code="scheme digest content_digest folder"),
    "articles.invitation": _of(inside="email first_name last_name", code="digest"),
    "articles.historyseal": _of(code="salt commitment previous digest"),
    "articles.kill": _of(code="removed kept files_left pages_left opened_by"),
    "articles.passkey": _of(inside="name", code="credential_id"),
    "articles.policyreport": _of(code="directive"),
    "articles.killedaddress": _of(code="digest"),
    "articles.leftfile": _of(code="name"),
    "articles.membership": _of(record="role", code="start_edtf end_edtf"),
    "articles.mergedrecord": _of(record="name", record_json="snapshot"),
    "articles.namealarm": _of(code="digest names sealed_reason"),
    "articles.namefinding": _of(code="names"),
    "articles.namereplacement": _of(code="changed left files_left pages_left"),
    "articles.newsfile": _of(medium="title", file="file", code="file_hash sha256"),
    "articles.newsimage": _of(
        medium="title description credit rights", file="file", code="file_hash"
    ),
    "articles.newsrendition": _of(file="file", code="filter_spec focal_point_key"),
    "articles.oldaddress": _of(old_address="path target"),
    "articles.organization": _of(
        record="name abbreviation description url",
        record_address="slug",
        record_key="name_key",
        code="wikidata_id",
    ),
    "articles.organizationmention": _of(story="described_as"),
    "articles.organizationothername": _of(record="name", record_key="name_key"),
    "articles.person": _of(
        record="name sort_name biography",
        record_address="slug",
        record_key="name_key",
        code="wikidata_id bioguide_id",
    ),
    "articles.personmention": _of(story="described_as"),
    "articles.personothername": _of(record="name", record_key="name_key"),
    "articles.place": _of(
        record="name kind country abbreviation",
        record_address="slug",
        record_key="name_key",
        code="code wikidata_id",
    ),
    "articles.plannedcorrection": _of(notice="text", code="digest"),
    "articles.privatenameanswer": _of(code="context"),
    "articles.protectedname": _of(code="sealed"),
    "articles.publishedversion": _of(copy_json="content", note="withheld_reason", code="digest"),
    "articles.quote": _of(
        story="words attributed_as verb medium joint joined_as original_words translated_by",
        story_json="selectors",
        code="said_edtf language",
    ),
    "articles.quotesplit": _of(copy_json="moves"),
    "articles.quoteverification": _of(note="note", code="digest"),
    # `services.reader_reports.erase_reports` empties them with a kill.
    "articles.readerreport": _of(report="text", answer="answer", code="code_digest"),
    "articles.recordmerge": _of(
        record="kept_name", record_note="reason", record_json="moves unrestored"
    ),
    "articles.rejectedproposal": _of(note="key"),
    "articles.reportnote": _of(report="text"),
    "articles.retiredaddress": _of(index="address"),
    "articles.retiredrecordaddress": _of(index="slug"),
    "articles.searchentry": _of(index="address title text title_words text_words"),
    "articles.searchword": _of(index="word stem backwards"),
    "articles.sectionpage": _of(page="introduction"),
    "articles.signature": _of(record="described_as"),
    "articles.skippedcheck": _of(note="reason", code="digest"),
    "articles.sourcedocument": _of(
        record="name date_as_said number description excerpt url archived_url",
        record_address="slug",
        record_key="name_key",
        code="date_edtf",
    ),
    "articles.sourcelink": _of(story="title publisher url archived_url"),
    "articles.standardpage": _of(page="introduction body"),
    "articles.statusfact": _of(record="date_as_said note url", code="date_edtf"),
    "articles.topic": _of(
        page="name description", address="slug", record_key="name_key", code="iptc_id"
    ),
    "articles.topicsynonym": _of(page="name", address="slug", record_key="name_key"),
    "articles.user": _of(
        inside="username first_name last_name email", code="password session_salt"
    ),
    "auth.group": _of(inside="name"),
    "auth.permission": _of(code="name codename"),
    "contenttypes.contenttype": _of(code="app_label model"),
    "otp_static.staticdevice": _of(inside="name"),
    "otp_static.statictoken": _of(code="token"),
    "otp_totp.totpdevice": _of(inside="name", code="key"),
    "sessions.session": _of(session="session_data", code="session_key"),
    "taggit.tag": _of(page="name", address="slug"),
    "wagtailadmin.editingsession": _of(code="object_id"),
    "wagtailadmin.formstate": _of(form="data", code="object_id parent_object_id"),
    "wagtailcore.apitoken": _of(inside="name", code="key_hash prefix"),
    "wagtailcore.collection": _of(inside="name", code="path"),
    "wagtailcore.collectionviewrestriction": _of(code="password"),
    "wagtailcore.comment": _of(note="text", code="contentpath position"),
    "wagtailcore.commentreply": _of(note="text"),
    "wagtailcore.locale": _of(code="language_code"),
    "wagtailcore.modellogentry": _of(log="label", log_json="data", code="action object_id"),
    "wagtailcore.page": _of(
        story="title draft_title seo_title search_description",
        story_address="slug url_path",
        code="path",
    ),
    "wagtailcore.pagelogentry": _of(log="label", log_json="data", code="action"),
    "wagtailcore.pageviewrestriction": _of(code="password"),
    "wagtailcore.referenceindex": _of(code="object_id to_object_id model_path content_path"),
    "wagtailcore.revision": _of(story_json="content", note="object_str", code="object_id"),
    "wagtailcore.site": _of(page="site_name", code="hostname"),
    "wagtailcore.task": _of(inside="name"),
    "wagtailcore.taskstate": _of(note="comment"),
    "wagtailcore.uploadedfile": _of(form="file"),
    "wagtailcore.workflow": _of(inside="name"),
    "wagtailcore.workflowstate": _of(code="object_id"),
    "wagtaildocs.document": _of(medium="title", file="file", code="file_hash"),
    "wagtailimages.image": _of(medium="title description", file="file", code="file_hash"),
    "wagtailimages.rendition": _of(file="file", code="filter_spec focal_point_key"),
    "wagtailredirects.redirect": _of(
        address="old_path redirect_link", code="redirect_page_route_path"
    ),
    "wagtailsearch.indexentry": _of(index="title body autocomplete", code="object_id"),
    "wagtailsearch.sqliteftsindexentry": _of(index="title body autocomplete"),
    "wagtailusers.userprofile": _of(
        inside_json="dismissibles", code="preferred_language current_time_zone", form="avatar"
    ),
}

# What is stored beside the columns of models, by the name of a table or a place.
COPIES: dict[str, Treatment] = {
    "articles_searchindex": _KINDS["index"],
    "wagtailsearch_indexentry_fts": _KINDS["index"],
    "django_migrations": _KINDS["code"],
    # Counts of attempts, how far a command has come: keys are digests, values numbers.
    "cache:default": _KINDS["code"],
    "folder:pictures": _KINDS["file"],
    "folder:files": _KINDS["file"],
    "folder:renditions": _KINDS["file"],
    # Uploads of which the form is not filled in yet.
    "folder:wagtail_uploads": _KINDS["form"],
    "folder:avatar_images": _KINDS["form"],
    # Wagtail’s own models of pictures and files, which the newsroom does not use.
    "folder:original_images": _KINDS["file"],
    "folder:images": _KINDS["file"],
    "folder:documents": _KINDS["file"],
    # Kept in memory until the process ends: share pictures, texts of files.
    "memory": _KINDS["index"],
    "front cache": _KINDS["index"],
}

# They hold digits, a date, a key; or a chosen value.
_WORDLESS = (
    *(models.IntegerField, models.BooleanField, models.DateField, models.UUIDField),
    *(models.DecimalField, models.FloatField, models.DurationField, models.TimeField),
    *(models.BinaryField, models.GenericIPAddressField),
)


def text_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns of the model's own table that can hold words."""
    for field in model._meta.local_concrete_fields:
        if not (field.is_relation or field.choices or isinstance(field, _WORDLESS)):
            yield field


def treatment_of(field: models.Field) -> Treatment:
    """How the field is treated; one that nobody has registered as what a story says."""
    own = TEXTS.get(field.model._meta.label_lower, {})
    if field.name in own:
        return own[field.name]
    return _KINDS["note_json" if isinstance(field, models.JSONField) else "note"]


def stored_models() -> list[type[models.Model]]:
    """All models with a table of their own, in a fixed order."""
    found = apps.get_models(include_auto_created=True)
    return sorted(
        (model for model in found if not model._meta.proxy and model._meta.managed),
        key=lambda model: model._meta.label_lower,
    )
