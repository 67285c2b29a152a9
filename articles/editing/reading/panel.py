"""The panel "Record" beside the story: proposals while one writes, decided without leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail import hooks

from articles.editing.reading.cards import NO_ANSWERS, groups_of
from articles.editing.reading.naming import answer_naming, naming_context
from articles.editing.reading.screen import URL_NAME as FULL_SCREEN
from articles.editing.stories.topics import shown_topic
from articles.editing.stories.typed import TypedStory
from articles.models import ArticlePage
from articles.services.reading.by_hand import add_selected
from articles.services.reading.decide import can_decide
from articles.services.reading.naming import naming_rows
from articles.services.reading.on_screen import decide_for_form, read_on_screen, sure_keys
from articles.services.reading.shapes import ProposalKind, ProposalState, ReadingRefused
from articles.services.reading.story_date import confirm_story_date, days_in_question
from articles.services.records.consents import ConsentRefused
from articles.wagtail_compat.side_panels import BaseSidePanel

if TYPE_CHECKING:
    from articles.services.reading.on_screen import FormAdditions, ScreenDecision
    from articles.services.reading.shapes import ArticleReading

PANEL_URL = "story_record_panel"
# What "Accept all" leaves to be looked at one by one: the machine is as likely wrong as right.
_UNSURE = 0.5


class RecordSidePanel(BaseSidePanel):
    """Beside preview and comments; filled by static/editing/record_panel.js."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle record")
        icon_name = "list-ul"
        has_counter = False

    name = "record"
    title = gettext_lazy("Record")
    template_name = "articles/reading/editing/panel.html"
    order = 200

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        # The script puts the story's number in: a new story has none before it is saved.
        return {**context, "url": reverse(PANEL_URL, args=[0])}


def record_side_panel(page: Any, request: HttpRequest) -> RecordSidePanel | None:
    """The panel of a story that this person may change; None for other pages."""
    if not isinstance(page, ArticlePage) or (page.pk and not can_decide(request.user, page)):
        return None
    return RecordSidePanel(page, request)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class RecordPanelView(View):
    """Reads the form of a story as it was sent, and says what to show beside it. Nothing of the
    story is saved here: what is accepted comes back as rows for the form."""

    http_method_names = ("post",)

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_decide(request.user, self.article):
            raise PermissionDenied
        try:
            return super().dispatch(request)
        except (ReadingRefused, ConsentRefused) as error:
            return JsonResponse({"error": str(error)}, status=400)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.typed = TypedStory(request, self.article)
        answer: dict[str, Any] = {}
        if "date_is_right" in request.POST:
            confirm_story_date(self.article, request.user, timezone.now())
        if "naming" in request.POST:
            answer["said"] = answer_naming(request, self.typed.draft)
            # The people of the form are as they were before.
            self.typed = TypedStory(request, self.article)
        if "add" in request.POST:
            added = add_selected(
                draft=self.typed.draft,
                kind=_kind(request.POST["add"]),
                words=request.POST.get("words", ""),
                user=request.user,
            )
            answer = {"said": _("Added to the record."), "additions": self._additions(added)}
        accept, reject = _keys(request, "accept"), _keys(request, "reject")
        if "accept_all" in request.POST:
            accept += sure_keys(read_on_screen(self.typed.draft), _UNSURE)
        if accept or reject:
            decision = decide_for_form(
                article=self.article,
                draft=self.typed.draft,
                accept=accept,
                reject=reject,
                edits=_edits(request),
                user=request.user,
                now=timezone.now(),
            )
            answer = {
                "said": _said(decision),
                "additions": self._additions(decision.additions),
            }
        return JsonResponse({**answer, "html": self._html(read_on_screen(self.typed.draft))})

    def _html(self, reading: ArticleReading) -> str:
        waiting = groups_of(reading, (ProposalState.OPEN,), NO_ANSWERS)
        states = [one.state for one in reading.proposals]
        context = {
            "groups": waiting,
            "sure": len(sure_keys(reading, _UNSURE)),
            "accepted": states.count(ProposalState.ACCEPTED),
            "unconfirmed": states.count(ProposalState.UNCONFIRMED),
            "rejected": groups_of(reading, (ProposalState.REJECTED,), NO_ANSWERS),
            "has_text": bool(reading.text.strip()),
            "days": days_in_question(self.typed.draft, reading),
            "published_on": self.typed.draft.published_on,
            "full_screen": reverse(FULL_SCREEN, args=[self.article.pk]),
            **naming_context(self.request.user, naming_rows(self.typed.draft, reading)),
        }
        return render_to_string("articles/reading/editing/panel_cards.html", context)

    def _additions(self, added: FormAdditions) -> dict[str, Any]:
        place = added.dateline_place
        return {
            "rows": [
                {"relation": relation, "fields": self._values(relation, row)}
                for relation, row in added.rows
            ],
            "quote_order": added.quote_order,
            "topics": [shown_topic(name) for name in added.topics],
            "published_on": str(added.published_on or ""),
            "dateline_place": self._chosen(self.typed.form.fields["dateline_place"], place)
            if place
            else None,
        }

    def _values(self, relation: str, row: Any) -> dict[str, Any]:
        values = {}
        for name, field in self.typed.fields_of(relation).items():
            value = getattr(row, name)
            is_chosen = isinstance(value, Model)
            values[name] = self._chosen(field, value) if is_chosen else str(value or "")
        return values

    def _chosen(self, field: Any, record: Any) -> dict[str, Any]:
        """What a chooser shows for a record."""
        return {"chosen": field.widget.get_value_data(record)}


def _kind(told: str) -> ProposalKind:
    try:
        return ProposalKind.of(told)
    except KeyError as error:
        raise ReadingRefused(_("Nothing was added.")) from error


def _keys(request: HttpRequest, name: str) -> list[str]:
    return [key for key in request.POST.getlist(name) if key]


def _edits(request: HttpRequest) -> dict[str, dict[str, str]]:
    edits: dict[str, dict[str, str]] = {}
    for name, value in request.POST.items():
        part, _colon, rest = name.partition(":")
        if part == "edit":
            key, _colon, field = rest.partition(":")
            edits.setdefault(key, {})[field] = str(value)
    return edits


def _said(decision: ScreenDecision) -> str:
    """For those who do not see the list change."""
    done = decision.outcome
    words = [*done.report.notes]
    if done.accepted:
        words.insert(0, _("%(number)s added to the record.") % {"number": len(done.accepted)})
    if done.rejected:
        words.insert(0, _("%(number)s rejected.") % {"number": len(done.rejected)})
    return " ".join(words)


@hooks.register("register_admin_urls")
def record_panel_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/record/", RecordPanelView.as_view(), name=PANEL_URL)]
