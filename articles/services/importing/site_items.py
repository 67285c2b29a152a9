"""One use case: an item of an old site becomes a story or a page, in one transaction."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from articles.models import ArticlePage, Byline, HomePage, ImportedFrom, StandardPage
from articles.models.languages import is_language
from articles.models.reserved_slugs import RESERVED_SLUGS
from articles.old_sites.items import OLD_STORY
from articles.services.importing.old_addresses import keep_old_addresses
from articles.services.importing.site_bodies import BodyLinks, make_body, rich_text_of
from articles.services.importing.site_media import PictureMissing
from articles.services.importing.site_report import (
    ENTRY_MADE,
    ENTRY_SKIPPED,
    ENTRY_UNCHANGED,
    ENTRY_UPDATED,
    SiteLine,
)
from articles.syndication.languages import is_same_language
from articles.text import first_sentence, html_to_text

if TYPE_CHECKING:
    from articles.models import User
    from articles.old_sites import OldItem, OldSite
    from articles.services.importing.site_mapping import SiteMapping
    from articles.services.importing.site_media import SiteMedia
    from articles.services.importing.site_records import SiteRecords

_LONGEST_SLUG = 120
_LONGEST_STANDFIRST = 1000


@dataclass
class SiteRun:
    """What the steps of one run share. `earlier` has what former runs remember, by key; `pages`
    where old paths lead by now."""

    site: OldSite
    mapping: SiteMapping
    media: SiteMedia
    records: SiteRecords
    user: User | None
    now: datetime.datetime
    earlier: dict[str, ImportedFrom] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    expected: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    redirects: int = 0

    def key_of(self, item: OldItem) -> str:
        key = f"{self.site.name}|{item.key}"
        digest = hashlib.sha256(key.encode()).hexdigest()
        return key if len(key) <= 255 else f"{key[:180]}|{digest}"

    def links(self) -> BodyLinks:
        hosts = {*self.mapping.hosts, *self.site.hosts}
        return BodyLinks(self.site, hosts, self.pages, self.expected, self.aliases)

    def digest_of(self, item: OldItem) -> str:
        """SHA-256 of what is imported of the item, and of the decisions about it."""
        data = asdict(item)
        data.pop("lost"), data.pop("place")
        picture = data.pop("picture") and item.picture
        decided = {
            "topics": [one.name for one in self.records.choices_of(item)],
            "authors": [self.mapping.authors.get(name, [name]) for name in item.writers],
            "picture": [picture.address, picture.alt, picture.caption] if picture else None,
            "pictures": sorted(
                {*self.media.hosts, *(source.name for source in self.media.sources[1:])}
            ),
        }
        packed = json.dumps([data, decided], default=str, sort_keys=True)
        return hashlib.sha256(packed.encode()).hexdigest()


def import_item(run: SiteRun, item: OldItem) -> SiteLine:
    """Raises ImportRefused where no section is there for it; nothing is written then."""
    line = SiteLine(ENTRY_SKIPPED, item.kind, item.key, item.title, item.address)
    earlier = run.earlier.get(run.key_of(item))
    digest = run.digest_of(item)
    page = _page_of(earlier)
    if earlier and (page is None or not _is_to_do(earlier, page, digest, line)):
        if page is None:
            line.reason = "It was deleted here since it was imported."
        return line
    with transaction.atomic():
        kept = run.media.kept_so_far()
        try:
            return _write(run, item, line, earlier, page, digest)
        except BaseException:
            run.media.forget_new(kept)
            run.records.forget()
            raise


def _is_to_do(earlier: ImportedFrom, page: Page, digest: str, line: SiteLine) -> bool:
    line.state = "live" if page.live else "draft"
    if earlier.digest == digest and not earlier.is_open:
        line.outcome = ENTRY_UNCHANGED
        return False
    if _content_digest(page.get_latest_revision_as_object()) != earlier.content_digest:
        line.reason = "Somebody has edited it since it was imported: left as it is."
        return False
    return True


def _write(
    run: SiteRun,
    item: OldItem,
    line: SiteLine,
    earlier: ImportedFrom | None,
    page: Page | None,
    digest: str,
) -> SiteLine:
    is_new, links = page is None, run.links()
    fill = _story if item.kind == OLD_STORY else _standard_page
    page = fill(run, item, page.get_latest_revision_as_object() if page else None, links, line)
    page.save_revision(user=run.user, log_action=True)
    finished = bool(earlier and earlier.digest == digest)
    _remember(run, item, earlier, page, digest, is_open=bool(links.open))
    run.redirects += keep_old_addresses(run.site, item, page)
    run.pages.update({path: int(page.pk) for path in item.old_paths})
    line.outcome = ENTRY_MADE if is_new else ENTRY_UNCHANGED if finished else ENTRY_UPDATED
    line.state = "live" if page.live else "draft"
    line.reason = " ".join(one for one in (line.reason, item.why_draft) if one)
    line.lost = [*item.lost, *line.lost]
    return line


# --- Stories --------------------------------------------------------------------------------------


def _story(
    run: SiteRun, item: OldItem, story: Any, links: BodyLinks, line: SiteLine
) -> ArticlePage:
    is_new = story is None
    story = story or ArticlePage(live=False)
    blocks, lost = make_body(item, links, run.media, run.now)
    line.lost += lost
    story.title = _title(item, blocks, line)
    story.published_on = _day(run, item, line)
    story.standfirst = item.excerpt[:_LONGEST_STANDFIRST]
    story.language = _language(item)
    story.seo_title = item.seo_title[:255]
    story.search_description = item.seo_description[:500]
    story.body = blocks
    _lead_picture(run, item, story, line)
    story.bylines = [
        Byline(author=author, sort_order=place)
        for place, author in enumerate(run.records.authors_of(item))
    ]
    if is_new:
        section = run.records.section_of(item)
        story.slug = _slug(item, story.title, section, line)
        story.owner = run.user
        section.add_child(instance=story)
    story.topics.set(run.records.topics_of(item))
    if not story.live:
        story.save(clean=False)
    return story


def _title(item: OldItem, blocks: list[dict[str, Any]], line: SiteLine) -> str:
    if item.title:
        return item.title[:255]
    texts = (html_to_text(one["value"]) for one in blocks if one["type"] == "text")
    title = first_sentence(next(texts, "")) or "Untitled"
    line.reason = f"It had no title; its first words stand in: “{title}”."
    line.title = title
    return title[:255]


def _day(run: SiteRun, item: OldItem, line: SiteLine) -> datetime.date:
    if item.day:
        return item.day
    if item.published:
        return timezone.localtime(item.published).date()
    if item.updated:
        line.lost.append("its date: there was none, the day of its last change stands in")
        return timezone.localtime(item.updated).date()
    line.lost.append("its date: there was none, set it before it is published")
    return timezone.localtime(run.now).date()


def _slug(item: OldItem, title: str, parent: Page, line: SiteLine) -> str:
    wanted = slugify(item.slug or title, allow_unicode=True)[:_LONGEST_SLUG].strip("-_")
    wanted = wanted or f"story-{hashlib.sha256(item.key.encode()).hexdigest()[:8]}"
    taken = set(
        parent.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    if isinstance(parent.specific_class(), HomePage):
        taken |= RESERVED_SLUGS
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    if slug != wanted:
        line.lost.append(f"its web address “{wanted}”, which was taken: it has “{slug}”")
    return slug


def _lead_picture(run: SiteRun, item: OldItem, story: ArticlePage, line: SiteLine) -> None:
    story.lead_image = None
    if item.picture is None:
        return
    medium = run.media.known(item.picture.address, item.address)
    try:
        kept = run.media.keep(medium if medium.path else item.picture, now=run.now)
    except PictureMissing as error:
        line.lost.append(f"featured picture {error}")
        return
    story.lead_image_id = kept.pk
    words = {name: getattr(item.picture, name) or getattr(medium, name) for name in _WORDS}
    story.lead_image_alt = words["alt"][:255]
    story.lead_image_caption = words["caption"][:400]
    story.lead_image_credit = words["credit"][:255]


_WORDS = ("alt", "caption", "credit")


# --- Pages ----------------------------------------------------------------------------------------


def _standard_page(
    run: SiteRun, item: OldItem, page: Any, links: BodyLinks, line: SiteLine
) -> StandardPage:
    blocks, lost = make_body(item, links, run.media, run.now)
    line.lost += lost
    is_new = page is None
    page = page or StandardPage(live=False)
    page.title = _title(item, blocks, line)
    page.introduction = item.excerpt
    page.body = rich_text_of(blocks, line.lost.append)
    page.search_description = item.seo_description[:500]
    if is_new:
        home = HomePage.objects.get()
        page.slug = _slug(item, page.title, home, line)
        page.owner = run.user
        home.add_child(instance=page)
    elif not page.live:
        page.save(clean=False)
    return page


# --- What is remembered ---------------------------------------------------------------------------


def _page_of(earlier: ImportedFrom | None) -> Any:
    if earlier is None:
        return None
    found = Page.objects.filter(pk=earlier.object_id).first()
    return found.specific if found else None


def _content_digest(page: Any) -> str:
    if isinstance(page, ArticlePage):
        return page.publication_digest()
    words = [page.title, page.introduction, str(page.body)]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _remember(
    run: SiteRun,
    item: OldItem,
    earlier: ImportedFrom | None,
    page: Page,
    digest: str,
    *,
    is_open: bool,
) -> None:
    row = earlier or ImportedFrom(scheme=run.site.format, key=run.key_of(item))
    row.digest = digest
    row.content_digest = _content_digest(page.get_latest_revision_as_object())
    row.content_type = ContentType.objects.get_for_model(type(page))
    row.object_id = page.pk
    row.imported_at = run.now
    row.is_open = is_open
    row.save()
    run.earlier[row.key] = row


def _language(item: OldItem) -> str:
    """The language that the old site names, where it is not the newsroom's own."""
    tag = item.language.replace("_", "-")
    if not is_language(tag) or is_same_language(tag, settings.LANGUAGE_CODE):
        return ""
    return tag
