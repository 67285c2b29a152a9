"""The page of an author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import ArticlePage, Author
from articles.selectors.records.names import record_url
from articles.selectors.stories.cards import StoryList, read_story_list

if TYPE_CHECKING:
    from articles.selectors.lists.paging import Cursor
    from articles.selectors.site.page_frame import PageFrame


@dataclass(frozen=True, slots=True)
class AuthorScreen:
    """What the page of an author prints: nothing of the account that may stand behind the name."""

    name: str
    url: str
    biography: str
    stories: StoryList


def find_author(slug: str) -> Author | None:
    """An author who has a public page: who wants one, and has written what readers may see."""
    found = Author.objects.published().only("name", "slug", "biography")
    return found.filter(slug=slug).first()


def read_author(author: Author, page_frame: PageFrame, cursor: Cursor | None) -> AuthorScreen:
    """An author's page in two queries besides the author and the frame."""
    return AuthorScreen(
        name=author.name,
        url=record_url("author", author.slug),
        biography=author.biography,
        stories=read_story_list(ArticlePage.objects.published().by(author), page_frame, cursor),
    )
