"""The form of a story."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from articles.blocks.story import TEXT_BLOCK
from articles.editing.site.slug_fields import has_lost_signs, take_any_slug
from articles.editing.stories.topics import TopicField, TopicWidget
from articles.models import Author, Byline, Topic
from articles.models.slugs import PAGE_SLUG_LENGTH
from articles.panels.prepared import PreparedFormSet
from articles.services.stories.languages import guess_language
from articles.text import html_to_text, slug_of, story_texts

_BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')


def _without_keys(body: Any) -> str:
    return _BLOCK_KEY.sub("", json.dumps(body.get_prep_value()))


class ArticlePageForm(WagtailAdminPageForm):
    """Dates a new story today, and opens it with an empty text and its writer's byline; lets
    editors and up make new topics by typing them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.is_renamed = False
        _sign(kwargs.get("instance"), kwargs.get("for_user"), is_shown=not args)
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            _allow_empty_text(self.fields["body"])
            if not self.instance.body:
                self.initial["body"] = _empty_body(self.instance)
        if "published_on" in self.fields and not self.instance.published_on:
            self.initial["published_on"] = timezone.localdate()
        for name in ("title", "slug"):
            # Wagtail's words are about web pages in general.
            if name in self.fields:
                self.fields[name].help_text = ""
        if "topics" in self.fields:
            self._set_topic_field()
        take_any_slug(self)

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

    def _guess_language(self, data: dict[str, Any]) -> None:
        """Only in a first draft, and only if no language was chosen. Later the next editor to save
        would change a story that others have approved."""
        if data.get("language") or self.instance.live:
            return
        blocks = data["body"].get_prep_value() if data.get("body") else []
        words = " ".join(map(html_to_text, story_texts(blocks)))
        found = guess_language(f"{data.get('title')} {data.get('standfirst')} {words}")
        if found and not self.instance.current_workflow_state:
            data["language"] = found

    def clean_title(self) -> str:
        """A headline is one line, whatever was pasted into its field."""
        return " ".join(str(self.cleaned_data.get("title") or "").split())

    def clean(self) -> dict[str, Any]:
        """The address of a story that was never published follows its headline, as long as nobody
        has chosen another one. It gets a number where another story of the section has it."""
        self._number_slug()
        data: dict[str, Any] = super().clean() or {}
        self._guess_language(data)
        old, slug = self.initial.get("title") or "", data.get("slug") or ""
        renamed = data.get("title") and data["title"] != old and slug == self.initial.get("slug")
        follows = self.instance.pk and not self.instance.address and _is_slug_of(slug, old)
        if renamed and follows and not _is_slug_of(slug, data["title"]):
            self.is_renamed, data["slug"] = True, ""  # made anew when the page is cleaned
        if not self.instance.address and has_lost_signs(slug, data.get("title") or ""):
            self.is_renamed, data["slug"] = True, ""
        return data

    def _number_slug(self) -> None:
        """Two stories of one headline are no reason to refuse what somebody wrote: a background
        save would keep nothing, and say so where nobody looks."""
        slug = self.cleaned_data.get("slug") or ""
        title = self.cleaned_data.get("title") or ""
        if self.instance.address or not _is_slug_of(slug, title):
            return
        parent = self.parent_page or self.instance.get_parent()
        siblings = parent.get_children().exclude(pk=self.instance.pk)
        taken = set(siblings.filter(slug__startswith=slug).values_list("slug", flat=True))
        if slug in taken:
            numbers = (f"{slug}-{number}" for number in count(2))
            self.cleaned_data["slug"] = next(one for one in numbers if one not in taken)
            self.is_renamed = True

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Tell the open screen the story's new address after a background save."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.is_renamed:
            updates.append((self.add_prefix("slug"), self.instance.slug))
        return updates

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
        self.fields["topics"].article_id = self.instance.pk


def _sign(story: Any, user: Any, *, is_shown: bool) -> None:
    """Give a new story the byline of the person who opens it, if they have one and only one;
    nothing is stored."""
    if story is None or story.pk or not is_shown or user is None or story.bylines.all():
        return
    own = list(Author.objects.filter(user=user.pk)[:2])
    if len(own) == 1:
        story.bylines = [Byline(author=own[0])]


def _allow_empty_text(field: Any) -> None:
    """The last texts of a body may have stayed empty, as the one that a new story opens with; they
    are left out. One between others is told of, in its place."""
    clean = field.clean

    def clean_without_empty_end(body: Any) -> Any:
        while body and _is_empty_text(body[-1]):
            del body[-1]
        return clean(body)

    field.clean = clean_without_empty_end


def _is_empty_text(block: Any) -> bool:
    return block.block_type == TEXT_BLOCK and not html_to_text(block.value.source).strip()


def _empty_body(story: Any) -> StreamValue:
    # With a name of its own, by which the editor's scripts find it as they find a stored one.
    return StreamValue(story.body.stream_block, [(TEXT_BLOCK, RichText(""), str(uuid4()))])


def _is_slug_of(slug: str, title: str) -> bool:
    """Whether the address was made of this headline, with a number behind it where another story
    had it already."""
    made = re.escape(slug_of(title, PAGE_SLUG_LENGTH))
    return bool(made and re.fullmatch(rf"{made}(-\d+)?", slug))
