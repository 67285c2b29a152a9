"""Canned replies to readers."""

from __future__ import annotations

from typing import ClassVar

from wagtail.snippets.views.snippets import SnippetViewSet

from articles.models import CannedReply


class CannedReplyViewSet(SnippetViewSet):
    """Words that answers to readers begin with; a moderator can change them each time."""

    model = CannedReply
    icon = "mail"
    add_to_settings_menu = True
    list_display: ClassVar = ["title"]
    search_fields: ClassVar = ["title", "text"]
    search_backend_name = None
    list_per_page = 50
