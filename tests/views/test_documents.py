"""The page of a source document: who signed, its file, and which stories give it a page."""

import pytest
from django.core.files.base import ContentFile

from articles.enums import ConsentMethod, Standing
from articles.models import DocumentMention, NewsFile, Quote, Signature, SourceDocument
from articles.selectors import documents
from articles.selectors.parties import read_parties
from articles.selectors.story_rows import count_signatures
from tests.factories import make_article, make_document, make_organization, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def make_file():
    """As an upload leaves it: titled with the name of the client's file."""
    data = b"%PDF-1.7 letter" + b" " * 120_000
    file = ContentFile(data, name="minutes of J. Source.pdf")
    return NewsFile.objects.create(title="minutes of J. Source.pdf", file=file, file_size=len(data))


def quoting(**quote):
    text = "<p>He said “they came at night” and left.</p>"
    row = Quote(words="they came at night", attributed_as="A guard", **quote)
    return make_article(live=True, title="Who came", text=text, quotes=[row])


def cited(client, story):
    text = client.get(story.address).content.decode()
    return text.partition("<cite>")[2].partition("</cite>")[0].strip()


def test_a_file_is_named_by_its_kind_and_size(client):
    document = make_document(file=make_file())
    make_article(live=True, document_mentions=[DocumentMention(document=document)])
    text = client.get(document.get_absolute_url()).content.decode()
    assert "Download (PDF, 120 kB)</a>" in text
    assert "Source" not in text


@pytest.mark.parametrize(
    ("size", "label"),
    [
        (None, "Download (PDF)"),
        (0, "Download (PDF)"),
        (12, "Download (PDF, 1 kB)"),
        (999_499, "Download (PDF, 999 kB)"),
        (999_999, "Download (PDF, 1.0 MB)"),
        (12_340_000, "Download (PDF, 12.3 MB)"),
    ],
)
def test_sizes(size, label):
    assert documents.file_label(NewsFile(file="files/0a1b.pdf", file_size=size)) == label


def test_a_document_in_which_something_was_said_has_a_page(client):
    document = make_document()
    story = quoting(said_in_document=document)
    text = client.get(document.get_absolute_url()).content.decode()
    assert "they came at night" in text
    assert f'class="card__title" dir="auto"><a href="{story.address}"' in text
    story.unpublish()
    assert client.get(document.get_absolute_url()).status_code == 404


def test_an_excerpt_alone_names_its_document_unlinked(client):
    document = make_document("Minutes")
    excerpt = {"document": document, "passage": "We urge you", "locator": "page 4"}
    story = make_article(live=True, body=[("text", "<p>A letter.</p>"), ("excerpt", excerpt)])
    assert client.get(document.get_absolute_url()).status_code == 404
    assert cited(client, story) == "Minutes"
    quoting(said_in_document=document)
    assert cited(client, story) == f'<a href="{document.get_absolute_url()}">Minutes</a>'


def sign(document, **fields):
    return Signature.objects.create(document=document, **fields)


def test_the_story_and_the_document_count_the_same_signatories():
    """A private person is one of the others unless the document has words for them."""
    private = {"standing": Standing.PRIVATE.value}
    document = make_document()
    sign(document, person=make_person())
    sign(document, person=make_person(), described_as="a member of Congress")
    sign(document, organization=make_organization())
    sign(document, described_as="a former envoy")
    sign(document, person=make_person(**private), described_as="a refugee")
    sign(document, person=make_person(**private), described_as="a priest")
    for _ in range(2):
        sign(document, person=make_person(**private))
    sign(document)
    parties = read_parties(document)
    assert [name.name for name in parties.signatories][4:] == ["a refugee", "a priest"]
    assert (len(parties.signatories), parties.unnamed) == (6, 3)
    assert count_signatures([document.pk]) == {document.pk: (6, 3)}


def test_what_a_consent_that_ended_does_to_both(client):
    document = make_document()
    sign(document, person=make_person())
    person = make_person(
        standing=Standing.NAMED_WITH_CONSENT.value,
        consent_method=ConsentMethod.WRITTEN.value,
        consent_given_on="2019-01-01",
    )
    sign(document, person=person)
    assert count_signatures([document.pk]) == {document.pk: (2, 0)}
    type(person).objects.filter(pk=person.pk).update(consent_withdrawn_on="2020-01-01")
    document = SourceDocument.objects.get(pk=document.pk)
    assert count_signatures([document.pk]) == {document.pk: (1, 1)}
    assert read_parties(document).unnamed == 1
