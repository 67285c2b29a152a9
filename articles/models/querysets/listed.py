"""From a filter to the records of a list from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles import models
from articles.filters import (
    AuthorFilter,
    DocumentFilter,
    OrganizationFilter,
    PersonFilter,
    PlaceFilter,
    TopicFilter,
)

if TYPE_CHECKING:
    from django.db.models import Model

    from articles.filters import RecordFilter
    from articles.models.querysets.filtered import Records


def listed_records(wanted: RecordFilter, records: Records) -> Any:
    """The records with a page that fit, on all pages of their list; `records` are those that
    `wanted` names, as `find_records` gives them."""
    manager: Any = _model_of(wanted)._default_manager
    rows = manager.published()
    if isinstance(wanted, PersonFilter) and wanted.organization:
        posts = models.Membership.objects.order_by()
        held = posts.filter(organization=records["organization", wanted.organization].pk)
        rows = rows.filter(pk__in=held.values("person"))
    if isinstance(wanted, DocumentFilter):
        for party, slug in (("person", wanted.person), ("organization", wanted.organization)):
            if slug:
                of_party = rows.model._default_manager.of_party(party, records[party, slug].pk)
                rows = rows.filter(pk__in=of_party.order_by().values("pk"))
    if isinstance(wanted, PlaceFilter) and wanted.country:
        rows = rows.filter(country__iexact=wanted.country)
    if isinstance(wanted, OrganizationFilter | DocumentFilter) and wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    return rows


def _model_of(wanted: RecordFilter) -> type[Model]:
    listed: dict[type[RecordFilter], type[Model]] = {
        AuthorFilter: models.Author,
        DocumentFilter: models.SourceDocument,
        OrganizationFilter: models.Organization,
        PersonFilter: models.Person,
        PlaceFilter: models.Place,
        TopicFilter: models.Topic,
    }
    return listed[type(wanted)]
