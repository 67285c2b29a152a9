"""The published page of the story that was read equals that of the one with a hand-made record."""

import pytest
from django.utils import timezone

from articles.services.reading.decide import decide_proposals
from articles.services.reading.read import read_article
from tests.seed_story import hand_made_page, import_seed, make_known, published_page, read_gold

pytestmark = pytest.mark.django_db


def test_the_page_says_the_same_either_way(seed):
    gold = read_gold(seed)
    make_known(gold)
    wanted = hand_made_page(seed, gold)
    story = import_seed(seed)
    proposals = read_article(article=story.get_latest_revision_as_object()).proposals
    decide_proposals(
        article=story,
        accept=[one.key for one in proposals],
        user=None,
        loaded_revision_id=story.latest_revision_id,
        now=timezone.now(),
    )
    story.refresh_from_db()
    found = published_page(story, gold)
    for part, told in wanted.items():
        assert found[part] == told, part
    assert wanted["date"] == gold["date"]["iso"]
    assert len(wanted["marked"]) >= len(gold["quotes"])
    assert len(wanted["people"]) == len(gold["people"])
