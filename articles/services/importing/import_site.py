"""A whole old site moves in: preview and run."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from django.utils import timezone

from articles.models import ArticlePage, ImportedFrom, OldAddress, StandardPage
from articles.old_sites import SourceRefused
from articles.old_sites.counting import count_site
from articles.old_sites.items import OLD_PAGE, OLD_STORY, PUBLISHED
from articles.old_sites.sources import open_source
from articles.services.importing.errors import ImportRefused
from articles.services.importing.old_addresses import keep_site_addresses
from articles.services.importing.site_items import SiteRun, import_item
from articles.services.importing.site_media import SiteMedia
from articles.services.importing.site_records import SiteRecords
from articles.services.importing.site_report import (
    ENTRY_FAILED,
    ENTRY_SKIPPED,
    SiteLine,
    SiteReport,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.models import User
    from articles.old_sites import OldItem, OldSite
    from articles.old_sites.sources import Source
    from articles.services.importing.archive import ArchiveOutcome
    from articles.services.importing.site_mapping import SiteMapping

# Later than any day: what has no date was never known to be public.
_NEVER = datetime.date.max

type ShowProgress = Callable[[int, int], None]


def prepare_run(
    *,
    site: OldSite,
    source: Source,
    mapping: SiteMapping,
    media_folders: Iterable[Path] = (),
    allowed_hosts: Iterable[str] = (),
    user: User | None = None,
    now: datetime.datetime,
) -> SiteRun:
    """What a preview and a run need to know; a few queries. Raises ImportRefused."""
    try:
        sources = [source, *(open_source(path) for path in media_folders)]
    except SourceRefused as error:
        raise ImportRefused(str(error)) from error
    hosts = frozenset(host.lower() for host in allowed_hosts)
    media = SiteMedia(site, sources, hosts=hosts, user=user)
    run = SiteRun(site, mapping, media, SiteRecords(mapping, site), user, now)
    rows = ImportedFrom.objects.filter(scheme=site.format, key__startswith=f"{site.name}|")
    run.earlier = {row.key: row for row in rows}
    run.expected = {path for item in site.items for path in item.old_paths}
    kept = OldAddress.objects.filter(path__in=run.expected, page__isnull=False)
    run.pages = dict(kept.values_list("path", "page"))
    _add_own_addresses(run)
    run.aliases = dict(site.aliases)
    return run


def _add_own_addresses(run: SiteRun) -> None:
    """Stories whose old address is theirs here too have no row of their own."""
    types = ContentType.objects.get_for_models(ArticlePage, StandardPage).values()
    there = {
        row.key: row.object_id for row in run.earlier.values() if row.content_type in set(types)
    }
    for item in run.site.items:
        pk = there.get(run.key_of(item))
        if pk:
            run.pages.update({path: pk for path in item.old_paths if path not in run.pages})


def import_site(run: SiteRun, *, progress: ShowProgress | None = None) -> SiteReport:
    """Every item in a transaction of its own, those with links to later ones once more; then the
    addresses of the whole site. Interrupted and started again, it goes on where it was.

    Raises ImportRefused where the mapping names no section that is there.
    """
    started = time.monotonic()
    report = SiteReport(run.site.name, run.site.format, warnings=list(run.site.warnings))
    items = in_order(run)
    for item in items:
        if item.kind == OLD_STORY:
            run.records.section_of(item)
    lines: dict[str, SiteLine] = {}
    for done, item in enumerate(items, start=1):
        lines[item.key] = _one(run, item)
        if progress:
            progress(done, len(items))
    _close_links(run, items, lines)
    report.lines = [*lines.values(), *left_lines(run)]
    run.redirects += keep_site_addresses(run.site, run.mapping)
    report.redirects, report.pictures = run.redirects, run.media.kept_now
    report.counts = count_site(run.site)
    report.lost = [f"{one.number:,} {one.what}" for one in run.site.lost]
    report.seconds = time.monotonic() - started
    return report


def archive_drafts(run: SiteRun) -> dict[int, str]:
    """The stories here that were public on the old site, by key, oldest first, with the digest
    that the import left: drafts, private and scheduled ones never are."""
    today = timezone.localdate(run.now)
    keys = {
        row.object_id: row.content_digest
        for item in run.site.items
        if item.kind == OLD_STORY
        and item.state == PUBLISHED
        and (item.day or (item.published.date() if item.published else None) or _NEVER) <= today
        and (row := run.earlier.get(run.key_of(item))) is not None
    }
    drafts = ArticlePage.objects.filter(pk__in=keys, live=False, address="")
    return {
        pk: keys[pk] for pk in drafts.order_by("published_on", "pk").values_list("pk", flat=True)
    }


def note_archive(run: SiteRun, report: SiteReport, outcome: ArchiveOutcome) -> None:
    """Say in the report what went live, what is to be done in it, and what holds others back."""
    report.live = len(outcome.live)
    pages = {
        item.key: row.object_id
        for item in run.site.items
        if (row := run.earlier.get(run.key_of(item))) is not None
    }
    for line in report.lines:
        key = pages.get(line.key, 0)
        if key in outcome.live:
            line.state = "archive"
            words = " ".join(outcome.live[key])
            line.reason = " ".join(one for one in (line.reason, words and f"To do: {words}") if one)
        elif key in outcome.held:
            line.reason = f"Held back: {outcome.held[key]}"


def in_order(run: SiteRun) -> list[OldItem]:
    """The oldest first: links mostly lead back, and then they are closed at once. Two items of one
    key would be one story."""
    items = {item.key: item for item in run.site.items}
    if run.mapping.pages == "nothing":
        items = {key: item for key, item in items.items() if item.kind != OLD_PAGE}
    return sorted(
        items.values(), key=lambda item: (str(item.published or item.day or ""), item.key)
    )


def left_lines(run: SiteRun) -> list[SiteLine]:
    """A line for everything that the export has and that is not taken."""
    left = [
        SiteLine(ENTRY_SKIPPED, "other", one.key, one.title, reason=one.reason)
        for one in run.site.skipped
    ]
    seen: set[str] = set()
    for item in run.site.items:
        if run.mapping.pages == "nothing" and item.kind == OLD_PAGE:
            why = "pages are not imported"
        elif item.key in seen:
            why = "the export has it twice; the last one counts"
        else:
            seen.add(item.key)
            continue
        left.append(
            SiteLine(ENTRY_SKIPPED, item.kind, item.key, item.title, item.address, reason=why)
        )
    return left


def _one(run: SiteRun, item: OldItem) -> SiteLine:
    """One that fails is reported, and the rest goes on."""
    try:
        return import_item(run, item)
    except (ImportRefused, DatabaseError, ValueError, LookupError, OSError) as error:
        why = f"{item.place or item.key}: {error}"
        return SiteLine(ENTRY_FAILED, item.kind, item.key, item.title, item.address, reason=why)


def _close_links(run: SiteRun, items: list[OldItem], lines: dict[str, SiteLine]) -> None:
    # What has failed is there no more than what was never in the export.
    run.expected &= set(run.pages)
    for item in items:
        row = run.earlier.get(run.key_of(item))
        if row is not None and row.is_open and lines[item.key].outcome != ENTRY_FAILED:
            again = _one(run, item)
            if again.outcome == ENTRY_FAILED:
                lines[item.key] = again
