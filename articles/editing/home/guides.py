"""The guides of docs/editors, inside the newsroom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

INDEX, GUIDE, PICTURE = "newsroom_guides", "newsroom_guide", "newsroom_guide_picture"
CONTENTS = "README"
_PICTURE = re.compile(r"images/([a-z-]+)\.png")
_OTHER_GUIDE = re.compile(r"([A-Za-z-]+)\.md(#[\w-]+)?")
_TITLE = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)


def guides_folder() -> Path:
    return Path(settings.BASE_DIR) / "docs" / "editors"


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """One guide; without a name, the list of them."""

    template_name = "articles/home/editing/guide.html"
    header_icon = "help"
    page_title = _("Guides")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.kwargs.get("name", CONTENTS)
        file = guides_folder() / f"{name}.md"
        if not file.is_file():
            raise Http404
        title, text = render_guide(file.read_text(encoding="utf-8"))
        if name != CONTENTS:
            self.page_title = title
        return super().get_context_data(text=text, is_contents=name == CONTENTS, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [*self.breadcrumbs_items, {"url": reverse(INDEX), "label": _("Guides")}]
        if "name" in self.kwargs:
            items.append({"url": "", "label": self.page_title})
        return items


def render_guide(markdown: str) -> tuple[str, SafeString]:
    """Its title, and its text as HTML in which links to other guides and pictures lead to them
    here. Tags in it are shown as they stand."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slugify(tokens[at + 1].content))
        for part in token.children or ():
            for name in ("href", "src"):
                if address := part.attrGet(name):
                    part.attrSet(name, _address(str(address)))
    html = reader.renderer.render(tokens, reader.options, {})
    found = _TITLE.match(html)
    title = found[1] if found else ""
    text = html[found.end() :] if found else html
    return title, mark_safe(text)  # noqa: S308


def _address(address: str) -> str:
    if found := _PICTURE.fullmatch(address):
        return reverse(PICTURE, args=[found[1]])
    if found := _OTHER_GUIDE.fullmatch(address):
        return reverse(GUIDE, args=[found[1]]) + (found[2] or "")
    return address


def show_guide_picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of a guide; for those who are signed in, like the guides."""
    file = guides_folder() / "images" / f"{name}.png"
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


@hooks.register("register_help_menu_item")
def guides_menu_item() -> MenuItem:
    return MenuItem(_("Guides"), reverse(INDEX), name="newsroom-guides", icon_name="help", order=1)


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern]:
    return [
        path("guides/", GuideView.as_view(), name=INDEX),
        path("guides/images/<slug:name>.png", show_guide_picture, name=PICTURE),
        path("guides/<slug:name>/", GuideView.as_view(), name=GUIDE),
    ]
