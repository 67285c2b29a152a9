"""What other sites let a page show in a frame: from the address that people copy to the address
that a browser loads. A short list of our own: no site is asked what it can show.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote


class Embed(NamedTuple):
    """`provider` is its name for readers, `src` what the frame loads, `is_wide` a film's shape."""

    provider: str
    src: str
    is_wide: bool = True


class _Provider(NamedTuple):
    name: str
    address: re.Pattern[str]
    src: str
    is_wide: bool = True


# `{0}` is what the pattern's group found. Where a site has an address that keeps less of readers,
# that is the one.
_PROVIDERS = (
    _Provider(
        "YouTube",
        re.compile(
            r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[^#\s]*&)?v=|shorts/|live/)"
            r"|youtu\.be/)([\w-]{11})(?:[?&#]\S*)?"
        ),
        "https://www.youtube-nocookie.com/embed/{0}",
    ),
    _Provider(
        "Vimeo",
        re.compile(r"https://(?:www\.)?vimeo\.com/(\d{5,12})(?:[?#]\S*)?"),
        "https://player.vimeo.com/video/{0}?dnt=1",
    ),
    _Provider(
        "Internet Archive",
        re.compile(r"https://archive\.org/details/([\w.-]{3,100})(?:[/?#]\S*)?"),
        "https://archive.org/embed/{0}",
    ),
    _Provider(
        "SoundCloud",
        re.compile(r"(https://soundcloud\.com/[\w-]+/[\w-]+)(?:[?#]\S*)?"),
        "https://w.soundcloud.com/player/?url={0}",
        is_wide=False,
    ),
    _Provider(
        "Datawrapper",
        re.compile(r"https://(?:www\.)?datawrapper\.(?:de/_|dwcdn\.net)/(\w{5})(?:[/?#]\S*)?"),
        "https://datawrapper.dwcdn.net/{0}/",
        is_wide=False,
    ),
)
PROVIDER_NAMES = tuple(provider.name for provider in _PROVIDERS)
# What a page with an embed may load in a frame, for its Content-Security-Policy.
FRAME_HOSTS = tuple("/".join(provider.src.split("/")[:3]) for provider in _PROVIDERS)


def find_embed(url: str) -> Embed | None:
    """What can be shown of an address; None where it is of no site on the list."""
    for provider in _PROVIDERS:
        if found := provider.address.fullmatch(url.strip()):
            return Embed(
                provider.name, provider.src.format(quote(found[1], safe="-_.")), provider.is_wide
            )
    return None
