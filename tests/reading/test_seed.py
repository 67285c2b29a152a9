"""The story this was built for, read and accepted, against the record made by hand."""

import pytest
from django.utils import timezone

from articles.models import Membership
from articles.services.importing.import_story import import_story
from articles.services.importing.story_file import read_story_file
from articles.services.reading.decide import decide_proposals
from articles.services.reading.read import read_article
from articles.services.reading.shapes import MatchKind, ProposalKind, ProposalState
from tests.factories import make_person, make_section, make_topic
from tests.replay import remembered
from tests.seed_story import read_gold

pytestmark = pytest.mark.django_db


@pytest.fixture
def gold(seed):
    return read_gold(seed)


@pytest.fixture
@remembered
def story(seed):
    topic = make_topic("LGBT rights")
    topic.synonyms.create(name="LGBT")
    topic.save()
    make_person("Donald Trump")
    make_person("Vladimir Putin")
    file = read_story_file(seed.text.read_bytes())
    return import_story(
        story=file, key="seed", section=make_section(), headline="A letter", now=timezone.now()
    ).article


def accept_all(story):
    story.refresh_from_db()
    proposals = read_article(article=story.get_latest_revision_as_object()).proposals
    decide_proposals(
        article=story,
        accept=[one.key for one in proposals],
        user=None,
        loaded_revision_id=story.latest_revision_id,
        now=timezone.now(),
    )
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def speaker_of(row, gold):
    """What stands behind a quote of the hand-made record: a kind, and a name where it has one."""
    names = {one["id"]: one["name"] for one in gold["people"]}
    kind = row["speaker"]["kind"]
    name = names[row["speaker"]["ref"]] if kind == "person" else ""
    return "described" if kind == "group" else kind, name


def test_the_draft_gets_the_quotes_people_and_documents_of_the_record(story, gold):
    draft = accept_all(story)
    quotes = list(draft.quotes.all())
    assert [quote.words for quote in quotes] == [row["text"] for row in gold["quotes"]]
    found = [(quote.speaker_kind, str(quote.person or "")) for quote in quotes]
    assert found == [speaker_of(row, gold) for row in gold["quotes"]]
    said = [(quote.verb, row["verb"]) for quote, row in zip(quotes, gold["quotes"], strict=True)]
    assert all(verb == wanted for verb, wanted in said if wanted), said
    people = {mention.person.name for mention in draft.person_mentions.all()}
    assert people == {row["name"] for row in gold["people"]}
    posts = {
        post.person.name: post.label()
        for post in Membership.objects.select_related("person").for_labels()
    }
    assert posts["David Cicilline"] == "U.S. Rep. (D-R.I.)"
    assert posts["Michael Anton"] == "spokesperson, National Security Council"
    kinds = sorted(mention.document.kind for mention in draft.document_mentions.all())
    assert kinds == ["letter", "letter", "resolution"]
    letter = next(quote.document for quote in quotes if quote.document)
    assert letter.other_signatories == 51
    signed = {row.person.name for row in letter.signatures.all()}
    assert signed == {"David Cicilline", "Ileana Ros-Lehtinen"}
    assert [row.person.name for row in letter.addressees.all()] == ["Donald Trump"]
    assert [str(topic) for topic in draft.topics.all()] == ["LGBT rights"]


def test_reading_again_finds_everything_in_the_record(story):
    draft = accept_all(story)
    again = read_article(article=draft).proposals
    assert {one.state for one in again} == {ProposalState.ACCEPTED, ProposalState.SHOWN}
    assert {one.kind for one in again if one.state == ProposalState.SHOWN} == {ProposalKind.DATE}
    assert not any(one.match.match == MatchKind.NEW for one in again)
    # An editor goes on writing: what was accepted is still there, and still accepted.
    html = draft.body[0].value.source
    draft.body = [("text", f"<p>Editors have put a paragraph before it.</p>{html}")]
    draft.save_revision()
    story.refresh_from_db()
    edited = read_article(article=story.get_latest_revision_as_object())
    states = {one.key: one.state for one in edited.proposals}
    assert all(states.get(one.key) == one.state for one in again)
