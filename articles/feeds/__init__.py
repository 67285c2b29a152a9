"""Feeds of the public site: Atom, RSS 2.0 and JSON Feed, of everything that readers can follow."""

from articles.feeds.lists import corrections, correspondence, events, quotes
from articles.feeds.search import found
from articles.feeds.stories import record, section, site

__all__ = [
    "corrections",
    "correspondence",
    "events",
    "found",
    "quotes",
    "record",
    "section",
    "site",
]
