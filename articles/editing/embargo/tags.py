"""Suggesting tags of pictures and files, and topics, without those that are hidden.

In the place of Wagtail's view, which knows every tag.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from taggit.models import Tag
from wagtail.admin.auth import require_admin_access

from articles.editing.stories.topics import suggest_topics
from articles.selectors.embargo.visibility import hidden_tags

_SUGGESTIONS = 10


@require_admin_access
def suggest_tags(
    request: HttpRequest, app_name: str = "taggit", model_name: str = "tag"
) -> HttpResponse:
    """Names that begin with `?term=`."""
    if (app_name, model_name) == ("articles", "topic"):
        return suggest_topics(request)
    if (app_name, model_name) != ("taggit", "tag"):
        raise Http404
    term = request.GET.get("term", "")
    tags = Tag.objects.filter(name__istartswith=term) if term else Tag.objects.none()
    known = tags.exclude(pk__in=hidden_tags(request.user).values("pk")).order_by("name")
    return JsonResponse(list(known.values_list("name", flat=True)[:_SUGGESTIONS]), safe=False)
