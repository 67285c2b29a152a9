"""On the home screen of the embargo desk: stories that name somebody whom an embargo hides."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from articles.models import EmbargoedNameHit
from articles.services.protection.embargoed_names import embargoed_hits


class EmbargoedNamesPanel(Component):
    """Each story with the person; both screens are open to who sees this."""

    order = 50
    template_name = "articles/protection/editing/embargoed_names.html"

    def __init__(self, hits: list[EmbargoedNameHit]) -> None:
        self.hits = hits

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"hits": self.hits}


@hooks.register("construct_homepage_panels", order=20)
def show_embargoed_names(request: HttpRequest, panels: list[Component]) -> None:
    hits = embargoed_hits(request.user)
    if hits:
        panels.append(EmbargoedNamesPanel(hits))
