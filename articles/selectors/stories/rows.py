"""The rows that a story's page is made of, by prepared queries: it is the page that is read most.

The children of a preview are in memory only; `read_children` gives them as they are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
)
from django.utils import timezone

from articles.models import (
    ArticlePage,
    Byline,
    Correction,
    DocumentMention,
    EventMention,
    Membership,
    OrganizationMention,
    PersonMention,
    Place,
    PublishedVersion,
    Quote,
    Signature,
    SourceLink,
    TaggedArticle,
)
from articles.models.querysets.prepared import Parameter, Parameters, Prepared
from articles.models.querysets.public import NAMEABLE_COLUMNS, is_unnamed_party

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from django.db.models import Model

_PAGE = Parameter("page", BigIntegerField())
_PAGES = Parameters("pages", BigIntegerField())
_PERSON = ("name", "slug", *NAMEABLE_COLUMNS)
_NAMED = ("name", "slug")


def _of(relation: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{relation}__{name}" for name in names)


@dataclass(frozen=True, slots=True)
class _Relation:
    """The rows of one relation: of one story, and of many at once with the key of each story."""

    of_one: Prepared
    of_many: Prepared
    owner: str


def _children(
    model: type[Model],
    *columns: str,
    owner: str = "page_id",
    order: tuple[str, ...] = ("sort_order", "pk"),
) -> _Relation:
    def build(lookup: dict[str, Any]) -> Callable[[], Any]:
        return lambda: model._default_manager.filter(**lookup).order_by(*order)

    return _Relation(
        of_one=Prepared(columns, build({owner: _PAGE})),
        of_many=Prepared((owner, *columns), build({f"{owner}__in": _PAGES})),
        owner=owner,
    )


_CHILDREN = {
    "quotes": _children(
        Quote,
        "uid",
        "words",
        "selectors",
        "anchored",
        "speaker_kind",
        "attributed_as",
        "verb",
        "medium",
        "said_edtf",
        "continues",
        "joint",
        "joined_as",
        "not_alone",
        "language",
        "original_words",
        "translated_by",
        *_of("person", _PERSON),
        *_of("organization", _NAMED),
        *_of("document", _NAMED),
        *_of("reported_by_person", _PERSON),
        *_of("reported_by_organization", _NAMED),
        *_of("reported_by_document", _NAMED),
        *_of("addressee_person", _PERSON),
        *_of("addressee_organization", _NAMED),
        *_of("said_in_document", _NAMED),
    ),
    "person_mentions": _children(
        PersonMention, "person_id", "described_as", "role", *_of("person", _PERSON)
    ),
    "organization_mentions": _children(
        OrganizationMention, "described_as", "role", *_of("organization", (*_NAMED, "kind"))
    ),
    "document_mentions": _children(
        DocumentMention,
        "document_id",
        "described_as",
        *_of(
            "document",
            (
                *_NAMED,
                "pk",
                "kind",
                "number",
                "date_edtf",
                "other_signatories",
                "url",
                "archived_url",
            ),
        ),
    ),
    "event_mentions": _children(
        EventMention,
        "role",
        *_of(
            "event",
            (
                *("name", "date_edtf", "date_as_said", "date_earliest", "date_latest"),
                *("place__name", "place__slug"),
            ),
        ),
    ),
    "bylines": _children(Byline, *_of("author", (*_NAMED, "has_public_page"))),
    "sources": _children(SourceLink, "title", "url", "publisher", "accessed_on", "archived_url"),
    "tagged_topics": _children(
        TaggedArticle,
        "tag_id",
        *_of("tag", (*_NAMED, "hidden")),
        owner="content_object_id",
        order=("pk",),
    ),
}

_STORY_FIELDS = tuple(field.attname for field in ArticlePage._meta.concrete_fields)
# What the page asks for only where there is any of it.
_STORY_HAS = ("has_corrections", "has_versions")
_STORY = Prepared(
    (*_STORY_FIELDS, "dateline_place__name", "dateline_place__slug", *_STORY_HAS),
    lambda: (
        ArticlePage.objects.published(Parameter("now", DateTimeField()))
        .order_by()
        .annotate(
            has_corrections=Exists(Correction.objects.order_by().filter(article=OuterRef("pk"))),
            has_versions=Exists(
                PublishedVersion.objects.order_by().filter(article=OuterRef("pk"), number__gt=1)
            ),
        )
        .filter(address=Parameter("address", CharField()))
    ),
)
_POSTS = Prepared(
    (
        "person_id",
        "role",
        "organization__name",
        *_of("party", ("name", "abbreviation")),
        *_of("area", ("name", "abbreviation")),
    ),
    lambda: (
        Membership.objects.filter(person_id__in=Parameters("people", BigIntegerField()))
        .on(Parameter("day", DateField()))
        .order_by("-start_earliest", "pk")
    ),
)


def _signed() -> Any:
    others = is_unnamed_party(Parameter("today", DateField()))
    rows = Signature.objects.filter(document_id__in=Parameters("documents", BigIntegerField()))
    return (
        rows.order_by()
        .values("document_id")
        .annotate(named=Count("pk", filter=~others), unnamed=Count("pk", filter=others))
    )


_SIGNED = Prepared(("document_id", "named", "unnamed"), _signed)


def find_story(address: str) -> ArticlePage | None:
    """The story that readers may see at `address`."""
    rows = _STORY.rows(address=address, now=timezone.now())
    if not rows:
        return None
    row = rows[0]
    values = [getattr(row, name) for name in _STORY_FIELDS]
    article = ArticlePage.from_db(DEFAULT_DB_ALIAS, _STORY_FIELDS, values)
    for name in _STORY_HAS:
        setattr(article, name, bool(getattr(row, name)))
    if row.dateline_place is not None:
        place = row.dateline_place
        article.dateline_place = Place(
            pk=article.dateline_place_id, name=place.name, slug=place.slug
        )
    return article


def read_children(article: ArticlePage, relation: str) -> list[Any]:
    """The rows of one of the story's relations, in order; one query."""
    if relation in getattr(article, "_cluster_related_objects", {}):
        return list(getattr(article, relation).all())
    return _CHILDREN[relation].of_one.rows(page=article.pk)


def read_children_of(articles: Collection[int], relation: str) -> dict[int, list[Any]]:
    """The rows of one relation of the stories with these keys, by story, in order; one query for
    each 64 stories."""
    found: dict[int, list[Any]] = defaultdict(list)
    of_many, owner = _CHILDREN[relation].of_many, _CHILDREN[relation].owner
    for row in of_many.rows_for("pages", articles):
        found[getattr(row, owner)].append(row)
    return found


def read_posts(people: Collection[int], day: Any) -> list[Any]:
    """The posts that these people held on a day, with what `post_label` reads."""
    return _POSTS.rows_for("people", people, day=day)


def count_signatures(documents: Collection[int | None]) -> dict[int, tuple[int, int]]:
    """For each document, how many signed whom the page names and how many others."""
    keys = {key for key in documents if key is not None}
    rows = _SIGNED.rows_for("documents", keys, today=timezone.localdate())
    return {row.document_id: (row.named, row.unnamed) for row in rows}
