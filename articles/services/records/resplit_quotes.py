"""Takes apart, in stories that are there already, quotes that were joined from two sentences.

Live, latest and scheduled versions change together, one transaction for a story. What was decided
about the old content (approvals, checks, verifications, what readers saw last) holds for the new:
it says the same words by the same people. Older versions and snapshots stay; they print parts as
they are kept, unjoined.
"""

from __future__ import annotations

import copy
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Revision

from articles.models import ArticlePage, Quote
from articles.models.quote_splits import QuoteSplit
from articles.services.merging.decisions import carry_digest, carry_over
from articles.services.records.whole_quotes import parts_to_split
from articles.services.search import index_stories

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from django.db.models import QuerySet

# In the JSON of a version a relation stands under its name, in the table under its column.
_KEY = "_id"


@dataclass(frozen=True, slots=True)
class SplitQuote:
    """One part that becomes a quote of its own, or follows one: a row of the report."""

    article: int
    title: str
    version: str
    uid: str
    words: str
    change: str


def resplit_quotes(*, now: datetime.datetime, dry_run: bool = False) -> Iterator[SplitQuote]:
    """Go through all stories with split quotes. Joints are found for all of them; each change is
    reported, and with `dry_run` nothing is written."""
    split = Quote.objects.filter(continues__isnull=False).order_by().values_list("page_id")
    keys = {key for (key,) in split} | _in_versions()
    for key in sorted(keys):
        yield from _resplit_story(key, now, dry_run)


def undo_split(*, split: QuoteSplit, now: datetime.datetime) -> list[str]:
    """Put back what nobody has changed since; return the uids of the quotes that stay as they
    are now."""
    kept: list[str] = []
    with transaction.atomic():
        article = _locked(split.article_id)
        for row in split.moves["versions"]:
            revision = Revision.objects.filter(pk=row["revision"]).first()
            if revision is not None:
                kept += _put_back(revision, row)
        live = split.moves["live"]
        with _carried(article):
            for uid, old in live["old"].items():
                quote = Quote.objects.filter(page_id=article.pk, uid=uid)
                if _write_live(quote, live["new"][uid], old) == 0:
                    kept.append(uid)
        split.undone_at = now
        split.save(update_fields=["undone_at"])
        index_stories(keys=[article.pk])
    return sorted(set(kept))


def _in_versions() -> set[int]:
    """Stories of which a version that may still go live ties quotes together."""
    return {
        int(revision.object_id)
        for revision in _versions().iterator(chunk_size=50)
        if any(row.get("continues") for row in revision.content.get("quotes", ()))
    }


def _versions(article: int | None = None) -> QuerySet[Revision]:
    """The live, the latest and the scheduled version of all stories, or of one."""
    latest = ArticlePage.objects.order_by().filter(latest_revision__isnull=False)
    live = ArticlePage.objects.order_by().filter(live=True, live_revision__isnull=False)
    versions = Revision.objects.filter(
        Q(pk__in=latest.values("latest_revision"))
        | Q(pk__in=live.values("live_revision"))
        | Q(approved_go_live_at__isnull=False),
        content_type=ContentType.objects.get_for_model(ArticlePage),
    )
    if article is not None:
        versions = versions.filter(object_id=str(article))
    return versions.order_by("pk")


def _locked(article: int) -> ArticlePage:
    return ArticlePage.objects.select_for_update().get(pk=article)


def _resplit_story(key: int, now: datetime.datetime, dry_run: bool) -> Iterator[SplitQuote]:
    with transaction.atomic():
        article = _locked(key)
        moves: dict[str, Any] = {"versions": [], "live": {"old": {}, "new": {}}}
        told: list[SplitQuote] = []
        for revision in _versions(key):
            row = _split_version(revision, dry_run)
            told += _report(article, f"version {revision.pk}", row["new"], revision.as_object())
            if row["new"]:
                moves["versions"].append(row)
        moves["live"] = _split_live(key, dry_run)
        told += _report(article, "live", moves["live"]["new"], ArticlePage.objects.get(pk=key))
        if told and not dry_run:
            QuoteSplit.objects.create(article=article, moves=moves, made_at=now)
        if not dry_run:
            index_stories(keys=[key])
    yield from told


def _report(
    article: ArticlePage, version: str, new: dict[str, dict[str, Any]], story: Any
) -> list[SplitQuote]:
    words = {str(quote.uid): quote.words for quote in story.quotes.all()}
    return [
        SplitQuote(
            article.pk,
            article.title,
            version,
            uid,
            words.get(uid, ""),
            "follows" if values["continues"] else "own quote",
        )
        for uid, values in new.items()
    ]


def _split_version(revision: Revision, dry_run: bool) -> dict[str, Any]:
    """Split the quotes of a version and find its joints; what was changed, by uid."""
    story = revision.as_object()
    story.anchor_quotes()
    changes = {
        str(uid): {name.removesuffix(_KEY): value for name, value in values.items()}
        for uid, values in parts_to_split(story).items()
    }
    joints = {str(quote.uid): quote.joint for quote in story.quotes.all()}
    before = copy.deepcopy(revision.content)
    old: dict[str, dict[str, Any]] = {}
    new: dict[str, dict[str, Any]] = {}
    for row in revision.content.get("quotes", ()):
        uid = str(row["uid"])
        row["joint"] = "" if changes.get(uid, {}).get("continues", ...) is None else joints[uid]
        if uid in changes:
            new[uid] = _as_stored(changes[uid])
            old[uid] = {name: row.get(name) for name in new[uid]}
            row.update(new[uid])
    if not dry_run:
        carry_over(revision=revision, before=before, after=revision.content)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return {"revision": revision.pk, "old": old, "new": new}


def _as_stored(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: str(value) if name in ("continues", "said_in_source") and value else value
        for name, value in values.items()
    }


def _split_live(key: int, dry_run: bool) -> dict[str, dict[str, Any]]:
    """The same for the rows that readers see."""
    article = ArticlePage.objects.get(pk=key)
    stored = {quote.uid: quote for quote in Quote.objects.filter(page_id=key)}
    article.anchor_quotes()
    changes = parts_to_split(article)
    old = {
        str(uid): _as_stored({name: getattr(stored[uid], name) for name in values})
        for uid, values in changes.items()
    }
    new = {str(uid): _as_stored(values) for uid, values in changes.items()}
    if not dry_run:
        with _carried(article):
            for quote in article.quotes.all():
                values = changes.get(quote.uid, {})
                joint = "" if values.get("continues", ...) is None else quote.joint
                Quote.objects.filter(page_id=key, uid=quote.uid).update(**values, joint=joint)
    return {"old": old, "new": new}


@contextmanager
def _carried(article: ArticlePage) -> Iterator[None]:
    """Around a change of a story's rows: what was decided about them holds after it."""
    before = ArticlePage.objects.get(pk=article.pk).publication_digest()
    yield
    after = ArticlePage.objects.get(pk=article.pk).publication_digest()
    carry_digest(article_id=article.pk, old=before, new=after)


def _put_back(revision: Revision, moved: dict[str, Any]) -> list[str]:
    before = copy.deepcopy(revision.content)
    kept, rows = [], {str(row["uid"]): row for row in revision.content.get("quotes", ())}
    for uid, new in moved["new"].items():
        row = rows.get(uid)
        if row is None or any(row.get(name) != value for name, value in new.items()):
            kept.append(uid)
        else:
            row.update(moved["old"][uid])
    carry_over(revision=revision, before=before, after=revision.content)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return kept


def _write_live(quote: Any, new: dict[str, Any], old: dict[str, Any]) -> int:
    return int(quote.filter(**new).update(**old))
