"""The story that the project was asked for: with its record made by hand, or read and accepted in
the same newsroom; and what the public page then says.

The newsroom knows the story's people as public figures and its bodies with the names that the
story uses, in both cases: who may be named, and how a body is called, is what a newsroom brings to
a story and no text can tell. Everything else has to come from the reading.
"""

import json
import re

from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePage
from articles.services.importing.import_story import import_story
from articles.services.importing.record_file import EMPTY_RECORD, read_record_file
from articles.services.importing.story_file import read_story_file
from articles.services.review.publication import publish_by_override
from tests.factories import make_organization, make_person, make_section, make_topic


def read_gold(seed):
    return json.loads(seed.record.read_text(encoding="utf-8"))


def make_known(gold):
    """The newsroom before the story comes."""
    topic = make_topic("LGBT rights")
    topic.synonyms.create(name="LGBT")
    topic.save()
    for row in gold["people"]:
        make_person(row["name"])
    for row in gold["organizations"]:
        if row.get("named", True):
            body = make_organization(row["name"])
            names = {row.get("name_in_text"), *row.get("aliases_in_text", ())} - {None, row["name"]}
            for name in sorted(names):
                body.other_names.create(name=name)
            body.save()


def import_seed(seed, record=EMPTY_RECORD):
    file = read_story_file(seed.text.read_bytes())
    article = import_story(
        story=file,
        record=record,
        key="seed",
        section=make_section(),
        headline="A letter",
        now=timezone.now(),
    ).article
    article.refresh_from_db()
    return article


def hand_made_page(seed, gold):
    """What the page of the story with the hand-made record says; nothing of it stays."""
    record = read_record_file(seed.record.read_bytes())
    with transaction.atomic():
        told = published_page(import_seed(seed, record), gold)
        transaction.set_rollback(True)
    return told


def published_page(article, gold):
    """Publishes the story and gives the facts of its page: quotes with their speakers as printed
    and the document that they stand in, people, documents, date.

    How words were said, where not in a document ("told the Washington Blade"), is left out: the
    hand-made record words that freely. So is to whom, which the machine does not propose.
    """
    publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())
    article = ArticlePage.objects.get(pk=article.pk)
    response = Client().get(article.address)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    media = {row["medium"] for row in gold["quotes"]} - {"letter"}
    quotes = [_words(one, media) for one in page.select(".quote-list__item")]
    assert quotes
    return {
        "quotes": quotes,
        "marked": [one.get_text() for one in page.select(".story__text span.quote")],
        "evidence": [str(row.said_in_document or "") for row in article.quotes.all()],
        "people": sorted(_part(page, "people", ".record__role")),
        "documents": _part(page, "documents", None),
        "date": page.select_one("time")["datetime"],
    }


def _words(item, media):
    # The record made by hand has one verb for a quote of several sentences, the reading one each.
    for part in item.select(".quote-list__links, .quote-list__verb"):
        part.decompose()
    for span in item.select("span"):
        said = span.get_text(strip=True)
        if said in media or said.startswith("to "):
            span.decompose()
    return re.sub(r"\s+", " ", item.get_text(" ", strip=True))


def _part(page, name, without):
    """The entries of one part of the record."""
    entries = page.select(f"[aria-labelledby=record-{name}] li")
    assert entries
    for entry in entries:
        for one in entry.select(without) if without else ():
            one.decompose()
    return [re.sub(r"\s+", " ", entry.get_text(" ", strip=True)) for entry in entries]
