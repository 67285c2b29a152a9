"""The story as it stands in somebody's form, saved or not: a draft in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from taggit.utils import parse_tags

from articles.models import Topic
from articles.selectors.embargo.visibility import hidden_in
from articles.selectors.records.choosers import topics_by_name

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models import ArticlePage

# Everything that a person may be named in, or that a row points to.
_RELATIONS = (
    "sources",
    "quotes",
    "person_mentions",
    "organization_mentions",
    "document_mentions",
    "event_mentions",
)


class TypedStory:
    """`draft` is the story with what the request's form says; `form` is that form. Parts that
    cannot be read as they are (a row with a wrong date) stay as they were saved. Nothing is kept
    of any of this."""

    def __init__(self, request: HttpRequest, article: ArticlePage) -> None:
        draft: Any = article.get_latest_revision_as_object()
        data = request.POST
        form_class = type(draft).get_edit_handler().get_form_class()
        self.form: Any = form_class(
            data, instance=draft, parent_page=article.get_parent(), for_user=request.user
        )
        self.form.defer_required_fields()
        # Their field would make new topics at once, as saving does.
        self.form.fields.pop("topics", None)
        body = self.form.fields["body"] if "body-count" in data else self.form.fields.pop("body")
        self.form.formsets = {
            name: rows for name, rows in self.form.formsets.items() if name in _RELATIONS
        }
        self.form.is_valid()
        if "body-count" in data:
            draft.body = body.widget.value_from_datadict(data, {}, "body")
        for rows in self.form.formsets.values():
            if rows.is_valid():
                rows.save(commit=False)
        if "topics" in data:
            draft.topics.set(_topics(parse_tags(data["topics"]), draft.pk))
        self.draft: ArticlePage = draft

    def fields_of(self, relation: str) -> dict[str, Any]:
        """The fields of a new row, by name."""
        fields = self.form.formsets[relation].empty_form.fields
        return {name: fields[name] for name in fields if name not in ("id", "ORDER", "DELETE")}


def _topics(names: list[str], article_id: int) -> list[Topic]:
    hidden = hidden_in(article_id)[Topic]
    return [topic for topic in topics_by_name(names).values() if topic.pk not in hidden]
