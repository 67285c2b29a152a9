"""`manage.py import_site SOURCE`: a whole old site moves in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.management.commands.import_story import find_user
from articles.management.progress import Progress
from articles.old_sites import SourceRefused, read_old_site
from articles.services.importing.archive import publish_archive
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_site import (
    archive_drafts,
    import_site,
    note_archive,
    prepare_run,
)
from articles.services.importing.preview_site import preview_site
from articles.services.importing.site_mapping import SiteMapping, propose_mapping, read_mapping

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from articles.old_sites import OldSite
    from articles.services.importing.site_items import SiteRun
    from articles.services.importing.site_report import SiteReport


class Command(BaseCommand):
    help = (
        "Import an export of another system: WordPress, Ghost, Jekyll, Hugo, Eleventy, feeds, web "
        "pages, ninjs, NewsML-G2, Medium, Substack. Run it again after an interruption, or with a "
        "newer export: what is there and unchanged is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="a file, a folder or a zip archive")
        parser.add_argument("--section", default="", help="slug of the section that stories go to")
        parser.add_argument("--user", help="user name of whoever the stories are imported for")
        parser.add_argument(
            "--mapping",
            type=Path,
            help="what becomes what; a file that is not there yet is written, and nothing imported",
        )
        parser.add_argument(
            "--media", type=Path, action="append", default=[], help="a folder or zip with pictures"
        )
        parser.add_argument(
            "--allow-host",
            action="append",
            default=[],
            metavar="HOST",
            help="download pictures from this host; from no other",
        )
        parser.add_argument(
            "--archive",
            metavar="REASON",
            help="publish what was public on the old site at once, marked as archive (with --user)",
        )
        parser.add_argument(
            "--preview", action="store_true", help="say what would become what; write nothing"
        )
        parser.add_argument(
            "--report", type=Path, help="write the report to FILE.json, FILE.csv or FILE.txt"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            site, source = read_old_site(options["source"])
            mapping = self._mapping(site, options)
            if mapping is None:
                return
            run = prepare_run(
                site=site,
                source=source,
                mapping=mapping,
                media_folders=options["media"],
                allowed_hosts=options["allow_host"],
                user=find_user(options["user"]),
                now=timezone.now(),
            )
            if options["preview"]:
                report = preview_site(run)
            else:
                drawn = Progress(self.stderr, len(site.items))
                report = import_site(run, progress=lambda done, _all: drawn.at(done))
                if options["archive"] is not None:
                    self._archive(run, options["archive"], report)
                drawn.clear()
        except (SourceRefused, ImportRefused) as error:
            raise CommandError(str(error)) from error
        self._write(report, options["report"])
        if report.totals()["failed"]:
            raise CommandError(f"{report.totals()['failed']:,} could not be imported; see above.")

    def _mapping(self, site: OldSite, options: dict[str, Any]) -> SiteMapping | None:
        """None where a proposal was written, to be looked at first."""
        path: Path | None = options["mapping"]
        if path and path.exists():
            mapping = read_mapping(path.read_text(encoding="utf-8"))
        else:
            mapping = propose_mapping(site)
        mapping.section = options["section"] or mapping.section
        if path and not path.exists():
            path.write_text(mapping.as_json(), encoding="utf-8")
            self.stdout.write(f"Wrote {path}. Look at it, then run the command again.")
            return None
        return mapping

    def _archive(self, run: SiteRun, reason: str, report: SiteReport) -> None:
        try:
            outcome = publish_archive(
                drafts=archive_drafts(run), user=run.user, reason=reason, now=run.now
            )
        except PermissionDenied as error:
            raise CommandError(
                "--archive needs --user with somebody who may publish an archive. "
                "All stories are drafts."
            ) from error
        note_archive(run, report, outcome)

    def _write(self, report: SiteReport, path: Path | None) -> None:
        for line in report.as_lines():
            self.stdout.write(line)
        if report.seconds:
            rate = len(report.lines) / max(report.seconds, 0.001)
            self.stdout.write(f"{report.seconds:.1f} s, {rate:.1f} a second.")
        if path is None:
            return
        text = {".csv": report.as_csv, ".json": report.as_json}.get(path.suffix)
        content = text() if text else "\n".join(report.as_lines()) + "\n"
        path.write_text(content, encoding="utf-8")
