"""The screen on which an administrator gives the newsroom its name and face."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.models import HomePage
from articles.panels.sections import FACE
from articles.services.site.newsroom_face import can_change_face, change_face

FACE_SCREEN = "newsroom_face"
FACE_LABEL = _("Name and look")


class FaceForm(WagtailAdminModelForm):
    """Some fields of the front page; the rest stays as it is."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in ("accent", "accent_dark"):
            cleaned[name] = str(cleaned.get(name) or "").lower()
        if cleaned["accent_dark"] and not cleaned["accent"] and "accent" not in self.errors:
            self.add_error("accent", _("Choose the accent colour of the light pages too."))
        return cleaned


class FaceView(WagtailAdminTemplateMixin, View):
    template_name = "articles/site/editing/newsroom_face.html"
    page_title = FACE_LABEL
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        home = HomePage.objects.order_by("path").first()
        if home is None or not can_change_face(request.user):
            raise PermissionDenied
        self.home: HomePage = home
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, gettext("Not saved yet: look at the fields marked below."))
            return self._show(form, status=400)
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        if changes:
            change_face(changes=changes, user=request.user)
        messages.success(
            request,
            gettext("Saved. Readers see it within a minute."),
            buttons=[messages.button("/", gettext("Show the front page"))],
        )
        return redirect(FACE_SCREEN)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The last one is the screen's heading."""
        return [*self.breadcrumbs_items, {"url": "", "label": FACE_LABEL}]

    def _form(self, *data: Any) -> Any:
        self.handler = ObjectList(FACE.children, base_form_class=FaceForm).bind_to_model(HomePage)
        form_class: Any = self.handler.get_form_class()
        return form_class(*data, instance=self.home, for_user=self.request.user)

    def _show(self, form: Any, status: int = 200) -> HttpResponse:
        panel = self.handler.get_bound_panel(
            instance=self.home, request=self.request, form=form, prefix="face"
        )
        context = self.get_context_data(
            panel=panel, form=form, media=form.media + panel.media, front_page=self.home.pk
        )
        return self.render_to_response(context, status=status)


class FaceMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_change_face(request.user)


@hooks.register("register_settings_menu_item")
def face_menu_item() -> MenuItem:
    return FaceMenuItem(
        FACE_LABEL, reverse(FACE_SCREEN), name="newsroom-face", icon_name="view", order=80
    )


@hooks.register("register_admin_urls")
def face_url() -> list[URLPattern]:
    return [path("settings/newsroom/", FaceView.as_view(), name=FACE_SCREEN)]
