"""Reads a story as it stands on somebody's screen, and says what a decision adds to its form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.services.reading.decide import ReadingOutcome, decide_on_screen
from articles.services.reading.draft_rows import RELATIONS
from articles.services.reading.read import read_article
from articles.services.reading.shapes import ProposalKind, ProposalState

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from articles.models import ArticlePage, Place, User
    from articles.services.reading.decisions import Edits
    from articles.services.reading.shapes import ArticleReading

ROWS = ("quotes", *(relation for relation, _attribute in RELATIONS.values()))


@dataclass(frozen=True, slots=True)
class FormAdditions:
    """What a decision adds to the form of the story: rows by their relation, in order; the uids of
    all quotes in the order of the text; names of topics; the story's day and place where they are
    new."""

    rows: tuple[tuple[str, Any], ...] = ()
    quote_order: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published_on: datetime.date | None = None
    dateline_place: Place | None = None


@dataclass(frozen=True, slots=True)
class ScreenDecision:
    outcome: ReadingOutcome
    additions: FormAdditions = field(default_factory=FormAdditions)


def read_on_screen(draft: ArticlePage) -> ArticleReading:
    """What the machine proposes for a draft in memory; its quotes are looked for in the text that
    it has now. Raises ReadingRefused for a text that is longer than any story."""
    draft.give_blocks_ids()
    draft.anchor_quotes()
    return read_article(article=draft)


def decide_for_form(
    *,
    article: ArticlePage,
    draft: ArticlePage,
    accept: Collection[str],
    reject: Collection[str],
    edits: Edits,
    user: User,
    now: datetime.datetime,
) -> ScreenDecision:
    """Carry out a decision about a draft in memory (see `decide_on_screen`), and what its form has
    to show for it. Nothing of the story is saved here. Raises ReadingRefused."""
    draft.give_blocks_ids()
    draft.anchor_quotes()
    before = {id(row) for relation in ROWS for row in getattr(draft, relation).all()}
    topics = {topic.pk for topic in draft.topics.all()}
    day, place = draft.published_on, draft.dateline_place_id
    outcome = decide_on_screen(
        article=article,
        draft=draft,
        accept=accept,
        reject=reject,
        edits=edits,
        user=user,
        now=now,
    )
    additions = FormAdditions(
        rows=tuple(
            (relation, row)
            for relation in ROWS
            for row in getattr(draft, relation).all()
            if id(row) not in before
        ),
        quote_order=tuple(str(row.uid) for row in draft.quotes.all()),
        topics=tuple(topic.name for topic in draft.topics.all() if topic.pk not in topics),
        published_on=draft.published_on if draft.published_on != day else None,
        dateline_place=draft.dateline_place if draft.dateline_place_id != place else None,
    )
    return ScreenDecision(outcome, additions)


def sure_keys(
    reading: ArticleReading, threshold: float, kinds: Collection[ProposalKind] = tuple(ProposalKind)
) -> list[str]:
    """The proposals of these kinds that "Accept all" takes: open, of one meaning, sure enough."""
    return [
        one.key
        for one in reading.proposals
        if one.kind in kinds and one.state == ProposalState.OPEN and one.stands_at(threshold)
    ]
