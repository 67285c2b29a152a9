"""Topics, bylines and sections of an old site, made or found by the mapping."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.models import Author, SectionPage, Topic
from articles.old_sites.items import CATEGORY
from articles.selectors.records.choosers import topics_by_name
from articles.services.importing.errors import ImportRefused
from articles.services.importing.site_mapping import AS_SECTION, AS_TOPIC
from articles.text import name_key

if TYPE_CHECKING:
    from articles.old_sites import OldItem, OldSite
    from articles.services.importing.site_mapping import SiteMapping, TermChoice


@dataclass
class SiteRecords:
    """What one run has made or found, by name; forgotten when a transaction is taken back."""

    mapping: SiteMapping
    site: OldSite
    topics: dict[str, Topic] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    sections: dict[str, SectionPage] = field(default_factory=dict)

    def forget(self) -> None:
        self.topics.clear()
        self.authors.clear()

    def section_of(self, item: OldItem) -> SectionPage:
        """That of its first category that is one; else the section for all. Raises
        ImportRefused."""
        if not self.sections:
            self.sections = {one.slug: one for one in SectionPage.objects.live()}
        choices = (self.mapping.categories.get(name) for name in item.categories)
        slugs = [one.name for one in choices if one and one.becomes == AS_SECTION]
        slug = (slugs or [self.mapping.section])[0]
        if slug in self.sections:
            return self.sections[slug]
        known = ", ".join(sorted(self.sections)) or "none yet"
        if not slug:
            raise ImportRefused(f"Say which section stories go to (--section). Sections: {known}.")
        raise ImportRefused(f"There is no section “{slug}”. Sections: {known}.")

    def topics_of(self, item: OldItem) -> list[Topic]:
        found: dict[int, Topic] = {}
        for choice in self.choices_of(item):
            topic = self._topic(choice.name)
            found[topic.pk] = topic
        return list(found.values())

    def choices_of(self, item: OldItem) -> list[TermChoice]:
        choices = [
            *(self.mapping.categories.get(name) for name in item.categories),
            *(self.mapping.tags.get(name) for name in item.tags),
        ]
        return [one for one in choices if one and one.becomes == AS_TOPIC and one.name]

    def _topic(self, name: str) -> Topic:
        key = name_key(name)
        if key not in self.topics:
            found = topics_by_name([name]).get(key)
            self.topics[key] = found or Topic.objects.create(
                name=name[:100], parent=self._above(name)
            )
        return self.topics[key]

    def _above(self, name: str) -> Topic | None:
        """The topic of the category above, where the old site had a tree."""
        own = [
            one.slug
            for one in self.site.terms
            if one.kind == CATEGORY and self._named(one.name) == name
        ]
        parents = {one.parent for one in self.site.terms if one.slug in own and one.parent}
        for term in self.site.terms:
            if term.kind == CATEGORY and term.slug in parents - set(own):
                above = self._named(term.name)
                return self._topic(above) if above and above != name else None
        return None

    def _named(self, category: str) -> str:
        choice = self.mapping.categories.get(category)
        return choice.name if choice and choice.becomes == AS_TOPIC else ""

    def authors_of(self, item: OldItem) -> list[Author]:
        names = [
            name
            for written in item.writers
            for name in self.mapping.authors.get(written, [written])
            if name.strip()
        ]
        return [self._author(name) for name in dict.fromkeys(names)]

    def _author(self, name: str) -> Author:
        key = name_key(name)
        if key not in self.authors:
            author = Author.objects.named(name).first()
            self.authors[key] = author or Author.objects.create(
                name=name, has_public_page=self.mapping.author_pages
            )
        return self.authors[key]
