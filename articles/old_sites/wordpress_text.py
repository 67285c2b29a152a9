"""A body as WordPress stores it, as the HTML that its readers saw.

Paragraph rules after WordPress's `wpautop`: a blank line parts paragraphs, a single line break is
one, and neither within pre, tables, lists and scripts.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.old_sites.items import OldMedium

_BLOCK = (
    "address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|iframe|legend|li|main|nav|object|ol|p|pre|script|section|style|table|tbody"
    "|td|tfoot|th|thead|tr|ul|video|audio"
)
_HAS_BLOCKS = re.compile(r"<!-- wp:", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?!\s*wp:).*?-->|<!--\s*/?wp:[^>]*?-->", re.DOTALL)
_REUSED = re.compile(r'<!--\s*wp:block\s+\{"ref":(\d+)[^}]*\}\s*/-->')
_EMBED_BLOCK = re.compile(r"<!--\s*wp:(?:core-)?embed")
_HOLDS = re.compile(
    r"(<(pre|script|style|table|ul|ol|dl|textarea|figure)\b.*?</\2\s*>)", re.I | re.S
)
_STARTS_BLOCK = re.compile(rf"^\s*</?(?:{_BLOCK})\b", re.I)
_ADDRESS_LINE = re.compile(r"^\s*(?:<p>)?\s*(https?://[^\s<>\"]+)\s*(?:</p>)?\s*$", re.M)
_SHORTCODE = re.compile(r"\[(/?)([a-zA-Z][\w-]*)((?:\s[^\[\]]*?)?)(/?)\](?!\()")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s\]"']+))""")
_CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.S)
_IMAGE_PART = re.compile(r"^\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)$", re.S | re.I)

# Shortcodes that WordPress, Jetpack and WordPress.com bring: what is unknown in square brackets
# may be words of the story ("[sic]").
_ADDRESSED = {"embed", "youtube", "vimeo", "video", "audio", "soundcloud", "twitter", "tweet"}
_ADDRESSED |= {"dailymotion", "ted", "instagram", "facebook", "flickr", "slideshare", "playlist"}
_DROPPED = {"gallery", "contact-form-7", "contact-form", "contact-field", "sharethis", "ad", "ads"}
_DROPPED |= {"subscribe", "subscribe2", "jetpack-related-posts", "table", "toc", "wpforms", "form"}
_DROPPED |= {
    "gravityform",
    "mc4wp_form",
    "polldaddy",
    "poll",
    "googlemaps",
    "archives",
    "recent-posts",
}
_OPENED = {"vc_row", "vc_column", "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_column"}
_OPENED |= {"et_pb_text", "button", "quote", "pullquote", "column", "columns", "row", "one_half"}
_OPENED |= {"one_third", "two_third", "highlight", "dropcap", "sourcecode", "code", "center", "box"}


def wordpress_html(
    body: str,
    *,
    media: Callable[[str], OldMedium | None],
    reused: Callable[[str], str] = lambda _key: "",
    attached: tuple[str, ...] = (),
) -> tuple[str, list[str]]:
    """The body as HTML, and what of it is lost, in words.

    `media` finds an attachment by its number, `reused` the text of a reusable block; `attached`
    are the numbers of the pictures that belong to this post, for a gallery without a list.
    """
    lost: Counter[str] = Counter()
    for _depth in range(3):
        body = _REUSED.sub(lambda found: reused(found[1]), body)
    body = re.sub(r"<!--(?:nextpage|more.*?|noteaser)-->", "\n\n", body, flags=re.S)
    body = _CAPTION.sub(_figure, body)
    body = _shortcodes(body, media, attached, lost)
    is_gutenberg = bool(_HAS_BLOCKS.search(body))
    body = _COMMENT.sub("", body)
    body = _ADDRESS_LINE.sub(_embed_line, body)
    html = body if is_gutenberg and not _is_loose(body) else paragraphs(body)
    return html, [f"shortcode [{name}], {number}×" for name, number in lost.items()]


def _is_loose(body: str) -> bool:
    """Text of the classic editor beside blocks has no paragraphs of its own."""
    bare = _HOLDS.sub("", body)
    parts = [part.strip() for part in re.split(r"\n\s*\n", bare)]
    return any(part and not _STARTS_BLOCK.match(part) for part in parts)


