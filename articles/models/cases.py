"""Cases: what happened to somebody, from the arrest on, across many stories."""

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from articles.enums import CaseRole
from articles.models.articles import ArticlePage
from articles.models.names import NamedRecord, clean_name
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.places import Place
from articles.models.querysets.cases import CaseQuerySet
from articles.models.references import ReferencesOnce
from articles.models.topics import Topic


class Case(ReferencesOnce, index.Indexed, NamedRecord, ClusterableModel):
    """A case of the record. Its `name` is the newsroom's own and stays inside.

    Readers see a case under `public_title`, if an editor has written one, and only while everybody
    in it may be named: see `CaseQuerySet.published`. The address is made of those public words,
    never of the inner name.
    """

    # What readers never see of a case.
    inside_fields: ClassVar = ("name", "name_key")

    public_title = models.CharField(
        _("public title"),
        max_length=255,
        blank=True,
        help_text=_(
            "What readers see, such as “The case of Ada Lovelace”. Leave it empty to keep the "
            "case inside the newsroom."
        ),
    )
    summary = models.TextField(
        _("what it is about"), blank=True, help_text=_("Readers see it below the public title.")
    )
    was_titled = models.BooleanField(default=False, db_default=False, editable=False)

    objects = CaseQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("public_title"),
    ]

    class Meta:
        ordering: ClassVar = ["name_key", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.public_title = clean_name(self.public_title)
        if self.public_title and not self.was_titled:
            # The first public words make the address; it was a random one before.
            self.was_titled, self.slug = True, ""
        super().save(*args, **kwargs)

    def slug_source(self) -> str:
        return self.public_title or f"case-{secrets.token_hex(4)}"

    def get_absolute_url(self) -> str:
        return reverse("case", kwargs={"slug": self.slug})


class CasePerson(models.Model):
    """Somebody in a case. Whose record is gone counts as somebody who may not be named."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="case_roles"
    )
    role = models.CharField(
        max_length=20, choices=CaseRole.choices(), default=CaseRole.SUBJECT.value
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person"], name="unique_person_of_case")
        ]

    def __str__(self) -> str:
        return str(self.person or "")


class CaseMention(models.Model):
    """An organization, a place or a topic of a case."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="mentions")
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="case_mentions"
    )
    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, null=True, blank=True, related_name="case_mentions"
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="case_mentions"
    )

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.organization or self.place or self.topic or "")


class CaseStory(models.Model):
    """A story that is about a case. It belongs to the case: neither a version of the story nor its
    digest knows of it, so that a story's own text stays as it was approved."""

    # Else a link would count as an open use of the records of an embargoed story.
    wagtail_reference_index_ignore = True

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="story_links")
    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="case_links")
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    linked_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "article"], name="unique_story_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.article_id}"
