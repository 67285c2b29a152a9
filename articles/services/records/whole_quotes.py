"""Parts of two sentences that a record ties together become quotes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

_SPEAKER = (
    *("speaker_kind", "person_id", "organization_id", "document_id", "attributed_as"),
    "first_hand",
)
# Taken over where the part says nothing itself.
_CIRCUMSTANCES = (
    *("verb", "medium", "said_edtf", "said_in_document_id", "said_in_event_id", "said_in_source"),
    *("reported_by_person_id", "reported_by_organization_id", "reported_by_document_id"),
    *("addressee_person_id", "addressee_organization_id"),
)

type RowChanges = dict[UUID, dict[str, Any]]


def parts_to_split(article: Any, *, keep_speakers: bool = False) -> RowChanges:
    """What has to change in the quotes of a story in memory whose joints are known (see
    `anchor_quotes`): by uid, the columns and their new values. Nothing is changed.

    A part that its sentence does not tie to the part before begins a quote of its own, which has
    the attribution of the first part: under that it was printed. Later parts follow the quote that
    they are joined to. A part that is not found in the text stays as it is. With `keep_speakers` a
    part that says who speaks keeps that: what was never printed under another name is not put
    under one.
    """
    changes: RowChanges = {}
    first: dict[Any, Any] = {}  # part -> the row that its chain began with
    head: dict[Any, Any] = {}  # the first of a chain -> the row that begins its latest quote
    for quote in article.quotes.all():
        begin = first.get(quote.continues)
        if begin is None:
            first[quote.uid] = head[quote.uid] = quote
            continue
        first[quote.uid] = begin
        if quote.joined_as or quote.joint:
            if head[begin.uid].uid != begin.uid and quote.continues != head[begin.uid].uid:
                changes[quote.uid] = {"continues": head[begin.uid].uid}
        elif quote.anchored:
            is_told = keep_speakers and _has_speaker(quote)
            taken = {} if is_told else _attribution(begin, quote)
            changes[quote.uid] = {"continues": None, **taken}
            head[begin.uid] = quote
    return changes


def split_parts(article: Any) -> None:
    """Make the changes of `parts_to_split` in a new draft in memory."""
    article.anchor_quotes()
    changes = parts_to_split(article, keep_speakers=True)
    quotes = list(article.quotes.all())
    for quote in quotes:
        for name, value in changes.get(quote.uid, {}).items():
            setattr(quote, name, value)
    article.quotes = quotes


def _has_speaker(quote: Any) -> bool:
    records = (quote.person_id, quote.organization_id, quote.document_id)
    return bool(quote.attributed_as) or any(key is not None for key in records)


def _attribution(begin: Any, quote: Any) -> dict[str, Any]:
    speaker = {name: getattr(begin, name) for name in _SPEAKER}
    own = {name: getattr(quote, name) for name in _SPEAKER}
    rest = {
        name: getattr(begin, name)
        for name in _CIRCUMSTANCES
        if not getattr(quote, name) and getattr(begin, name)
    }
    return {name: value for name, value in speaker.items() if own[name] != value} | rest
