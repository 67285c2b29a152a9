"""“Read the text”: the story with every proposal for its record, side by side, to be decided."""

from __future__ import annotations

from collections import Counter
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

from articles.editing.reading.cards import NO_ANSWERS, PostedAnswers, groups_of
from articles.editing.reading.marks import marked_story
from articles.models import ArticlePage
from articles.services.reading.decide import ReadingOutcome, can_decide, decide_proposals
from articles.services.reading.read import read_article
from articles.services.reading.shapes import (
    ArticleReading,
    ProposalKind,
    ProposalState,
    ReadingRefused,
)
from articles.services.stories.conflicts import NewerRevision
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from django.http import QueryDict

URL_NAME = "story_reading"
LABEL = "Read the text"
# In per cent, as the cards say how sure the reading is.
THRESHOLD = 90
_TO_DECIDE = (ProposalState.OPEN, ProposalState.UNCONFIRMED)
_WAITING = (*_TO_DECIDE, ProposalState.SHOWN)
_PLURALS = {
    "person": "people",
    "organization": "organizations",
    "document": "documents",
    "event": "events",
    "place": "places",
}
_SPEAKERS = (ProposalKind.PERSON, ProposalKind.ORGANIZATION, ProposalKind.DOCUMENT)


class ReadingView(WagtailAdminTemplateMixin, View):
    """Shows the latest draft and what was read in it; carries out what was decided about it."""

    template_name = "articles/reading/editing/reading.html"
    page_title = LABEL
    header_icon = "glasses"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_decide(request.user, self.article):
            raise PermissionDenied
        try:
            response: HttpResponse = super().dispatch(request)
        except ReadingRefused as error:
            # The text cannot be read at all.
            messages.error(request, _("We could not read this story. %(error)s") % {"error": error})
            return redirect("wagtailadmin_pages:edit", page_id)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(NO_ANSWERS)

    def post(self, request: HttpRequest) -> HttpResponse:
        answers = _answers(request.POST)
        try:
            outcome = self._carry_out(answers)
        except NewerRevision as error:
            who = str(error.latest.user or _("Someone"))
            messages.warning(
                request,
                _(
                    "%(name)s has saved this story since you opened it. Your decisions are not "
                    "saved yet: here they are with the proposals for the new version."
                )
                % {"name": who},
            )
            return self._show(answers, status=409)
        except ReadingRefused as error:
            messages.error(request, _("Nothing was saved. %(error)s") % {"error": error})
            return self._show(answers, status=400)
        _report(request, outcome)
        return redirect(URL_NAME, self.article.pk)

    def _carry_out(self, answers: PostedAnswers) -> ReadingOutcome:
        posted = self.request.POST
        loaded = posted.get("loaded_revision_id", "")
        accept = {key for key, value in answers.decisions.items() if value == "accept"}
        reject = {key for key, value in answers.decisions.items() if value == "reject"}
        if posted.get("do") in _FOR_ALL:
            reading = read_article(article=self.article.get_latest_revision_as_object())
            accept |= _FOR_ALL[posted["do"]](reading, _threshold(posted))
        return decide_proposals(
            article=self.article,
            accept=accept - reject,
            reject=reject,
            edits=answers.edits,
            user=self.request.user,
            loaded_revision_id=int(loaded) if loaded.isdecimal() else None,
            now=timezone.now(),
        )

    def _show(self, answers: PostedAnswers, status: int = 200) -> HttpResponse:
        latest = self.article.get_latest_revision()
        draft = latest.as_object()
        reading = read_article(article=draft)
        context = self.get_context_data(
            is_understood=reading.result.understood,
            is_decided=not any(one.state in _TO_DECIDE for one in reading.proposals),
            article=draft,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.article.pk]),
            loaded_revision_id=latest.pk,
            story=marked_story(reading),
            threshold=THRESHOLD,
            speakers=sorted({one.label for one in reading.proposals if one.kind in _SPEAKERS}),
            groups=groups_of(reading, _WAITING, answers),
            unconfirmed=[
                one for one in reading.proposals if one.state == ProposalState.UNCONFIRMED
            ],
            accepted=groups_of(reading, (ProposalState.ACCEPTED,), NO_ANSWERS),
            rejected=groups_of(reading, (ProposalState.REJECTED,), answers),
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


def _answers(posted: QueryDict) -> PostedAnswers:
    decisions: dict[str, str] = {}
    edits: dict[str, dict[str, str]] = {}
    for name, value in posted.items():
        part, _colon, rest = name.partition(":")
        if part == "decide" and value in ("accept", "reject"):
            decisions[rest] = str(value)
        elif part == "edit":
            key, _colon, field = rest.partition(":")
            edits.setdefault(key, {})[field] = str(value)
    return PostedAnswers(decisions, edits)


def _threshold(posted: QueryDict) -> float:
    """From 0 to 1; the form has it in per cent. Raises ReadingRefused."""
    try:
        return min(1.0, max(0.0, float(posted.get("threshold", THRESHOLD)) / 100))
    except ValueError:
        raise ReadingRefused(
            _("Enter the confidence as a number from 0 to 100, such as 90.")
        ) from None


def _sure(reading: ArticleReading, threshold: float) -> set[str]:
    return {one.key for one in reading.proposals if one.stands_at(threshold)}


def _unconfirmed(reading: ArticleReading, threshold: float) -> set[str]:
    return {one.key for one in reading.proposals if one.state == ProposalState.UNCONFIRMED}


_FOR_ALL = {"accept_above": _sure, "confirm_all": _unconfirmed}


def _report(request: HttpRequest, outcome: ReadingOutcome) -> None:
    counts = {
        "accepted": outcome.accepted,
        "confirmed": outcome.confirmed,
        "rejected": outcome.rejected,
    }
    done = ", ".join(f"{len(found)} {word}" for word, found in counts.items() if found)
    if not done:
        messages.info(request, _("You made no decision, so nothing was changed."))
        return
    made = Counter(line.kind for line in outcome.report.lines if line.outcome == "new")
    new = ", ".join(
        f"{count} {_PLURALS[kind] if count > 1 else kind}" for kind, count in made.items()
    )
    words = f"{done[:1].upper()}{done[1:]}." + (
        (_(" New in the newsroom: %(new)s.") % {"new": new}) if new else ""
    )
    messages.success(request, words)
    for note in outcome.report.notes:
        messages.info(request, note)


@hooks.register("register_admin_urls")
def reading_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/read/", ReadingView.as_view(), name=URL_NAME)]
