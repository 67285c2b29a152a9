"""Redirects to a story that is killed. Those that name the page go with it; those that somebody
typed name its address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect

if TYPE_CHECKING:
    from collections.abc import Iterable


def remove_redirects(addresses: Iterable[str]) -> int:
    """Delete the redirects from and to these paths and all that stands below them (versions,
    files); return how many."""
    paths = {_plain(address) for address in addresses}
    near = Q()
    for path in paths:
        near |= Q(old_path__startswith=path) | Q(redirect_link__gt="")
    if not near:
        return 0
    gone = [
        redirect.pk
        for redirect in Redirect.objects.filter(near).order_by("pk").iterator()
        if any(_is_at(end, paths) for end in (redirect.old_path, redirect.redirect_link))
    ]
    return Redirect.objects.filter(pk__in=gone).delete()[0]


def _is_at(link: str, paths: set[str]) -> bool:
    path = _plain(unquote(urlsplit(link).path))
    return any(path == own or path.startswith(f"{own}/") for own in paths)


def _plain(path: str) -> str:
    return path.rstrip("/")
