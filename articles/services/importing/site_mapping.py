"""What becomes what when a site moves in: proposed, kept as a file, edited by people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from articles.models import Author, SectionPage, Topic, TopicSynonym
from articles.old_sites.items import CATEGORY, TAG
from articles.services.importing.errors import ImportRefused
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.old_sites import OldSite

AS_TOPIC, AS_SECTION, LEFT_OUT = "topic", "section", "nothing"
_NO_CATEGORY = {"uncategorized", "uncategorised", "non classe", "sin categoria", "allgemein"}
_NO_CATEGORY |= {"nezarazene", "unkategorisiert", "sem categoria", "без рубрики", "default"}


@dataclass
class TermChoice:
    """`becomes` is "topic", "section" or "nothing"; `name` that of the topic, or the slug of the
    section; `like` says which other spellings it was proposed for."""

    becomes: str
    name: str = ""
    like: list[str] = field(default_factory=list)


@dataclass
class SiteMapping:
    """The decisions of an import, as they stand in its file (docs/import-format.md)."""

    section: str = ""
    pages: str = "pages"
    author_pages: bool = False
    hosts: list[str] = field(default_factory=list)
    categories: dict[str, TermChoice] = field(default_factory=dict)
    tags: dict[str, TermChoice] = field(default_factory=dict)
    authors: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def read_mapping(text: str) -> SiteMapping:
    """Raises ImportRefused naming what is wrong."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ImportRefused(f"The mapping is not valid JSON: {error}.") from error
    if not isinstance(data, dict):
        raise ImportRefused("The mapping must be one JSON object.")
    unknown = sorted(set(data) - set(SiteMapping.__dataclass_fields__))
    if unknown:
        raise ImportRefused(f"The mapping has “{unknown[0]}”, which means nothing here.")
    for name in ("categories", "tags"):
        data[name] = {key: _choice(key, one) for key, one in data.get(name, {}).items()}
    return SiteMapping(**data)


def _choice(key: str, data: Any) -> TermChoice:
    if not isinstance(data, dict) or data.get("becomes") not in (AS_TOPIC, AS_SECTION, LEFT_OUT):
        raise ImportRefused(
            f"“{key}” in the mapping needs “becomes”: “{AS_TOPIC}”, “{AS_SECTION}” or “{LEFT_OUT}”."
        )
    return TermChoice(data["becomes"], str(data.get("name") or ""), list(data.get("like") or []))


def propose_mapping(site: OldSite) -> SiteMapping:
    """A mapping for the whole site: four queries. Categories that a section is called after become
    that section; other categories and all tags become topics, under the name of a topic that is
    there where there is one."""
    sections = list(SectionPage.objects.live().order_by("path"))
    by_name = {name_key(one.title): one.slug for one in sections}
    known = dict(Topic.objects.order_by().values_list("name_key", "name"))
    known |= dict(TopicSynonym.objects.order_by().values_list("name_key", "topic__name"))
    mapping = SiteMapping(
        section=sections[0].slug if len(sections) == 1 else "", hosts=sorted(site.hosts)
    )
    for name in site.term_names(CATEGORY):
        key = name_key(name)
        if key in _NO_CATEGORY or not key:
            mapping.categories[name] = TermChoice(LEFT_OUT)
        elif key in by_name:
            mapping.categories[name] = TermChoice(AS_SECTION, by_name[key])
        else:
            mapping.categories[name] = _topic(name, known)
    for name in site.term_names(TAG):
        mapping.tags[name] = _topic(name, known)
    writers = {name_key(name): name for name in Author.objects.values_list("name", flat=True)}
    for name in site.writer_names():
        mapping.authors[name] = [writers.get(name_key(name), name)]
    return mapping


def _topic(name: str, known: dict[str, str]) -> TermChoice:
    """`known` takes a new name in, so that its other spellings find it."""
    key = name_key(name)
    if not key:
        return TermChoice(LEFT_OUT)
    if key in known:
        return TermChoice(AS_TOPIC, known[key], [name] if known[key] != name else [])
    near = _nearest(key, known)
    if near:
        return TermChoice(AS_TOPIC, known[near], [name])
    known[key] = name[:100]
    return TermChoice(AS_TOPIC, name[:100])


def _nearest(key: str, known: Iterable[str]) -> str:
    """The same word in its other number ("refugee", "refugees"); never of a short one, where a
    letter makes another word."""
    stem = key.rstrip("s")
    if len(stem) < 5:
        return ""
    return next((other for other in known if other.rstrip("s") == stem), "")
