"""No file is kept with metadata, whichever way it comes in; older ones are cleaned by a command."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from articles.models import NewsFile
from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file
from tests.factories import make_user
from tests.safety.made_files import SECRET, docx_parts, package, pdf, telling_pdf

pytestmark = pytest.mark.django_db
SECRETS = [SECRET.encode(), b"JavaScript"]


@pytest.fixture(autouse=True)
def _own_media(newsroom, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def kept(file):
    with file.file.storage.open(file.file.name) as opened:
        return opened.read()


def make(data, name="letter.pdf"):
    return NewsFile.objects.create(title="Letter", file=ContentFile(data, name=name))


def test_code_keeps_a_clean_file():
    file = make(telling_pdf())
    assert kept(file) == clean_file(telling_pdf(), ending="pdf")
    file.file = ContentFile(package(docx_parts()), name="letter.docx")
    file.save()
    assert kept(file) == clean_file(package(docx_parts()), ending="docx")


def test_code_is_refused_what_cannot_be_cleaned():
    with pytest.raises(UnsafeFile, match="damaged"):
        make(b"%PDF-1.7 letter")
    assert not NewsFile.objects.exists()


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.mark.parametrize("name", ["wagtaildocs:add_multiple", "wagtaildocs:add"])
def test_an_upload_is_kept_clean(desk, name):
    upload = SimpleUploadedFile("letter.pdf", telling_pdf())
    root = Collection.get_first_root_node().pk
    field = "files[]" if name.endswith("multiple") else "file"
    desk.post(reverse(name), {"title": "Letter", field: upload, "collection": root})
    file = NewsFile.objects.get()
    data = kept(file)
    assert data == clean_file(telling_pdf(), ending="pdf")
    assert file.file_size == len(data)


def test_an_upload_that_cannot_be_cleaned_is_an_error_beside_its_field(desk):
    upload = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 letter")
    response = desk.post(reverse("wagtaildocs:add"), {"title": "Letter", "file": upload})
    assert response.status_code == 200
    assert "This PDF is damaged" in response.content.decode()
    assert not NewsFile.objects.exists()


def test_an_upload_that_waits_for_its_form_is_clean_too(desk, monkeypatch):
    monkeypatch.setattr(NewsFile._meta.get_field("title"), "blank", False)
    upload = SimpleUploadedFile("letter.pdf", telling_pdf())
    desk.post(reverse("wagtaildocs:add_multiple"), {"files[]": upload, "title": ""})
    found = [one.file.read() for one in UploadedFile.objects.all()]
    found += [kept(one) for one in NewsFile.objects.all()]
    assert found
    assert not any(secret in data for data in found for secret in SECRETS)


# --- Files from before ----------------------------------------------------------------------------


def old_file(data, name):
    """As the version before kept it."""
    file = make(pdf(), name="old.pdf")
    stored = file.file.storage.save(f"files/{name}", ContentFile(data))
    NewsFile.objects.filter(pk=file.pk).update(file=stored)
    return NewsFile.objects.get(pk=file.pk)


def run(**options):
    out, err = io.StringIO(), io.StringIO()
    call_command("clean_files", stdout=out, stderr=err, **options)
    return out.getvalue()


def test_files_from_before_are_cleaned_once(django_capture_on_commit_callbacks):
    telling, clean = old_file(telling_pdf(), "a.pdf"), make(pdf("clean"))
    before = str(telling.file.name)
    assert "Files to clean: 1" in run(dry_run=True)
    assert telling.file.storage.exists(before)
    with django_capture_on_commit_callbacks(execute=True):
        assert "Files cleaned: 1" in run()
    now = NewsFile.objects.get(pk=telling.pk)
    assert kept(now) == clean_file(telling_pdf(), ending="pdf")
    assert now.file.name != before and not now.file.storage.exists(before)
    assert now.file_size == len(kept(now))
    assert now.file.storage.exists(clean.file.name)
    assert "Files cleaned: 0" in run()


def test_what_cannot_be_cleaned_is_named(capsys):
    old_file(b"%PDF-1.7 letter", "b.pdf")
    with pytest.raises(CommandError, match="cannot be cleaned: 1"):
        run()
