"""The form of a story."""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm

from articles.editing.stories.topics import TopicField, TopicWidget
from articles.models import Topic
from articles.panels.prepared import PreparedFormSet

_BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')


def _without_keys(body: Any) -> str:
    return _BLOCK_KEY.sub("", json.dumps(body.get_prep_value()))


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

    @cached_property
    def changed_data(self) -> list[str]:
        """Without the body where only keys differ that the text editor gives to paragraphs: who
        approves an imported story has not changed it."""
        changed: list[str] = super().changed_data
        if "body" in changed and _without_keys(self["body"].initial) == _without_keys(
            self["body"].data
        ):
            changed = [name for name in changed if name != "body"]
        return changed

    def has_changed(self) -> bool:
        """Whether the story differs, as far as a reader or an editor could tell."""
        return bool(self.changed_data) or any(
            rows.rows_differ() if isinstance(rows, PreparedFormSet) else rows.has_changed()
            for rows in self.formsets.values()
        )

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
