"""The screen of a check: the story, the checklist and its outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Comment

from articles.editing.review.claims import claim_context
from articles.editing.review.finding_links import all_name_warnings
from articles.editing.review.forms import ChecklistForm, remembered
from articles.enums import CheckKind, CheckOutcome
from articles.models import ArticlePage, Check, CheckTask
from articles.models.check_facts import asking_step
from articles.models.check_tasks import step_of
from articles.models.review_tasks import PUBLISH_STEP_SCREEN
from articles.models.steps import REVIEW_SCREEN, NewsroomStep, is_own_edit
from articles.selectors.review.checks import open_comments, read_check_steps
from articles.services.review.checks import CheckRefused, can_check, finish_step, record_check
from articles.services.review.claims import NotWaiting
from articles.services.review.sending_back import (
    CommentMissing,
    can_unmark,
    mark_blocking,
    send_back,
    unmark_blocking,
)
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from articles.models import User

URL_NAME = "story_check"
COMMENT_URL_NAME = "story_comment_blocking"


class CheckView(WagtailAdminTemplateMixin, View):
    """Shows the latest version with the checklist, and keeps what came of the check."""

    template_name = "articles/review/editing/check.html"
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if kind not in [member.value for member in CheckKind]:
            raise Http404
        self.kind = _kind(kind)
        step = step_of(self.article, self.kind)
        if step is None or not can_check(request.user, self.article, self.kind):
            raise PermissionDenied
        self.step: CheckTask = step
        self.asking: NewsroomStep = asking_step(self.article, self.kind) or step
        self.page_title = self.kind.label
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        last = Check.objects.filter(article=self.article, kind=self.kind).first()
        items = self.step.items()
        first = remembered(last.answers if last else [], items)
        return self._show(ChecklistForm(items=items, initial=first))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ChecklistForm(request.POST, items=self.step.items())
        if not form.is_valid():
            return self._show(form, status=400)
        action = _ACTIONS.get(request.POST.get("outcome", ""))
        if action is None:
            return self._show(form, status=400)
        try:
            return action(self, form)
        except (CheckRefused, CommentMissing, NotWaiting) as error:
            messages.error(request, str(error))
            return self._show(form, status=409)

    def keep(self, form: ChecklistForm, outcome: CheckOutcome) -> HttpResponse:
        user: User = self.request.user
        check = record_check(
            article=self.article,
            kind=self.kind,
            outcome=outcome,
            digest=form.cleaned_data["digest"],
            answers=form.answers(),
            note=form.cleaned_data["note"],
            user=user,
            now=timezone.now(),
        )
        went_on = finish_step(check=check, user=user)
        messages.success(self.request, _said(check, went_on))
        return self._leave()

    def send_back(self, form: ChecklistForm) -> HttpResponse:
        send_back(
            article=self.article,
            user=self.request.user,
            text=form.cleaned_data["note"],
            is_blocking=form.cleaned_data["is_blocking"],
            now=timezone.now(),
        )
        messages.success(
            self.request,
            _("“%(title)s” was sent back to its author.") % {"title": self.article.draft_title},
        )
        return self._leave()

    def _leave(self) -> HttpResponse:
        if self.article.permissions_for_user(self.request.user).can_edit():
            return redirect("wagtailadmin_pages:edit", self.article.pk)
        return redirect("wagtailadmin_home")

    def _show(self, form: ChecklistForm, status: int = 200) -> HttpResponse:
        revision = self.article.get_latest_revision()
        draft = revision.as_object()
        digest = draft.publication_digest()
        # The version that is shown now, whichever was when the answers were written.
        if form.is_bound:
            form.data = form.data.copy()
            form.data["digest"] = digest
        form.initial["digest"] = digest
        context = self.get_context_data(
            form=form,
            revision=revision,
            steps=read_check_steps(self.article, digest),
            is_own=is_own_edit(revision, self.request.user),
            comments=comment_rows(self.article, self.request.user),
            quotes_url=_quotes_url(self.article, self.kind),
            warnings=all_name_warnings(draft) if self.kind is CheckKind.SAFETY_REVIEW else [],
            **claim_context(self.article, self.asking, self.request.user),
        )
        return self.render_to_response(context, status=status)

    def get_page_subtitle(self) -> str:
        return str(self.article.draft_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        return [
            *items,
            {"url": edit, "label": self.article.draft_title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            article=self.article,
            kind=self.kind.value,
            label=self.kind.label,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.article.pk]),
            **kwargs,
        )


_ACTIONS: dict[str, Callable[[CheckView, ChecklistForm], HttpResponse]] = {
    "passed": lambda view, form: view.keep(form, CheckOutcome.PASSED),
    "failed": lambda view, form: view.keep(form, CheckOutcome.FAILED),
    "send_back": CheckView.send_back,
}


def _kind(value: str) -> CheckKind:
    return next(member for member in CheckKind if member.value == value)


def _said(check: Check, went_on: bool) -> str:
    """What happened, for the message."""
    name = check.get_kind_display()
    if check.outcome == CheckOutcome.FAILED:
        if went_on:
            words = _("%(check)s failed: this blocks publication. The story was sent back.")
        else:
            words = _("%(check)s failed: this blocks publication.")
    elif went_on:
        words = _("%(check)s passed. The story moves on to its next step.")
    else:
        words = _("%(check)s passed.")
    return words % {"check": name}


def comment_rows(article: ArticlePage, user: User) -> list[dict[str, Any]]:
    return [
        {
            "comment": line.comment,
            "mark": line.mark,
            "may_change": line.mark is None or can_unmark(user, article, line.mark),
            "url": reverse(COMMENT_URL_NAME, args=[article.pk, line.comment.pk]),
        }
        for line in open_comments(article)
    ]


def _quotes_url(article: ArticlePage, kind: CheckKind) -> str:
    """Where the quotes are held against their sources, one by one."""
    if kind is not CheckKind.FACT_CHECK:
        return ""
    try:
        return reverse("story_fact_check", args=[article.pk])
    except NoReverseMatch:
        return ""


class CommentBlockingView(View):
    """Sets or takes the mark "blocks publication" on one comment; back to where it was pressed."""

    def post(self, request: HttpRequest, page_id: int, comment_id: int) -> HttpResponse:
        article = get_object_or_404(ArticlePage, pk=page_id)
        comment = get_object_or_404(Comment, pk=comment_id, page_id=page_id)
        if "unmark" in request.POST:
            unmark_blocking(article=article, comment=comment, user=request.user)
        else:
            mark_blocking(article=article, comment=comment, user=request.user, now=timezone.now())
        kind = request.POST.get("kind", "")
        if kind in [member.value for member in CheckKind]:
            return redirect(URL_NAME, article.pk, kind)
        if kind == "publish":
            return redirect(PUBLISH_STEP_SCREEN, article.pk)
        if kind == "review":
            return redirect(REVIEW_SCREEN, article.pk)
        return redirect("wagtailadmin_pages:edit", article.pk)


class StepMenuItem(ActionMenuItem):
    """Takes the place of Wagtail's "Approve" and "Request changes": leads to the step's screen."""

    icon_name = "tasks"
    order = 5

    def __init__(self, step: NewsroomStep) -> None:
        super().__init__()
        self.step = step
        self.name = f"action-step-{step.pk}"
        self.label = _("Review (%(step)s)") % {"step": step.name}

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return self.step.screen_url(parent_context["page"])


@hooks.register("construct_page_action_menu", order=20)
def lead_to_the_checklist(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """A check has a checklist, and the last step shows what the others found; sending back leaves
    a comment that may block. Wagtail's buttons do none of that."""
    page = context.get("page")
    if context["view"] != "edit" or not isinstance(page, ArticlePage):
        return
    step = page.current_workflow_task
    if step is None:
        return
    # The guard refuses what has no approval; the way to publish is the workflow, or a screen of
    # its own.
    menu_items[:] = [item for item in menu_items if item.name != "action-publish"]
    if isinstance(step, NewsroomStep):
        menu_items[:] = [item for item in menu_items if item.name not in ("approve", "reject")]
        if step.is_for(request.user):
            menu_items.append(StepMenuItem(step))


@hooks.register("register_admin_urls")
def check_urls() -> list[URLPattern]:
    return [
        path("stories/<int:page_id>/checks/<slug:kind>/", CheckView.as_view(), name=URL_NAME),
        path(
            "stories/<int:page_id>/comments/<int:comment_id>/blocking/",
            CommentBlockingView.as_view(),
            name=COMMENT_URL_NAME,
        ),
    ]
