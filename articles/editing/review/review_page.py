"""The review page: a story's text with its quotes beside their evidence, and the questions of every
step that somebody may take now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.review.outcomes import say_what_was_passed
from articles.editing.review.refusals import show_refusal
from articles.editing.review.review_context import review_context
from articles.editing.review.review_form import posted_ticks
from articles.enums import CheckKind, CheckOutcome
from articles.guard import PublicationRefused
from articles.models import ArticlePage
from articles.models.steps import REVIEW_SCREEN
from articles.selectors.review.checks import read_check_steps
from articles.selectors.review.verifications import VERIFIED, quotes_to_check
from articles.services.review.checks import (
    CheckRefused,
    can_check,
    finish_step,
    record_check,
)
from articles.services.review.claims import NotWaiting
from articles.services.review.passing import kinds_to_take, pass_steps
from articles.services.review.publication import log_refusal
from articles.services.review.publish_step import can_take_publish_step
from articles.services.review.sending_back import CommentMissing, send_back
from articles.services.review.ticks import answers_of, keep_ticks
from articles.services.review.verifications import (
    QuoteIsGone,
    VerificationRefused,
    can_verify,
    fail_quote,
    verify_quote,
    withdraw_verification,
)
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from articles.models import User

REVIEW_LABEL = gettext_lazy("Review")
_QUOTE_ACTIONS: dict[str, Callable[..., Any]] = {
    "verify": verify_quote,
    "seen": verify_quote,
    "fail": fail_quote,
    "withdraw": withdraw_verification,
}


class EvidenceNotSeen(VerificationRefused):
    message = gettext_lazy(
        "These words are not in the stored evidence. Press “I have seen the words in the source” "
        "if you have."
    )


class ReviewView(WagtailAdminTemplateMixin, View):
    """Keeps ticks and findings as they are made; one press passes what was answered."""

    template_name = "articles/review/editing/review.html"
    page_title = REVIEW_LABEL
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_review(request.user, self.article):
            return self._nothing_here()
        response: HttpResponse = super().dispatch(request)
        return response

    def _nothing_here(self) -> HttpResponse:
        """Who may edit the story is told whose turn it is; others are not let in."""
        if not self.article.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        messages.info(
            self.request, _("Someone else reviews this story. The bar above it says who and when.")
        )
        return redirect("wagtailadmin_pages:edit", self.article.pk)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        action, _colon, key = request.POST.get("do", "save").partition(":")
        self._keep_ticks()
        if action in _QUOTE_ACTIONS:
            return self._decide_quote(action, key)
        handler = _ACTIONS.get(action)
        if handler is None:
            return self._show(status=400)
        try:
            return handler(self, key)
        except (CheckRefused, CommentMissing, NotWaiting) as error:
            messages.error(request, str(error))
        except PublicationRefused as refusal:
            # Here and not on the way out, which leads to the story: the reason would be gone.
            log_refusal(refusal=refusal, user=request.user)
            show_refusal(request, refusal)
        return self._show(status=409)

    # --- What the buttons do ----------------------------------------------------------------------

    def _keep_ticks(self) -> None:
        user, digest = self.request.user, self.request.POST.get("digest", "")
        rows = posted_ticks(self.request.POST, self.article)
        mine = [row for row in rows if can_check(user, self.article, row.kind)]
        keep_ticks(article=self.article, digest=digest, ticks=mine, user=user, now=timezone.now())

    def save(self, key: str) -> HttpResponse:
        if self._is_fetched():
            return JsonResponse({"ok": True, "is_current": self._is_current()})
        messages.success(self.request, _("Your answers are saved."))
        return redirect(REVIEW_SCREEN, self.article.pk)

    def pass_answered(self, key: str) -> HttpResponse:
        return self._pass(publish=False)

    def publish(self, key: str) -> HttpResponse:
        return self._pass(publish=True)

    def _pass(self, *, publish: bool) -> HttpResponse:
        passed = pass_steps(
            article=self.article,
            digest=self.request.POST.get("digest", ""),
            user=self.request.user,
            publish=publish,
            now=timezone.now(),
        )
        say_what_was_passed(self.request, passed)
        return redirect("wagtailadmin_home")

    def send_back(self, key: str) -> HttpResponse:
        send_back(
            article=self.article,
            user=self.request.user,
            text=self.request.POST.get("note", ""),
            is_blocking="is_blocking" in self.request.POST,
            now=timezone.now(),
        )
        messages.success(
            self.request,
            _("“%(title)s” was sent back to its author.") % {"title": self.article.draft_title},
        )
        return redirect("wagtailadmin_home")

    def fail(self, key: str) -> HttpResponse:
        if key not in [kind.value for kind in CheckKind]:
            return self._show(status=400)
        kind, user = CheckKind.of(key), self.request.user
        digest = self.request.POST.get("digest", "")
        check = record_check(
            article=self.article,
            kind=kind,
            outcome=CheckOutcome.FAILED,
            digest=digest,
            answers=answers_of(article=self.article, kind=kind, digest=digest, user=user),
            note=self.request.POST.get("note", ""),
            user=user,
            now=timezone.now(),
        )
        finish_step(check=check, user=user)
        messages.success(
            self.request,
            _("%(check)s failed: “%(title)s” cannot be published until it is passed.")
            % {"check": kind.label, "title": self.article.draft_title},
        )
        return redirect("wagtailadmin_home")

    # --- Quotes -----------------------------------------------------------------------------------

    def _decide_quote(self, action: str, uid: str) -> HttpResponse:
        posted = self.request.POST
        try:
            if action == "verify":
                self._require_evidence(uid)
            _QUOTE_ACTIONS[action](
                article=self.article,
                quote_uid=uid,
                digest=posted.get(f"digest:{uid}", ""),
                user=self.request.user,
                note=posted.get(f"note:{uid}", ""),
                now=timezone.now(),
            )
        except VerificationRefused as refusal:
            if self._is_fetched():
                return JsonResponse({"ok": False, "said": str(refusal)}, status=409)
            messages.error(self.request, str(refusal))
            return self._show(refusal=refusal, status=409)
        if self._is_fetched():
            return self._show(template="articles/review/editing/review_parts.html", uid=uid)
        following = uid if action == "withdraw" else self._following(uid)
        place = f"#quote-{following}" if following else "#decision"
        return redirect(f"{reverse(REVIEW_SCREEN, args=[self.article.pk])}{place}")

    def _require_evidence(self, uid: str) -> None:
        """“Verified” is for words that stand in the evidence; of others it is asked."""
        quotes = {quote.uid: quote for quote in self._quotes()}
        if uid not in quotes:
            raise QuoteIsGone(uid)
        if not quotes[uid].is_found:
            raise EvidenceNotSeen(uid)

    def _following(self, uid: str) -> str:
        quotes = self._quotes()
        at = next((place for place, one in enumerate(quotes, 1) if one.uid == uid), 0)
        ahead = [*quotes[at:], *quotes[:at]]
        return next((one.uid for one in ahead if one.verification.state != VERIFIED), "")

    def _quotes(self) -> tuple[Any, ...]:
        return quotes_to_check(self.article.get_latest_revision_as_object())

    # --- The page ---------------------------------------------------------------------------------

    def _is_fetched(self) -> bool:
        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"

    def _is_current(self) -> bool:
        draft = self.article.get_latest_revision_as_object()
        return bool(draft.publication_digest() == self.request.POST.get("digest", ""))

    def _show(
        self,
        *,
        refusal: VerificationRefused | None = None,
        status: int = 200,
        template: str = "",
        uid: str = "",
    ) -> HttpResponse:
        article = ArticlePage.objects.get(pk=self.article.pk)
        context = self.get_context_data(
            article=article,
            refusal=refusal,
            posted=self.request.POST,
            changed_uid=uid,
            **review_context(article, self.request.user, self.request.POST),
        )
        if template:
            self.template_name = template
        return self.render_to_response(context, status=status)

    def get_page_subtitle(self) -> str:
        return str(self.article.draft_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        story = {"url": edit, "label": self.article.draft_title}
        return [*items, story, {"url": "", "label": REVIEW_LABEL}]


_ACTIONS: dict[str, Callable[[ReviewView, str], HttpResponse]] = {
    "save": ReviewView.save,
    "pass": ReviewView.pass_answered,
    "publish": ReviewView.publish,
    "send_back": ReviewView.send_back,
    "failed": ReviewView.fail,
}


def can_review(user: User, article: ArticlePage) -> bool:
    """Whether anything on the page is for `user`: its quotes, a check, the last step."""
    if can_verify(user, article) or can_take_publish_step(user, article):
        return True
    digest = article.get_latest_revision_as_object().publication_digest()
    return bool(kinds_to_take(user, article, read_check_steps(article, digest)))


@hooks.register("register_admin_urls")
def review_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/review/", ReviewView.as_view(), name=REVIEW_SCREEN)]
