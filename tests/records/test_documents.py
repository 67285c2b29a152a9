"""The page of a source document: who signed, its file, and which stories give it a page."""

import hashlib
import re

import pytest
from django.core.files.base import ContentFile

from articles.enums import ConsentMethod, NamingStatus
from articles.models import (
    DocumentMention,
    Membership,
    NewsFile,
    Quote,
    Signature,
    SourceDocument,
)
from articles.safety.metadata import clean_file
from articles.selectors.records import documents
from articles.selectors.records.parties import read_parties
from articles.selectors.stories.rows import count_signatures
from tests.factories import (
    make_article,
    make_document,
    make_organization,
    make_person,
    make_place,
)
from tests.replay import remembered
from tests.safety.made_files import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def make_file():
    """As an upload leaves it: titled with the name of the client's file."""
    file = ContentFile(pdf("letter"), name="minutes of J. Source.pdf")
    made = NewsFile.objects.create(title="minutes of J. Source.pdf", file=file)
    NewsFile.objects.filter(pk=made.pk).update(file_size=120_015)
    return made


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


def test_readers_can_check_the_file_that_is_there_now(client):
    document = make_document(file=make_file())
    make_article(live=True, document_mentions=[DocumentMention(document=document)])
    first = hashlib.sha256(clean_file(pdf("letter"), ending="pdf")).hexdigest()
    text = client.get(document.get_absolute_url()).content.decode()
    assert f"<code>{first[:12]}…</code>" in text
    assert f">{first}</code>" in text
    file = make_file()
    file.file = ContentFile(pdf("another"), name="another.pdf")
    file.save(update_fields=["file"])
    file.refresh_from_db()
    assert file.sha256 == hashlib.sha256(clean_file(pdf("another"), ending="pdf")).hexdigest()


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
    private = {"standing": NamingStatus.PRIVATE.value}
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
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_method=ConsentMethod.WRITTEN.value,
        consent_given_on="2019-01-01",
    )
    sign(document, person=person)
    assert count_signatures([document.pk]) == {document.pk: (2, 0)}
    type(person).objects.filter(pk=person.pk).update(consent_withdrawn_on="2020-01-01")
    document = SourceDocument.objects.get(pk=document.pk)
    assert count_signatures([document.pk]) == {document.pk: (1, 1)}
    assert read_parties(document).unnamed == 1


def hold_post(person, party, area, **when):
    Membership.objects.create(person=person, role="Rep.", party=party, area=area, **when)


@pytest.fixture
@remembered
def letter():
    """Signed by two Members, one of whom has changed party and state since, by an organization,
    and by two private people with posts, whom nobody may find."""
    letter = make_document(date_edtf="2017-06", other_signatories=51)
    reds = make_organization("Red Party", abbreviation="R")
    blues = make_organization("Blue Party", abbreviation="B")
    florida, ohio, nowhere = (make_place(name) for name in ("Florida", "Ohio", "Nowhere"))
    zed, amy = make_person("Zed Adams"), make_person("Amy Young")
    hold_post(zed, reds, florida, start_edtf="2015", end_edtf="2018-01-02")
    hold_post(zed, blues, ohio, start_edtf="2018-01-03")
    hold_post(amy, blues, ohio)
    sign(letter, person=amy, sort_order=0)
    sign(letter, person=zed, sort_order=1)
    sign(letter, organization=make_organization("Coalition"), sort_order=2)
    greens = make_organization("Green Party")
    for number, words in enumerate(("", "a member")):
        hidden = make_person(f"Hidden {number}", standing=NamingStatus.PRIVATE.value)
        hold_post(hidden, greens, nowhere)
        sign(letter, person=hidden, described_as=words, sort_order=3)
    make_article(live=True, document_mentions=[DocumentMention(document=letter)])
    return letter


def rows(html):
    table = html.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", table, re.DOTALL)
    texts = [re.sub("<[^>]*>", "", cell).strip() for cell in cells]
    return [tuple(texts[at : at + 3]) for at in range(0, len(texts), 3)]


AMY, ZED = ("Amy Young", "Blue Party (B)", "Ohio"), ("Zed Adams", "Red Party (R)", "Florida")
COALITION, MEMBER = ("Coalition", "–", "–"), ("a member", "–", "–")


def test_signatories_with_the_party_and_state_of_the_day_in_every_order(client, letter):
    url = letter.get_absolute_url()
    orders = {
        None: [AMY, ZED, COALITION, MEMBER],
        "name": [MEMBER, ZED, COALITION, AMY],
        "party": [AMY, ZED, MEMBER, COALITION],
        "state": [ZED, AMY, MEMBER, COALITION],
        "-name": [AMY, COALITION, ZED, MEMBER],
        "-party": [ZED, AMY, MEMBER, COALITION],
        "-state": [AMY, ZED, MEMBER, COALITION],
    }
    for sort, wanted in orders.items():
        answer = client.get(url, {"sort": sort} if sort else {})
        html = answer.content.decode()
        assert rows(html) == wanted, sort
        way = "descending" if sort and sort[0] == "-" else "ascending"
        assert html.count("aria-sort=") == html.count(f'aria-sort="{way}"') == bool(sort)
        if sort:
            other = sort[1:] if sort[0] == "-" else f"-{sort}"
            assert f'href="{url}?sort={other}#signatories"' in html, sort
        assert "and 52 others" in html
        assert not any(word in html for word in ("Hidden", "Green", "Nowhere")), sort
        assert answer.headers.get("X-Robots-Tag") == ("noindex, follow" if sort else None)
        canonical = re.search('rel="canonical" href="(.*?)"', html)[1]
        assert canonical.endswith(url), sort
    for unknown in ("", "age", "-age", "--name"):
        assert client.get(url, {"sort": unknown}).status_code == 404


def test_all_quotations_of_a_document_are_one_link_away(client, letter):
    assert "All quotes" not in client.get(letter.get_absolute_url()).content.decode()
    quoting(said_in_document=letter)
    html = client.get(letter.get_absolute_url()).content.decode()
    address = f"/quotes/?document={letter.slug}"
    assert f'href="{address}" rel="nofollow">All quotes from this document' in html
    assert "they came at night" in client.get(address).content.decode()
