"""A story's own language: guessed, chosen, and said wherever its words stand."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from articles.models import ArticlePage, Quote
from articles.models.identities import publication_digest
from articles.services.stories.languages import guess_language
from articles.syndication.languages import is_same_language, open_graph_locale
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_person, make_section, make_user

pytestmark = pytest.mark.django_db
ARABIC = "قالت السلطات في بيان إن المعتقلين سيحالون إلى المحكمة. " * 8
RUSSIAN = "Власти сообщили, что задержанных доставят в суд, и не ответили на вопросы о них. " * 6
ENGLISH = "The authorities said that the prisoners would be brought before the court. " * 6


def rich(text):
    return [("text", f"<p>{text}</p>")]


@pytest.fixture
def story(newsroom):
    return make_article(
        title="Суд на холме",
        standfirst="Задержанных ждёт суд.",
        language="ru",
        body=rich(f"Мэр сказал: «Суд будет». {RUSSIAN}"),
        quotes=[Quote(words="Суд будет", speaker_kind="person", person=make_person("Ada Roe"))],
        live=True,
    )


def soup(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize(
    ("text", "found"),
    [(ARABIC, "ar"), (RUSSIAN, "ru"), (ENGLISH, ""), ("Да.", ""), ("", "")],
)
def test_a_language_is_guessed_where_there_is_enough_to_read(text, found):
    assert guess_language(text) == found


def test_the_newsroom_s_own_language_is_not_said(settings):
    settings.LANGUAGE_CODE = "ru"
    assert (guess_language(RUSSIAN), guess_language(ENGLISH)) == ("", "en")


def test_a_page_says_in_which_language_its_words_are(client, story):
    page = soup(client, story.address)
    assert page.html["lang"] == "en"
    for place in ("#headline", ".story__standfirst", ".story__body"):
        assert page.select_one(place)["lang"] == "ru", place
    assert page.find("meta", property="og:locale")["content"] == "ru_RU"
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert '"inLanguage": "ru"' in json.dumps(data)


def test_an_english_story_says_nothing_more_than_its_page(client, newsroom):
    page = soup(client, make_article(live=True).address)
    assert [tag.name for tag in page.select("[lang]")] == ["html"]
    assert page.find("meta", property="og:locale")["content"] == "en_US"


def test_lists_and_the_quote_s_page_say_it_too(client, story):
    quote = story.quotes.get()
    for address, place in (
        ("/", ".card__title"),
        ("/stories/", ".card__title"),
        ("/quotes/", "blockquote p"),
        (f"/quotes/{quote.uid}/", "blockquote p"),
    ):
        assert soup(client, address).select_one(place)["lang"] == "ru", address


def test_feeds_and_other_formats_say_it(client, story):
    assert 'xml:lang="ru"' in client.get("/feed.atom").content.decode()
    assert "<dc:language>ru</dc:language>" in client.get("/feed.rss").content.decode()
    (item,) = client.get("/feed.json").json()["items"]
    assert item["language"] == "ru"
    assert client.get(f"{story.address}story.ninjs.json").json()["language"] == "ru"
    rows = client.get("/stories/list.csv").content.decode().splitlines()
    assert rows[0].endswith("language")
    assert rows[1].endswith("ru")


def test_a_story_without_a_language_keeps_its_digest(newsroom):
    story = make_article(live=True)
    before = publication_digest(story)
    story.language = "ru"
    assert publication_digest(story) != before
    story.language = ""
    assert publication_digest(story) == before


def save(client, story, **changes):
    data = {**form_data(client, story), **changes}
    client.post(edit_url(story), data)
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_a_draft_is_given_the_language_of_its_text_and_keeps_a_choice(client, newsroom):
    client.force_login(make_user(group="Editors"))
    story = make_article(live=False, body=rich(RUSSIAN), standfirst="")
    assert save(client, story).language == "ru"
    assert save(client, story, language="bg").language == "bg"


def test_what_is_live_is_not_changed_by_a_guess(client, newsroom):
    client.force_login(make_user(group="Editors"))
    story = make_article(live=True, body=rich(RUSSIAN))
    assert save(client, story).language == ""


def test_an_import_takes_the_language_of_the_record_or_of_the_text(newsroom, tmp_path):
    make_section("World")
    for name, text, record in (
        ("told", ENGLISH, {"language": "es-MX"}),
        ("read", RUSSIAN, {}),
        ("own", ENGLISH, {}),
    ):
        (tmp_path / f"{name}.txt").write_text(f"date 2026-01-02\n{name}\n\n{text}\n", "utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
        files = tmp_path / f"{name}.txt", "--record", tmp_path / f"{name}.json"
        call_command("import_story", *files, "--section", "world")
    found = dict(ArticlePage.objects.values_list("title", "language"))
    assert found == {"told": "es-MX", "read": "ru", "own": ""}


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("ru", "ru_RU"), ("es-MX", "es_MX"), ("zh-Hans-CN", "zh_CN"), ("sr-Latn", ""), ("ce", "")],
)
def test_open_graph_names_a_territory(tag, locale):
    assert open_graph_locale(tag) == locale


def test_a_language_is_the_same_wherever_it_is_spoken():
    assert is_same_language("en-GB", "en")
    assert not is_same_language("es", "en")
