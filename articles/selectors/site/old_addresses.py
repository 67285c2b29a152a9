"""Where the addresses of the site that a newsroom moved in from lead now."""

from __future__ import annotations

from django.db.models import Q

from articles.models import OldAddress
from articles.old_sites.addresses import path_of
from articles.selectors.site.addresses import is_killed
from articles.selectors.stories.links import read_targets

# Deeper than any old site's folders; more would be a long query for nothing.
_DEEPEST = 12


def find_old_address(address: str) -> str | None:
    """The path to lead on to; "" where nothing public is there now; None where the old site had no
    such address, or what was there was killed. One query where it had none, three at most.

    A row of its own always comes before what a folder above it says: a story that is not public
    leads nowhere, though its category does.
    """
    path = path_of(address)
    parts = path.partition("?")[0].strip("/").split("/")[:_DEEPEST]
    above = [f"/{'/'.join(parts[:number])}" for number in range(1, len(parts) + 1)]
    rows = list(OldAddress.objects.filter(Q(path=path) | Q(path__in=above, is_prefix=True)))
    if not rows or is_killed(path):
        return None
    row = max(rows, key=lambda one: (one.path == path, len(one.path)))
    if row.target:
        return row.target
    return read_targets({row.page_id}).pages.get(row.page_id or 0, "")


def is_killed_old_address(address: str) -> bool:
    """Whether a story that was killed stood at this address of the old site."""
    return is_killed(path_of(address))
