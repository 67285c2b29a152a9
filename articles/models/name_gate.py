"""Looks for protected names in what is about to leave the newsroom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.guard import NameFacts
from articles.models.outgoing_words import read_outgoing
from articles.models.private_names import as_questions, name_questions
from articles.models.protected_names import NameAlarm, ProtectedName
from articles.models.sealing import NamesKeyMissing
from articles.safety.names import NamedPerson, NamesIndex, find_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.guard import PublicPassage


@dataclass(frozen=True, slots=True)
class FoundName:
    """A protected name in a passage: its key, and which characters."""

    name_id: int
    passage: PublicPassage
    start: int
    end: int


class _Kept:
    """The index of this process, and what it was made of."""

    state: tuple[Any, ...] = ()
    index: NamesIndex = NamesIndex(())


def protected_index() -> NamesIndex:
    """Everybody whose name is protected today. One query when nothing has changed since the last
    call. Raises NamesKeyMissing."""
    names = ProtectedName.objects.in_force(timezone.localdate()).order_by("pk")
    state = tuple(names.values_list("pk", "sealed"))
    # With the key: names that this process has read stay readable for it, but nobody may publish
    # while the key is away.
    opened = [(row.pk, row.opened()) for row in names] if state else []
    if state != _Kept.state:
        _Kept.index = NamesIndex(
            NamedPerson(str(key), tuple(data["names"])) for key, data in opened
        )
        _Kept.state = state
    return _Kept.index


def find_protected(passages: Iterable[PublicPassage]) -> list[FoundName]:
    """Every protected name in `passages`. Raises NamesKeyMissing."""
    index = protected_index()
    if not index:
        return []
    return [
        FoundName(int(hit.name_id), passage, hit.start, hit.end)
        for passage in passages
        for hit in find_names(index, passage.text)
    ]


def has_protected(*texts: str) -> bool:
    """Whether one of `texts` has a protected name. Raises NamesKeyMissing."""
    index = protected_index()
    return bool(index) and any(find_names(index, text) for text in texts)


def read_name_facts(article: Any) -> NameFacts:
    """What the guard needs to know about names in a story that is about to go live: two queries
    where no name is protected and nobody in the record is private."""
    questions = as_questions(name_questions(article))
    try:
        index = protected_index()
        found = {hit.name_id for hit in find_protected(read_outgoing(article))} if index else set()
    except NamesKeyMissing:
        return NameFacts(unreadable=True, questions=questions)
    blocked = bool(found - let_pass(article)) if found else False
    return NameFacts(blocked=blocked, questions=questions)


def let_pass(article: Any) -> set[int]:
    """The names that two people of the safety group have let pass, in exactly this content."""
    if article.pk is None:
        return set()
    rows = NameAlarm.objects.filter(
        article_id=article.pk, digest=article.publication_digest(), confirmed_at__isnull=False
    )
    return {key for names in rows.values_list("names", flat=True) for key in names}
