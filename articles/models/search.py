"""The index of the public search: what readers may see, and nothing else.

Its rows are written by `articles.services.search` in the transaction that publishes, takes back or
renames something. The full-text part of it is no model, because the two databases differ: migration
0015 makes an FTS5 table that triggers of the entries' table keep on SQLite, and a generated column
`vector` with a GIN index on PostgreSQL. A later migration that alters the entries' table on SQLite
makes that table anew, and must make the triggers again.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.enums import SearchKind
from articles.models.querysets.search import OF_STORIES, SearchEntryQuerySet


class SearchEntry(models.Model):
    """A story, a quote or a record that readers can find.

    `record_key` is the record's key; stories and quotes have `story`, quotes also their `uid`. An
    event has the newest story that tells of it, which is where it leads. `person_key`: whose name
    the entry prints, so that it is found only as long as they may be named. `title` and `text` are
    what is printed; `title_words` and `text_words` are their words as the index compares them.
    """

    kind = models.CharField(max_length=20, choices=SearchKind.choices())
    record_key = models.BigIntegerField(null=True)
    story = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, null=True, related_name="search_entries"
    )
    uid = models.UUIDField(null=True)
    person_key = models.BigIntegerField(null=True)
    section_key = models.BigIntegerField(null=True)
    address = models.CharField(max_length=400, blank=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    title_words = models.TextField()
    text_words = models.TextField(blank=True)
    dated_on = models.DateField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["person_key"], name="search_entry_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_key"],
                condition=~Q(kind__in=OF_STORIES),
                name="unique_search_entry_of_record",
            ),
            models.UniqueConstraint(
                fields=["story"], condition=Q(kind="story"), name="unique_search_entry_of_story"
            ),
            models.UniqueConstraint(
                fields=["story", "uid"],
                condition=Q(kind="quote"),
                name="unique_search_entry_of_quote",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """That an entry has to do with a record: the topics of a story, the people in it, the speaker
    of a quote. `kind` and `record_key` are those of the record's own entry."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=20, choices=SearchKind.choices())
    record_key = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind", "record_key"], name="unique_search_facet_of_entry"
            )
        ]
        indexes = [models.Index(fields=["kind", "record_key", "entry"], name="search_facet_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_key}"


class SearchWord(models.Model):
    """A word that stands in the index, for other forms of a word and for misspelt ones.

    `backwards` is the word from its end, so that words are found by how they end.
    """

    word = models.CharField(max_length=64, unique=True)
    stem = models.CharField(max_length=64, db_index=True)
    backwards = models.CharField(max_length=64, db_index=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.word
