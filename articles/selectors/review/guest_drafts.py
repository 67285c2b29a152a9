"""What a guest reads of a draft: the words of one version, and nothing that leads elsewhere."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.models import GuestOpening, ProtectedName
from articles.models.guest_links import visibility_digest
from articles.models.name_gate import protected_index
from articles.safety.names import replace_names
from articles.text.block_words import block_text, printed_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.models import ArticlePage, GuestLink, User

SHOWN_LINKS, SHOWN_OPENINGS = 50, 100


@dataclass(frozen=True, slots=True)
class GuestBlock:
    """One block of the text, as plain paragraphs; its id in the draft, and its number."""

    id: str
    number: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuestDraft:
    """One version of a story in plain words; `saved_at` is when it was saved."""

    kicker: str
    title: str
    standfirst: str
    blocks: tuple[GuestBlock, ...]
    saved_at: datetime.datetime


def read_guest_draft(link: GuestLink) -> GuestDraft:
    """The link's version, two queries besides the link. Protected names read as their pseudonyms,
    links are words, pictures their captions. Raises NamesKeyMissing, and NameStays where
    a pseudonym has a protected name in it."""
    revision = link.revision
    story: ArticlePage = revision.as_object()
    veil = _veil()
    blocks: list[GuestBlock] = []
    for raw in story.body.get_prep_value():
        words = block_text(raw["type"], raw["value"]) or "\n".join(printed_texts(raw["value"]))
        paragraphs = tuple(veil(line.strip()) for line in words.split("\n") if line.strip())
        if paragraphs:
            blocks.append(GuestBlock(str(raw.get("id") or ""), len(blocks) + 1, paragraphs))
    return GuestDraft(
        kicker=veil(story.kicker),
        title=veil(story.title),
        standfirst=veil(story.standfirst),
        blocks=tuple(blocks),
        saved_at=revision.created_at,
    )


def _veil() -> Callable[[str], str]:
    """Puts pseudonyms in the place of protected names."""
    index = protected_index()
    names = ProtectedName.objects.in_force(timezone.localdate()) if index else ()
    words = {str(row.pk): row.opened()["pseudonym"] for row in names}
    return lambda text: replace_names(index, text, words) if words else text


@dataclass(frozen=True, slots=True)
class GivenLink:
    """A guest link for the newsroom's list, with when it was opened."""

    link: GuestLink
    is_open: bool
    openings: tuple[datetime.datetime, ...]


def read_guest_links(article: ArticlePage, now: datetime.datetime) -> tuple[GivenLink, ...]:
    """The newest links of a story, in two queries and those for what became of it."""
    links = list(article.guest_links.select_related("given_by")[:SHOWN_LINKS])
    opened: dict[int, list[datetime.datetime]] = {}
    found: Any = GuestOpening.objects.filter(link__in=links).values_list("link", "at")
    for pk, at in found[: SHOWN_LINKS * SHOWN_OPENINGS]:
        opened.setdefault(pk, []).append(at)
    visibility = visibility_digest(article)
    return tuple(
        GivenLink(link, _is_open(link, visibility, now), tuple(opened.get(link.pk, ())))
        for link in links
    )


def _is_open(link: GuestLink, visibility: str, now: datetime.datetime) -> bool:
    giver: User | None = link.given_by
    return (
        link.revoked_at is None
        and link.expires_at > now
        and link.revision_id is not None
        and link.visibility == visibility
        and giver is not None
        and giver.is_active
    )
