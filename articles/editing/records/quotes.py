"""“Quotes”: who said what in all stories, and what the fact check found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column

from articles.editing.lists.keyset import KeysetListingView
from articles.models import ArticlePage, Quote, Topic
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.records.quotes import (
    may_see_quotes,
    quotes_for,
    read_newsroom_quotes,
    saying,
    spoken_by,
    with_evidence,
)
from articles.selectors.review.verifications import CHANGED, FAILED, OPEN, VERIFIED

if TYPE_CHECKING:
    from articles.selectors.records.quotes import QuoteRow

LABEL = "Quotes"
LIST, RESULTS = "newsroom_quotes", "newsroom_quotes_results"
STATES = {
    VERIFIED: "Verified",
    OPEN: _("Not yet verified"),
    CHANGED: _("Changed since it was checked"),
    FAILED: "Does not match its source",
}
_EVIDENCE = {"yes": "With evidence", "no": "Without evidence"}
_STORIES = {"published": "Published", "draft": _("Not published")}


def _topics(request: HttpRequest) -> QuerySet:
    return without_hidden(Topic.objects.all(), request.user)


class QuoteFilterSet(WagtailFilterSet):
    """What fact checkers ask for: what is still to be looked at, and what somebody said."""

    # Answered by the view, which knows the digests of the quotes.
    state = ChoiceFilter(label=_("Verification"), choices=list(STATES.items()), method="as_it_is")
    evidence = ChoiceFilter(label="Evidence", choices=list(_EVIDENCE.items()), method="by_evidence")
    speaker = CharFilter(label="Said by", method="by_speaker")
    topic = ModelChoiceFilter(label="Topic", queryset=_topics, method="by_topic")
    story = ChoiceFilter(label="Story", choices=list(_STORIES.items()), method="by_story")

    class Meta:
        model = Quote
        fields: ClassVar[list[str]] = []

    def as_it_is(self, quotes: QuerySet, name: str, value: str) -> QuerySet:
        return quotes

    def by_evidence(self, quotes: QuerySet, name: str, value: str) -> QuerySet:
        return with_evidence(quotes, has=value == "yes")

    def by_speaker(self, quotes: QuerySet, name: str, value: str) -> QuerySet:
        return spoken_by(quotes, value)

    def by_topic(self, quotes: QuerySet, name: str, value: Topic) -> QuerySet:
        return quotes.filter(page__in=ArticlePage.objects.about(value).order_by().values("pk"))

    def by_story(self, quotes: QuerySet, name: str, value: str) -> QuerySet:
        return quotes.filter(page__live=value == "published")


class WordsColumn(Column):
    """The words, with the ways to the place in the story and to the fact check."""

    cell_template_name = "articles/records/editing/quote_cell.html"

    def get_cell_context_data(self, instance: QuoteRow, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        edit = reverse("wagtailadmin_pages:edit", args=[instance.page_id])
        check = reverse("story_fact_check", args=[instance.page_id])
        context["row"] = instance
        context["edit_url"] = f"{edit}#quote-{instance.uid}"
        context["check_url"] = f"{check}#quote-{instance.uid}"
        return context


class StoryColumn(Column):
    cell_template_name = "articles/records/editing/quote_story_cell.html"

    def get_cell_context_data(self, instance: QuoteRow, parent_context: Any) -> dict[str, Any]:
        return {**super().get_cell_context_data(instance, parent_context), "row": instance}


class VerificationColumn(Column):
    cell_template_name = "articles/records/editing/quote_verification_cell.html"

    def get_cell_context_data(self, instance: QuoteRow, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "label": STATES[instance.verification.state]}


class QuotesView(KeysetListingView):
    """The newest quotes first."""

    model = Quote
    page_title = LABEL
    header_icon = "openquote"
    template_name = "articles/records/editing/newsroom_quotes.html"
    index_url_name, index_results_url_name = LIST, RESULTS
    filterset_class = QuoteFilterSet
    verbose_name_plural = "quotes"
    is_searchable = True
    _show_breadcrumbs = True
    columns: ClassVar = [
        WordsColumn("words", label="Quote", width="50%"),
        StoryColumn("story", label="Story", width="28%"),
        VerificationColumn("verification", label=_("Verification"), width="22%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_quotes(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet:
        return quotes_for(self.request.user)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return saying(queryset, self.search_query) if self.is_searching else queryset

    def read_rows(self, queryset: QuerySet, cursor: str, size: int) -> tuple[list[Any], str]:
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        before = int(cursor) if cursor.isdecimal() and len(cursor) < 19 else None
        rows, following = read_newsroom_quotes(
            queryset, state=chosen.get("state") or "", before=before, size=size
        )
        return rows, str(following or "")


class QuotesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_quotes(request.user)


@hooks.register("register_admin_menu_item")
def quotes_menu_item() -> MenuItem:
    return QuotesMenuItem(LABEL, reverse(LIST), icon_name="openquote", order=95)


@hooks.register("register_admin_urls")
def quotes_urls() -> list[URLPattern]:
    return [
        path("quotes/", QuotesView.as_view(), name=LIST),
        path("quotes/results/", QuotesView.as_view(results_only=True), name=RESULTS),
    ]
