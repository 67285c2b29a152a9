"""Pictures written anew: what stays and what goes."""

import io
import json
import shutil
import subprocess

import pytest
from PIL import Image, ImageCms

from articles.safety.pictures import UnsafePicture, rewrite_picture
from tests.safety import broken_pictures as make


def opened(data):
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def hidden_data(data, path):
    """What exiftool finds besides the picture itself."""
    if not shutil.which("exiftool"):
        pytest.skip("exiftool (package libimage-exiftool-perl) is not installed")
    path.write_bytes(data)
    run = subprocess.run(
        ["exiftool", "-json", "-a", "-G0", str(path)], capture_output=True, check=True
    )
    found = json.loads(run.stdout)[0]
    return {
        key: value
        for key, value in found.items()
        if key.split(":")[0] in {"EXIF", "XMP", "IPTC", "ICC_Profile", "Photoshop", "MakerNotes"}
        or "Comment" in key
    }


@pytest.mark.parametrize("format_", make.FORMATS)
def test_keeps_format_and_size_and_gives_the_same_bytes_each_time(format_):
    data = make.encoded(format_=format_)
    first = rewrite_picture(data)
    assert (first.format, first.width, first.height, first.frames) == (format_, 64, 48, 1)
    assert opened(first.data).format == format_
    assert rewrite_picture(data).data == first.data


@pytest.mark.parametrize("data", [make.camera_jpeg(), make.png_with_text()], ids=["camera", "png"])
def test_nothing_hidden_is_left(data, tmp_path):
    assert data.count(b"Secret") >= 4  # the test would prove nothing if they were not there
    assert hidden_data(data, tmp_path / "before")
    clean = rewrite_picture(data)
    assert b"Secret" not in clean.data
    assert hidden_data(clean.data, tmp_path / "after") == {}
    picture = opened(clean.data)
    assert not picture.getexif()
    assert {"exif", "xmp", "comment", "icc_profile", "photoshop"}.isdisjoint(picture.info)


@pytest.mark.parametrize("format_", ["WEBP", "AVIF"])
def test_nothing_hidden_is_left_in_modern_formats(format_, tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "Secret Photographer"
    data = make.encoded(format_=format_, exif=exif, xmp=b"<x>Secret XMP</x>")
    assert b"Secret" in data
    clean = rewrite_picture(data)
    assert b"Secret" not in clean.data
    assert hidden_data(clean.data, tmp_path / "after") == {}


def test_turns_the_picture_upright():
    clean = rewrite_picture(make.camera_jpeg())
    assert (clean.width, clean.height) == (32, 64)


def test_converts_another_colour_space_to_srgb():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The same profile with the primaries red and green exchanged.
    other = srgb.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1)
    other = other.replace(b"????", b"gXYZ", 1)
    made = Image.new("RGB", (4, 4), (60, 120, 200))
    clean = opened(rewrite_picture(make.encoded(made, "PNG", icc_profile=other)).data)
    assert "icc_profile" not in clean.info
    red, green, blue = clean.getpixel((0, 0))
    assert (abs(red - 120) < 3, abs(green - 60) < 3, abs(blue - 200) < 3) == (True,) * 3


def test_a_broken_colour_profile_is_dropped():
    data = make.encoded(format_="PNG", icc_profile=b"no profile at all")
    assert opened(rewrite_picture(data).data).getpixel((5, 5)) == make.picture().getpixel((5, 5))


@pytest.mark.parametrize(
    ("mode", "format_", "expected"),
    [
        ("1", "PNG", "L"),
        ("L", "PNG", "L"),
        ("LA", "PNG", "LA"),
        ("P", "PNG", "RGB"),
        ("RGBA", "PNG", "RGBA"),
        ("CMYK", "JPEG", "RGB"),
        ("L", "JPEG", "L"),
    ],
)
def test_odd_modes(mode, format_, expected):
    clean = rewrite_picture(make.encoded(make.picture(mode), format_))
    assert opened(clean.data).mode == expected


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF"])
def test_transparency_stays(format_):
    clean = opened(
        rewrite_picture(make.encoded(Image.new("RGBA", (8, 8), (9, 9, 9, 100)), format_)).data
    )
    assert abs(clean.getpixel((4, 4))[3] - 100) < 3


def test_transparent_palette_stays_transparent():
    data = make.encoded(Image.new("P", (4, 4)), "PNG", transparency=0)
    assert opened(rewrite_picture(data).data).getpixel((0, 0))[3] == 0


def test_sixteen_bits_become_eight_without_turning_white():
    deep = Image.new("I;16", (2, 1))
    deep.putdata([0, 32768])
    clean = opened(rewrite_picture(make.encoded(deep, "PNG")).data)
    assert [clean.getpixel((x, 0)) for x in (0, 1)] == [0, 128]


def test_an_animation_keeps_its_frames_and_speed():
    clean = rewrite_picture(make.animation(12))
    picture = opened(clean.data)
    assert (clean.frames, picture.n_frames, picture.info["duration"]) == (12, 12, 40)
    assert picture.info["loop"] == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"<!doctype html><p>", "web page"),
        (make.png_of_size(11_000, 11_000), "121 megapixels"),
        (make.png_of_size(60_000, 60_000), "pixels"),
        (make.animation(501), "frames"),
        (make.encoded(format_="TIFF"), "JPEG, PNG, WebP, AVIF and GIF"),
        (make.encoded()[:400], "damaged"),
    ],
)
def test_says_why_a_file_is_refused(data, words):
    with pytest.raises(UnsafePicture, match=words):
        rewrite_picture(data)


def test_all_frames_together_have_a_limit():
    with pytest.raises(UnsafePicture, match="frames"):
        rewrite_picture(make.animation(20, size=(100, 100)), max_total_pixels=100_000)


@pytest.mark.parametrize("files", [make.damaged_files, make.hostile_files])
def test_every_broken_file_is_refused_with_words_or_written_clean(files):
    refused = clean = 0
    for name, data in files():
        try:
            picture = rewrite_picture(data)
        except UnsafePicture as error:
            refused += 1
            assert str(error).endswith("."), name
        else:
            clean += 1
            assert opened(picture.data).size == (picture.width, picture.height), name
            assert b"<script" not in picture.data, name
    assert refused
    assert clean
