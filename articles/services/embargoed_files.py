"""Pictures and files that only embargoed stories use leave the library with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, ReferenceIndex, get_default_page_content_type

from articles.models import ArticlePage, Embargo, EmbargoedFile, EmbargoedPage, NewsFile, NewsImage

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD = {NewsImage: "image", NewsFile: "file"}


def hide_files(*, embargo: Embargo) -> None:
    """Move what the story uses and nothing else does into the collection of its branch. Called
    again after each change of the story: what is in there already stays."""
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
        if branch and branch.collection_id and not _is_used_by_embargoed(model, key):
            hidden = model.objects.filter(pk=key, collection=branch.collection_id)
            hidden.update(collection=first)


def _used_by(article_id: int) -> set[tuple[Any, int]]:
    """What the story's row and its latest version name."""
    article = ArticlePage.objects.get(pk=article_id)
    revision = article.get_latest_revision()
    versions = [article, revision.as_object()] if revision else [article]
    return {use for version in versions for use in _media_of(version)}


def _media_of(article: ArticlePage) -> Iterator[tuple[Any, int]]:
    for key in (article.lead_image_id, article.social_image_id):
        if key:
            yield NewsImage, key
    for model, key, *_ in article.body.stream_block.extract_references(article.body):
        if model in _FIELD:
            yield model, int(key)


def _is_used_openly(model: Any, key: int) -> bool:
    """Whether something that is no embargoed story names it: a page, a person, a document."""
    return _references(model, key).exclude(**_by_embargoed()).exists()


def _is_used_by_embargoed(model: Any, key: int) -> bool:
    return _references(model, key).filter(**_by_embargoed()).exists()


def _references(model: Any, key: int) -> Any:
    kind = ContentType.objects.get_for_model(model)
    return ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(key))


def _by_embargoed() -> dict[str, Any]:
    hidden = Embargo.objects.in_force().values_list("article_id", flat=True)
    return {
        "base_content_type": get_default_page_content_type(),
        "object_id__in": [str(pk) for pk in hidden],
    }
