"""What a person changes before accepting: words, posts, the story's date and place."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Membership, Organization, Place
from articles.services.reading.decide import accept_above, decide_proposals
from articles.services.reading.read import read_article
from articles.services.reading.shapes import ProposalKind, ProposalState, ReadingRefused
from tests.factories import make_article, make_organization, make_person, make_user
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>TARN, March 3, 2026 (DNA) — Harbour Council President Ines Demo said Monday the pier stays"
    " shut. “We were never asked, and it is our living,” Demo said. The boats lie in Norway.</p>"
    "<p>The Harbour Council closed the pier on February 9.</p>"
)


@pytest.fixture
@remembered
def story():
    return make_article(text=TEXT, published_on=datetime.date(2026, 3, 5))


def draft_of(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object()


def one(story, kind, label=""):
    proposals = read_article(article=draft_of(story)).proposals
    return next(p for p in proposals if p.kind == kind and p.label.startswith(label))


def accept(story, proposal, user=None, **edits):
    story.refresh_from_db()
    return decide_proposals(
        article=story,
        accept=[proposal.key],
        edits={proposal.key: edits},
        user=user,
        loaded_revision_id=story.latest_revision_id,
        now=timezone.now(),
    )


def test_the_words_of_a_quote_can_be_shortened_to_words_of_the_story(story):
    quote = one(story, ProposalKind.QUOTE)
    with pytest.raises(ReadingRefused, match="story’s exact words"):
        accept(story, quote, words="we were asked twice")
    accept(story, quote, words="it is  our living")
    (row,) = draft_of(story).quotes.all()
    assert row.words == "it is our living" and row.anchored
    assert draft_of(story).projection().text.count(row.words) == 1


def test_the_same_words_are_not_a_quote_twice(story):
    quote = one(story, ProposalKind.QUOTE)
    accept(story, quote, words="it is our living")
    again = one(story, ProposalKind.QUOTE)
    assert again.state == ProposalState.ACCEPTED
    accept(story, again)
    assert len(draft_of(story).quotes.all()) == 1


def test_somebody_on_record_gets_the_post_that_the_story_gives(story):
    known = make_person("Ines Demo")
    person = one(story, ProposalKind.PERSON)
    assert person.adds_post
    accept(story, person)
    post = Membership.objects.get()
    assert (post.person, post.role, post.organization.name) == (
        known,
        "President",
        "Harbour Council",
    )
    assert not one(story, ProposalKind.PERSON).adds_post


def test_a_post_on_record_is_not_added_again_nor_one_that_was_emptied(story):
    known = make_person("Ines Demo")
    person = one(story, ProposalKind.PERSON)
    accept(story, person, title="", affiliation="")
    assert not Membership.objects.exists()
    council = make_organization("Harbour Council")
    Membership.objects.create(person=known, organization=council, role="President")
    assert not one(story, ProposalKind.PERSON).adds_post


def test_no_machine_adds_a_post_and_nobody_who_may_not_change_people(newsroom, story):
    make_person("Ines Demo")
    accept_above(article=draft_of(story), threshold=0.5, user=None)
    assert not Membership.objects.exists()
    outcome = accept(story, one(story, ProposalKind.PERSON), user=make_user(is_staff=True))
    assert not Membership.objects.exists()
    assert any("new posts were left out" in note for note in outcome.report.notes)


def test_party_state_and_organization_can_be_changed(story):
    person = one(story, ProposalKind.PERSON)
    with pytest.raises(ReadingRefused, match=r"no U\.S\. state"):
        accept(story, person, state="Atlantis")
    accept(story, person, party="D", state="Rhode Island", affiliation="Demo Docks Union")
    post = Membership.objects.get()
    assert post.label() == "President (D-R.I.)"
    assert post.area.name == "Rhode Island"
    assert Organization.objects.filter(name="Demo Docks Union").exists()


def test_the_storys_date_is_taken_from_its_text(story):
    date = one(story, ProposalKind.DATE, "The story is dated")
    assert (date.state, date.fields["date"]) == (ProposalState.OPEN, "2026-03-03")
    with pytest.raises(ReadingRefused, match="a single day"):
        accept(story, date, date="2026-03")
    accept(story, date)
    assert str(draft_of(story).published_on) == "2026-03-03"
    assert one(story, ProposalKind.DATE, "The story is dated").state == ProposalState.ACCEPTED


def test_other_dates_are_shown_with_what_they_mean(story):
    date = one(story, ProposalKind.DATE, "February 9")
    assert (date.state, date.source.edtf) == (ProposalState.SHOWN, "2026-02-09")
    assert accept(story, date).revision is None


def test_the_place_of_the_date_line_becomes_the_storys(story):
    place = one(story, ProposalKind.PLACE, "Tarn")
    accept(story, place, place_kind="town")
    draft = draft_of(story)
    assert (draft.dateline_place.name, draft.dateline_place.kind) == ("Tarn", "town")
    assert one(story, ProposalKind.PLACE, "Tarn").state == ProposalState.ACCEPTED


def test_another_place_is_added_to_the_newsroom_once(story):
    place = one(story, ProposalKind.PLACE, "Norway")
    assert place.state == ProposalState.OPEN
    accept(story, place)
    assert Place.objects.get().country == "NO"
    assert draft_of(story).dateline_place is None
    assert one(story, ProposalKind.PLACE, "Norway").state == ProposalState.ACCEPTED
