"""What an import would do, in the shape of its report. Nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.old_sites.counting import count_site
from articles.old_sites.items import OLD_STORY
from articles.safety.pasting import PastedPicture, read_old_body
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_site import in_order, left_lines
from articles.services.importing.site_report import (
    ENTRY_FAILED,
    ENTRY_MADE,
    ENTRY_UNCHANGED,
    ENTRY_UPDATED,
    SiteLine,
    SiteReport,
)

if TYPE_CHECKING:
    from articles.old_sites import OldItem
    from articles.services.importing.site_items import SiteRun


def preview_site(run: SiteRun) -> SiteReport:
    """A line for each item, with what it would lose; sums, counts, warnings. No query an item."""
    report = SiteReport(run.site.name, run.site.format, warnings=list(run.site.warnings))
    report.lines = [*(_line(run, item) for item in in_order(run)), *left_lines(run)]
    report.counts = count_site(run.site)
    report.lost = [f"{one.number:,} {one.what}" for one in run.site.lost]
    report.redirects = len(run.expected)
    return report


def _line(run: SiteRun, item: OldItem) -> SiteLine:
    earlier = run.earlier.get(run.key_of(item))
    outcome = ENTRY_MADE
    if earlier is not None:
        outcome = ENTRY_UNCHANGED if earlier.digest == run.digest_of(item) else ENTRY_UPDATED
    line = SiteLine(outcome, item.kind, item.key, item.title, item.address, "draft")
    line.reason, line.lost = item.why_draft, [*item.lost]
    if item.kind == OLD_STORY:
        try:
            run.records.section_of(item)
        except ImportRefused as error:
            line.outcome, line.reason = ENTRY_FAILED, str(error)
    links = run.links()
    body = read_old_body(item.html, links=lambda address: links.lead(address, item.address))
    addresses = [part.address for part in body.parts if isinstance(part, PastedPicture)]
    if item.picture:
        addresses.append(item.picture.address)
    for address in dict.fromkeys(addresses):
        if not run.media.where(run.media.known(address, item.address)):
            line.lost.append(f"picture {address[:160]}: not in the files that were given")
    line.lost += [
        f"link to {one}, which is not in the export" for one in dict.fromkeys(links.broken)
    ]
    return line
