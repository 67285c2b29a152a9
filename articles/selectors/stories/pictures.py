"""Pictures in the sizes that pages print."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import BigIntegerField

from articles.models import NewsImage, NewsRendition
from articles.models.querysets.prepared import Parameters, Prepared
from articles.safety.avif import can_write_avif

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

# Widths in pixels: a card, an article on a telephone or a screen, the same on a fine screen.
WIDTHS = (420, 840, 1600)
# The first that a browser knows is taken; every browser knows the last.
_FORMATS = {
    "avif": "format-avif",
    "webp": "format-webp",
    "jpg": "bgcolor-ffffff|format-jpeg",
}


def specs_of(*, with_avif: bool) -> tuple[str, ...]:
    """Every size in every format."""
    formats = [spec for ending, spec in _FORMATS.items() if with_avif or ending != "avif"]
    return tuple(f"width-{width}|{spec}" for width in WIDTHS for spec in formats)


SPECS = specs_of(with_avif=can_write_avif())

# A picture that is smaller than a size is kept in its own width for both: the last one counts,
# on the first view as on every later one.
_ORDER = tuple(sorted(SPECS, reverse=True))
_RENDITIONS = Prepared(
    ("image_id", "file", "width", "height", "image__description", "image__credit"),
    lambda: NewsRendition.objects.order_by("-filter_spec").filter(
        image_id__in=Parameters("images", BigIntegerField()), filter_spec__in=SPECS
    ),
)


class _Size(NamedTuple):
    name: str
    width: int
    height: int
    description: str
    credit: str


@dataclass(frozen=True, slots=True)
class LargePicture:
    """The largest size, as JPEG: other sites want 1200 pixels and more."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: `src` is a middle size, `srcset` names all of them, as JPEG, `large` is the
    largest; `sources` are (media type, srcset) of smaller files, the smallest first.

    `description` is what the picture's own record says that it shows, and `credit` whose it is,
    until a story says it in other words. `alt` is empty, as beside a
    headline that says it all, until a page sets it.
    """

    src: str
    srcset: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    description: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    large: LargePicture | None = None


def read_pictures(keys: Iterable[int | None]) -> dict[int, Picture]:
    """The pictures with these keys, by key: one query once their sizes exist.

    A size that does not exist yet is made. A picture whose file is gone or broken is left out:
    a page without its picture is better than no page.
    """
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    sizes: dict[int, list[_Size]] = {key: [] for key in wanted}
    for row in _RENDITIONS.rows_for("images", wanted):
        sizes[row.image_id].append(_size(row, row.file, row.image))
    incomplete = [key for key, made in sizes.items() if len(made) < len(SPECS)]
    if incomplete:
        for image in NewsImage.objects.filter(pk__in=incomplete):
            sizes[image.pk] = _make_sizes(image)
    return {key: _picture(made) for key, made in sizes.items() if made}


def _make_sizes(image: NewsImage) -> list[_Size]:
    try:
        made = image.get_renditions(*SPECS)
    except Exception:
        logger.exception("picture.broken", extra={"image": image.pk})
        return []
    sizes = [made[spec] for spec in _ORDER]
    return [_size(size, size.file.name, image) for size in sizes]


def _size(made: Any, name: str, image: Any) -> _Size:
    return _Size(name, made.width, made.height, image.description, image.credit)


def _picture(made: list[_Size]) -> Picture:
    by_ending: dict[str, dict[int, _Size]] = {ending: {} for ending in _FORMATS}
    for size in made:
        by_ending[size.name.rpartition(".")[2]][size.width] = size
    plain = by_ending.pop("jpg")
    widths = sorted(plain)
    middle, largest = plain[widths[min(1, len(widths) - 1)]], plain[widths[-1]]
    return Picture(
        src=_url_of(middle),
        srcset=_srcset(plain),
        width=middle.width,
        height=middle.height,
        description=middle.description,
        credit=middle.credit,
        large=LargePicture(_url_of(largest), largest.width, largest.height),
        sources=tuple(
            (f"image/{ending}", _srcset(sizes)) for ending, sizes in by_ending.items() if sizes
        ),
    )


def _srcset(sizes: dict[int, _Size]) -> str:
    return ", ".join(f"{_url_of(sizes[width])} {width}w" for width in sorted(sizes))


def _url_of(size: _Size) -> str:
    url: str = NewsRendition._meta.get_field("file").storage.url(size.name)
    return url
