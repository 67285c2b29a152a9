"""Counts of an export, by the names of docs/import-format.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.old_sites.items import OldSite


def count_site(site: OldSite) -> dict[str, Any]:
    return dict(site.counts)
