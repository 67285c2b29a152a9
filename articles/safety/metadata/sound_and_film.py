"""Sound and film without what they say about who recorded them.

The streams are copied as they are by ffmpeg into a new file of the same kind: nothing else of the
old one comes along, no tags, chapters, cover pictures, subtitles or tracks of data, in which
cameras and telephones write places. What codecs let a device write between the pictures (SEI in
H.264, metadata OBUs in AV1) is taken out as well. The new file is read again, and refused where
anything is left.

ffmpeg can work on files alone: both lie in a folder of their own, readable for the process's user
only, that is gone when this returns.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from articles.safety.files import UnsafeFile


class _Kind(NamedTuple):
    """A container: ffmpeg's reader and writer of it, and what browsers play in it."""

    reader: str
    writer: str
    codecs: frozenset[str]
    has_film: bool


_KINDS = {
    "mp4": _Kind("mov", "mp4", frozenset(("h264", "av1", "aac", "mp3")), has_film=True),
    "webm": _Kind("matroska", "webm", frozenset(("vp8", "vp9", "av1", "opus", "vorbis")), True),
    "m4a": _Kind("mov", "mp4", frozenset(("aac",)), has_film=False),
    "mp3": _Kind("mp3", "mp3", frozenset(("mp3",)), has_film=False),
    "ogg": _Kind("ogg", "ogg", frozenset(("opus", "vorbis")), has_film=False),
}
SOUND_AND_FILM = frozenset(_KINDS)
FILM = frozenset(ending for ending, kind in _KINDS.items() if kind.has_film)
AUDIO = SOUND_AND_FILM - FILM
# What only says how the file is made: written anew by ffmpeg, the same in every file.
_HARMLESS = frozenset(
    (
        *("major_brand", "minor_version", "compatible_brands", "vendor_id", "handler_name"),
        *("language", "duration"),
    )
)
_HANDLERS = frozenset(("VideoHandler", "SoundHandler", ""))
# Parts of a stream that pictures do not need, by codec: a filter of ffmpeg drops them.
_BETWEEN_PICTURES = {"h264": "filter_units=remove_types=6", "av1": "filter_units=remove_types=5"}
_PATIENCE_SECONDS = 180


def clean_sound_or_film(data: bytes, *, ending: str) -> bytes:
    """The file without metadata. Raises UnsafeFile, in words for the person who chose it; also
    where ffmpeg is not installed, since nothing may be kept that was not cleaned."""
    kind = _KINDS[ending]
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        raise UnsafeFile(
            "Video and audio cannot be uploaded here: ffmpeg, which removes what they say about "
            "who recorded them, is not installed on the server."
        )
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / f"old.{ending}", Path(folder) / f"new.{ending}"
        old.write_bytes(data)
        found = _probe(old, kind.reader)
        streams = _playable(found, kind, ending)
        _copy(old, new, kind, streams)
        cleaned = _probe(new, kind.reader)
        if _left(cleaned):
            raise UnsafeFile("What this file says about who made it could not be removed.")
        return new.read_bytes()


def _playable(found: dict[str, Any], kind: _Kind, ending: str) -> list[dict[str, Any]]:
    """The streams that are kept: at most one of pictures, and all of sound."""
    streams = found.get("streams", [])
    film = [one for one in streams if one.get("codec_type") == "video" and not _is_cover(one)]
    sound = [one for one in streams if one.get("codec_type") == "audio"]
    kept = [*(film[:1] if kind.has_film else []), *sound]
    if not kept or (kind.has_film and not film):
        raise UnsafeFile(f"This .{ending} file is damaged, or not what its name says.")
    if unknown := [one.get("codec_name", "") for one in kept if not _plays(one, kind)]:
        raise UnsafeFile(
            f"Browsers cannot play this .{ending} file ({', '.join(unknown)}). Save video as MP4 "
            "(H.264 and AAC) or WebM, audio as MP3, M4A or Ogg, and upload that."
        )
    return kept


def _plays(stream: dict[str, Any], kind: _Kind) -> bool:
    return stream.get("codec_name") in kind.codecs


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _copy(old: Path, new: Path, kind: _Kind, streams: list[dict[str, Any]]) -> None:
    maps = [part for one in streams for part in ("-map", f"0:{one['index']}")]
    filters = [
        part
        for one in streams
        if (drop := _BETWEEN_PICTURES.get(one["codec_name"]))
        for part in ("-bsf:v", drop)
    ]
    extra = ["-movflags", "+faststart"] if kind.writer == "mp4" else []
    if kind.writer == "mp3":
        extra = ["-id3v2_version", "0", "-write_id3v1", "0", "-write_xing", "0"]
    _run(
        *("ffmpeg", "-nostdin", "-v", "error", "-protocol_whitelist", "file"),
        *("-f", kind.reader, "-i", str(old), *maps),
        *("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-c", "copy"),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
        *(*filters, *extra, "-f", kind.writer, str(new)),
    )


def _probe(path: Path, reader: str) -> dict[str, Any]:
    answer = _run(
        *("ffprobe", "-v", "error", "-protocol_whitelist", "file", "-f", reader, "-of", "json"),
        *("-show_format", "-show_streams", "-show_chapters", str(path)),
    )
    found: dict[str, Any] = json.loads(answer or b"{}")
    return found


def _run(*command: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and paths that are ours
            command, capture_output=True, timeout=_PATIENCE_SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise UnsafeFile("This file takes too long to clean. Make it shorter.") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise UnsafeFile("This file is damaged, or not what its name says.") from error
    return done.stdout


def _left(found: dict[str, Any]) -> bool:
    """Whether a cleaned file still says something."""
    parts = [found.get("format", {}), *found.get("streams", [])]
    tags = [(name, value) for part in parts for name, value in part.get("tags", {}).items()]
    return bool(found.get("chapters")) or any(
        (name.lower() not in _HARMLESS and not _is_of_encoder(name, value))
        or _names_hand(name, value)
        for name, value in tags
    )


def _is_of_encoder(name: str, value: str) -> bool:
    """ffmpeg's own name without a version."""
    return name.lower() == "encoder" and value in ("Lavf", "Lavc")


def _names_hand(name: str, value: str) -> bool:
    return name.lower() == "handler_name" and value not in _HANDLERS
