"""Who said what: a story's quotes as records."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from articles.enums import Origin, SpeakerKind
from articles.models.events import Event
from articles.models.fuzzy_dates import validate_edtf
from articles.models.languages import validate_language
from articles.models.names import clean_name
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.querysets.quotes import QuoteQuerySet
from articles.models.source_documents import SourceDocument
from articles.text import LONGEST_JOINT


def _record(model: type[models.Model], name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        model, on_delete=models.SET_NULL, null=True, blank=True, related_name=name
    )


class Quote(Orderable):
    """Words that stand in the story between quotation marks, their speaker and their source.

    `selectors` holds one Web Annotation selector per text block that the words span (see
    `articles.text`). `anchored` says whether they were found at the last save. `uid` is kept
    through revisions and is new in a copy: it is the quote's public address. Popolo: Speech.
    """

    page = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="quotes")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    words = models.TextField(help_text="The exact words, without the outer quotation marks.")
    selectors = models.JSONField(default=list, blank=True, editable=False)
    anchored = models.BooleanField(default=False, editable=False)

    speaker_kind = models.CharField(
        "said by", max_length=20, choices=SpeakerKind.choices(), default=SpeakerKind.PERSON.value
    )
    person = _record(Person, "quotes")
    organization = _record(Organization, "quotes")
    document = _record(SourceDocument, "quotes")
    attributed_as = models.CharField(
        "speaker in the story's words",
        max_length=255,
        blank=True,
        help_text="“a man who fled Grozny”. Of a private speaker only this is printed.",
    )
    first_hand = models.BooleanField(
        "speaks of what they went through themselves",
        default=False,
        db_default=False,
        help_text="Counts them among those affected in “Who is heard”, as long as readers are not "
        "told their name. It stands nowhere else.",
    )
    verb = models.CharField(max_length=40, blank=True, help_text="“said”, “wrote”, “reads”")
    medium = models.CharField(
        max_length=120, blank=True, help_text="“interview”, “letter”, “testimony”"
    )
    said_edtf = models.CharField("date said", max_length=60, blank=True, validators=[validate_edtf])

    said_in_document = _record(SourceDocument)
    said_in_event = _record(Event)
    said_in_source = models.UUIDField(
        "said in source", null=True, blank=True, help_text="One of this story's sources."
    )
    reported_by_person = _record(Person)
    reported_by_organization = _record(Organization)
    reported_by_document = _record(SourceDocument)
    addressee_person = _record(Person)
    addressee_organization = _record(Organization)
    continues = models.UUIDField(
        null=True, blank=True, help_text="The first part, where a quote is split."
    )
    # The story's words between the part before and this one, without marks: found with the words.
    # Empty where they are of two sentences, and then this is a quote of its own.
    joint = models.CharField(
        max_length=LONGEST_JOINT, blank=True, default="", db_default="", editable=False
    )
    joined_as = models.CharField(
        "words between the parts",
        max_length=LONGEST_JOINT,
        blank=True,
        default="",
        db_default="",
        help_text="What stands between this part and the one before it, if not the story’s words.",
    )
    not_alone = models.BooleanField(
        "not to be shown alone",
        default=False,
        db_default=False,
        help_text="It stays in its story, and is left out of lists, search, share pictures and "
        "citations.",
    )
    language = models.CharField(
        "original language",
        max_length=35,
        blank=True,
        default="",
        db_default="",
        validators=[validate_language],
        help_text="If the words are a translation: “ru”, “ar”, “es-MX”.",
    )
    original_words = models.TextField(
        blank=True, default="", db_default="", help_text="The words as they were said."
    )
    translated_by = models.CharField(
        max_length=120, blank=True, default="", db_default="", help_text="“Advocacy”, “Meduza”"
    )
    origin = models.CharField(
        max_length=20, choices=Origin.choices(), default=Origin.EDITOR.value, editable=False
    )

    objects = QuoteQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "quote"
        indexes = [models.Index(fields=["uid"], name="quote_uid")]
        constraints = [
            models.UniqueConstraint(fields=["page", "uid"], name="unique_quote_uid_in_article"),
            models.CheckConstraint(
                condition=Q(person__isnull=True, organization__isnull=True)
                | Q(person__isnull=True, document__isnull=True)
                | Q(organization__isnull=True, document__isnull=True),
                name="quote_has_one_speaker",
            ),
            models.CheckConstraint(
                condition=Q(speaker_kind__in=[kind.value for kind in SpeakerKind]),
                name="quote_speaker_kind_is_known",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="quote_has_words"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Lists are narrowed by it, so that an address has to be able to say it.
        self.medium = clean_name(self.medium)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.words if len(self.words) <= 60 else f"{self.words[:57]}…"
