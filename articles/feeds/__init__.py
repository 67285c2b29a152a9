"""Feeds of the public site: Atom, RSS 2.0 and JSON Feed, of everything that readers can follow."""

from articles.feeds.lists import corrections, events, quotes, standing
from articles.feeds.stories import record, section, site

__all__ = ["corrections", "events", "quotes", "record", "section", "site", "standing"]
