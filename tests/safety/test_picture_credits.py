"""Whose a picture is, as its file says."""

import io
import shutil
import subprocess

import pytest
from PIL import Image

from articles.safety.picture_credits import read_credit


def picture(exif=None):
    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, "JPEG", exif=exif or b"")
    return data.getvalue()


def exif(**fields):
    found = Image.Exif()
    found.update({315: fields.get("artist", ""), 33432: fields.get("copyright", "")})
    return found


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"artist": "Ada Roe", "copyright": "Agency"}, "Ada Roe"),
        ({"copyright": "The Agency"}, "The Agency"),
        ({"artist": "  "}, ""),
        ({"artist": "A" * 300}, "A" * 255),
    ],
)
def test_exif(fields, credit):
    assert read_credit(picture(exif(**fields))) == credit


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_iptc(tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(picture())
    names = ["-IPTC:By-line=Zoë Roe", "-IPTC:Credit=Agency", "-IPTC:CopyrightNotice=All"]
    command = ["exiftool", "-q", "-charset", "utf8", "-IPTC:CodedCharacterSet=UTF8", *names]
    subprocess.run([*command, str(file)], check=True)
    assert read_credit(file.read_bytes()) == "Zoë Roe / Agency"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff\xe0broken", picture()[:60]])
def test_what_says_nothing(data):
    assert read_credit(data) == ""
