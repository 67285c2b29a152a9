"""What an undoing leaves alone, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from articles.models import ArticlePage
from articles.models.record_keys import keys_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.services.merging.rows import Stored

# A row of the merge: page, its live revision, its latest one.
Page = list[Any]


@dataclass
class UndoReport:
    """Lines for people, in the order in which things were found; `told` are those of a story, with
    its key, so that a kill finds them whatever the story is called by then."""

    kept: str
    found: list[str] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)

    def value(self, name: str) -> None:
        self.found.append(
            _("“%(record)s” keeps its %(field)s, which has changed since.")
            % {"record": self.kept, "field": name}
        )

    def taken(self, record: str, what: str) -> None:
        self.found.append(
            _("“%(record)s” has lost its %(field)s: another record has it now.")
            % {"record": record, "field": what}
        )

    def gone(self, record: str, what: str) -> None:
        self.found.append(
            _("“%(record)s” has lost its %(field)s, which has been deleted since.")
            % {"record": record, "field": what}
        )

    def rows(self, lost: Iterable[Stored]) -> None:
        for row in lost:
            if is_of_stories([row]):
                continue  # of these `stories` tells
            kind = apps.get_model(row["model"])._meta
            number = len(row["pks"])
            name = kind.verbose_name if number == 1 else kind.verbose_name_plural
            self.found.append(
                _("%(number)s %(records)s: changed or deleted since.")
                % {"number": number, "records": name}
            )

    def stories(self, pages: list[Page], changed: set[int]) -> None:
        """Stories of which a version was saved since the merge: it names the kept record. What is
        under embargo has no title here, since many read this."""
        latest = {page: revision for page, _live, revision in pages}
        stories = ArticlePage.objects.filter(pk__in=latest).order_by("draft_title", "pk")
        hidden = set(stories.embargoed().values_list("pk", flat=True))
        for pk, title, revision in stories.values_list("pk", "draft_title", "latest_revision_id"):
            if pk in changed or revision != latest[pk]:
                story = (
                    _("A story under embargo")
                    if pk in hidden
                    else (_("The story “%(title)s”") % {"title": title})
                )
                line = _(
                    "%(story)s has been edited since. Its newer version still names “%(record)s”: "
                    "check whether that is right."
                ) % {"story": story, "record": self.kept}
                self.found.append(line)
                self.told.append((pk, line))

    def lines(self) -> list[str]:
        return self.found


def is_of_stories(rows: Iterable[Stored]) -> bool:
    """Whether one of the rows is a story or a part of one."""
    models = (apps.get_model(row["model"]) for row in rows)
    return any(model is ArticlePage or keys_to(model, ArticlePage) for model in models)


def changed_pages(bodies: list[Stored], spare: list[Stored]) -> set[int]:
    """The stories whose bodies were put back, or that got rows again."""
    found = {row["page"] for row in bodies}
    for row in spare:
        for name in keys_to(apps.get_model(row["model"]), ArticlePage):
            found.add(row["values"][f"{name}_id"])
    return found


def stale_pages(pages: list[Page], versions: set[tuple[int, int]]) -> set[int]:
    """The stories whose live version is another one than at the merge, or was not put back."""
    now = dict(
        ArticlePage.objects.values_list("pk", "live_revision_id").filter(
            pk__in=[row[0] for row in pages]
        )
    )
    return {
        page
        for page, live, _revision in pages
        if now.get(page, 0) != live or (live is not None and (page, live) in versions)
    }


def leave_out_stale(
    rows: list[Stored], spare: list[Stored], stale: set[int]
) -> tuple[list[Stored], list[Stored]]:
    """The rows that may be put back: those of stale stories belong to another version."""
    kept_rows = []
    for row in rows:
        model = apps.get_model(row["model"])
        pks = _of_pages(model, row["pks"], stale)
        kept_rows.append({**row, "pks": [pk for pk in row["pks"] if pk not in pks]})
    kept_spare = [row for row in spare if not _is_of(row, stale) and _has_owner(row)]
    return kept_rows, kept_spare


def _of_pages(model: Any, pks: list[Any], pages: set[int]) -> set[Any]:
    if model is ArticlePage:
        return set(pks) & pages
    found: set[Any] = set()
    for name in keys_to(model, ArticlePage):
        rows = model._base_manager.filter(pk__in=pks, **{f"{name}__in": pages})
        found |= set(rows.values_list("pk", flat=True))
    return found


def _is_of(row: Stored, pages: set[int]) -> bool:
    model = apps.get_model(row["model"])
    return any(row["values"][f"{name}_id"] in pages for name in keys_to(model, ArticlePage))


def _has_owner(row: Stored) -> bool:
    """Whether all that the row needs is still there, and nothing has its place."""
    model = apps.get_model(row["model"])
    if model._base_manager.filter(pk=row["values"][model._meta.pk.attname]).exists():
        return False
    return all(
        row["values"][column.attname] is None
        or column.related_model._base_manager.filter(pk=row["values"][column.attname]).exists()
        for column in model._meta.local_fields
        if column.related_model is not None
    )
