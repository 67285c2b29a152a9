"""Pictures, films and files in a body from elsewhere."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from articles.safety.pasting.parts import PastedEmbed, PastedPicture

MEDIA: Final = {
    "img",
    "picture",
    "figure",
    "iframe",
    "video",
    "audio",
    "embed",
    "object",
    "amp-img",
}
_FRAMES: Final = ("iframe", "video", "audio", "embed", "object")
# What counts readers or shows their faces is no picture of the story.
_NO_PICTURE: Final = re.compile(
    r"gravatar\.com/avatar|/wp-includes/images/smilies|feeds\.feedburner\.com|feedsportal"
    r"|doubleclick\.net|stats\.wordpress\.com|pixel\.wp\.com|/share-?icons?/|s\.w\.org/images/core/emoji"
    r"|feeds\.wordpress\.com|www\.facebook\.com/tr",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"^(?P<caption>.*?)\s*[(\[]?(?:photo|picture|image|foto|credit|source|crédit photo)s?"
    r"(?: by| credit)?\s*[:©]\s*(?P<credit>[^()\[\]]{2,120}?)[)\]]?\.?$",
    re.IGNORECASE | re.DOTALL,
)
_YOUTUBE: Final = re.compile(r"(?:youtube(?:-nocookie)?\.com|youtu\.be)$")


def media_in(element: Any, tag: str) -> list[PastedPicture | PastedEmbed] | None:
    """What the element shows; None where it holds text (a figure around a table or a quote)."""
    if tag == "figure":
        return _figure(element)
    if tag == "picture":
        return [one for image in element.iter("img") for one in _picture(image)]
    return [*_picture(element)] if tag in ("img", "amp-img") else [*_embed(element)]


def _figure(figure: Any) -> list[PastedPicture | PastedEmbed] | None:
    inner = [one for one in figure.iter("figure") if one is not figure]
    if inner:
        found = [part for one in inner if not _has_inner(one) for part in _figure(one) or ()]
        return found or None
    if any(True for _one in figure.iter("table", "blockquote", "pre", "ul", "ol")) and not any(
        True for _one in figure.iter("img")
    ):
        return None
    caption, credit = _caption(figure)
    pictures = [
        PastedPicture(one.address, one.alt, caption, credit or one.credit)
        for image in figure.iter("img", "amp-img")
        for one in _picture(image)
    ]
    if pictures:
        return list(pictures)
    frames = [one for frame in figure.iter(*_FRAMES) for one in _embed(frame)]
    if frames:
        return [PastedEmbed(one.address, one.title, caption) for one in frames]
    words = "".join(figure.itertext()).strip()
    # What WordPress stores of an embed is its address alone.
    return [PastedEmbed(words)] if re.fullmatch(r"https?://\S+", words) else None


def _has_inner(figure: Any) -> bool:
    return any(one is not figure for one in figure.iter("figure"))


def _caption(figure: Any) -> tuple[str, str]:
    found = next(iter(figure.iter("figcaption")), None)
    if found is None:
        return "", ""
    words = " ".join("".join(found.itertext()).split())
    parts = _CREDIT.match(words)
    return (parts["caption"].strip(), parts["credit"].strip()) if parts else (words, "")


def _picture(image: Any) -> list[PastedPicture]:
    address = _source(image)
    size = (
        (image.get("width") or "").removesuffix("px"),
        (image.get("height") or "").removesuffix("px"),
    )
    if not address or _NO_PICTURE.search(address) or "1" in size or "0" in size:
        return []
    alt = " ".join((image.get("alt") or "").split())
    # A name of a file describes nothing.
    if re.fullmatch(r"[\w .-]*\.(?:jpe?g|png|gif|webp)|(?:IMG|DSC)[_-]?\d+", alt, re.IGNORECASE):
        alt = ""
    return [PastedPicture(address, alt)]


def _source(image: Any) -> str:
    """The address of the largest picture, also of one that is loaded late."""
    for name in ("data-orig-file", "data-large-file", "data-src", "data-lazy-src", "data-original"):
        if (image.get(name) or "").strip():
            return str(image.get(name)).strip()
    source = (image.get("src") or "").strip()
    if not source and image.get("srcset"):
        source = image.get("srcset").split(",")[-1].split()[0]
    return str(source)


def _embed(frame: Any) -> list[PastedEmbed]:
    address = frame.get("src") or frame.get("data-src") or frame.get("data") or ""
    if not address:
        sources = (
            one.get("src") or one.get("href") or "" for one in frame.iter("source", "embed", "a")
        )
        address = next((one for one in sources if one), "")
    if not address:
        values = (
            one.get("value") or "" for one in frame.iter("param") if one.get("name") == "movie"
        )
        address = next(values, "")
    title = " ".join((frame.get("title") or "").split())
    return [PastedEmbed(watch_address(address), title)] if address else []


def watch_address(address: str) -> str:
    """The page of a film instead of its player."""
    address = f"https:{address}" if address.startswith("//") else address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host, path = parts.hostname or "", parts.path
    if _YOUTUBE.search(host):
        found = re.match(r"/(?:embed|v|shorts)/([\w-]{6,})", path)
        key = found[1] if found else (parse_qs(parts.query).get("v") or [""])[0]
        if host.endswith("youtu.be"):
            key = path.strip("/")
        return f"https://www.youtube.com/watch?v={key}" if key and key != "videoseries" else address
    if host == "player.vimeo.com" and (found := re.match(r"/video/(\d+)", path)):
        return f"https://vimeo.com/{found[1]}"
    return address
