"""Files for download are what their names say."""

import io
import zipfile

import pytest

from articles.safety.files import UnsafeFile, check_file


def package(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, "content")
    return target.getvalue()


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        ("pdf", b"%PDF-1.7\n..."),
        ("PDF", b"%PDF-1.4\n..."),
        ("docx", package("[Content_Types].xml", "word/document.xml")),
        ("xlsx", package("[Content_Types].xml", "xl/workbook.xml")),
        ("odt", package("mimetype", "content.xml")),
        ("txt", "Grüße aus Грозный".encode()),
        ("csv", "name;Straße\n".encode("latin-1")),
    ],
)
def test_known_files_pass(ending, data):
    check_file(data, ending=ending)


@pytest.mark.parametrize(
    ("ending", "data", "words"),
    [
        ("pdf", b"", "empty"),
        ("pdf", b"<html><script>", "not a PDF"),
        ("pdf", b"junk before %PDF-1.7", "not a PDF"),
        ("docx", package("xl/workbook.xml"), "not what its name says"),
        ("docx", b"PK\x03\x04" + bytes(50), "damaged"),
        ("docx", b"MZ" + package("word/document.xml"), "not what its name says"),
        ("docx", package("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("txt", b"<!DOCTYPE html><p>", "web page"),
        ("txt", b"\n <svg onload=alert(1)>", "web page"),
        ("csv", b"a;b\n<script>alert(1)</script>", "web page"),
        ("csv", b"MZ\x00\x00", "not a text"),
        ("html", b"<p>", "not accepted"),
        ("svg", b"<svg/>", "not accepted"),
        ("js", b"alert(1)", "not accepted"),
        ("", b"text", "not accepted"),
    ],
)
def test_everything_else_is_refused_with_words(ending, data, words):
    with pytest.raises(UnsafeFile, match=words):
        check_file(data, ending=ending)
