"""The story that this was built for: from a text file to a reader who finds it by a topic."""

import html
import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import ArticlePage, Person, Topic
from tests.factories import make_newsroom, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(db, seed):
    make_newsroom()
    call_command("setup_newsroom", stdout=io.StringIO())
    make_section("Governments")
    return str(seed.text), str(seed.record)


def run(files, *options):
    out = io.StringIO()
    text, record = files
    call_command(
        "import_story",
        text,
        "--record",
        record,
        "--section=governments",
        "--headline=House members press Trump on Chechnya",
        *options,
        stdout=out,
    )
    return out.getvalue()


def words_of(response):
    """What a reader sees: the page without its tags."""
    main = response.content.decode().split("<main", 1)[1]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_reader_finds_the_story_by_a_topic_and_reads_its_record(files, client):
    run(files, "--trust-standing", "--publish")
    topic = Topic.objects.get(name="LGBT rights")
    listing = client.get(topic.get_absolute_url())
    article = ArticlePage.objects.published().get()
    assert article.address == "/2017/07/13/house-members-press-trump-on-chechnya/"
    assert article.address in listing.content.decode()

    page = client.get(article.address)
    source = page.content.decode()
    assert page.status_code == 200
    for quote in article.quotes.all():
        assert f'id="quote-{quote.uid}"' in source
    assert source.count('id="quote-') == 15
    seen = words_of(page)
    assert re.search(r"2 named (signatories )?and 51 other", seen)
    assert "27 June 2017" in seen
    assert "David Cicilline" in seen
    assert "U.S. Rep. (D-R.I.)" in seen
    tillerson = Person.objects.get(name="Rex Tillerson")
    assert tillerson.get_absolute_url() in source
    assert client.get(tillerson.get_absolute_url()).status_code == 200


def test_without_trust_nobody_has_a_page_or_a_link(files, client):
    report = run(files, "--publish")
    assert "Private until an editor says otherwise" in report
    article = ArticlePage.objects.published().get()
    source = client.get(article.address).content.decode()
    assert article.quotes.count() == 15
    for person in Person.objects.all():
        assert client.get(person.get_absolute_url()).status_code == 404
        assert person.get_absolute_url() not in source


def test_running_twice_makes_nothing_twice(files):
    run(files, "--publish")
    before = (Person.objects.count(), ArticlePage.objects.count(), Topic.objects.count())
    assert "unchanged" in run(files, "--publish")
    assert (Person.objects.count(), ArticlePage.objects.count(), Topic.objects.count()) == before


def test_a_bad_file_is_a_message_and_leaves_nothing(files, tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"date 2017-02-30 Text.")
    with pytest.raises(CommandError, match="no date 2017-02-30") as caught:
        run((str(broken), files[1]), "--publish")
    assert caught.value.returncode == 1
    missing = (str(tmp_path / "missing.txt"), files[1])
    with pytest.raises(CommandError, match="cannot be read"):
        run(missing)
    assert not (Person.objects.exists() or ArticlePage.objects.exists() or Topic.objects.exists())


def test_an_unknown_section_names_those_there_are(files):
    with pytest.raises(CommandError, match=r"no section “sports”.*governments"):
        call_command("import_story", files[0], "--section=sports", stdout=io.StringIO())
