"""A draft as somebody without an account reads it, by a link for them alone.

No cookie is set, and the page leads nowhere. A link that is unknown, revoked or expired, or whose
story has been published, killed or put under another embargo, answers 404 like any other address.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse
from django.template.loader import get_template
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.models.sealing import NamesKeyMissing
from articles.safety.names import NameStays
from articles.selectors.review.guest_drafts import GuestDraft, read_guest_draft
from articles.services.review.guest_links import (
    LONGEST_COMMENT,
    GuestLinkRefused,
    comment_as_guest,
    find_guest_link,
    note_opening,
    phrase_is_right,
)

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models import GuestLink

_DRAFT, _PHRASE = "articles/review/guest_draft.html", "articles/review/guest_phrase.html"
_SALT = "articles.views.guests"
# How long the page that was shown after the pass phrase may send comments.
_VISIT = datetime.timedelta(hours=8)
_WRONG_PHRASE = _("That is not the pass phrase, or too many have been tried. Try again later.")
_FLOOD = _("That was far too long to be read. Send a shorter comment.")


# What protects other forms needs a cookie; a comment carries a signed proof of the visit.
@csrf_exempt
@sensitive_post_parameters("phrase")
@require_http_methods(("GET", "HEAD", "POST"))
def guest_draft(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    link = find_guest_link(token, now)
    if link is None:
        raise Http404
    try:
        draft = read_guest_draft(link)
    except (NamesKeyMissing, NameStays):
        # Nobody can say which words may be shown.
        raise Http404 from None
    if request.method != "POST":
        if link.pass_phrase:
            return _answer(_PHRASE, {})
        return _open(link, draft, now) if request.method == "GET" else _show(link, draft, {})
    try:
        typed = {name: request.POST.get(name, "") for name in ("proof", "phrase", "block", "text")}
    except RequestDataTooBig:
        return _answer(_PHRASE, {"fault": _FLOOD}, 413)
    if _is_visit(link, typed["proof"]):
        return _comment(link, draft, typed, now)
    if link.pass_phrase and not phrase_is_right(link=link, phrase=typed["phrase"], now=now):
        return _answer(_PHRASE, {"fault": _WRONG_PHRASE}, 403)
    return _open(link, draft, now)


def _comment(
    link: GuestLink, draft: GuestDraft, typed: dict[str, str], now: datetime.datetime
) -> HttpResponse:
    known = {block.id for block in draft.blocks}
    block = typed["block"] if typed["block"] in known else ""
    try:
        comment_as_guest(link=link, block=block, text=typed["text"], now=now)
    except PermissionDenied:
        raise Http404 from None
    except GuestLinkRefused as error:
        kept = {"fault": str(error), "text": typed["text"][: 2 * LONGEST_COMMENT], "block": block}
        return _show(link, draft, kept, 400)
    return _show(link, draft, {"is_sent": True})


def _open(link: GuestLink, draft: GuestDraft, now: datetime.datetime) -> HttpResponse:
    note_opening(link=link, now=now)
    return _show(link, draft, {})


def _show(
    link: GuestLink, draft: GuestDraft, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    proof = signing.dumps(link.pk, salt=_SALT)
    shown = {"link": link, "draft": draft, "proof": proof, "longest": LONGEST_COMMENT}
    return _answer(_DRAFT, {**shown, **context}, status)


def _is_visit(link: GuestLink, proof: str) -> bool:
    try:
        return bool(signing.loads(proof, salt=_SALT, max_age=_VISIT) == link.pk)
    except signing.BadSignature:
        return False


def _answer(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Without the site's frame, which would lead to everything else."""
    response = HttpResponse(get_template(template).render(context), status=status)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
