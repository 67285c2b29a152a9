"""The list of all stories, with the lists of the home screen as filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.forms import RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter, TypedChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from articles.editing.embargo.page_lists import EmbargoStatusColumn
from articles.editing.lists.bounded import BoundedPaginator
from articles.enums import DeskList
from articles.models import ArticlePage, SectionPage, TaggedArticle, Topic, may_see_embargoed
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.home.desk import stories_on

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.models.querysets.articles import ArticleQuerySet


def _sections() -> QuerySet:
    return SectionPage.objects.order_by("path").values_list("pk", "title", "path")


class StoryFilterSet(PageFilterSet):
    """What editors ask for: what is to be done, where, about what, and from when."""

    desk = ChoiceFilter(
        label=_("To do"), choices=DeskList.choices(), method="on_desk", widget=RadioSelect
    )
    section = TypedChoiceFilter(label="Section", coerce=int, method="in_section")
    topic = TypedChoiceFilter(label="Topic", coerce=int, method="about")
    published_on = DateFromToRangeFilter(label=_("Story date"), widget=DateRangePickerWidget)

    # Of one type, of one site, without children: these filter nothing here. Wagtail's list of
    # owners reads every page of the site.
    owner = None
    site = None
    has_child_pages = None
    edited_by = None

    class Meta(PageFilterSet.Meta):
        model = ArticlePage

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Read once, both to be offered and to be compared with what was chosen.
        self.sections = {row[0]: row for row in _sections()}
        self.filters["section"].extra["choices"] = [
            (pk, title) for pk, title, _path in self.sections.values()
        ]
        self.filters["topic"].extra["choices"] = list(
            without_hidden(Topic.objects.all(), self.request.user).values_list("pk", "name")
        )
        if not may_see_embargoed(self.request.user):
            lists = [desk for desk in DeskList if desk is not DeskList.EMBARGOED]
            self.filters["desk"].extra["choices"] = [(desk.value, desk.label) for desk in lists]

    def on_desk(self, stories: QuerySet, name: str, value: str) -> QuerySet:
        chosen = next(desk for desk in DeskList if desk == value)
        # The view shows only what this person may know of: it is not asked for a second time. As a
        # set of keys, because a search among the stories takes no other conditions.
        everything = ArticlePage.objects.all()
        found = stories_on(chosen, self.request.user, timezone.now(), among=everything)
        return stories.filter(pk__in=found.order_by().values("pk"))

    def in_section(self, stories: ArticleQuerySet, name: str, value: int) -> QuerySet:
        path = self.sections[value][2]
        return stories.in_section(path)

    def about(self, stories: QuerySet, name: str, value: int) -> QuerySet:
        tagged = TaggedArticle.objects.filter(tag=value).order_by()
        return stories.filter(pk__in=tagged.values("content_object"))


class StoryIndexView(IndexView):
    """Newest work first."""

    page_title = "Stories"
    paginator_class = BoundedPaginator

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """All are stories, and none is the front of a site: what Wagtail asks for pages of any
        type is left out."""
        pages = pages.defer_streamfields().prefetch_workflow_states()
        return pages.annotate_site_root_state().annotate_approved_schedule()


class StoryListing(PageListingViewSet):
    """All stories that somebody may see, wherever they stand."""

    model = ArticlePage
    icon = "doc-full-inverse"
    menu_label = "Stories"
    menu_order = 90
    add_to_admin_menu = True
    name = "stories"
    url_prefix = "stories"
    index_view_class = StoryIndexView
    filterset_class = StoryFilterSet
    columns: ClassVar[list[Any]] = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Headline", sort_key="title", classname="title"),
        ParentPageColumn("parent", label="Section"),
        DateColumn(
            "latest_revision_created_at",
            label="Edited",
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        EmbargoStatusColumn("status", label="Status", sort_key="live", width="12%"),
    ]


@hooks.register("register_admin_viewset")
def register_stories() -> StoryListing:
    return StoryListing()
