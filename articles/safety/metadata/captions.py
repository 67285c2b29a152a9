"""Captions (WebVTT) without what is not shown: comments, styles, and words behind the signature."""

from __future__ import annotations

import re

from articles.safety.files import UnsafeFile

_BLOCKS = re.compile(r"\n{2,}")
_TIMES = re.compile(
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
)


def clean_captions(data: bytes) -> bytes:
    """The cues alone, with their times; the names of cues go too. Raises UnsafeFile for what is no
    WebVTT. The format: https://www.w3.org/TR/webvtt1/"""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnsafeFile("Save the captions as UTF-8 and upload them again.") from error
    blocks = _BLOCKS.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    if not re.match(r"WEBVTT(?:\s|\Z)", blocks[0]) or "\x00" in text:
        raise UnsafeFile("These are no captions: a WebVTT file begins with WEBVTT.")
    cues = [cue for block in blocks[1:] if (cue := _cue(block))]
    if not cues:
        raise UnsafeFile("There are no captions in this file.")
    return ("\n\n".join(["WEBVTT", *cues]) + "\n").encode()


def _cue(block: str) -> str:
    lines = block.split("\n")
    for place, line in enumerate(lines[:2]):
        if times := _TIMES.match(line.strip()):
            words = [one for one in lines[place + 1 :] if one.strip() and "-->" not in one]
            return "\n".join([times[0], *words]) if words else ""
    return ""
