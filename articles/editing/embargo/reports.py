"""Two lists of Wagtail's that ask for no right on what they name, without what is under embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from wagtail import hooks
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page

from articles.models import ArticlePage, may_see_embargoed
from articles.models.querysets.embargoes import without_embargoed
from articles.selectors.embargo.visibility import hidden_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from wagtail.admin.api.router import WagtailAdminAPIRouter


class _WithoutHidden:
    """Of an endpoint of the newsroom's own API."""

    request: Any

    def get_queryset(self) -> QuerySet:
        rows: QuerySet = super().get_queryset()  # type: ignore[misc]
        if may_see_embargoed(self.request.user):
            return rows
        return rows.exclude(pk__in=hidden_keys(rows.model))


class Pictures(_WithoutHidden, ImagesAdminAPIViewSet):
    pass


class Files(_WithoutHidden, DocumentsAdminAPIViewSet):
    pass


# After Wagtail's own, of which these take the place.
@hooks.register("construct_admin_api", order=1)
def hide_pictures_and_files(router: WagtailAdminAPIRouter) -> None:
    router.register_endpoint("images", Pictures)
    router.register_endpoint("documents", Files)


def hide_from_page_types() -> None:
    """Called once, from AppConfig.ready(). Wagtail's report counts the pages of each kind and names
    the one that was edited last, and has no hook."""
    find = PageTypesUsageReportView.decorate_paginated_queryset

    def decorate_paginated_queryset(view: Any, kinds: Iterable[Any]) -> Iterable[Any]:
        found = find(view, kinds)
        if not may_see_embargoed(view.request.user):
            for kind in found:
                if kind.model_class() is ArticlePage:
                    _count_known(kind, view)
        return found

    PageTypesUsageReportView.decorate_paginated_queryset = decorate_paginated_queryset


def _count_known(kind: Any, view: Any) -> None:
    """By the same choices as the report's."""
    known = without_embargoed(Page.objects.filter(content_type=kind), view.request.user)
    chosen = view.filters.form.cleaned_data
    if chosen.get("page_locale"):
        known = known.filter(locale__language_code=chosen["page_locale"])
    if chosen.get("site"):
        known = known.filter(path__startswith=chosen["site"])
    newest = F("latest_revision_created_at").desc(nulls_last=True)
    kind.count = known.count()
    kind.last_edited_page = known.order_by(newest, "title", "-pk").specific().first()
