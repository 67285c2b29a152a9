"""The newsroom's home screen: open work, each list linked to the list of stories."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from articles.enums import DeskList
from articles.selectors.home.desk import MAX_ENTRIES, DeskPart, DeskRow, read_desk
from articles.wagtail_compat.home_panels import without_work_panels

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

_ICONS = {
    DeskList.OVERDUE: "warning",
    DeskList.WAITING: "tasks",
    DeskList.MINE: "edit",
    DeskList.SCHEDULED: "calendar-alt",
    DeskList.EMBARGOED: "lock",
    DeskList.REFUSED: "warning",
    DeskList.FINDINGS: "info-circle",
    DeskList.STALE: "time",
}
# Lists of what is to come, read by day.
_CALENDARS = (DeskList.SCHEDULED, DeskList.EMBARGOED)


class DeskPanel(Component):
    """One list: its first stories, and a link to all of them."""

    template_name = "articles/home/editing/desk_panel.html"

    class Media:
        css: ClassVar = {"all": ["editing/desk.css"]}

    def __init__(self, part: DeskPart) -> None:
        self.part = part
        self.order = 100 + list(DeskList).index(part.desk)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        desk = self.part.desk
        return {
            "part": self.part,
            "name": desk.value,
            "label": desk.label,
            "icon_name": _ICONS[desk],
            "days": list(_by_day(self.part.rows)) if desk in _CALENDARS else [],
            "url": f"{reverse('stories:index')}?desk={desk.value}",
            "count": _("%(number)s or more") % {"number": MAX_ENTRIES}
            if self.part.count >= MAX_ENTRIES
            else str(self.part.count),
        }


def _by_day(rows: tuple[DeskRow, ...]) -> Iterator[tuple[datetime.date, list[DeskRow]]]:
    """A calendar: what goes out on which day, in the newsroom's time."""
    for day, stories in groupby(rows, key=lambda row: timezone.localdate(row.at)):
        yield day, list(stories)


class EmptyDesk(Component):
    """Nothing is to be done."""

    order = 100
    template_name = "articles/home/editing/desk_empty.html"


@hooks.register("construct_homepage_panels", order=10)
def show_the_desk(request: HttpRequest, panels: list[Component]) -> None:
    # Those show what the desk shows already, and ask the database for it row by row.
    panels[:] = without_work_panels(panels)
    parts = read_desk(request.user, timezone.now())
    panels += [DeskPanel(part) for part in parts] or [EmptyDesk()]
