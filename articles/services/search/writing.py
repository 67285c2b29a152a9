"""Makes the rows and the vocabulary of the index say what they should; what differs is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models import SearchEntry, SearchFacet, SearchWord
from articles.selectors.search.base import NAME_BREAK
from articles.selectors.search.engine import engine
from articles.services.search.drafts import Draft, FacetValue, Identity, identity_of
from articles.services.search.forgetting import note_deleted_text
from articles.text import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from articles.models import SearchEntry
    from articles.models.querysets.search import SearchEntryQuerySet

_BATCH = 200
_COLUMNS = (
    "story_id",
    "person_key",
    "section_key",
    "address",
    "title",
    "text",
    "title_words",
    "text_words",
    "dated_on",
)


def write_entries(held: SearchEntryQuerySet, drafts: Sequence[Draft]) -> None:
    """Let `drafts` be all that the entries of `held` are: make, change and remove rows."""
    before = {identity_of(entry): entry for entry in held.order_by("pk")}
    wanted = {draft.identity: draft for draft in drafts}
    gone = [entry for identity, entry in before.items() if identity not in wanted]
    changed = {
        identity: draft
        for identity, draft in wanted.items()
        if identity in before and not draft.is_in(before[identity])
    }
    new = [draft for identity, draft in wanted.items() if identity not in before]
    old_words = words_in([*gone, *(before[identity] for identity in changed)])
    _remove(gone)
    entries = _change(before, changed)
    made = SearchEntry.objects.bulk_create(
        [SearchEntry(**draft.columns()) for draft in new], batch_size=_BATCH
    )
    _write_facets({**before, **{identity_of(entry): entry for entry in made}}, wanted)
    new_words = words_in([*entries, *made])
    keep_words(new_words - old_words)
    forget_words(old_words - new_words)


def _remove(entries: Sequence[SearchEntry]) -> None:
    """Past the signals, which would ask for the words of each by itself."""
    keys = [entry.pk for entry in entries]
    if keys:
        SearchFacet.objects.filter(entry__in=keys).delete()
        rows = SearchEntry.objects.filter(pk__in=keys)
        rows._raw_delete(rows.db)
        note_deleted_text()


def _change(
    before: dict[Identity, SearchEntry], changed: dict[Identity, Draft]
) -> list[SearchEntry]:
    entries = []
    for identity, draft in changed.items():
        entry = before[identity]
        for name, value in draft.columns().items():
            setattr(entry, name, value)
        entries.append(entry)
    SearchEntry.objects.bulk_update(entries, _COLUMNS, batch_size=_BATCH)
    return entries


def _write_facets(entries: dict[Identity, SearchEntry], wanted: dict[Identity, Draft]) -> None:
    keys = {entries[identity].pk: draft for identity, draft in wanted.items()}
    held: dict[tuple[int, FacetValue], int] = {
        (entry, (kind, record)): pk
        for pk, entry, kind, record in SearchFacet.objects.filter(entry__in=keys).values_list(
            "pk", "entry_id", "kind", "record_key"
        )
    }
    should = {(key, facet) for key, draft in keys.items() for facet in draft.facets}
    spare = [pk for place, pk in held.items() if place not in should]
    if spare:
        SearchFacet.objects.filter(pk__in=spare).delete()
    SearchFacet.objects.bulk_create(
        [
            SearchFacet(entry_id=key, kind=kind, record_key=record)
            for key, (kind, record) in sorted(should - set(held))
        ],
        batch_size=_BATCH,
    )


# --- The vocabulary: exactly the words that stand in the index ------------------------------------


_PART = 500


def words_in(entries: Iterable[SearchEntry]) -> set[str]:
    """The different words of these entries."""
    found = {
        word for entry in entries for word in f"{entry.title_words} {entry.text_words}".split()
    }
    return found - {NAME_BREAK}


def keep_words(words: Collection[str]) -> None:
    """Have them in the vocabulary. In order, so that two transactions never wait for each other
    crosswise."""
    ordered = sorted(words)
    for start in range(0, len(ordered), _PART):
        part = ordered[start : start + _PART]
        known = set(SearchWord.objects.filter(word__in=part).values_list("word", flat=True))
        rows = [
            SearchWord(word=word, stem=stem(word), backwards=word[::-1], length=len(word))
            for word in part
            if word not in known
        ]
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def forget_words(words: Collection[str]) -> None:
    """Drop those that stand in no entry any more; to be called when the entries are gone."""
    ordered = sorted(words)
    for start in range(0, len(ordered), _PART):
        engine().forget(ordered[start : start + _PART])


def forget_words_of(entry: SearchEntry) -> None:
    """For an entry that was deleted together with its story."""
    forget_words(words_in([entry]))
