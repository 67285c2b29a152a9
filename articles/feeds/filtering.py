"""Feeds of a part of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from articles.filters import BadFilter, describe_filter
from articles.models.querysets.filtered import find_records

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.filters import Filter
    from articles.models.querysets.filtered import Records


def read_filter[Wanted: Filter](
    request: HttpRequest, kind: type[Wanted]
) -> tuple[Wanted, Records, str]:
    """What the address asks for, from its first page; the records that it names; the filtered list
    in words, "" for the bare one. Raises Http404 for what no list can be asked."""
    try:
        wanted = kind.parse(dict(request.GET.lists())).first_page()
        records = find_records(wanted)
    except BadFilter as error:
        raise Http404 from error
    names = {key: record.name for key, record in records.items()}
    return wanted, records, "" if wanted.is_bare() else describe_filter(wanted, names)
