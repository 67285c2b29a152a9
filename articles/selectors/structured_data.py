"""What the structured data of a story says: what its page prints, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.encoding import iri_to_uri

from articles.selectors.cards import summary_of
from articles.syndication.structured_data import (
    CorrectionData,
    StoryData,
    story_json_ld,
    to_script_text,
)

if TYPE_CHECKING:
    from articles.models import ArticlePage
    from articles.selectors.corrections import Notice
    from articles.selectors.furniture import Furniture
    from articles.selectors.names import Name


def describe_story(
    article: ArticlePage,
    authors: tuple[Name, ...],
    notices: tuple[Notice, ...],
    furniture: Furniture,
) -> str:
    """JSON-LD, ready to stand in a script element."""
    section = furniture.section_of(article.path)
    return to_script_text(
        story_json_ld(
            StoryData(
                url=whole_url(article.address or article.proposed_address()),
                headline=article.title,
                description=article.search_description or summary_of(article),
                published_on=article.published_on,
                modified_at=article.last_published_at,
                publisher=furniture.name,
                publisher_url=whole_url("/"),
                authors=tuple(
                    (author.name, whole_url(author.url) if author.url else "") for author in authors
                ),
                section=section.title if section else "",
                corrections=[describe_notice(notice) for notice in notices],
            )
        )
    )


def describe_notice(notice: Notice) -> CorrectionData:
    return CorrectionData(
        url=whole_url(notice.url),
        label=notice.label,
        text=notice.text(),
        issued_at=notice.issued_at,
    )


def whole_url(path: str) -> str:
    """The address with the site's name before it, in ASCII as every program takes it."""
    return iri_to_uri(f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}")
