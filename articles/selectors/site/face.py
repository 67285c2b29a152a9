"""The newsroom's face: logo, icon, social picture and accent colour, as its front page has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, CharField, F, IntegerField
from django.urls import reverse

from articles.models import HomePage, NewsImage
from articles.syndication.accents import lighter_shade

if TYPE_CHECKING:
    from django.db.models import Field

_LOGO_WIDTH, _LOGO_HEIGHT = 480, 120
# What each picture is made from, first choice first, and how large.
FACE_PICTURES = {
    "logo": (("logo",), f"max-{_LOGO_WIDTH}x{_LOGO_HEIGHT}|format-png"),
    "icon": (("icon", "logo"), "fill-64x64|format-png"),
    "touch": (("icon", "logo"), "fill-180x180|format-png"),
    "social": (("social_picture",), "fill-1200x630|format-png"),
}
# Columns of the front page that a face is made of; of a page without them, the default.
FACE_COLUMNS: dict[str, Field] = {
    "logo_id": IntegerField(default=0),
    # As in the table: PostgreSQL puts no whole numbers below a column of yes and no.
    "logo_has_name": BooleanField(default=False),
    "logo_width": IntegerField(default=0),
    "logo_height": IntegerField(default=0),
    "icon_id": IntegerField(default=0),
    "social_picture_id": IntegerField(default=0),
    "accent": CharField(default=""),
    "accent_dark": CharField(default=""),
}


@dataclass(frozen=True, slots=True)
class NewsroomFace:
    """Addresses of pictures and of the style sheet, "" where the newsroom has none of its own;
    `logo_width` and `logo_height` are pixels of the picture that is sent."""

    logo: str = ""
    logo_has_name: bool = False
    logo_width: int = 0
    logo_height: int = 0
    icon: str = ""
    touch_icon: str = ""
    social: str = ""
    accent: str = ""
    sheet: str = ""


NO_FACE = NewsroomFace()


def logo_size() -> dict[str, F]:
    """Annotations for a query of the front page."""
    return {"logo_width": F("logo__width"), "logo_height": F("logo__height")}


def make_face(row: Any) -> NewsroomFace:
    """From the columns of the front page."""
    keys = (row.logo_id, row.icon_id, row.social_picture_id, row.accent)
    if not any(keys):
        return NO_FACE
    width, height = _sized(row.logo_width or 0, row.logo_height or 0)
    icon = row.icon_id or row.logo_id
    return NewsroomFace(
        logo=_address("logo", row.logo_id),
        logo_has_name=bool(row.logo_has_name),
        logo_width=width,
        logo_height=height,
        icon=_address("icon", icon),
        touch_icon=_address("touch", icon),
        social=_address("social", row.social_picture_id),
        accent=row.accent,
        sheet=_sheet(row.accent, row.accent_dark),
    )


def read_newsroom_face() -> tuple[str, NewsroomFace]:
    """The newsroom's name ("" where there is no front page yet) and its face. One query."""
    columns = ("title", *FACE_COLUMNS)
    home = HomePage.objects.order_by("path").annotate(**logo_size())
    row = home.values_list(*columns, named=True).first()
    return (row.title, make_face(row)) if row else ("", NO_FACE)


def find_face_picture(part: str, pk: int) -> NewsImage | None:
    """The picture that the face shows in this place now; None for every other key."""
    names, _ = FACE_PICTURES[part]
    home = HomePage.objects.live().order_by("path").values(*names).first()
    current = next((home[name] for name in names if home[name]), None) if home else None
    return NewsImage.objects.filter(pk=pk).first() if current == pk else None


def _address(part: str, key: int | None) -> str:
    return reverse("face_picture", args=[part, key]) if key else ""


def _sheet(accent: str, accent_dark: str) -> str:
    if not accent:
        return ""
    dark = accent_dark or lighter_shade(accent)
    return reverse("face", args=[accent[1:].lower(), dark[1:].lower()])


def _sized(width: int, height: int) -> tuple[int, int]:
    """What remains of a picture that has to fit; smaller ones stay as they are."""
    if not width or not height:
        return 0, 0
    scale = min(1, _LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    return max(1, int(width * scale)), max(1, int(height * scale))
