"""Covers faces, plates and badges in a picture of the library, by mouse, finger or keyboard."""

from __future__ import annotations

import json
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
from wagtail.log_actions import LogActionRegistry, LogFormatter

from articles.models import NewsImage
from articles.safety.covering import COVER, MAX_MARKS, MAX_POINTS, PIXELATE, CoverMark
from articles.safety.pictures import UnsafePicture
from articles.selectors.embargo.visibility import is_hidden
from articles.services.records.covering import COVERED, can_cover, cover_picture

COVER_SCREEN = "cover_picture"
_LONGEST = 2_000_000


class CoverView(WagtailAdminTemplateMixin, View):
    """The picture with what is marked on it."""

    template_name = "articles/records/editing/cover.html"
    page_title = _("Cover parts of the picture")
    header_icon = "image"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.image = get_object_or_404(NewsImage, pk=pk)
        if is_hidden(NewsImage, pk, request.user) or not can_cover(request.user, self.image):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            marks = read_marks(request.POST.get("marks", ""))
            cover_picture(image_id=self.image.pk, marks=marks, by=request.user, now=timezone.now())
        except UnsafePicture as error:
            messages.error(request, str(error))
            return self._show(status=400)
        messages.success(
            request, gettext("The picture is covered. The old one is deleted everywhere.")
        )
        return redirect("wagtailimages:edit", self.image.pk)

    def _show(self, status: int = 200) -> HttpResponse:
        context = self.get_context_data(image=self.image, cover=COVER, pixelate=PIXELATE)
        response: HttpResponse = self.render_to_response(context, status=status)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.image.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailimages:edit", args=[self.image.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailimages:index"), "label": gettext("Images")},
            {"url": edit, "label": self.image.title},
            {"url": "", "label": str(self.page_title)},
        ]


def read_marks(text: str) -> list[CoverMark]:
    """The marks as the screen sends them: JSON, a list of dictionaries like `CoverMark`.
    Raises UnsafePicture for anything else."""
    try:
        sent = json.loads(text) if len(text) <= _LONGEST else []
        return [_mark(one) for one in sent[: MAX_MARKS + 1]]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnsafePicture(gettext("Mark at least one place on the picture.")) from error


def _mark(sent: dict[str, Any]) -> CoverMark:
    how = PIXELATE if sent["how"] == PIXELATE else COVER
    points = tuple((_part(x), _part(y)) for x, y in sent.get("points", ())[:MAX_POINTS])
    if points:
        return CoverMark(how, points=points, radius=_part(sent["radius"]))
    left, top, width, height = (_part(sent[name]) for name in ("left", "top", "width", "height"))
    return CoverMark(how, left, top, width, height)


def _part(value: Any) -> float:
    """A part of a side; raises ValueError for infinity and "not a number" too."""
    number = float(value)
    if not -1 <= number <= 2:
        raise ValueError(value)
    return number


class CoveredFormatter(LogFormatter):
    label = _("Cover parts of a picture")
    message = _("Covered parts of the picture")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(COVERED)(CoveredFormatter)


@hooks.register("register_admin_urls")
def cover_url() -> list[URLPattern]:
    return [path("pictures/<int:pk>/cover/", CoverView.as_view(), name=COVER_SCREEN)]
