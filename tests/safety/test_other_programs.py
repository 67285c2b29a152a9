"""What other programs find in files that were cleaned: nobody, no place, no history."""

import json
import shutil
import subprocess

import pytest

from articles.safety.file_text import read_file_text
from articles.safety.metadata import clean_file
from tests.safety.made_files import SECRET
from tests.safety.test_metadata import MAKERS


def said_by(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")


@pytest.fixture(params=sorted(MAKERS))
def cleaned(request, tmp_path):
    path = tmp_path / f"file.{request.param}"
    path.write_bytes(clean_file(MAKERS[request.param](), ending=request.param))
    return path


def test_exiftool_finds_no_author_no_place_and_no_program(cleaned):
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    [found] = json.loads(said_by("exiftool", "-json", "-a", "-G1", str(cleaned)))
    telling = ("Author", "Creator", "Producer", "GPS", "Serial", "Comment", "History", "Manager")
    names = [name for name in found if any(word in name for word in telling)]
    assert names == []
    assert SECRET not in str(found)


def test_unzip_lists_no_part_that_tells(cleaned):
    if cleaned.suffix == ".pdf":
        pytest.skip("no archive")
    listed = said_by("unzip", "-l", str(cleaned))
    for part in ("core.xml", "app.xml", "comment", "people", "meta.xml", "Thumbnails", "thumbnail"):
        assert part not in listed
    assert SECRET not in said_by("unzip", "-p", str(cleaned))


def test_qpdf_and_pdfinfo_find_one_version_and_no_properties(cleaned):
    if cleaned.suffix != ".pdf":
        pytest.skip("no PDF")
    assert "No syntax or stream encoding errors" in said_by("qpdf", "--check", str(cleaned))
    info = said_by("pdfinfo", str(cleaned))
    for name in ("Author", "Creator:", "Producer", "CreationDate", "ModDate", "Title"):
        assert name not in info
    assert cleaned.read_bytes().count(b"%%EOF") == 1


def test_the_words_of_each_kind_of_file_are_read():
    for ending in ("docx", "odt", "ods", "odp", "pptx"):
        data = clean_file(MAKERS[ending](), ending=ending)
        assert "Kept" in read_file_text(data, ending=ending), ending
    assert read_file_text("Zażółć".encode("utf-16"), ending="txt") == "Zażółć"
    assert read_file_text(b"%PDF-1.7 broken", ending="pdf") == ""
