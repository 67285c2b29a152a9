"""Finds out what an export is, and reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.old_sites.sources import SourceRefused, open_source
from articles.old_sites.wxr import is_wxr, read_wxr
from articles.old_sites.xml_files import parse_xml

if TYPE_CHECKING:
    from pathlib import Path

    from articles.old_sites.items import OldSite
    from articles.old_sites.sources import Source


def read_old_site(path: Path) -> tuple[OldSite, Source]:
    """The site, and the source, from which its pictures are read. Raises SourceRefused."""
    source = open_source(path)
    name = source.names()[0]
    root, warnings = parse_xml(source.read(name), name)
    if not is_wxr(root):
        raise SourceRefused(f"{name} is no export that is known here.")
    site = read_wxr(root, source.name)
    site.warnings += warnings
    return site, source
