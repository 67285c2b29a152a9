"""Sound and film are kept without what they say about who recorded them."""

import shutil
import subprocess

import pytest

from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file
from articles.safety.metadata import sound_and_film as cleaner

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
PLANTED = (
    "Josune Demo",
    "+46.2044+006.1432/",
    "2026-03-07",
    "Phone of a source",
    "Chapter of hers",
)
PICTURES = ("-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1")
SOUND = ("-f", "lavfi", "-i", "sine=frequency=440:duration=1")
TAGS = (
    *("-metadata", f"artist={PLANTED[0]}", "-metadata", f"location={PLANTED[1]}"),
    *("-metadata", f"creation_time={PLANTED[2]}T08:00:00Z"),
    *("-metadata", f"comment={PLANTED[3]}", "-metadata:s:0", f"title={PLANTED[3]}"),
    *("-metadata:s:0", f"handler_name={PLANTED[3]}"),
)
CHAPTERS = f";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle={PLANTED[4]}\n"
WAYS = {
    "mp4": (*PICTURES, *SOUND, "-c:v", "libx264", "-c:a", "aac"),
    "webm": (*PICTURES, *SOUND, "-c:v", "libvpx", "-c:a", "libopus"),
    "mp3": (*SOUND, "-c:a", "libmp3lame"),
    "m4a": (*SOUND, "-c:a", "aac"),
    "ogg": (*SOUND, "-c:a", "libvorbis"),
}


def recorded(folder, ending, *more):
    """A file that says who recorded it, where and when."""
    (folder / "chapters.txt").write_text(CHAPTERS)
    made = folder / f"recorded.{ending}"
    inputs = sum(part == "-i" for part in WAYS[ending])
    command = [
        *("ffmpeg", "-v", "error", "-y"),
        *WAYS[ending][: 4 * inputs],
        *("-i", str(folder / "chapters.txt"), "-map_chapters", str(inputs)),
        *WAYS[ending][4 * inputs :],
        *TAGS,
        *more,
        str(made),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return made.read_bytes()


def plainly(data):
    return data.decode("latin-1") + data.decode("utf-16-le", "ignore")


@needs_ffmpeg
@pytest.mark.parametrize("ending", WAYS)
def test_nothing_planted_is_left_and_it_still_plays(tmp_path, ending):
    data = recorded(tmp_path, ending)
    assert any(trace in plainly(data) for trace in PLANTED)
    clean = clean_file(data, ending=ending)
    assert [trace for trace in PLANTED if trace in plainly(clean)] == []
    (tmp_path / f"clean.{ending}").write_bytes(clean)
    played = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(tmp_path / f"clean.{ending}"), "-f", "null", "-"],
        check=True,
        capture_output=True,
    )
    assert played.stderr == b""
    kind = cleaner._KINDS[ending]
    found = cleaner._probe(tmp_path / f"clean.{ending}", kind.reader)
    kinds = {stream["codec_type"] for stream in found["streams"]}
    assert kinds == ({"video", "audio"} if ending in cleaner.FILM else {"audio"})
    assert clean_file(clean, ending=ending)


@needs_ffmpeg
def test_what_stands_between_the_pictures_goes_too(tmp_path):
    """x264 writes its settings there, as cameras write place and time."""
    data = recorded(tmp_path, "mp4")
    assert b"x264 - core" in data
    assert b"x264 - core" not in clean_file(data, ending="mp4")


@needs_ffmpeg
@pytest.mark.parametrize("ending", ["mp4", "mp3", "webm"])
def test_what_is_no_such_file_is_refused(ending):
    begins = {"mp4": b"\0\0\0\x18ftypmp42", "mp3": b"ID3", "webm": b"\x1a\x45\xdf\xa3"}[ending]
    with pytest.raises(UnsafeFile, match="damaged"):
        clean_file(begins + b"nothing" * 50, ending=ending)


@needs_ffmpeg
def test_what_browsers_cannot_play_is_named(tmp_path):
    data = recorded(tmp_path, "mp4", "-c:v", "mpeg4")
    with pytest.raises(UnsafeFile, match=r"cannot play this \.mp4 file \(mpeg4\)"):
        clean_file(data, ending="mp4")


def test_without_ffmpeg_nothing_is_kept(monkeypatch):
    monkeypatch.setattr(cleaner.shutil, "which", lambda name: None)
    with pytest.raises(UnsafeFile, match=r"ffmpeg.* is not installed"):
        clean_file(b"\0\0\0\x18ftypmp42", ending="mp4")


def test_a_file_that_begins_otherwise_never_reaches_ffmpeg(monkeypatch):
    monkeypatch.setattr(cleaner.subprocess, "run", None)
    with pytest.raises(UnsafeFile, match="not what its name says"):
        clean_file(b"#EXTM3U\nhttp://example.org/", ending="mp4")


# --- Captions -------------------------------------------------------------------------------------

CAPTIONS = """WEBVTT - made by Josune Demo

NOTE Interviewed at her home in Geneva

STYLE
::cue { color: red }

Josune 1
00:00:01.000 --> 00:00:02.500 align:start
<v Anna>We fled
at night.

00:00:03.000 --> 00:00:04.000
They came back.
"""


def test_captions_keep_their_words_and_times_alone():
    clean = clean_file(CAPTIONS.encode(), ending="vtt").decode()
    assert clean == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Anna>We fled\nat night.\n\n"
        "00:00:03.000 --> 00:00:04.000\nThey came back.\n"
    )


@pytest.mark.parametrize(
    "text", ["1\n00:00:01,000 --> 00:00:02,000\nSubRip", "WEBVTT\n\nNOTE only"]
)
def test_what_is_no_captions_is_refused(text):
    with pytest.raises(UnsafeFile, match="captions"):
        clean_file(text.encode(), ending="vtt")
