"""Consents that expire, and what still names people who may not be named any more."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from articles.enums import NamingStatus
from articles.models import ArticlePage, NewsImage, Person, PublishedVersion, SourceDocument
from articles.models.story_words import names_of, read_passages
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.merging.merges import visible_stories
from articles.text import html_to_text, names_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.models import User

# Days before its end from which a consent is listed.
SOON = 30
# Columns of a story in which a name may stand.
_TEXTS = (
    "title",
    "kicker",
    "standfirst",
    "slug",
    "listing_title",
    "listing_summary",
    "seo_title",
    "search_description",
    "lead_image_alt",
    "lead_image_caption",
    "lead_image_credit",
    "quotes__attributed_as",
    "person_mentions__described_as",
    "sources__title",
)


@dataclass(frozen=True, slots=True)
class StoryTrace:
    """A live story to look at; `places` say where, `versions` are the numbers of its earlier
    versions that name the person and that readers can still read."""

    article_id: int
    title: str
    places: tuple[str, ...]
    versions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """What to look at after somebody became private. `unseen` stories are only counted."""

    stories: tuple[StoryTrace, ...]
    unseen: int
    documents: tuple[SourceDocument, ...]
    pictures: tuple[NewsImage, ...]


def running_out(today: datetime.date, user: Any, days: int = SOON) -> QuerySet[Person]:
    """People of whom `user` may know, named with a consent that ends within `days`, or has ended:
    the next one first."""
    named = Person.objects.filter(
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_withdrawn_on__isnull=True,
        consent_expires_on__lte=today + datetime.timedelta(days=days),
    )
    return without_hidden(named, user).order_by("consent_expires_on", "name_key", "pk")


def read_traces(person: Person, user: User) -> Traces:
    """Where readers can still learn of the person. Reads every text that may hold a name: it is
    asked for by somebody who withdraws a consent, not by readers."""
    names = names_of(person)
    places = {story.pk: _places(story, person, names) for story in _stories(person, names)}
    versions = _versions(person, names)
    found = {pk for pk, words in places.items() if words} | set(versions)
    titles = dict(ArticlePage.objects.published().filter(pk__in=found).values_list("pk", "title"))
    seen = visible_stories(titles, user)
    stories = [
        StoryTrace(pk, titles[pk], tuple(places.get(pk, ())), tuple(versions.get(pk, ())))
        for pk in sorted(seen, key=lambda pk: (titles[pk], pk))
    ]
    return Traces(
        stories=tuple(stories),
        unseen=len(titles) - len(seen),
        documents=tuple(_documents(person, names)),
        pictures=tuple(_pictures(names)),
    )


def _stories(person: Person, names: Iterable[str]) -> QuerySet[ArticlePage]:
    """Live stories that name the person in their record, or in whose texts a name may stand."""
    published = ArticlePage.objects.published()
    body = published.annotate(body_text=Cast("body", TextField()))
    said = Q(quotes__reported_by_person=person) | Q(quotes__addressee_person=person)
    # Also behind a speaker whom a story only describes, which `naming` leaves out.
    said |= Q(quotes__person=person)
    named = Q(pk__in=published.naming(person).values("pk")) | said
    for word in {_rarest(name) for name in names} - {""}:
        for column in _TEXTS:
            named |= Q(**{f"{column}__icontains": word})
        named |= Q(body_text__icontains=word) | Q(body_text__icontains=_escaped(word))
    return published.filter(pk__in=body.filter(named).values("pk"))


def _places(story: Any, person: Person, names: tuple[str, ...]) -> list[str]:
    rows = [
        (_("Person in the record"), story.person_mentions.filter(person=person)),
        ("Speaker of a quote", story.quotes.filter(person=person)),
        (_("Reported a quote"), story.quotes.filter(reported_by_person=person)),
        (_("Addressee of a quote"), story.quotes.filter(addressee_person=person)),
    ]
    found = [place for place, query in rows if query.exists()]
    for passage in read_passages(story):
        if names_in_text(passage.text, names):
            found.append(_("Name in %(place)s") % {"place": passage.place})
    return list(dict.fromkeys(found))


def _versions(person: Person, names: tuple[str, ...]) -> dict[int, list[int]]:
    """The earlier versions of each live story that say the name, and that nobody has withheld."""
    versions = PublishedVersion.objects.filter(
        withheld_at__isnull=True, article__in=ArticlePage.objects.published().values("pk")
    ).annotate(text=Cast("content", TextField()))
    named = Q(text__contains=f'"id": {person.pk},')
    for word in {_rarest(name) for name in names} - {""}:
        named |= Q(text__icontains=word) | Q(text__icontains=_escaped(word))
    found: dict[int, list[int]] = {}
    for version in versions.filter(named).order_by("article", "number").iterator(chunk_size=50):
        if version.number != _last_number(version) and _is_in(version.content, person, names):
            found.setdefault(version.article_id, []).append(version.number)
    return found


def _last_number(version: PublishedVersion) -> int:
    latest = PublishedVersion.objects.latest_of(version.article)
    return latest.number if latest else 0


def _is_in(content: dict[str, Any], person: Person, names: tuple[str, ...]) -> bool:
    if any(one.get("id") == person.pk for one in content.get("people", ())):
        return True
    # Their names on record are not printed: see `articles.models.snapshots`.
    printed = {key: value for key, value in content.items() if key != "people"}
    return bool(names_in_text(" ".join(_strings(printed)), names))


def _documents(person: Person, names: tuple[str, ...]) -> Iterator[SourceDocument]:
    """Documents with a page that the person wrote, signed or was sent, or that say the name."""
    parties = (
        Q(signatures__person=person) | Q(authors__person=person) | Q(addressees__person=person)
    )
    texts = Q()
    for word in {_rarest(name) for name in names} - {""}:
        for column in ("name", "description", "excerpt"):
            texts |= Q(**{f"{column}__icontains": word})
    tied = set(SourceDocument.objects.filter(parties).values_list("pk", flat=True))
    public = SourceDocument.objects.published()
    for document in public.filter(Q(pk__in=tied) | texts).distinct().order_by("name_key", "pk"):
        text = " ".join((document.name, document.description, document.excerpt))
        if document.pk in tied or names_in_text(text, names):
            yield document


def _pictures(names: tuple[str, ...]) -> Iterator[NewsImage]:
    """Pictures whose own alternative text or credit says the name: stories print these."""
    texts = Q()
    for word in {_rarest(name) for name in names} - {""}:
        for column in ("description", "credit"):
            texts |= Q(**{f"{column}__icontains": word})
    for picture in NewsImage.objects.filter(texts).order_by("pk") if texts else ():
        if names_in_text(f"{picture.description} {picture.credit}", names):
            yield picture


def _rarest(name: str) -> str:
    """The word of a name by which the database looks for it: the longest one in plain letters,
    which case and accents leave alone, or the longest of all."""
    words = name.split()
    plain = [word for word in words if word.isascii() and word.isalpha()]
    return max(plain or words, key=len, default="")


def _escaped(word: str) -> str:
    """The word as it stands in JSON."""
    return json.dumps(word)[1:-1]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield html_to_text(value) if "<" in value else value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
