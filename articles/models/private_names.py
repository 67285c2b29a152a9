"""Private people whose names are in a story, asked about once, and what was answered."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from articles.guard import NameQuestion
from articles.models.embargoed_records import EmbargoedRecord
from articles.models.people import Person, PersonOtherName
from articles.models.querysets.public import nameable
from articles.models.story_words import read_passages
from articles.safety.names import NamedPerson, NamesIndex, find_names

if TYPE_CHECKING:
    from articles.guard import PublicPassage

_SENTENCE_ENDS = re.compile(r"[.!?…]+(?=[\s”\"’)]|$)[\s”\"’)]*|\n+")


class PrivateNameAnswer(models.Model):
    """Somebody said that the name of a private person may be printed in a story. It holds for this
    person and story until `context` changes: their standing, or the sentences with the name."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="private_name_answers"
    )
    person = models.ForeignKey("articles.Person", on_delete=models.CASCADE, related_name="+")
    context = models.CharField(max_length=64)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "context"], name="one_answer_per_private_name"
            )
        ]

    def __str__(self) -> str:
        return f"Answer on person {self.person_id} in story {self.article_id}"


@dataclass(frozen=True, slots=True)
class PrivateName:
    """A private person who is named in a story: in which words, where first, in which sentences.
    `context` is the digest for which an answer holds."""

    person_id: int
    words: str
    passage: PublicPassage
    sentences: tuple[str, ...]
    context: str


class _Kept:
    """The index of this process: it only grows, and what it finds is held against the record."""

    index = NamesIndex((), disguised=False)
    known: set[str] = set()


def find_private_names(article: Any) -> list[PrivateName]:
    """Every private person of the newsroom whose full name readers would read in the story, but
    those hidden by another story's embargo: a hit would give that story away. Three queries."""
    return _find_in(article, _private_people(article))


def find_hidden_names(article: Any) -> set[int]:
    """The keys of private people whom another story's embargo hides and whom this one names: for
    those alone who may know of that story. One query where nobody is hidden."""
    hidden = _hidden(article)
    people = _named(Person.objects.filter(pk__in=hidden)) if hidden else {}
    return {one.person_id for one in _find_in(article, people)}


def _find_in(article: Any, people: dict[int, tuple[str, tuple[str, ...]]]) -> list[PrivateName]:
    wanted = {_key(pk, names): pk for pk, (_, names) in people.items()}
    new = set(wanted) - _Kept.known
    _Kept.index.add(NamedPerson(key, people[wanted[key]][1]) for key in sorted(new))
    _Kept.known |= new
    places: dict[int, list[tuple[PublicPassage, int, int]]] = defaultdict(list)
    for passage in read_passages(article) if wanted else ():
        for hit in find_names(_Kept.index, passage.text):
            if hit.name_id in wanted:
                places[wanted[hit.name_id]].append((passage, hit.start, hit.end))
    return [_found(pk, people[pk][0], hits) for pk, hits in places.items()]


def name_questions(article: Any) -> list[PrivateName]:
    """Those of them without an answer."""
    found = find_private_names(article)
    if not found or article.pk is None:
        return found
    rows = PrivateNameAnswer.objects.filter(article_id=article.pk)
    answered = set(rows.values_list("person_id", "context"))
    return [one for one in found if (one.person_id, one.context) not in answered]


def as_questions(found: list[PrivateName]) -> tuple[NameQuestion, ...]:
    """What the guard says of them: in the words of the text, not of the record."""
    return tuple(NameQuestion(one.words, one.passage.place, one.person_id) for one in found)


def _private_people(article: Any) -> dict[int, tuple[str, tuple[str, ...]]]:
    people = _named(Person.objects.all())
    for pk in _hidden(article) if people else ():
        people.pop(pk, None)
    return people


def _named(rows: Any) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Those who may not be named: key -> standing, every name on record."""
    private = rows.exclude(nameable()).order_by()
    names: dict[int, list[str]] = {}
    status: dict[int, str] = {}
    for pk, name, standing in private.values_list("pk", "name", "standing"):
        names[pk], status[pk] = [name], standing
    if not names:
        return {}
    others = PersonOtherName.objects.order_by("pk").values_list("person_id", "name")
    for pk, name in others:
        if pk in names:
            names[pk].append(name)
    return {pk: (status[pk], tuple(spelled)) for pk, spelled in names.items()}


def _hidden(article: Any) -> list[int]:
    rows = EmbargoedRecord.objects.filter(
        content_type=ContentType.objects.get_for_model(Person), embargo__lifted_at__isnull=True
    )
    return list(rows.exclude(embargo__article_id=article.pk).values_list("record_id", flat=True))


def _key(pk: int, names: tuple[str, ...]) -> str:
    return f"{pk}:{hashlib.sha256(json.dumps(names).encode()).hexdigest()[:16]}"


def _found(pk: int, status: str, hits: list[tuple[PublicPassage, int, int]]) -> PrivateName:
    passage, start, end = hits[0]
    sentences = tuple(dict.fromkeys(_sentence(one.text, first, last) for one, first, last in hits))
    digest = hashlib.sha256(json.dumps([status, sorted(sentences)]).encode()).hexdigest()
    return PrivateName(pk, passage.text[start:end], passage, sentences, digest)


def _sentence(text: str, start: int, end: int) -> str:
    begins = max((found.end() for found in _SENTENCE_ENDS.finditer(text, 0, start)), default=0)
    after = _SENTENCE_ENDS.search(text, end)
    return " ".join(text[begins : after.end() if after else len(text)].split())
