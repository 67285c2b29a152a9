"""Corrections as readers see them: at the story, in the log, on a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import BigIntegerField, F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.enums import CorrectionKind
from articles.filters import Cursor
from articles.models import ArticlePage, Correction
from articles.models.querysets.prepared import Parameter, Prepared
from articles.selectors.lists.filtering import make_bar
from articles.selectors.stories.quotes import quote_url

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

    from articles.filters import CorrectionFilter
    from articles.selectors.lists.filtering import FilterBar

LOG = "/corrections/"
WITHHELD_NOTICE = _("The text of this notice is no longer available.")
# How many the feed has.
CORRECTIONS_IN_FEED = 50
_COLUMNS = (
    "id",
    "kind",
    "text",
    "headline",
    "issued_at",
    "quote_uid",
    "withheld_at",
    "supersedes__id",
    "supersedes__issued_at",
    "superseded_by__id",
    "superseded_by__issued_at",
    "version_before__number",
    "article__live",
    "article__title",
    "article__address",
)
_RELATED = ("article", "supersedes", "superseded_by", "version_before")


@dataclass(frozen=True, slots=True)
class Notice:
    """One correction in words. `title` and `story_url` are those of its story; `changes_url`
    leads to what changed with it, `replaces_url` to the notice whose place it took,
    `replaced_url` to the one that took its place; each "" where there is none."""

    pk: int
    kind: str
    label: str
    paragraphs: tuple[str, ...]
    issued_at: datetime.datetime
    url: str
    title: str
    story_url: str
    changes_url: str = ""
    quote_url: str = ""
    replaces_url: str = ""
    replaces_at: datetime.datetime | None = None
    replaced_url: str = ""
    replaced_at: datetime.datetime | None = None

    def is_retraction(self) -> bool:
        return self.kind == CorrectionKind.RETRACTION

    def text(self) -> str:
        return " ".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Log:
    """One page of the log of corrections; `kinds` are what the form can narrow it to."""

    bar: FilterBar
    kinds: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...]


_OF_STORY = Prepared(
    _COLUMNS,
    lambda: (
        Correction.objects.in_force()
        .filter(article_id=Parameter("page", BigIntegerField()))
        .newest_first()
    ),
)


def read_notices(article: ArticlePage) -> tuple[Notice, ...]:
    """What stands at a story: retractions first, then the newest. One query, none where the
    story was found to have no correction."""
    if not article.pk or not getattr(article, "has_corrections", True):
        return ()
    notices = [_notice(row) for row in _OF_STORY.rows(page=article.pk)]
    return tuple(sorted(notices, key=lambda notice: not notice.is_retraction()))


def read_retraction(address: str) -> Notice | None:
    """The notice that answers at the address of a retracted story."""
    story = ArticlePage.objects.retracted().filter(address=address).order_by().values("pk")
    found = _rows(Correction.objects.public().in_force().filter(article__in=story)).first()
    return _notice(found) if found else None


def find_notice(pk: int) -> Notice | None:
    """One correction at its own address, also one that a newer one has superseded."""
    found = _rows(Correction.objects.public().filter(pk=pk)).first()
    return _notice(found) if found else None


def read_log(wanted: CorrectionFilter) -> Log:
    """One page of the public corrections that fit, newest first; one query."""
    notices, older = read_issued(wanted, settings.ADVOCACY_PAGE_SIZE)
    bar = make_bar(wanted, {}, path=LOG, form=("kind", "year"), narrow=(), older=older)
    return Log(bar, wanted.kinds(), notices)


def read_issued(
    wanted: CorrectionFilter, size: int = CORRECTIONS_IN_FEED
) -> tuple[tuple[Notice, ...], Cursor | None]:
    """`size` notices of the page that is asked for, and the cursor of the next; one query."""
    rows = Correction.objects.public().matching(wanted).newest_first()
    if wanted.before is not None:
        rows = rows.filter(pk__lt=wanted.before.pk)
    found = [_notice(row) for row in _rows(rows)[: size + 1]]
    last = found[size - 1] if len(found) > size else None
    older = Cursor(timezone.localdate(last.issued_at), last.pk) if last else None
    return tuple(found[:size]), older


def read_latest_notices(size: int) -> tuple[Notice, ...]:
    """The newest that are in force; one query."""
    rows = Correction.objects.public().in_force().newest_first()
    return tuple(_notice(row) for row in _rows(rows)[:size])


def as_notices(corrections: QuerySet[Correction], beside: str) -> list[tuple[Any, Notice]]:
    """Notices of these corrections, oldest first, each with one more of its columns; one query."""
    rows = _rows(corrections.order_by("pk")).annotate(beside=F(beside))
    return [(row.beside, _notice(row)) for row in rows]


def notice_url(pk: int) -> str:
    """The permanent address of a correction."""
    return reverse("correction", kwargs={"pk": pk})


def draft_notice(
    article: ArticlePage, *, kind: str, paragraphs: list[str], now: datetime.datetime
) -> Notice:
    """A notice as readers would see it, for the preview in the newsroom."""
    return Notice(
        pk=0,
        kind=kind,
        label=CorrectionKind.label_of(kind),
        paragraphs=tuple(paragraphs),
        issued_at=now,
        url="",
        title=article.title,
        story_url=article.address,
    )


def _rows(corrections: QuerySet[Correction]) -> QuerySet[Correction]:
    return corrections.select_related(*_RELATED).only(*_COLUMNS)


def _notice(row: Any) -> Notice:
    """From a correction with its story and its neighbours."""
    story, before = row.article, row.version_before
    # Where nothing stands on the other side of a one-to-one relation, Django raises.
    replaces, replaced = row.supersedes, getattr(row, "superseded_by", None)
    return Notice(
        pk=row.id,
        kind=row.kind,
        label=CorrectionKind.label_of(row.kind),
        paragraphs=(str(WITHHELD_NOTICE),) if row.withheld_at else tuple(row.text.split("\n\n")),
        issued_at=row.issued_at,
        url=notice_url(row.id),
        # A retracted story is called what its notice calls it, and has nothing else to lead to.
        title=story.title if story.live else row.headline,
        story_url=story.address,
        changes_url=f"{story.address}versions/{before.number}/" if before and story.live else "",
        quote_url=quote_url(row.quote_uid) if row.quote_uid and story.live else "",
        replaces_url=notice_url(replaces.id) if replaces else "",
        replaces_at=replaces.issued_at if replaces else None,
        replaced_url=notice_url(replaced.id) if replaced else "",
        replaced_at=replaced.issued_at if replaced else None,
    )