def paragraphs(text: str) -> str:
    """Text whose blank lines are paragraphs, as HTML."""
    pieces = []
    for number, part in enumerate(_split_held(text.replace("\r\n", "\n"))):
        if number % 2:
            pieces.append(part)
            continue
        # A block's own tags part paragraphs, whatever is on their line.
        spaced = re.sub(rf"(</(?:{_BLOCK})\s*>|<hr\s*/?>)", r"\1\n\n", part, flags=re.I)
        spaced = re.sub(rf"(<(?:{_BLOCK})\b[^>]*>)", r"\n\n\1", spaced, flags=re.I)
        pieces += (_paragraph(one.strip()) for one in re.split(r"\n\s*\n", spaced) if one.strip())
    return "\n".join(pieces)


def _split_held(text: str) -> list[str]:
    """Text and what keeps its line breaks, by turns."""
    parts, at = [], 0
    for found in _HOLDS.finditer(text):
        parts += [text[at : found.start()], found[0]]
        at = found.end()
    return [*parts, text[at:]]


def _paragraph(part: str) -> str:
    if _STARTS_BLOCK.match(part):
        if re.match(r"\s*<(?:blockquote|div|center|li|dd|td|section|aside)\b", part, re.I):
            return re.sub(r"(?<!>)\n(?!\s*<)", "<br />\n", part)
        return part
    return "<p>" + re.sub(r"\s*\n\s*", "<br />\n", part) + "</p>"


def _figure(found: re.Match[str]) -> str:
    given, inside = attributes_of(found[1]), found[2]
    parts = _IMAGE_PART.match(inside)
    if parts is None:
        return f"\n\n{inside}\n\n"
    caption = parts[2].strip() or escape(unescape(given.get("caption", "")))
    return f"\n\n<figure>{parts[1]}<figcaption>{caption}</figcaption></figure>\n\n"


def attributes_of(text: str) -> dict[str, str]:
    """`name="value"` pairs of a shortcode."""
    return {
        found[1].lower(): next((one for one in found.groups()[1:] if one is not None), "")
        for found in _ATTRIBUTE.finditer(text)
    }


def _shortcodes(
    body: str,
    media: Callable[[str], OldMedium | None],
    attached: tuple[str, ...],
    lost: Counter[str],
) -> str:
    def write(found: re.Match[str]) -> str:
        closing, name, rest = found[1], found[2].lower(), found[3]
        given = attributes_of(rest)
        if name == "gallery":
            return _gallery(given, media, attached)
        if name in _ADDRESSED:
            if closing:
                return "\n\n"
            address = _address_in(given, rest)
            if not address and name not in ("embed", "playlist"):
                lost[name] += 1
            return f"\n\n{_video(address)}\n\n" if address else "\n\n"
        if name in _DROPPED or (name not in _OPENED and ("-" in name or "_" in name or given)):
            lost[name] += not closing
            return ""
        if name in _OPENED:
            lost[name] += not closing
            return "\n\n" if closing else ""
        return found[0]

    body = re.sub(r"\[\[([^\[\]]+)\]\]", r"&#91;\1&#93;", body)
    return _SHORTCODE.sub(write, body)


def _address_in(given: dict[str, str], rest: str) -> str:
    for name in ("src", "url", "mp4", "mp3", "m4v", "ogg", "webm", "m4a", "wav"):
        if given.get(name, "").startswith(("http", "//")):
            return given[name]
    found = re.search(r"https?://[^\s\"'\]]+", rest)
    return unescape(found[0]) if found else ""


def _video(address: str) -> str:
    return f'<iframe src="{escape(address)}"></iframe>'


def _embed_line(found: re.Match[str]) -> str:
    """An address on a line of its own is something to watch or hear, where a player is known."""
    return f"\n\n{_video(unescape(found[1]))}\n\n"


def _gallery(
    given: dict[str, str], media: Callable[[str], OldMedium | None], attached: tuple[str, ...]
) -> str:
    numbers = re.findall(r"\d+", given.get("ids") or given.get("include") or "")
    out = set(re.findall(r"\d+", given.get("exclude", "")))
    figures = []
    for number in numbers or [one for one in attached if one not in out]:
        one = media(number)
        if one is not None:
            caption = f"<figcaption>{escape(one.caption)}</figcaption>" if one.caption else ""
            image = f'<img src="{escape(one.address)}" alt="{escape(one.alt)}">'
            figures.append(f"<figure>{image}{caption}</figure>")
    return "\n\n" + "\n\n".join(figures) + "\n\n"
