"""What surrounds every public page: name, navigation, footer, the demo's banner."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Field,
    Subquery,
    TextField,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from articles.models import HomePage, PublicChange, SectionPage, StandardPage
from articles.models.querysets.prepared import Prepared
from articles.selectors.site.face import FACE_COLUMNS, NO_FACE, NewsroomFace, logo_size, make_face
from articles.selectors.stories.links import expand_text

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

_STEP = Page.steplen


# Ways into the record that every page offers: the name of each URL, and its label. The first are
# in the menu of every page, all in its footer.
BROWSE = (
    ("people", _("People")),
    ("quotes", _("Quotes")),
    ("documents", _("Documents")),
    ("timeline", _("Timeline")),
    ("correspondence", _("Awaiting answers")),
    ("who_is_heard", _("Who we quote")),
    ("stories", _("All stories")),
    ("organizations", _("Organizations")),
    ("places", _("Places")),
    ("cases", _("Cases")),
    ("authors", _("Authors")),
    ("corrections", _("Corrections")),
)
IN_MENU = 6


@cache
def _browse() -> tuple[tuple[str, str], ...]:
    """Addresses with their labels."""
    return tuple((reverse(name), label) for name, label in BROWSE)


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A section or a standard page, with its address and its place in the tree."""

    pk: int
    title: str
    url: str
    path: str
    in_menus: bool


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The frame of every page. `footer` and `secure_tips` are HTML; `changed_at` is when anything
    public changed last, None where nothing was published yet."""

    name: str
    tagline: str = ""
    footer: str = ""
    contact_email: str = ""
    archive_note: str = ""
    face: NewsroomFace = NO_FACE
    secure_tips: str = ""
    secure_address: str = ""
    is_demo: bool = False
    sections: tuple[NavigationItem, ...] = ()
    standard_pages: tuple[NavigationItem, ...] = ()
    by_path: dict[str, NavigationItem] = field(default_factory=dict)
    changed_at: datetime.datetime | None = None
    browse: tuple[tuple[str, str], ...] = field(default_factory=_browse)

    def section_of(self, path: str) -> NavigationItem | None:
        """The section of the story at `path` in the tree; None where it is not public."""
        return self.by_path.get(path[:-_STEP])

    def menu(self) -> list[NavigationItem]:
        return [section for section in self.sections if section.in_menus]

    def record_menu(self) -> tuple[tuple[str, str], ...]:
        """What every page names of what there is."""
        return self.browse[:IN_MENU]

    def footer_links(self) -> list[NavigationItem]:
        return [page for page in self.standard_pages if page.in_menus]


def read_page_frame() -> PageFrame:
    """The frame, in one query: the front page and the live pages below it."""
    rows = _FRAME.rows()
    home = next((row for row in rows if row.kind == "home"), None)
    if home is None:
        return PageFrame(name=settings.WAGTAIL_SITE_NAME)
    sections = _items(rows, "section")
    standard = _items(rows, "standard")
    known = {item.pk: item.url for item in (*sections, *standard)}
    return PageFrame(
        name=home.title,
        tagline=home.tagline,
        footer=expand_text(home.footer, known),
        contact_email=home.contact_email,
        archive_note=home.archive_note,
        face=make_face(home),
        secure_tips=expand_text(home.secure_tips, known),
        secure_address=home.secure_address,
        is_demo=bool(home.is_demo),
        sections=sections,
        standard_pages=standard,
        by_path={item.path: item for item in sections},
        changed_at=home.changed_at,
    )


def _items(rows: list[Any], kind: str) -> tuple[NavigationItem, ...]:
    found = [
        NavigationItem(row.pk, row.title, f"/{row.slug}/", row.path, bool(row.show_in_menus))
        for row in rows
        if row.kind == kind
    ]
    # Sorted here: an ORDER BY on the tree's path tempts a database to walk every story's page.
    return tuple(sorted(found, key=lambda item: item.path))


_COMMON = ("pk", "path", "title", "slug", "show_in_menus", "kind")
_OWN: dict[str, Field] = {
    "tagline": CharField(),
    "footer": TextField(),
    "contact_email": CharField(),
    "archive_note": CharField(),
}
_OWN |= FACE_COLUMNS
_OWN |= {"secure_tips": TextField(), "secure_address": CharField()}
_HOME = (*_COMMON, *_OWN, "is_demo", "changed_at")


def _frame() -> QuerySet[Any]:
    """One UNION, so that the frame costs one query on every page."""
    blank = {
        f"no_{name}": Value(kind.get_default(), output_field=kind) for name, kind in _OWN.items()
    }
    blank["no_is_demo"] = Value(False, output_field=BooleanField())
    blank["no_changed_at"] = Value(None, output_field=DateTimeField())
    newest = PublicChange.objects.order_by("-changed_at").values("changed_at")[:1]
    home = HomePage.objects.order_by().annotate(
        kind=Value("home"), changed_at=Subquery(newest), **logo_size()
    )
    below = [
        model.objects.live().order_by().annotate(kind=Value(kind), **blank)
        for model, kind in ((SectionPage, "section"), (StandardPage, "standard"))
    ]
    return home.values_list(*_HOME).union(
        *(pages.values_list(*_COMMON, *blank) for pages in below), all=True
    )


_FRAME = Prepared(_HOME, _frame)
