"""The screen of the last step: earlier findings, obstacles, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.review.checks import comment_rows
from articles.editing.review.claims import claim_context
from articles.editing.review.finding_links import draft_findings, finding_lines, name_warnings
from articles.editing.review.outcomes import say_published
from articles.models import ArticlePage, ReviewTask
from articles.models.review_tasks import PUBLISH_STEP_SCREEN
from articles.models.steps import is_own_edit, knows_page
from articles.selectors.review.checks import read_check_steps
from articles.services.review.checks import CheckRefused
from articles.services.review.claims import NotWaiting
from articles.services.review.publish_step import approve_waiting, can_take_publish_step
from articles.services.review.sending_back import CommentMissing, send_back
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from articles.models import User


class PublishStepView(WagtailAdminTemplateMixin, View):
    """Shows the latest version and what is known of it; lets it go live, or sends it back."""

    template_name = "articles/review/editing/publish_step.html"
    header_icon = "upload"
    is_out = False

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_take_publish_step(request.user, self.article):
            return self._not_due()
        self.step: ReviewTask = self.article.current_workflow_task
        self.page_title = self.step.name
        response: HttpResponse = super().dispatch(request)
        return response

    def _not_due(self) -> HttpResponse:
        """Who may publish, and comes too early or too late, is told what comes next instead."""
        user, workflow = self.request.user, self.article.get_workflow()
        steps = ReviewTask.objects.filter(workflow_tasks__workflow=workflow, active=True)
        knows = knows_page(user, self.article)
        if not knows or not any(step.is_for(user) for step in steps):
            raise PermissionDenied
        messages.info(self.request, _("This step is not due now. The bar says what comes next."))
        return redirect("wagtailadmin_pages:edit", self.article.pk)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        outcome = request.POST.get("outcome", "")
        if outcome not in ("approve", "send_back"):
            return self._show(status=400)
        try:
            said = self._approve() if outcome == "approve" else self._send_back()
        except (CheckRefused, CommentMissing, NotWaiting) as error:
            messages.error(request, _("Nothing was changed. %(error)s") % {"error": error})
            return self._show(status=409)
        if self.is_out:
            say_published(request, ArticlePage.objects.get(pk=self.article.pk), said)
        else:
            messages.success(request, said)
        if self.article.permissions_for_user(request.user).can_edit():
            return redirect("wagtailadmin_pages:edit", self.article.pk)
        return redirect("wagtailadmin_home")

    def _approve(self) -> str:
        posted, user = self.request.POST, self.request.user
        now = approve_waiting(article=self.article, digest=posted.get("digest", ""), user=user)
        if now.live and not now.has_unpublished_changes:
            self.is_out = True
            return _("“%(title)s” is published.") % {"title": now.title}
        if now.current_workflow_state:
            return _("Approved: “%(title)s” moves on to its next step.") % {
                "title": now.draft_title
            }
        return _("Approved: “%(title)s” will go live as scheduled.") % {"title": now.draft_title}

    def _send_back(self) -> str:
        send_back(
            article=self.article,
            user=self.request.user,
            text=self.request.POST.get("note", ""),
            is_blocking="is_blocking" in self.request.POST,
            now=timezone.now(),
        )
        return _("“%(title)s” was sent back to its author.") % {"title": self.article.draft_title}

    def _show(self, status: int = 200) -> HttpResponse:
        user: User = self.request.user
        revision = self.article.get_latest_revision()
        draft = revision.as_object()
        digest = draft.publication_digest()
        state = self.article.current_workflow_task_state
        context = self.get_context_data(
            article=self.article,
            revision=revision,
            digest=digest,
            note=self.request.POST.get("note", ""),
            is_blocking="is_blocking" in self.request.POST,
            is_last=not self.step.others_to_come(state),
            goes_live_at=draft.go_live_at,
            is_own=is_own_edit(revision, user),
            steps=read_check_steps(self.article, digest),
            warnings=name_warnings(draft),
            findings=finding_lines(draft_findings(draft, revision.pk), self.article.pk),
            comments=comment_rows(self.article, user),
            **claim_context(self.article, self.step, user),
        )
        return self.render_to_response(context, status=status)

    def get_page_subtitle(self) -> str:
        return str(self.article.draft_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = {"url": self._edit_url(), "label": self.article.draft_title}
        return [*items, edit, {"url": "", "label": self.page_title}]

    def _edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.article.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(edit_url=self._edit_url(), **kwargs)


@hooks.register("register_admin_urls")
def publish_step_url() -> list[URLPattern]:
    return [
        path("stories/<int:page_id>/publish/", PublishStepView.as_view(), name=PUBLISH_STEP_SCREEN)
    ]
