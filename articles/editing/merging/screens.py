"""Merging records in the admin: choose which one stays, see what moves, confirm, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.widgets import AdminSnippetChooser

from articles.editing.merging.forms import MergeForm
from articles.models import RecordMerge
from articles.selectors.embargo.visibility import hidden_among
from articles.selectors.merging.merge_values import MERGEABLE
from articles.selectors.merging.merges import preview_merge, read_merges
from articles.selectors.records.telling_apart import tell_records_apart
from articles.services.merging import MAX_MERGED, MergeRefused, can_merge, merge_records, undo_merge

if TYPE_CHECKING:
    from django.db import models

_KINDS = {kind._meta.model_name: kind for kind in MERGEABLE}
PER_PAGE = 50


def merge_url(kind: type[models.Model], keys: list[int]) -> str:
    """The screen on which records of a kind are merged."""
    query = "&".join(f"id={key}" for key in keys)
    return f"{reverse('merge_records', args=[kind._meta.model_name])}?{query}"


class MergeView(WagtailAdminTemplateMixin, View):
    """With one record: which other one is the same? With several: which one stays, and what moves.
    Everything stands in the address until the merge is confirmed."""

    template_name = "articles/merging/editing/merge.html"
    header_icon = "group"
    page_title = "Merge"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.kind: Any = _KINDS.get(kwargs["model_name"])
        if self.kind is None:
            raise Http404
        if not can_merge(request.user, self.kind):
            raise PermissionDenied
        keys = dict.fromkeys(_keys(request.GET.getlist("id"))[: MAX_MERGED + 2])
        hidden = hidden_among(self.kind, keys, request.user)
        found = self.kind._default_manager.in_bulk(set(keys) - hidden)
        self.records = [found[key] for key in keys if key in found]
        if not self.records:
            messages.error(request, gettext("These records no longer exist. Choose again."))
            return redirect(self.kind.snippet_viewset.get_url_name("list"))
        if len(self.records) > MAX_MERGED + 1:
            messages.error(
                request,
                gettext("You can merge up to %(most)s records at once.") % {"most": MAX_MERGED + 1},
            )
            return redirect(self.kind.snippet_viewset.get_url_name("list"))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if len(self.records) < 2:
            messages.error(
                request,
                gettext("The other record no longer exists: it may have been merged already."),
            )
            return self.get(request)
        preview = self._preview()
        form = MergeForm(request.POST, conflicts=preview.conflicts)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            merge = merge_records(
                keep=preview.keep,
                duplicates=preview.duplicates,
                by=request.user,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                choices=form.choices(),
            )
        except MergeRefused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        undo = messages.button(reverse("undo_merge", args=[merge.pk]), gettext("Undo"))
        messages.success(
            request, gettext("Merged into “%(name)s”.") % {"name": merge.kept_name}, buttons=[undo]
        )
        return redirect(self.kind.snippet_viewset.get_url_name("edit"), merge.kept_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.kind._meta.verbose_name
        context = {
            "records": self.records,
            "verbose_name": name,
            "edit_url_name": self.kind.snippet_viewset.get_url_name("edit"),
            **kwargs,
        }
        if len(self.records) < 2:
            context["chooser"] = AdminSnippetChooser(model=self.kind)
            context["chooser_html"] = context["chooser"].render("id", None, {"id": "other"})
        else:
            tell_records_apart(self.records)
            preview = self._preview()
            context["preview"] = preview
            context.setdefault("form", MergeForm(conflicts=preview.conflicts))
        return super().get_context_data(**context)

    def get_page_title(self) -> str:
        return gettext("Merge %(records)s") % {"records": self.kind._meta.verbose_name_plural}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = self.kind.snippet_viewset.get_url_name("list")
        plural = str(self.kind._meta.verbose_name_plural)
        here = {"url": "", "label": "Merge"}
        return [
            *self.breadcrumbs_items,
            {"url": reverse(listing), "label": plural.capitalize()},
            here,
        ]

    def _preview(self) -> Any:
        keep = next(
            (one for one in self.records if str(one.pk) == self.request.GET.get("keep")),
            self.records[0],
        )
        others = [record for record in self.records if record is not keep]
        return preview_merge(keep, others, user=self.request.user)


class MergesView(WagtailAdminTemplateMixin, View):
    """Every merge of the records that somebody may merge, and the way to undo it."""

    template_name = "articles/merging/editing/merges.html"
    header_icon = "group"
    page_title = _("Merged records")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kinds = mergeable_kinds(request.user)
        if not kinds:
            raise PermissionDenied
        types = ContentType.objects.get_for_models(*kinds).values()
        page = Paginator(read_merges(types), PER_PAGE).get_page(request.GET.get("p"))
        return self.render_to_response(self.get_context_data(merges=page))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class UndoMergeView(WagtailAdminTemplateMixin, View):
    """Asks first, and then says what could not be brought back."""

    template_name = "articles/merging/editing/merge_undo.html"
    header_icon = "rotate"
    page_title = _("Undo a merge")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.merge = get_object_or_404(RecordMerge, pk=kwargs["pk"])
        kind = self.merge.content_type.model_class()
        if kind is None or not can_merge(request.user, kind):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(merge=self.merge))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            undo_merge(merge=self.merge, by=request.user, now=timezone.now())
        except MergeRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                gettext("The merge into “%(name)s” is undone.") % {"name": self.merge.kept_name},
            )
        return redirect("undo_merge", self.merge.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("merges"), "label": MergesView.page_title}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.page_title}]


def mergeable_kinds(user: Any) -> list[type[models.Model]]:
    """The kinds of records that `user` may merge."""
    return [kind for kind in MERGEABLE if can_merge(user, kind)]


def _keys(values: list[str]) -> list[int]:
    # Nothing longer: a database has no such keys and some raise for them.
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]
