"""Records that only embargoed stories name leave the newsroom's lists with them.

A record is hidden when the story names it, or another record that is hidden with the story does,
and nothing else does: no other story, live or in its draft, and no other record. It is kept which
ones they are, so that lists need not find out; what comes to be named openly is shown again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex, get_default_page_content_type

from articles.models import ArticlePage, Case, CaseStory, Embargo, EmbargoedRecord
from articles.models.querysets.embargoes import embargoed_ids
from articles.models.record_keys import keys_to, row_relations
from articles.selectors.embargo.visibility import HIDEABLE_RECORDS, hidden_records
from articles.selectors.records.story_uses import KEYS, versions_naming

if TYPE_CHECKING:
    from collections.abc import Iterator

# A kind of content and a key, as the reference index has them.
type Key = tuple[int, str]


def hide_records(*, embargo: Embargo) -> None:
    """Hide what the story names and nothing else does. Called again after each change of it."""
    named = set(records_of(embargo.article_id))
    known = _known()
    every = _with_those_named_by(named | known)
    new = every - _open_among(every) - known
    for key in sorted(new - _in_open_drafts(new)):
        EmbargoedRecord.objects.get_or_create(
            embargo=embargo, content_type_id=key[0], record_id=int(key[1])
        )


def show_named_records(*, article: ArticlePage | None = None) -> None:
    """Show again what something open names by now; `article`: the open story that was saved."""
    known = _known()
    if not known:
        return
    shown = _open_among(known)
    if article is not None:
        shown |= known & _with_those_named_by(set(records_of(article.pk)))
    for kind, key in shown:
        EmbargoedRecord.objects.filter(content_type=kind, record_id=int(key)).delete()


def records_of(article_id: int) -> Iterator[Key]:
    """What the story's row and its latest version name."""
    article = ArticlePage.objects.get(pk=article_id)
    revision = article.get_latest_revision()
    kinds = _kinds()
    for version in [article, revision.as_object()] if revision else [article]:
        for model, key in _named_in(version):
            if model in kinds and key is not None:
                yield kinds[model], str(key)
    for key in CaseStory.objects.filter(article=article_id).values_list("case", flat=True):
        yield kinds[Case], str(key)


def _named_in(article: ArticlePage) -> Iterator[tuple[Any, Any]]:
    content = article.serializable_data()
    for kind in HIDEABLE_RECORDS:
        for name in keys_to(ArticlePage, kind):
            yield kind, content.get(name)
        for relation, model in row_relations(ArticlePage):
            for name in keys_to(model, kind):
                for row in content.get(relation, []):
                    yield kind, row.get(name)
    for model, key, *_ in article.body.stream_block.extract_references(article.body):
        yield model, key


def _kinds() -> dict[Any, int]:
    return {model: ContentType.objects.get_for_model(model).pk for model in HIDEABLE_RECORDS}


def _known() -> set[Key]:
    """All that is hidden now."""
    kinds = _kinds()
    return {(kinds[model], str(key)) for model, keys in hidden_records().items() for key in keys}


def _with_those_named_by(keys: set[Key]) -> set[Key]:
    """With the records that these name, and so on: a document's signatories, and their posts. As
    many queries as there are steps."""
    found, edge = set(keys), set(keys)
    kinds = set(_kinds().values())
    while edge:
        ends = {end for _, end in _references(edge, to=False) if end[0] in kinds}
        edge = ends - found
        found |= edge
    return found


def _open_among(keys: set[Key]) -> set[Key]:
    """Those that something open names, or one of those."""
    ends: dict[Key, set[Key]] = defaultdict(set)
    shown: set[Key] = set()
    page = get_default_page_content_type().pk
    embargoed = {str(key) for key in embargoed_ids().values_list("article_id", flat=True)}
    for start, end in _references(keys, to=True):
        if start in keys:
            ends[start].add(end)
        elif start[0] != page or start[1] not in embargoed:
            shown.add(end)
    shown |= _open_cases(keys)
    edge = set(shown)
    while edge:
        edge = {end for key in edge for end in ends[key]} & keys - shown
        shown |= edge
    return shown


def _open_cases(keys: set[Key]) -> set[Key]:
    """Those among them that a story which is not under embargo is about: no index holds that."""
    kind = _kinds()[Case]
    asked = [int(key) for each, key in keys if each == kind]
    links = CaseStory.objects.filter(case__in=asked).exclude(article__in=embargoed_ids())
    return {(kind, str(key)) for key in links.order_by().values_list("case", flat=True)}


def _references(keys: set[Key], *, to: bool) -> Iterator[tuple[Key, Key]]:
    """What names what, of those `to` these or from them; a query for each kind among them, and one
    for the rows of many-to-many fields, which no index holds."""
    by_kind: dict[int, list[str]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    side = ("to_content_type", "to_object_id") if to else ("base_content_type", "object_id")
    for kind, found in by_kind.items():
        rows = ReferenceIndex.objects.filter(**{side[0]: kind, f"{side[1]}__in": found})
        columns = ("base_content_type", "object_id", "to_content_type", "to_object_id")
        for one, key, other, other_key in rows.order_by().values_list(*columns):
            yield (one, key), (other, other_key)
    kinds = _kinds()
    many = [field for model in HIDEABLE_RECORDS for field in model._meta.many_to_many]
    for field in (field for field in many if field.related_model in kinds):
        start, end = kinds[field.model], kinds[field.related_model]
        names = (field.m2m_column_name(), field.m2m_reverse_name())
        asked = by_kind.get(end if to else start, [])
        if asked:
            rows = field.remote_field.through.objects.filter(**{f"{names[to]}__in": asked})
            for one, other in rows.values_list(*names):
                yield (start, str(one)), (end, str(other))


def _in_open_drafts(keys: set[Key]) -> set[Key]:
    """Those that the draft of another story names, which no index holds, and what they name. Reads
    drafts: asked when something is hidden, not when lists are read."""
    embargoed = {str(key) for key in embargoed_ids().values_list("article_id", flat=True)}
    named: set[Key] = set()
    for model, kind in _kinds().items():
        if model not in KEYS:
            continue
        records = model._default_manager.filter(pk__in=[key for each, key in keys if each == kind])
        if not records:
            continue
        drafts = versions_naming(records).exclude(object_id__in=embargoed)
        for story in set(drafts.values_list("object_id", flat=True)):
            named |= set(records_of(int(story)))
    return keys & _with_those_named_by(keys & named)
