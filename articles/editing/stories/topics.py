"""Choosing topics for a story."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse
from django.template.loader import get_template
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from taggit.utils import parse_tags
from wagtail import hooks
from wagtail.admin.widgets import AdminTagWidget

from articles.models import Topic
from articles.models.topics import same_address, topic_slug, who_has_slug
from articles.selectors.embargo.visibility import (
    hidden_in,
    hidden_topic,
    without_hidden,
)
from articles.selectors.merging.duplicates import topics_like
from articles.selectors.records.choosers import matching_name, topics_by_name
from articles.services.embargo.topics import give_way
from articles.text import name_key
from articles.wagtail_compat.admin_names import TagField

SUGGESTIONS = 10


# The tag field puts quotation marks around names with a plain space in them.
UNBROKEN = "\N{NO-BREAK SPACE}"


class TopicWidget(AdminTagWidget):
    """Suggests topics by their names and synonyms. `like` are new names that are like a topic's:
    below the field stands the question whether they are meant."""

    like: dict[str, Topic] = {}
    confirmed = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.confirmed = bool(data.get(f"{name}-new"))
        return super().value_from_datadict(data, files, name)

    def format_value(self, value: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return ",".join(shown_topic(topic.name) for topic in value)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, value, attrs, renderer)
        if not self.like:
            return field
        context = {"name": name, "like": list(self.like), "confirmed": self.confirmed}
        asked = {**context, "id": (attrs or {}).get("id", name)}
        return field + get_template("articles/stories/editing/topic_like.html").render(asked)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("suggest_topics")
        context["widget"]["help_text"] = ""
        options = {"allowSpaces": True, "tagLimit": None}
        options["autocompleteOnly"] = not self.free_tagging
        context["widget"]["attrs"]["data-w-tag-options-value"] = json.dumps(options)
        return context


class TopicField(TagField):
    """Topics by name: a synonym stands for its topic, case and accents do not matter.

    `free_tagging` says whether a name that is not known makes a new topic.
    """

    widget = TopicWidget
    # The story that is written: what an embargo hides is known in a story that it hides.
    article_id: int | None = None

    def clean(self, value: Any) -> list[str]:
        typed = forms.CharField(required=self.required).clean(value)
        names = [" ".join(name.split()) for name in parse_tags(typed)]
        hidden = hidden_in(self.article_id)[Topic]
        found = topics_by_name(names)
        known = {key: topic for key, topic in found.items() if topic.pk not in hidden}
        chosen: dict[str, str] = {}
        unknown = []
        for name in names:
            topic = known.get(name_key(name))
            if topic is None:
                unknown.append(name)
            else:
                name = topic.name
            chosen.setdefault(name_key(name), name)
        self._check(unknown)
        return list(chosen.values())

    def _check(self, unknown: list[str]) -> None:
        if unknown and not self.free_tagging:
            words = ", ".join(f"“{name}”" for name in unknown)
            raise forms.ValidationError(
                _(
                    "There is no topic %(topics)s. Choose an existing one, or ask an editor to "
                    "create it."
                )
                % {"topics": words}
            )
        self._ask(unknown)
        longest = Topic._meta.get_field("name").max_length
        for name in unknown:
            if not name_key(name):
                raise forms.ValidationError(
                    _("“%(name)s” is not a topic name: use letters.") % {"name": name}
                )
            if self._is_hidden(name):
                continue
            if other := who_has_slug(topic_slug(name)):
                raise forms.ValidationError(
                    _("“%(name)s”: %(why)s") % {"name": name, "why": same_address(other)}
                )
            if len(name) > longest:
                raise forms.ValidationError(
                    _("Topic names can have up to %(longest)s characters.") % {"longest": longest}
                )

    def _is_hidden(self, name: str) -> bool:
        """Whether the new topic is one that only hidden stories use: it gets the same row. A hidden
        one of another name gives up the address."""
        same = hidden_topic(name, None)
        key = same.pk if same and same.name_key == name_key(name)[:100] else None
        give_way(name=name, slug=topic_slug(name), user=None, but=key)
        return key is not None

    def _ask(self, unknown: list[str]) -> None:
        """Somebody types part of a topic's name and presses Enter, and has made a new topic: ask
        whether the one that is there already was meant."""
        self.widget.like = topics_like(unknown, self.article_id) if unknown else {}
        if self.widget.like and not self.widget.confirmed:
            pairs = "; ".join(
                (_("“%(name)s” is similar to “%(topic)s”") % {"name": name, "topic": topic})
                for name, topic in self.widget.like.items()
            )
            raise forms.ValidationError(
                _("%(pairs)s. Use the existing topic, or tick the box below to create a new one.")
                % {"pairs": pairs}
            )


def suggest_topics(request: HttpRequest) -> JsonResponse:
    """Names of topics that match what an editor types, synonyms included."""
    term = request.GET.get("term", "")
    shown = without_hidden(Topic.objects.shown(), request.user)
    topics = matching_name(shown, term) if name_key(term) else Topic.objects.none()
    names = topics.values_list("name", flat=True)[:SUGGESTIONS]
    return JsonResponse([shown_topic(name) for name in names], safe=False)


def shown_topic(name: str) -> str:
    """The name as the field of topics takes it for one tag."""
    return f'"{name}"' if "," in name else name.replace(" ", UNBROKEN)


@hooks.register("register_admin_urls")
def topic_urls() -> list[URLPattern]:
    return [path("topics/suggest/", suggest_topics, name="suggest_topics")]
