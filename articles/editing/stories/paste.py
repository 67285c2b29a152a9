"""Answers the editor when somebody pastes into a story's text (see static/editing/paste.js)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks

from articles.models import ArticlePage
from articles.services.stories.pasting import PasteRefused, StoryPaste, convert_paste
from articles.text import without_broken_signs_in

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PASTE_URL = "paste_into_story"
TOO_LONG = gettext_lazy(
    "That is too long to be pasted at once: it came in as plain text. Paste it in parts to keep "
    "headings, lists and tables."
)
_MAX_NOTES = 999


@hooks.register("insert_editor_js")
def paste_address() -> SafeString:
    return json_script(reverse(PASTE_URL), "story-paste")


@hooks.register("insert_global_admin_css")
def paste_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("editing/paste.css"))


@require_POST
def paste_into_story(request: HttpRequest) -> JsonResponse:
    """The blocks of what was pasted, as the editor's forms take them, and the notice about it."""
    try:
        html, text, notes = _pasted(request)
        paste = convert_paste(
            html, text, notes_before=notes, today=timezone.localdate(), user=request.user
        )
    except (RequestDataTooBig, PasteRefused):
        return _refused(TOO_LONG, 413)
    except (ValueError, TypeError, AttributeError):
        return _refused(gettext_lazy("This could not be read: it came in as plain text."), 400)
    return JsonResponse(
        {"blocks": _form_states(paste), "offers": _offered(paste), "notice": _notice(paste)}
    )


def _pasted(request: HttpRequest) -> tuple[str, str, int]:
    data = without_broken_signs_in(json.loads(request.body))
    notes = int(data.get("notes") or 0)
    return str(data.get("html") or ""), str(data.get("text") or ""), max(0, min(notes, _MAX_NOTES))


def _refused(message: str | _StrPromise, status: int) -> JsonResponse:
    notice = render_to_string(
        "articles/stories/editing/paste_notice.html", {"refused": str(message)}
    )
    return JsonResponse({"notice": notice}, status=status)


def _form_states(paste: StoryPaste) -> list[dict[str, Any]]:
    stream = ArticlePage._meta.get_field("body").stream_block
    states: list[dict[str, Any]] = stream.get_form_state(stream.to_python(paste.blocks))
    return [{"type": state["type"], "value": state["value"]} for state in states]


def _offered(paste: StoryPaste) -> dict[str, Any]:
    offers = paste.offers
    return {
        "title": offers.headline,
        "published_on": offers.day.isoformat() if offers.day else "",
        "dateline_place": _choice(offers.place) if offers.place else None,
        "bylines": [_choice(one) for one in offers.bylines],
        "cuts": list(offers.cuts),
    }


def _choice(record: Any) -> dict[str, Any]:
    return {"id": record.pk, "title": record.name}


def _notice(paste: StoryPaste) -> str:
    offers = paste.offers
    found = [
        (_("Headline"), offers.headline),
        (_("Byline"), ", ".join(one.name for one in offers.bylines)),
        (_("Place"), offers.place.name if offers.place else ""),
    ]
    context = {
        "found": [(label, words) for label, words in found if words],
        "day": offers.day,
        "missing": offers.missing,
        "tables": paste.tables,
        "notes": paste.notes,
        "is_several": len(paste.blocks) > 1,
    }
    return render_to_string("articles/stories/editing/paste_notice.html", context)


@hooks.register("register_admin_urls")
def paste_url() -> list[URLPattern]:
    return [path("stories/paste/", paste_into_story, name=PASTE_URL)]
