"""People."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.person_form import PersonForm
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import Membership, Person, PersonMention
from articles.panels.people import PERSON_PANELS
from articles.selectors.records.choosers import with_story_count


def posts(person: Person) -> str:
    """The first posts of a person, as copy prints them."""
    return "; ".join(post.label() for post in list(person.memberships.all())[:2])


class PersonViewSet(RecordViewSet):
    """People of the record."""

    model = Person
    icon = "user"
    chooser_viewset_class = chooser_of(Person, "name")
    edit_handler = ObjectList(PERSON_PANELS, base_form_class=PersonForm)
    list_display: ClassVar = [
        "name",
        Column("standing", accessor="get_standing_display", sort_key="standing"),
        Column("posts", accessor=posts),
        STORIES_COLUMN,
    ]
    list_filter: ClassVar = ["standing"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        people = Person.objects.prefetch_related(
            Prefetch("memberships", queryset=Membership.objects.for_labels())
        )
        return with_story_count(people, PersonMention, "person", quoted_as=("person",))
