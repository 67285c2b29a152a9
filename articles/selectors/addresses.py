"""What became of an address at which no public story stands."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import ArticlePage, RetiredAddress


@dataclass(frozen=True, slots=True)
class Fate:
    """`moved_to` is where the story stands now; "" where it is gone or never was."""

    is_known: bool
    moved_to: str = ""


def find_fate(address: str) -> Fate:
    """Addresses are given at the first publication: one that is known was public once."""
    if ArticlePage.objects.filter(address=address).exists():
        return Fate(is_known=True)
    retired = RetiredAddress.objects.filter(address=address).first()
    if retired is None:
        return Fate(is_known=False)
    story = ArticlePage.objects.published().filter(pk=retired.article_id).only("address").first()
    return Fate(is_known=True, moved_to=story.address if story else "")
