"""What is read once when a story's screen is opened."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from articles.models import ArticlePage
from articles.wagtail_compat.workflow_states import keep_workflow_state


@hooks.register("before_edit_page", order=-100)
def ask_once_where_it_stands(request: HttpRequest, page: Page) -> None:
    """Only for a look: a button may move the story on."""
    if request.method == "GET" and isinstance(page, ArticlePage):
        keep_workflow_state(page)
