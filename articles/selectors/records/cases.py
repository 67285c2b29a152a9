"""The page of one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.case_status import in_time
from articles.enums import CaseRole, SpeakerKind
from articles.models import (
    ArticlePage,
    Case,
    CaseMention,
    Organization,
    Place,
    Quote,
    SourceDocument,
    StatusFact,
    Topic,
)
from articles.models.fuzzy_dates import say_date
from articles.selectors.records.case_statuses import StatusToday, plain_fact, statuses_of
from articles.selectors.records.correspondence import CorrespondenceEntry, correspondence_entries
from articles.selectors.records.names import Name, name_person, record_url
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.cards import StoryList, read_story_list
from articles.selectors.stories.links import web_address
from articles.selectors.stories.quotes import Citation, cite

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from django.db.models import Model

    from articles.models.querysets.articles import ArticleQuerySet
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame

MAX_CASE_LETTERS = MAX_CASE_QUOTES = 12


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact as readers see it. `corrected` : a later fact has taken its place."""

    label: str
    note: str
    date: str
    due_on: datetime.date | None
    authority: Name | None
    place: Name | None
    document: Name | None
    source: str
    approved_on: datetime.date
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class CasePersonEntry:
    name: Name
    role: str


@dataclass(frozen=True, slots=True)
class CaseScreen:
    """What the page of a case prints; `status` is None where no status is known yet, `citation` how
    the case is cited today."""

    name: str
    url: str
    summary: str
    status: StatusToday | None
    facts: tuple[FactEntry, ...]
    people: tuple[CasePersonEntry, ...]
    organizations: tuple[Name, ...]
    places: tuple[Name, ...]
    topics: tuple[Name, ...]
    letters: tuple[CorrespondenceEntry, ...]
    quotes: tuple[Citation, ...]
    stories: StoryList
    citation: str


def find_case(slug: str) -> Case | None:
    """A case that readers may see."""
    return Case.objects.published().filter(slug=slug).first()


def read_case(case: Case, page_frame: PageFrame, cursor: Cursor | None) -> CaseScreen:
    """The page of a case in at most seventeen queries besides the case and the frame."""
    rows = list(
        StatusFact.objects.approved()
        .filter(case=case)
        .select_related("case", "superseded_by", "authority", "place", "document")
    )
    uncorrected = [row for row in rows if not _is_corrected(row)]
    status = statuses_of(uncorrected)
    mentions = list(case.mentions.select_related("organization", "place", "topic"))
    linked = _LinkedRecords(mentions, rows)
    order = {fact.key: place for place, fact in enumerate(in_time(map(plain_fact, rows)))}
    stories = ArticlePage.objects.published().filter(case_links__case=case)
    people = list(case.people.select_related("person"))
    return CaseScreen(
        name=case.public_title,
        url=record_url("case", case.slug),
        summary=case.summary,
        status=status[0] if status else None,
        facts=tuple(_entry(row, linked) for row in sorted(rows, key=lambda row: order[row.pk])),
        people=tuple(
            CasePersonEntry(name, "" if one.role == CaseRole.SUBJECT else one.get_role_display())
            for one in people
            if (name := name_person(one.person, "")) is not None
        ),
        organizations=linked.names("organization", [row.organization for row in mentions]),
        places=linked.names("place", [row.place for row in mentions]),
        topics=linked.names("topic", [row.topic for row in mentions]),
        letters=_letters([one.person_id for one in people]),
        quotes=_quotes(stories, [one.person_id for one in people]),
        stories=read_story_list(stories, page_frame, cursor),
        citation=_citation(case, status[0] if status else None, page_frame),
    )


def _quotes(stories: ArticleQuerySet, people: list[int | None]) -> tuple[Citation, ...]:
    """What people of the case say in its stories, the latest first. Two queries."""
    if not people:
        return ()
    said = Quote.objects.filter(page__in=stories.order_by().values("pk"), person__in=people)
    return cite(said.filter(speaker_kind=SpeakerKind.PERSON.value), MAX_CASE_QUOTES)


def _citation(case: Case, status: StatusToday | None, page_frame: PageFrame) -> str:
    """“Title.” Newsroom, status on a day. https://…"""
    day = date_format(timezone.localdate(), "j F Y")
    if status is not None:
        said = {"status": status.in_words(), "day": day}
        day = gettext("%(status)s (as of %(day)s)") % said
    address = whole_url(record_url("case", case.slug))
    return f"“{case.public_title}.” {page_frame.name}, {day}. {address}"


def _letters(people: list[int | None]) -> tuple[CorrespondenceEntry, ...]:
    """The letters without an answer that people of the case wrote, received or signed."""
    today = timezone.localdate()
    documents = SourceDocument.objects.published().unanswered(today)
    named = [
        documents.filter(**{f"{part}__person__in": people}).values("pk")
        for part in ("authors", "addressees", "signatures")
    ]
    keys = {row["pk"] for rows in named for row in rows} if people else set()
    if not keys:
        return ()
    rows = documents.filter(pk__in=keys).order_by("sent_on", "pk")[:MAX_CASE_LETTERS]
    return correspondence_entries(list(rows), today)


def _is_corrected(row: StatusFact) -> bool:
    return row.superseded_by is not None and row.superseded_by.approved_at is not None


class _LinkedRecords:
    """Which of the records that a case names readers can find: no other is named. Four queries."""

    def __init__(self, mentions: Sequence[CaseMention], rows: Sequence[StatusFact]) -> None:
        self._known: dict[str, set[int]] = {}
        for kind, model, keys in (
            ("organization", Organization, {row.authority_id for row in rows}),
            ("place", Place, {row.place_id for row in rows}),
            ("document", SourceDocument, {row.document_id for row in rows}),
            ("topic", Topic, set[int | None]()),
        ):
            wanted = {*keys, *(getattr(row, f"{kind}_id", None) for row in mentions)} - {None}
            found = model.objects.published().filter(pk__in=wanted).order_by() if wanted else None
            self._known[kind] = set() if found is None else set(found.values_list("pk", flat=True))

    def name(self, kind: str, record: Model | None) -> Name | None:
        if record is None or record.pk not in self._known[kind]:
            return None
        return Name(str(record), record_url(kind, record.slug))

    def names(self, kind: str, records: Iterable[Model | None]) -> tuple[Name, ...]:
        return tuple(name for one in records if (name := self.name(kind, one)) is not None)


def _entry(row: StatusFact, linked: _LinkedRecords) -> FactEntry:
    return FactEntry(
        label=row.get_kind_display(),
        note=row.note,
        date=say_date(row.date_edtf),
        due_on=row.due_on,
        authority=linked.name("organization", row.authority),
        place=linked.name("place", row.place),
        document=linked.name("document", row.document),
        source=web_address(row.url),
        approved_on=timezone.localdate(row.approved_at),
        is_corrected=_is_corrected(row),
    )
