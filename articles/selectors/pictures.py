"""Pictures in the sizes that pages print."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import NewsImage, NewsRendition

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

# Widths in pixels: a card, an article on a telephone or a screen, the same on a fine screen.
WIDTHS = (420, 840, 1600)
SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: `src` is a middle size, `srcset` names all of them."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""


def read_pictures(keys: Iterable[int | None]) -> dict[int, Picture]:
    """The pictures with these keys, by key: one query once their sizes exist.

    A size that does not exist yet is made. A picture whose file is gone or broken is left out:
    a page without its picture is better than no page.
    """
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    sizes: dict[int, dict[str, NewsRendition]] = {key: {} for key in wanted}
    found = NewsRendition.objects.filter(image_id__in=wanted, filter_spec__in=SPECS)
    for rendition in found:
        sizes[rendition.image_id][rendition.filter_spec] = rendition
    incomplete = [key for key, made in sizes.items() if len(made) < len(SPECS)]
    if incomplete:
        for image in NewsImage.objects.filter(pk__in=incomplete):
            sizes[image.pk] = _make_sizes(image)
    return {key: _picture(made) for key, made in sizes.items() if made}


def _make_sizes(image: NewsImage) -> dict[str, NewsRendition]:
    try:
        return image.get_renditions(*SPECS)
    except Exception:
        logger.exception("picture.broken", extra={"image": image.pk})
        return {}


def _picture(made: dict[str, NewsRendition]) -> Picture:
    by_width = {rendition.width: rendition for rendition in made.values()}
    ordered = [by_width[width] for width in sorted(by_width)]
    middle = ordered[min(1, len(ordered) - 1)]
    return Picture(
        src=middle.url,
        srcset=", ".join(f"{size.url} {size.width}w" for size in ordered),
        width=middle.width,
        height=middle.height,
    )
