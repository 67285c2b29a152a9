"""Small makers of records, for tests that need one and do not care about its details."""

from tests.factories.newsroom import make_newsroom, make_section, make_standard_page
from tests.factories.records import (
    make_author,
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.factories.stories import make_article, make_full_article, publish_row
from tests.factories.users import make_user

__all__ = [
    "make_article",
    "make_author",
    "make_document",
    "make_event",
    "make_full_article",
    "make_newsroom",
    "make_organization",
    "make_person",
    "make_place",
    "make_section",
    "make_standard_page",
    "make_topic",
    "make_user",
    "publish_row",
]
