"""A paragraph with marked quotes reads, and is copied, as it was written."""

import html
import re

import pytest

from articles.models import ArticlePage, Quote
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def seen(client, article):
    """The text of the story as readers see it."""
    page = client.get(article.address).content.decode()
    body = page.split('class="story__text"', 1)[1].split("</div>", 1)[0].partition(">")[2]
    return html.unescape(re.sub(r"<[^>]+>", "", body))


@pytest.mark.parametrize(
    "text",
    [
        "They counted “until there were none,” she said. “Nobody asks for names.”",
        "They counted “until there were none” she said. “Nobody asks for names”.",
        "They counted “until there were none”, she said. Nobody asks for names.",
    ],
)
def test_no_mark_moves(client, text):
    article = make_article(
        live=True,
        text=f"<p>{text}</p>",
        quotes=[
            Quote(words=words, speaker_kind="described", attributed_as="she")
            for words in ("until there were none", "Nobody asks for names")
        ],
    )
    assert ArticlePage.objects.get(pk=article.pk).quotes.filter(anchored=True).count() == 2
    assert seen(client, article) == text
