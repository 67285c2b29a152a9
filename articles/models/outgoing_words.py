"""Every word of a story, and of the records it shows, that leaves the newsroom when it is public.

Read from the models and not from a list, so that a new field is read too.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from articles.guard import PublicPassage
from articles.models.file_texts import text_of_file
from articles.models.files import NewsFile
from articles.models.images import NewsImage
from articles.models.story_words import read_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

# The newsroom talking to itself.
_INTERNAL = {"wagtail_admin_comments", "content_type", "locale", "workflow_states"}
_KEYS = {"pk", "id", "uid", "path", "translation_key", "content_hash", "sort_order"}
_TEXTS = (models.CharField, models.TextField, models.FileField, models.JSONField, models.URLField)
_ANCHORS = {"body": "body", "tagged_topics": "topics"}
# Below a story's rows and pictures: who and what they are about.
_DEPTH = 3


def read_outgoing(article: Any) -> list[PublicPassage]:
    """What goes out with the story: first what readers read, by place, then all the rest of it,
    then its records, pictures and files."""
    passages = read_passages(article)
    read = {(passage.anchor, passage.text) for passage in passages}
    data = article.serializable_data()
    for name, value in data.items():
        if name not in _INTERNAL | _KEYS and (name, str(value)) not in read:
            texts = list(_strings(value))
            place = f"the field “{name.replace('_', ' ')}”"
            if texts:
                passages.append(PublicPassage(place, _ANCHORS.get(name, name), "\n".join(texts)))
    return [*passages, *_records(article)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _KEYS | _INTERNAL:
                yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _records(article: Any) -> Iterator[PublicPassage]:
    seen: set[tuple[type, Any]] = set()
    rows = [
        row
        for relation in get_all_child_relations(type(article))
        if relation.related_name not in _INTERNAL
        for row in getattr(article, relation.related_name).all()
    ]
    records = [article.lead_image, article.social_image]
    records += [record for row in rows for record in pointed_at(row)]
    records += _in_blocks(article)
    for _ in range(_DEPTH):
        following: list[Any] = []
        for record in records:
            if record is None or (type(record), record.pk) in seen or not _goes_out(record):
                continue
            seen.add((type(record), record.pk))
            yield PublicPassage(_kind(record), "record", "\n".join(texts_of_record(record)))
            if isinstance(record, NewsFile):
                words = text_of_file(str(record.file.name))
                yield PublicPassage("the text of a file", "record", words)
            following += pointed_at(record)
        records = following


def _in_blocks(article: Any) -> Iterator[Any]:
    """The pictures, files and records that the text's blocks and links name. A query a kind."""
    keys: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model, key, *_ in article.body.stream_block.extract_references(article.body):
        if not issubclass(model, Page):
            keys[model].add(key)
    for model, named in keys.items():
        yield from model._default_manager.filter(pk__in=named)


def texts_of_value(value: Any) -> list[str]:
    """All texts within stored JSON, but keys."""
    return list(_strings(value))


def texts_of_page(page: Any) -> list[str]:
    """All texts of a page that is no story."""
    data = page.serializable_data()
    return [text for name, value in data.items() if name not in _KEYS for text in _strings(value)]


def _kind(record: Any) -> str:
    return f"the record of a {record._meta.verbose_name}"


def _goes_out(record: Any) -> bool:
    """Not accounts, pages and what belongs to the machinery; of people only those that are
    printed by name."""
    model = type(record)
    if model._meta.app_label not in ("articles", "taggit") or isinstance(record, Page):
        return False
    return not hasattr(record, "is_public") or record.is_public()


def pointed_at(row: Any) -> list[Any]:
    """The records, pictures and files that a row names in its columns, and those of its lists."""
    found = [
        getattr(row, field.name)
        for field in row._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label == "articles"
        and field.related_model._meta.model_name != "user"
        and not issubclass(field.related_model, Page)
    ]
    for several in row._meta.many_to_many:
        if several.related_model._meta.app_label == "articles" and row.pk is not None:
            found += getattr(row, several.name).all()
    return found


def texts_with_media(record: Any) -> list[str]:
    """All texts of a record, with those of its picture and its file, and what the file says."""
    media = [one for one in pointed_at(record) if isinstance(one, NewsFile | NewsImage)]
    media += [record] if isinstance(record, NewsFile) else []
    found = texts_of_record(record)
    for medium in media:
        found += texts_of_record(medium) if medium is not record else []
        if isinstance(medium, NewsFile):
            found.append(text_of_file(str(medium.file.name)))
    return found


def texts_of_record(record: Any) -> list[str]:
    """All texts of a record, and of the rows that belong to it."""
    inside = getattr(record, "inside_fields", ())
    found = [
        str(value)
        for field in record._meta.concrete_fields
        if isinstance(field, _TEXTS) and field.name not in (*_KEYS, *inside) and not field.choices
        if (value := field.value_from_object(record))
    ]
    for relation in get_all_child_relations(type(record)):
        for row in getattr(record, relation.related_name).all():
            found += texts_of_record(row)
    return found
