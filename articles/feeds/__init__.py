"""Feeds of the public site: Atom, RSS 2.0 and JSON Feed, of everything that readers can follow."""

from articles.feeds.lists import corrections, correspondence, events, quotes
from articles.feeds.stories import record, section, site

__all__ = ["corrections", "correspondence", "events", "quotes", "record", "section", "site"]
