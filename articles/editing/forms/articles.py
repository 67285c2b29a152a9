"""The form of a story."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from articles.editing.topics import TopicField, TopicWidget
from articles.models import Topic


class ArticlePageForm(WagtailAdminPageForm):
    """Dates a new story today; lets editors and up make new topics by typing them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "published_on" in self.fields and not self.instance.published_on:
            self.initial["published_on"] = timezone.localdate()
        for name in ("title", "slug"):
            # Wagtail's words are about web pages in general.
            if name in self.fields:
                self.fields[name].help_text = ""
        if "topics" in self.fields:
            self._set_topic_field()

    def _set_topic_field(self) -> None:
        may_add = bool(self.for_user) and self.for_user.has_perm("articles.add_topic")
        old = self.fields["topics"]
        self.fields["topics"] = TopicField(
            required=old.required,
            label=old.label,
            help_text=old.help_text,
            tag_model=Topic,
            free_tagging=may_add,
            widget=TopicWidget(tag_model=Topic, free_tagging=may_add),
        )
