"""What share pictures say, and the faces that they are drawn with."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.formats import date_format

from articles.selectors.records.bylines import find_author
from articles.selectors.records.documents import find_document
from articles.selectors.records.organizations import find_organization
from articles.selectors.records.people import find_person
from articles.selectors.records.places import find_place
from articles.selectors.records.topics import find_topic
from articles.syndication.lettering import Face, Lettering
from articles.syndication.share_pictures import ShareWords, draw_share_picture

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from articles.selectors.site.page_frame import PageFrame
    from articles.selectors.stories.quotes import Citation

_OWN_FACES = ("latin-600", "latin-ext-600")
# Where systems keep faces that have more scripts: the first that are there, after our own.
_SYSTEM_FACES = (
    "truetype/noto/NotoSansArabic-Bold.ttf",
    "truetype/noto/NotoSansHebrew-Bold.ttf",
    "opentype/noto/NotoSansCJK-Bold.ttc",
    "truetype/noto/NotoSans-Bold.ttf",
    "truetype/dejavu/DejaVuSans-Bold.ttf",
    "truetype/dejavu/DejaVuSerif-Bold.ttf",
    "truetype/liberation/LiberationSerif-Bold.ttf",
)
_FIND_RECORD = {
    "topics": ("Topic", find_topic),
    "people": ("Person", find_person),
    "organizations": ("Organization", find_organization),
    "documents": ("Document", find_document),
    "places": ("Place", find_place),
    "authors": ("Author", find_author),
}
DRAWN_RECORDS = tuple(_FIND_RECORD)


def say_site(page_frame: PageFrame) -> ShareWords:
    return ShareWords(words=page_frame.name, note=page_frame.tagline)


def say_story(story: ArticlePage, page_frame: PageFrame) -> ShareWords:
    section = page_frame.section_of(story.path)
    return ShareWords(
        words=story.title,
        label=story.kicker or (section.title if section else ""),
        site=page_frame.name,
        note=date_format(story.published_on, "j F Y"),
    )


def say_quote(citation: Citation, page_frame: PageFrame) -> ShareWords:
    """The words and whose they are, as the page of the quote prints them; the headline of its
    story for words that are not to be shown alone."""
    if citation.quote.not_alone:
        return ShareWords(
            words=citation.title,
            site=page_frame.name,
            note=date_format(citation.published_on, "j F Y"),
        )
    speaker = citation.quote.speaker
    return ShareWords(
        words=citation.quote.text,
        label=speaker.name if speaker else "",
        site=page_frame.name,
        note=citation.quote.said or date_format(citation.published_on, "j F Y"),
        is_quote=True,
    )


def say_record(kind: str, slug: str, page_frame: PageFrame) -> ShareWords | None:
    """A record that has a page; None for every other."""
    label, find = _FIND_RECORD[kind]
    record: Any = find(slug)
    return record and ShareWords(words=record.name, label=label, site=page_frame.name)


def say_page(slug: str, page_frame: PageFrame) -> ShareWords | None:
    """A section, or one of the lists that every page offers; None for every other address."""
    url = f"/{slug}/"
    lists = dict((*page_frame.browse, (reverse("topics"), "Topics")))
    sections = {section.url: section.title for section in page_frame.sections}
    title = sections.get(url) or lists.get(url)
    note = page_frame.tagline if url in lists else ""
    return ShareWords(words=title, site=page_frame.name, note=note) if title else None


# Kept in memory alone: what a kill removes may stand in no file. About 20 KB each.
@lru_cache(maxsize=64)
def picture_of(said: ShareWords) -> bytes:
    """The picture as PNG; the same words are drawn once."""
    return draw_share_picture(said, _lettering())


@cache
def _lettering() -> Lettering:
    own = (finders.find(f"fonts/source-serif-4-{name}-normal.woff2") for name in _OWN_FACES)
    system = (Path("/usr/share/fonts") / name for name in _SYSTEM_FACES)
    paths = [*settings.ADVOCACY_SHARE_FONTS, *(path for path in own if path), *system]
    return Lettering([Face(Path(path).read_bytes()) for path in paths if Path(path).exists()])
