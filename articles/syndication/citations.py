"""How a story is cited: as text, and as an entry of BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.syndication.described import StoryData

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    }
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_FULL_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NOT_IN_KEY = re.compile("[^a-z0-9-]")


def as_text(story: StoryData) -> str:
    """Author and Author. “Headline.” Newsroom, 13 July 2017. https://…"""
    day = story.published_on
    date = f"{day.day} {_FULL_MONTHS[day.month - 1]} {day.year}"
    names = _in_words([name for name, _ in story.authors])
    end = "" if story.headline.endswith((".", "?", "!", "…")) else "."
    title = f"“{story.headline}{end}”"
    lead = f"{names.removesuffix('.')}. {title}" if names else title
    return f"{lead} {story.publisher.name}, {date}. {story.url}"


def as_bibtex(story: StoryData) -> str:
    """An entry for BibTeX and BibLaTeX, in UTF-8."""
    day = story.published_on
    fields = {
        "author": " and ".join(_name(name) for name, _ in story.authors),
        # In double braces it keeps its capitals in every style.
        "title": f"{{{_escape(story.headline)}}}",
        "howpublished": _escape(story.publisher.name),
        "year": f"{day.year:04d}",
        "day": str(day.day),
        "url": story.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.insert(-2, f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join([f"@misc{{{_key(story)},", *lines, "}", ""])


def _key(story: StoryData) -> str:
    """Stable: from the date, and from the slug or, where that is not in Latin letters, the id."""
    slug = story.url.rstrip("/").rpartition("/")[2].lower()
    if _NOT_IN_KEY.search(slug):
        slug = story.id.rpartition(":")[2][:8]
    return f"story-{story.published_on.isoformat()}-{slug}"


def _name(name: str) -> str:
    """A name as one author: words that BibTeX would take apart are held together."""
    text = _escape(name)
    return f"{{{text}}}" if "," in name or re.search(r"\band\b", name, re.IGNORECASE) else text


def _escape(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())


def _in_words(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
