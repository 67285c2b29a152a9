"""Pages that showed a killed story, and how they leave the cache in front of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from articles.selectors.site.sitemaps import ROWS_A_FILE, SINGLE_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Model

    from articles.models import ArticlePage

# Lists with a feed, by the names of their addresses.
FOLLOWED = ("quotes", "corrections", "timeline", "correspondence")
FEEDS = ("feed.atom", "feed.rss", "feed.json")
# What a story is sent on as, and what else stands below its address.
FILES = ("story.ninjs.json", "citation.bib", "share.png", "versions/")


def pages_showing(
    article: ArticlePage, addresses: Iterable[str], named: dict[type[Model], set[int]]
) -> list[str]:
    """Paths of the pages on which the story may stand: its own, those of its quotes, the front
    page, the lists, its section, those of every record that it names; their feeds, and the maps of
    the site. Empty for a story that was never public."""
    if not article.address:
        return []
    followed = {"/", *map(reverse, FOLLOWED), _path(article.get_parent().specific)}
    for model, keys in named.items():
        if hasattr(model, "get_absolute_url"):
            records = model._default_manager.filter(pk__in=keys)
            followed |= {record.get_absolute_url() for record in records}
    feeds = {f"{page}{name}" for page in followed - {""} for name in FEEDS}
    files = {f"{article.address}{name}" for name in FILES}
    pages = {*addresses, *map(reverse, SINGLE_PAGES), *followed, *_quotes(article)}
    return sorted({*pages, *feeds, *files, *_maps(article)} - {""})


def _quotes(article: ArticlePage) -> Iterator[str]:
    """The published quotes; the rows are gone when the caches are asked."""
    for uid in article.quotes.order_by("pk").values_list("uid", flat=True):
        yield reverse("quote", args=[uid])
        yield reverse("quote_picture", args=[uid])


def _maps(article: ArticlePage) -> Iterable[str]:
    number = (article.pk - 1) // ROWS_A_FILE + 1
    yield from map(reverse, ("sitemap", "news_sitemap"))
    yield reverse("sitemap_part", kwargs={"name": "stories", "number": number})


def _path(section: ArticlePage) -> str:
    parts = section.get_url_parts()
    return (parts and parts[2]) or ""


def purge(paths: Iterable[str]) -> int:
    """Ask every cache in front of the site to forget the pages; return how many they are. A cache
    that does not answer is logged by Wagtail, and the pages leave it within a minute."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    urls = [base + path for path in paths]
    if urls and getattr(settings, "WAGTAILFRONTENDCACHE", None):
        purge_urls_from_cache(urls)
        return len(urls)
    return 0
