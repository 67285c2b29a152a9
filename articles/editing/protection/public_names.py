"""Protected names that readers can see now, for the safety group's screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.admin.admin_url_finder import AdminURLFinder

from articles.models import NameFinding, ProtectedName

if TYPE_CHECKING:
    import datetime

    from articles.models import User

_MOST = 200


@dataclass(frozen=True, slots=True)
class PublicNameLine:
    """`place`: what it is ("story 12"), never its title, which may have the name in it; `names`:
    keys and pseudonyms."""

    place: str
    url: str
    names: list[tuple[int, str]]
    found_at: datetime.datetime


def found_on_the_site(user: User) -> list[PublicNameLine]:
    """What the last scan found. Raises NamesKeyMissing."""
    rows = list(NameFinding.objects.select_related("content_type")[:_MOST])
    names = ProtectedName.objects.in_bulk({key for row in rows for key in row.names})
    opened = {key: row.opened()["pseudonym"] for key, row in names.items()}
    finder = AdminURLFinder(user)
    found = []
    for row in rows:
        model = row.content_type.model_class()
        target = model._base_manager.filter(pk=row.object_id).first() if model else None
        if target is None:
            continue
        found.append(
            PublicNameLine(
                place=f"{target._meta.verbose_name} {row.object_id}",
                url=finder.get_edit_url(target) or "",
                names=[(key, opened[key]) for key in row.names if key in opened],
                found_at=row.found_at,
            )
        )
    return found
