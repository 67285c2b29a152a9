"""The moderators' queue of readers' reports: list, filters, export, menu entry."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton

from articles.editing.lists.keyset import KeysetPaging
from articles.editing.reader_reports.bulk import MANY_REPORTS, ManyForm, deal_with_many
from articles.editing.reader_reports.screen import ReaderReportView
from articles.enums import ReportKind, ReportState
from articles.models import ReaderReport
from articles.selectors.reader_reports.queue import (
    count_reports,
    moderators,
    queue_for,
    reported_stories,
)
from articles.services.reader_reports import can_moderate
from articles.wagtail_compat.admin_names import LinkMenuItem

if TYPE_CHECKING:
    from django.db.models import QuerySet

LABEL = _("Reader reports")
LIST, RESULTS, ONE = "reader_reports", "reader_reports_results", "reader_report"
_AGES = {"1": _("More than a day"), "3": _("More than three days"), "7": _("More than a week")}
# What a spreadsheet takes for a formula, when a text begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ReportFilterSet(WagtailFilterSet):
    """What moderators ask for: what is to be done, what is urgent, whose it is."""

    state = ChoiceFilter(
        label=_("Status"),
        choices=[("open", _("All open")), *ReportState.choices()],
        method="by_state",
    )
    danger = ChoiceFilter(
        label="Danger", field_name="is_danger", choices=[("True", "Danger"), ("False", "Others")]
    )
    kind = ChoiceFilter(label=_("Type"), choices=ReportKind.choices())
    assigned_to = ChoiceFilter(label=_("Assigned to"), method="by_person")
    article = ModelChoiceFilter(
        label="Story", queryset=lambda request: reported_stories(request.user)
    )
    age = ChoiceFilter(label="Waiting for", choices=list(_AGES.items()), method="by_age")

    class Meta:
        model = ReaderReport
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(user.pk), str(user)) for user in moderators()]
        choices = [("me", "Me"), ("nobody", gettext("No one")), *people]
        self.filters["assigned_to"].extra["choices"] = choices

    def by_state(self, reports: QuerySet, name: str, value: str) -> QuerySet:
        return reports.open() if value == "open" else reports.filter(state=value)

    def by_person(self, reports: QuerySet, name: str, value: str) -> QuerySet:
        if value == "nobody":
            return reports.filter(assigned_to__isnull=True)
        return reports.filter(assigned_to=self.request.user.pk if value == "me" else value)

    def by_age(self, reports: QuerySet, name: str, value: str) -> QuerySet:
        before = timezone.now() - datetime.timedelta(days=int(value))
        return reports.open().filter(received_at__lt=before)


def _words(report: ReaderReport) -> str:
    return Truncator(" ".join(report.text.split())).chars(90) or gettext("(text deleted)")


def _kind(report: ReaderReport) -> str:
    label = str(report.get_kind_display())
    return (gettext("Danger: %(kind)s") % {"kind": label}) if report.is_danger else label


def _story(report: ReaderReport) -> str:
    return str(report.article.title) if report.article else gettext("(story deleted)")


def plain_cell(value: Any) -> str:
    """Text that no spreadsheet runs as a formula, wherever it is opened."""
    text = str(value or "")
    return f"'{text}" if text.startswith(_FORMULA) else text


class ChooseColumn(Column):
    """A box for the buttons below the list; they stand in a form of their own."""

    cell_template_name = "articles/reader_reports/editing/report_choose_cell.html"


class ReportsView(KeysetPaging, ReportView):
    """The most urgent first: open ones, among them those about danger, the oldest first."""

    template_name = "articles/reader_reports/editing/queue.html"
    results_template_name = "articles/reader_reports/editing/queue_results.html"

    model = ReaderReport
    page_title = LABEL
    header_icon = "mail"
    index_url_name, index_results_url_name = LIST, RESULTS
    filterset_class = ReportFilterSet
    verbose_name_plural = _("reader reports")
    export_filename = "reports-from-readers"
    is_searchable = True
    search_fields: ClassVar = ["text"]
    search_backend_name = None
    columns: ClassVar = [
        ChooseColumn("pk", label="", width="3rem"),
        TitleColumn(
            "text",
            label="Report",
            width="35%",
            accessor=_words,
            get_url=lambda report: reverse(ONE, args=[report.pk]),
        ),
        StatusTagColumn(
            "kind", label=_("Type"), accessor=_kind, primary=lambda report: report.is_danger
        ),
        Column("article", label="Story", accessor=_story),
        Column("state", label=_("Status"), accessor="get_state_display"),
        Column(
            "assigned_to", label=_("Assigned to"), accessor=lambda report: report.assigned_to or ""
        ),
        DateColumn("received_at", label="Received"),
    ]
    list_export: ClassVar = [
        "pk",
        "received_at",
        "get_kind_display",
        "is_danger",
        "get_state_display",
        "article.title",
        "quote_uid",
        "text",
        "assigned_to",
        "answer",
        "closed_at",
    ]
    export_headings: ClassVar = {
        "pk": "Number",
        "get_kind_display": "Kind",
        "get_state_display": "State",
        "article.title": "Story",
    }
    custom_field_preprocess: ClassVar = {
        name: {"csv": plain_cell, "xlsx": plain_cell}
        for name in ("article.title", "quote_uid", "text", "assigned_to", "answer")
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_moderate(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet:
        return queue_for(self.request.user)

    def read_rows(self, queryset: QuerySet, cursor: str, size: int) -> tuple[list[Any], str]:
        last = _cursor(cursor)
        wanted = queryset.following(last) if last else queryset
        rows = list(wanted[: size + 1])
        if len(rows) <= size:
            return rows, ""
        last_row = rows[size - 1]
        place = (last_row.is_done, int(last_row.is_danger), last_row.received_at.isoformat())
        return rows[:size], "_".join(map(str, (*place, last_row.pk)))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "many": ManyForm(), "many_url": reverse(MANY_REPORTS)}

    def get_filtered_queryset(self) -> QuerySet:
        return self.get_queryset()

    def to_row_dict(self, item: ReaderReport) -> dict[str, Any]:
        if item.article is None:
            fields = [name for name in self.list_export if name != "article.title"]
            return {**{name: _value(item, name) for name in fields}, "article.title": ""}
        row: dict[str, Any] = super().to_row_dict(item)
        return row

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm("articles.view_cannedreply"):
            return []
        url = reverse("wagtailsnippets_articles_cannedreply:list")
        return [HeaderButton("Canned replies", url=url, icon_name="edit")]


def _cursor(text: str) -> tuple[int, bool, datetime.datetime, int] | None:
    """What `read_rows` gave out; None for anything else."""
    try:
        is_done, is_danger, received_at, pk = text.split("_")
        at = datetime.datetime.fromisoformat(received_at)
        return int(is_done), is_danger == "1", at if at.tzinfo else timezone.make_aware(at), int(pk)
    except (ValueError, OverflowError):
        return None


def _value(report: ReaderReport, name: str) -> Any:
    found = getattr(report, name)
    return found() if callable(found) else found


class ReportsMenuItem(MenuItem):
    """With the number of open ones, as it was at most a minute ago: the menu is on every screen."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_moderate(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        item: LinkMenuItem = super().render_component(request)
        key = f"articles.open_reports:{request.user.pk}"
        number = cache.get_or_set(key, lambda: count_reports(request.user).open, timeout=60)
        if number:
            item.label = f"{LABEL} ({number})"
        return item


@hooks.register("register_reports_menu_item")
def reports_menu_item() -> MenuItem:
    return ReportsMenuItem(LABEL, f"{reverse(LIST)}?state=open", icon_name="mail", order=50)


class ReportsPanel(Component):
    """On the home screen, before everything else: how many reports wait, and what kind."""

    order = 50
    template_name = "articles/home/editing/reports_panel.html"

    class Media:
        css: ClassVar = {"all": ["editing/desk.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"counts": self.counts, "url": reverse(LIST), "label": LABEL}

    def __init__(self, counts: Any) -> None:
        self.counts = counts


@hooks.register("construct_homepage_panels", order=20)
def show_reports(request: HttpRequest, panels: list[Component]) -> None:
    if can_moderate(request.user):
        counts = count_reports(request.user)
        if counts.open:
            panels.append(ReportsPanel(counts))


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reader-reports/", ReportsView.as_view(), name=LIST),
        path("reader-reports/results/", ReportsView.as_view(results_only=True), name=RESULTS),
        path("reader-reports/many/", deal_with_many, name=MANY_REPORTS),
        path("reader-reports/<int:pk>/", ReaderReportView.as_view(), name=ONE),
    ]
