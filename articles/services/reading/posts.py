"""The post that a story gives to somebody whom the newsroom knows, against the posts on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import Membership
from articles.services.reading.shapes import Kind
from articles.text import name_key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from articles.services.reading.finding import Found
    from articles.services.reading.shapes import RecordMatch

# Copy shortens them, records spell them out.
_FULL = {"rep.": "representative", "sen.": "senator", "gov.": "governor", "rep": "representative"}
_LEFT_OUT = frozenset(("u.s.", "us", "the", "of", "for"))


def new_posts(
    found: list[Found], matches: Mapping[str, RecordMatch], day: datetime.date | None
) -> set[str]:
    """The keys of people on record to whom the text gives a post that they do not hold on `day`.
    One query."""
    people = {
        one.key: pk
        for one in found
        if one.kind == Kind.PERSON
        if (one.fields["title"] or one.fields["affiliation"]) and (pk := matches[one.key].pk)
    }
    if not people:
        return set()
    posts = Membership.objects.filter(person__in=people.values()).for_labels()
    held: dict[int, list[Any]] = {}
    for post in posts.on(day) if day else posts:
        held.setdefault(post.person_id, []).append(post)
    by_key = {one.key: one.fields for one in found}
    return {key for key, pk in people.items() if not is_held(by_key[key], held.get(pk, ()))}


def is_held(fields: Mapping[str, str], posts: Iterable[Any]) -> bool:
    """Whether one of the posts says what the story says."""
    title, body = _words(fields["title"]), name_key(fields["affiliation"])
    return any(_is_same(title, body, post) for post in posts)


def _is_same(title: set[str], body: str, post: Any) -> bool:
    own = name_key(post.organization.name) if post.organization else ""
    if title and post.role and not (title <= _words(post.role) or _words(post.role) <= title):
        return False
    return not (body and own) or body == own


def _words(title: str) -> set[str]:
    return {_FULL.get(word, word) for word in name_key(title).split()} - _LEFT_OUT
