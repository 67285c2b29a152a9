"""What the newsroom's screen of one case shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from articles.case_status import outdated_sentences, present_status
from articles.models import ArticlePage, Case, PersonMention, StatusFact
from articles.models.querysets.embargoes import without_embargoed
from articles.selectors.records.case_statuses import plain_fact
from articles.text import story_texts

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

MAX_PROPOSED = 20


@dataclass(frozen=True, slots=True)
class OutdatedStory:
    """A live story, and its sentences that the present status has outdated."""

    pk: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsroomCase:
    """The facts in the order of their dates, the stories linked, those that name its people and are
    not linked yet, and live ones of which a sentence is out of date."""

    case: Case
    facts: tuple[StatusFact, ...]
    stories: tuple[ArticlePage, ...]
    proposed: tuple[ArticlePage, ...]
    outdated: tuple[OutdatedStory, ...]
    is_public: bool


def read_newsroom_case(case: Case, user: Any, today: datetime.date) -> NewsroomCase:
    """At most six queries. What an embargo hides from `user` is left out."""
    facts = tuple(facts_for(case, user).select_related("made_by", "approved_by", "superseded_by"))
    stories = tuple(linked_stories(case, user))
    return NewsroomCase(
        case=case,
        facts=facts,
        stories=stories,
        proposed=tuple(_proposed(case, user)),
        outdated=tuple(_outdated(facts, stories, today)),
        is_public=Case.objects.published().filter(pk=case.pk).exists(),
    )


def facts_for(case: Case, user: Any) -> QuerySet[StatusFact]:
    """The facts of a case of which `user` may know."""
    known = without_embargoed(ArticlePage.objects.all(), user).order_by().values("pk")
    return case.facts.filter(Q(from_story__isnull=True) | Q(from_story__in=known))


def linked_stories(case: Case, user: Any) -> QuerySet[ArticlePage]:
    """The stories about a case of which `user` may know, the newest first."""
    rows = ArticlePage.objects.filter(case_links__case=case)
    return without_embargoed(rows, user).order_by("-published_on", "-pk")


def _proposed(case: Case, user: Any) -> QuerySet[ArticlePage]:
    """Stories that name its people and are not linked, the newest first."""
    people = case.people.values("person")
    named = PersonMention.objects.filter(page=OuterRef("pk"), person__in=people)
    rows = ArticlePage.objects.filter(Exists(named)).exclude(case_links__case=case)
    return without_embargoed(rows, user).order_by("-published_on", "-pk")[:MAX_PROPOSED]


def _outdated(
    facts: tuple[StatusFact, ...], stories: tuple[ArticlePage, ...], today: datetime.date
) -> list[OutdatedStory]:
    """By the status that is approved: before, nothing has happened yet."""
    uncorrected = [
        plain_fact(fact)
        for fact in facts
        if fact.approved_at
        and not (fact.superseded_by is not None and fact.superseded_by.approved_at)
    ]
    status = present_status(uncorrected, today)
    if status is None:
        return []
    found = []
    for story in stories:
        if story.live:
            texts = [story.standfirst, *story_texts(story.body.raw_data)]
            sentences = tuple(outdated_sentences(texts, status.kind))
            if sentences:
                found.append(OutdatedStory(story.pk, story.title, sentences))
    return found
