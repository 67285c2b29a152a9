"""Renaming a topic in the admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from articles.editing.records.topic_forms import RenameTopicForm
from articles.models import Topic
from articles.services.records.topics import RenameRefused, can_rename_topic, rename_topic


class RenameTopicView(WagtailAdminTemplateMixin, View):
    """Name, address, and what becomes of the old ones."""

    template_name = "articles/records/editing/rename_topic.html"
    page_title = _("Rename topic")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_rename_topic(request.user):
            raise PermissionDenied
        self.topic = get_object_or_404(Topic, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RenameTopicForm(initial={"name": self.topic.name, "slug": self.topic.slug})
        return self._show(form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RenameTopicForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        data = form.cleaned_data
        try:
            topic = rename_topic(
                topic=self.topic,
                name=data["name"],
                slug=data["slug"],
                leads_on=data["old_address"] == RenameTopicForm.LEADS_ON,
                keep_name=data["keep_name"],
                by=request.user,
                now=timezone.now(),
            )
        except RenameRefused as refusal:
            form.add_error(None, str(refusal))
            return self._show(form)
        messages.success(
            request, gettext("The topic is now called “%(name)s”.") % {"name": topic.name}
        )
        return redirect(Topic.snippet_viewset.get_url_name("edit"), topic.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[self.topic.pk])
        here = {"url": "", "label": "Rename"}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.topic.name}, here]

    def _show(self, form: RenameTopicForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, topic=self.topic))


@hooks.register("register_admin_urls")
def rename_url() -> list[URLPattern]:
    return [path("topics/<int:pk>/rename/", RenameTopicView.as_view(), name="rename_topic")]


@hooks.register("register_snippet_listing_buttons")
def rename_button(record: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    if isinstance(record, Topic) and can_rename_topic(user):
        url = reverse("rename_topic", args=[record.pk])
        yield Button("Rename…", url=url, icon_name="edit", priority=35)
