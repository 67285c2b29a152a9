"""How feeds are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.feeds.formats import render_feed
from articles.selectors.site.structured_data import whole_url
from articles.syndication.feeds import FeedData
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import HttpRequest, HttpResponse

    from articles.selectors.site.page_frame import PageFrame
    from articles.syndication.feeds import FeedEntry


def answer_feed(
    request: HttpRequest,
    kind: str,
    entries: Sequence[FeedEntry],
    page_frame: PageFrame,
    *,
    title: str = "",
    description: str,
    home: str,
    query: str = "",
    keys: Iterable[str] = (),
) -> HttpResponse:
    """A feed of the page at the path `home`, whose own address is `feed.atom` and so on below it,
    with the `query` of a filter behind it. Nothing of it depends on who asks or how. `keys`: of
    what entries show and do not link to."""
    feed = FeedData(
        title=f"{title} | {page_frame.name}" if title else page_frame.name,
        description=description,
        url=whole_url(f"{home}feed.{kind}{query and '?'}{query}"),
        home=whole_url(home),
        site=whole_url("/"),
        publisher=page_frame.name,
        language=settings.LANGUAGE_CODE,
        entries=entries,
    )
    content, media_type = render_feed(feed, kind)
    return answer_file(request, content, media_type, page_frame, keys)
