"""“Check the quotes”: each quote of a story beside its evidence, to be verified or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from articles.models import ArticlePage
from articles.models.review_tasks import is_own_edit
from articles.selectors.review.verifications import FAILED, VERIFIED, QuoteToCheck, quotes_to_check
from articles.services.review.verifications import (
    QuoteChanged,
    QuoteIsGone,
    VerificationRefused,
    can_verify,
    fail_quote,
    verify_quote,
    withdraw_verification,
)
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import QueryDict

URL_NAME = "story_fact_check"
LABEL = _("Check the quotes")
_ACTIONS = {"verify": verify_quote, "fail": fail_quote, "withdraw": withdraw_verification}
_DONE = {
    "verify": _("Verified: the quote matches its source."),
    "fail": _("Marked as not matching. The story cannot be published with this quote."),
    "withdraw": _("Undone. The quote needs to be checked again."),
}
_RECORDS = ("sourcedocument", "event")


class FactCheckView(WagtailAdminTemplateMixin, View):
    """Shows the quotes of the latest draft; keeps what was found about one of them."""

    template_name = "articles/review/editing/fact_check.html"
    page_title = LABEL
    header_icon = "openquote"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not self.article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        action, _colon, uid = request.POST.get("do", "").partition(":")
        if action not in _ACTIONS:
            messages.info(request, gettext("You made no decision, so nothing was changed."))
            return self._show(notes=_notes(request.POST))
        notes = _notes(request.POST)
        try:
            _ACTIONS[action](
                article=self.article,
                quote_uid=uid,
                digest=request.POST.get(f"digest:{uid}", ""),
                user=request.user,
                note=notes.get(uid, ""),
                now=timezone.now(),
            )
        except VerificationRefused as refusal:
            status = 409 if isinstance(refusal, QuoteChanged | QuoteIsGone) else 200
            return self._show(notes=notes, refusal=refusal, status=status)
        notes.pop(uid, None)
        messages.success(request, _DONE[action])
        if any(notes.values()):
            # What was typed for other quotes is still there.
            return self._show(notes=notes, after=uid)
        return redirect(f"{reverse(URL_NAME, args=[self.article.pk])}{self._next(uid, action)}")

    def _next(self, uid: str, action: str) -> str:
        """The place on the screen where the work goes on."""
        following = uid if action == "withdraw" else _following(self._quotes(), uid)
        return f"#quote-{following}" if following else "#outcome"

    def _quotes(self) -> tuple[QuoteToCheck, ...]:
        return quotes_to_check(self.article.get_latest_revision_as_object())

    def _show(
        self,
        *,
        notes: dict[str, str] | None = None,
        refusal: VerificationRefused | None = None,
        after: str = "",
        status: int = 200,
    ) -> HttpResponse:
        user, quotes = self.request.user, self._quotes()
        latest = self.article.get_latest_revision()
        if refusal and refusal.uid not in {quote.uid for quote in quotes}:
            messages.error(self.request, str(refusal))
        counts = Counter(quote.verification.state for quote in quotes)
        context = self.get_context_data(
            article=self.article,
            rows=[(quote, (notes or {}).get(quote.uid, "")) for quote in quotes],
            total=len(quotes),
            verified=counts[VERIFIED],
            failed=counts[FAILED],
            may_decide=can_verify(user, self.article),
            own_edit=is_own_edit(latest, user),
            refusal=refusal,
            focus=refusal.uid if refusal else _following(quotes, after),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.article.pk]),
            editable=[name for name in _RECORDS if user.has_perm(f"articles.change_{name}")],
        )
        return self.render_to_response(context, status=status)

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        return [*items, {"url": edit, "label": str(self.article)}, {"url": "", "label": LABEL}]


def _notes(posted: QueryDict) -> dict[str, str]:
    return {
        name.removeprefix("note:"): str(value)
        for name, value in posted.items()
        if name.startswith("note:")
    }


def _following(quotes: tuple[QuoteToCheck, ...], uid: str) -> str:
    """The next quote after this one that nobody has decided about, from the top again at the
    end; empty where every quote is decided."""
    keys = [quote.uid for quote in quotes]
    at = keys.index(uid) + 1 if uid in keys else 0
    ahead = [*quotes[at:], *quotes[:at]]
    waiting = (quote.uid for quote in ahead if quote.verification.state not in (VERIFIED, FAILED))
    return next(waiting, "")


@hooks.register("register_page_header_buttons")
def offer_check_of_quotes(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu beside the headline: during a review the quotes are on the review page."""
    if isinstance(page, ArticlePage) and page.permissions_for_user(user).can_edit():
        yield Button(LABEL, reverse(URL_NAME, args=[page.pk]), icon_name="openquote", priority=41)


@hooks.register("register_admin_urls")
def fact_check_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/fact-check/", FactCheckView.as_view(), name=URL_NAME)]
