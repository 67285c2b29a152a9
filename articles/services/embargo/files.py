"""Pictures and files that only embargoed stories use, and the records that are hidden with them,
leave the library with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Collection, ReferenceIndex, get_default_page_content_type

from articles.models import (
    ArticlePage,
    Embargo,
    EmbargoedFile,
    EmbargoedPage,
    NewsFile,
    NewsImage,
    Person,
    SourceDocument,
)
from articles.selectors.embargo.visibility import hidden_records

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD = {NewsImage: "image", NewsFile: "file"}


def hide_files(*, embargo: Embargo) -> None:
    """Move what the story uses and nothing else does into the collection of its branch; its records
    are hidden before. Called again after each change of the story: what is in there already stays.
    """
    branch = EmbargoedPage.objects.order_by("path").first()
    if branch is None or branch.collection_id is None:
        return
    for model, key in sorted(_used_by(embargo.article_id), key=lambda use: (str(use[0]), use[1])):
        medium = model.objects.filter(pk=key).exclude(collection=branch.collection_id).first()
        if medium is None or _is_used_openly(model, key):
            continue
        EmbargoedFile.objects.create(
            embargo=embargo, collection_id=medium.collection_id, **{_FIELD[model]: medium}
        )
        model.objects.filter(pk=key).update(collection=branch.collection_id)


def return_files(*, embargo: Embargo) -> None:
    """Put back what the embargo hid; where the collection is gone, into the first."""
    first = Collection.get_first_root_node()
    for row in embargo.files.select_related("collection"):
        model, key = (NewsImage, row.image_id) if row.image_id else (NewsFile, row.file_id)
        model.objects.filter(pk=key).update(collection=row.collection or first)
    branch = EmbargoedPage.objects.order_by("path").first()
    for model, key in _used_by(embargo.article_id):
        # Uploaded into the hidden collection by hand.
        if branch and branch.collection_id and not _is_used_by_hidden(model, key):
            hidden = model.objects.filter(pk=key, collection=branch.collection_id)
            hidden.update(collection=first)


def return_used_files() -> None:
    """Put back what something open uses by now."""
    rows = EmbargoedFile.objects.filter(embargo__in=Embargo.objects.in_force())
    first = Collection.get_first_root_node()
    for row in rows.select_related("collection"):
        model, key = (NewsImage, row.image_id) if row.image_id else (NewsFile, row.file_id)
        if _is_used_openly(model, key):
            model.objects.filter(pk=key).update(collection=row.collection or first)
            row.delete()


def _used_by(article_id: int) -> set[tuple[Any, int]]:
    """What the story's row and its latest version name, and the records hidden now."""
    article = ArticlePage.objects.get(pk=article_id)
    revision = article.get_latest_revision()
    versions = [article, revision.as_object()] if revision else [article]
    return {use for version in versions for use in _media_of(version)} | set(_media_of_records())


def _media_of_records() -> Iterator[tuple[Any, int]]:
    """Portraits of hidden people, and the files of hidden documents."""
    hidden = hidden_records()
    people = Person.objects.filter(pk__in=hidden[Person], image__isnull=False).order_by()
    for key in people.values_list("image", flat=True):
        yield NewsImage, key
    documents = SourceDocument.objects.filter(pk__in=hidden[SourceDocument], file__isnull=False)
    for key in documents.order_by().values_list("file", flat=True):
        yield NewsFile, key


def _media_of(article: ArticlePage) -> Iterator[tuple[Any, int]]:
    for key in (article.lead_image_id, article.social_image_id):
        if key:
            yield NewsImage, key
    for model, key, *_ in article.body.stream_block.extract_references(article.body):
        if model in _FIELD:
            yield model, int(key)


def _is_used_openly(model: Any, key: int) -> bool:
    """Whether something open names it: a page, a person, a document."""
    return _references(model, key).exclude(_by_hidden()).exists()


def _is_used_by_hidden(model: Any, key: int) -> bool:
    return _references(model, key).filter(_by_hidden()).exists()


def _references(model: Any, key: int) -> Any:
    kind = ContentType.objects.get_for_model(model)
    return ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(key))


def _by_hidden() -> Q:
    stories = Embargo.objects.in_force().values_list("article_id", flat=True)
    named = Q(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(pk) for pk in stories],
    )
    for kind, keys in hidden_records().items():
        content_type = ContentType.objects.get_for_model(kind)
        named |= Q(base_content_type=content_type, object_id__in=[str(key) for key in keys])
    return named
