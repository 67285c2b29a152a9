"""Files for download lose what they say about the people who made them."""

import io
import json
import shutil
import subprocess
import zipfile

import pikepdf
import pytest

from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file
from articles.safety.metadata.pdf import without_segments
from tests.safety.made_files import (
    EXTERNAL,
    SECRET,
    docx_parts,
    odt_parts,
    open_document_parts,
    package,
    pdf,
    pptx_parts,
    relations,
    telling_pdf,
)

MAKERS = {
    "pdf": telling_pdf,
    "docx": lambda: package(docx_parts()),
    "odt": lambda: package(odt_parts()),
    "ods": lambda: package(open_document_parts("spreadsheet")),
    "odp": lambda: package(open_document_parts("presentation")),
    "pptx": lambda: package(pptx_parts()),
}


def everything(data):
    """All bytes of a file, unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as made:
            parts = [name.encode() + made.read(name) for name in made.namelist()]
        return b"\n".join(parts)
    if data.startswith(b"%PDF"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, qdf=True)
        return data + out.getvalue()
    return data


@pytest.mark.parametrize("ending", MAKERS)
def test_nobody_is_named_any_more(ending):
    before = MAKERS[ending]()
    assert SECRET.encode() in everything(before)
    after = everything(clean_file(before, ending=ending))
    for trace in (SECRET, "Secretova", "JavaScript", "OpenAction", "00AB12CD", "2020-01-01"):
        assert trace.encode() not in after, trace


@pytest.mark.parametrize("ending", MAKERS)
def test_a_clean_file_stays_as_it_is(ending):
    once = clean_file(MAKERS[ending](), ending=ending)
    assert clean_file(once, ending=ending) == once


def test_a_plain_pdf_stays_as_it_is_too():
    once = clean_file(pdf(), ending="pdf")
    assert clean_file(once, ending="pdf") == once


def test_the_words_and_links_of_a_document_stay():
    data = clean_file(package(docx_parts()), ending="docx")
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        text = made.read("word/document.xml").decode()
        links = made.read("word/_rels/document.xml.rels").decode()
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/core.xml" not in made.namelist()
    assert "Kept " in text and "added" in text
    assert "https://a.example/" in links


def test_the_words_of_an_open_document_stay():
    data = clean_file(package(odt_parts()), ending="odt")
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.namelist()[0] == "mimetype"
        assert made.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert "Kept words" in made.read("content.xml").decode()
        assert "meta.xml" not in made.read("META-INF/manifest.xml").decode()


def test_pages_and_links_of_a_pdf_stay():
    with pikepdf.open(io.BytesIO(clean_file(telling_pdf(), ending="pdf"))) as document:
        (page,) = document.pages
        (link, empty) = page.Annots
        assert str(link.A.URI) == "https://a.example/"
        assert "/A" not in empty
        assert "/Info" not in document.trailer
        assert not document.attachments


def refused(data, ending):
    with pytest.raises(UnsafeFile) as caught:
        clean_file(data, ending=ending)
    return str(caught.value)


def locked_pdf():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def docx(**changes):
    return package({**docx_parts(), **changes})


def rels(*rows):
    return {"word/_rels/document.xml.rels": relations(*rows)}


@pytest.mark.parametrize(
    ("ending", "make", "words"),
    [
        ("pdf", lambda: b"%PDF-1.7 letter", "damaged"),
        ("pdf", locked_pdf, "password"),
        ("docx", lambda: docx(**{"word/vbaProject.bin": b"x"}), "macros"),
        ("docx", lambda: docx(**{"word/other.bin": b"x"}), "macros"),
        ("docx", lambda: docx(**{"word/embeddings/a.xlsx": b"x"}), "another file inside"),
        ("docx", lambda: docx(**{"word/media/a.emf": b"x"}), "drawing"),
        ("docx", lambda: docx(**{"word/media/a.png": b"x"}), "picture in this file"),
        ("docx", lambda: docx(**rels(("image", "http://a.example/a.png", EXTERNAL))), "elsewhere"),
        ("docx", lambda: docx(**rels(("oleObject", "file:///a", EXTERNAL))), "elsewhere"),
        ("docx", lambda: docx(**{"../a.xml": "<a/>"}), "hides something"),
        ("docx", lambda: docx(**{"WORD/document.xml": "<a/>"}), "hides something"),
        ("docx", lambda: docx(**{"word/a.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "hide"),
        ("docx", lambda: docx(**{"word/a.xml": "<a>"}), "damaged"),
        ("docx", lambda: docx(**{"word/a.xml": "<a>" + " " * 5_000_000 + "</a>"}), "unpacks"),
        ("docx", lambda: docx(**{f"word/{n}.xml": "<a/>" for n in range(5_001)}), "unpacks"),
        (
            "xlsx",
            lambda: package(
                {"xl/workbook.xml": '<w><sheets><sheet name="a" state="veryHidden"/></sheets></w>'}
            ),
            "hidden sheets",
        ),
        (
            "xlsx",
            lambda: package({"xl/workbook.xml": "<w/>", "xl/externalLinks/a.xml": "<a/>"}),
            "elsewhere",
        ),
        ("odt", lambda: package({**odt_parts(), "Basic/a.xml": "<a/>"}), "macros"),
        ("odt", lambda: package({**odt_parts(), "Object 1/content.xml": "<a/>"}), "inside"),
        ("exe", lambda: b"MZ", "not accepted"),
    ],
)
def test_what_cannot_be_cleaned_is_refused_in_words(ending, make, words):
    assert words in refused(make(), ending)


def test_nothing_but_unsafe_file_is_raised():
    whole = {"pdf": telling_pdf(), "docx": package(docx_parts()), "odt": package(odt_parts())}
    for ending, data in whole.items():
        for at in range(0, len(data), max(1, len(data) // 60)):
            for broken in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
                try:
                    clean_file(broken, ending=ending)
                except UnsafeFile as error:
                    assert str(error)


def test_a_photograph_loses_what_its_camera_wrote():
    def segment(marker, words):
        return bytes((0xFF, marker)) + (len(words) + 2).to_bytes(2, "big") + words

    start = b"\xff\xd8" + segment(0xE0, b"JFIF") + segment(0xEE, b"Adobe")
    end = b"\xff\xda\x00\x02pixels\xff\xd9"
    camera = segment(0xE1, b"Exif GPS") + segment(0xED, b"IPTC") + segment(0xFE, b"comment")
    assert without_segments(start + camera + end) == start + end


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
@pytest.mark.parametrize("ending", MAKERS)
def test_exiftool_finds_nothing(ending, tmp_path):
    file = tmp_path / f"a.{ending}"
    file.write_bytes(clean_file(MAKERS[ending](), ending=ending))
    said = subprocess.run(["exiftool", "-j", "-G", str(file)], capture_output=True, check=True)
    (found,) = json.loads(said.stdout)
    told = {name for name in found if name.split(":")[0] in ("PDF", "XML", "XMP")}
    assert told <= {"PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount"}


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_takes_it(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(clean_file(telling_pdf(), ending="pdf"))
    subprocess.run(["qpdf", "--check", str(file)], check=True)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed")
def test_pdfinfo_names_nobody(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(clean_file(telling_pdf(), ending="pdf"))
    said = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True, text=True)
    assert not {"Author:", "Creator:", "Producer:", "CreationDate:"} & set(said.stdout.split())


@pytest.mark.skipif(not shutil.which("unzip"), reason="unzip is not installed")
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_unzip_takes_it(ending, tmp_path):
    file = tmp_path / f"a.{ending}"
    file.write_bytes(clean_file(MAKERS[ending](), ending=ending))
    subprocess.run(["unzip", "-tq", str(file)], check=True)
