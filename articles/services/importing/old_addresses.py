"""Keeps where the addresses of an old site lead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse

from articles.models import ArticlePage, Author, OldAddress, SectionPage
from articles.models.old_addresses import OLD_PATH_LENGTH
from articles.old_sites.addresses import path_of
from articles.old_sites.items import CATEGORY
from articles.selectors.records.choosers import topics_by_name
from articles.services.importing.site_mapping import AS_SECTION, AS_TOPIC
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.models import Page

    from articles.old_sites import OldItem, OldSite
    from articles.services.importing.site_mapping import SiteMapping

# The feeds of WordPress, Ghost, Jekyll and Hugo.
_FEEDS = (
    "/feed",
    "/feed/rss",
    "/feed/rss2",
    "/rss",
    "/rss2",
    "/index.xml",
    "/rss.xml",
    "/feed.xml",
)
_ATOM_FEEDS = ("/feed/atom", "/atom.xml", "/atom")


def keep_old_addresses(site: OldSite, item: OldItem, page: Page) -> int:
    """Every old path of a story or page leads to it; how many are new. An old address that is the
    address here needs none."""
    own = path_of(_own_address(page))
    paths = [path for path in item.old_paths if path not in (own, "/", "")]
    return _keep(OldAddress(path=path, page_id=page.pk) for path in paths)


def _own_address(page: Page) -> str:
    if isinstance(page, ArticlePage):
        return page.address or page.proposed_address()
    return f"/{page.slug}/"


def keep_site_addresses(site: OldSite, mapping: SiteMapping) -> int:
    """The pages of categories, tags and authors, feeds and plain redirects of the whole site; how
    many are new. Each leads also what stood below it ("page/2", "feed")."""
    rows = [*_of_terms(site, mapping), *_of_writers(site, mapping)]
    rows += [OldAddress(path=path, target=reverse("feed", args=["rss"])) for path in _FEEDS]
    rows += [OldAddress(path=path, target=reverse("feed", args=["atom"])) for path in _ATOM_FEEDS]
    made = _keep(rows)
    return made + _keep(_of_aliases(site))


def _of_terms(site: OldSite, mapping: SiteMapping) -> Iterable[OldAddress]:
    sections = {one.slug: one for one in SectionPage.objects.live()}
    names = {
        choice.name
        for choice in (*mapping.categories.values(), *mapping.tags.values())
        if choice.becomes == AS_TOPIC
    }
    topics = topics_by_name(names)
    for term in site.terms:
        choices = mapping.categories if term.kind == CATEGORY else mapping.tags
        choice = choices.get(term.name)
        if choice is None:
            continue
        section = sections.get(choice.name) if choice.becomes == AS_SECTION else None
        topic = topics.get(name_key(choice.name)) if choice.becomes == AS_TOPIC else None
        for path in term.paths:
            if section is not None:
                yield OldAddress(path=path, page_id=section.pk, is_prefix=True)
            elif topic is not None:
                yield OldAddress(path=path, target=topic.get_absolute_url(), is_prefix=True)


def _of_writers(site: OldSite, mapping: SiteMapping) -> Iterable[OldAddress]:
    for writer in site.writers:
        for name in mapping.authors.get(writer.name, [writer.name])[:1]:
            author = Author.objects.named(name).filter(has_public_page=True).first()
            if author is not None:
                for path in writer.paths:
                    yield OldAddress(path=path, target=author.get_absolute_url(), is_prefix=True)


def _of_aliases(site: OldSite) -> Iterable[OldAddress]:
    """Plain redirects: to the page that has the target as its old path, or to the path itself."""
    targets = {path_of(target) for _path, target in site.aliases}
    pages = dict(
        OldAddress.objects.filter(path__in=targets, page__isnull=False).values_list("path", "page")
    )
    for path, target in site.aliases:
        wanted = path_of(target)
        if wanted in pages:
            yield OldAddress(path=path_of(path), page_id=pages[wanted])
        elif target.startswith("/") and not target.startswith("//"):
            yield OldAddress(path=path_of(path), target=quote(target, safe="/?&=#%"))


def _keep(rows: Iterable[OldAddress]) -> int:
    """What is there already stays: the first story that had an address keeps it."""
    wanted = {
        row.path: row
        for row in rows
        if row.path not in ("", "/") and len(row.path) <= OLD_PATH_LENGTH and row.target != row.path
    }
    if not wanted:
        return 0
    known = set(
        OldAddress.objects.filter(path__in=wanted).order_by().values_list("path", flat=True)
    )
    new = [row for path, row in wanted.items() if path not in known]
    OldAddress.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
