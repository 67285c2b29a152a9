"""What reading a draft proposes, and how it stands against the newsroom and the draft."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.extraction import Span
from articles.models import PersonMention, Quote, RejectedProposal
from articles.selectors.reading.gazetteer import gazetteer_for, names_in
from articles.services.reading import read
from articles.services.reading.decide import decide_proposals
from articles.services.reading.keys import context_of, proposal_key, told_apart
from articles.services.reading.read import read_article
from articles.services.reading.shapes import MatchKind, ProposalKind, ProposalState
from tests.factories import (
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.reading_story import BODY, make_story, scripted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)


def draft_of(article):
    return article.get_latest_revision_as_object()


def proposals_of(article):
    return read_article(article=draft_of(article)).proposals


def one(article, kind, label=""):
    found = [p for p in proposals_of(article) if p.kind == kind and p.label.startswith(label)]
    assert len(found) == 1, found
    return found[0]


def set_text(article, html):
    draft = draft_of(article)
    draft.body = [("text", html)]
    draft.save_revision()
    article.refresh_from_db()


def test_spans_are_of_the_story_and_the_evidence_is_its_sentence():
    reading = read_article(article=draft_of(make_story()))
    for proposal in reading.proposals:
        span = proposal.spans[0]
        assert proposal.evidence.words == reading.text[span.start : span.end]
    quote = next(p for p in reading.proposals if p.label == "It is our living,")
    assert quote.evidence.before == "“"
    assert quote.evidence.after == ",” she added." or quote.evidence.after == "” she added."
    person = next(p for p in reading.proposals if p.kind == ProposalKind.PERSON)
    assert person.evidence.before.startswith("“We were not asked,” said Rep. ")


def test_a_quote_names_its_speaker_and_its_document():
    story = make_story()
    assert one(story, ProposalKind.QUOTE, "We were").fields["speaker"] == "Ines Demo"
    # "she" says nothing away from the story.
    assert one(story, ProposalKind.QUOTE, "It is").fields["attributed_as"] == "Ines Demo"
    letter = one(story, ProposalKind.DOCUMENT)
    # Whoever is new is private, and the title of a document is public.
    assert letter.fields["name"] == "Letter to Harbour Board, March 2026"
    haste = one(story, ProposalKind.QUOTE, "unsafe")
    assert haste.parties["speaker"] == letter.key
    assert haste.fields["speaker"] == letter.fields["name"]
    assert one(story, ProposalKind.QUOTE, "Nobody").match.match == MatchKind.NO_RECORD
    make_person("Ines Demo")
    titled = one(story, ProposalKind.DOCUMENT)
    assert titled.label == "Letter from Ines Demo to Harbour Board, March 2026"
    assert titled.key == letter.key


def test_what_the_newsroom_knows_is_said():
    story = make_story()
    assert one(story, ProposalKind.PERSON).match.match == MatchKind.NEW
    person = make_person("Ines Demó")
    known = one(story, ProposalKind.PERSON)
    assert (known.match.match, known.match.pk) == (MatchKind.IN_NEWSROOM, person.pk)
    assert one(story, ProposalKind.QUOTE, "We were").match == known.match
    assert one(story, ProposalKind.ORGANIZATION).match.match == MatchKind.NEW
    board = make_organization("Port Authority")
    board.other_names.create(name="Harbour board")
    board.save()
    assert one(story, ProposalKind.ORGANIZATION).match.pk == board.pk


def test_two_people_of_one_name_must_be_told_apart():
    story = make_story()
    people = {make_person("Ines Demo", standing="private").pk for _ in range(2)}
    person = one(story, ProposalKind.PERSON)
    assert person.match.match == MatchKind.SEVERAL
    assert {pk for pk, _ in person.match.records} == people
    assert not person.stands_at(0.1)


def test_what_the_draft_has_is_shown_as_accepted():
    person = make_person("Somebody else in the newsroom")
    story = make_story(
        person_mentions=[PersonMention(person=person, described_as="Ines Demo")],
        quotes=[Quote(words="We were not asked", speaker_kind="person", person=person)],
    )
    assert one(story, ProposalKind.PERSON).state == ProposalState.ACCEPTED
    assert one(story, ProposalKind.PERSON).match.match == MatchKind.IN_STORY
    assert one(story, ProposalKind.QUOTE, "We were").state == ProposalState.ACCEPTED
    assert one(story, ProposalKind.QUOTE, "It is").state == ProposalState.OPEN


def test_keys_stay_when_other_paragraphs_change_and_rejections_with_them():
    story = make_story()
    before = {p.key for p in proposals_of(story)}
    quote = one(story, ProposalKind.QUOTE, "Nobody")
    decide_proposals(
        article=story,
        accept=(),
        reject=[quote.key],
        user=None,
        loaded_revision_id=story.latest_revision_id,
        now=timezone.now(),
    )
    assert RejectedProposal.objects.get().key == quote.key
    set_text(story, "<p>A new beginning, longer than the old one.</p>" + BODY)
    assert {p.key for p in proposals_of(story)} == before
    assert one(story, ProposalKind.QUOTE, "Nobody").state == ProposalState.REJECTED
    # The same words said by somebody else are another proposal.
    set_text(story, BODY.replace("a fisher said", "a fisher wrote"))
    assert one(story, ProposalKind.QUOTE, "Nobody").state == ProposalState.OPEN


def test_the_same_words_twice_have_two_keys():
    text = "“Shame” was the word. “Shame” was the word."
    spans = [(1, 6), (23, 28)]
    assert [text[a:b] for a, b in spans] == ["Shame", "Shame"]
    keys = [
        proposal_key(ProposalKind.QUOTE, "Shame", context_of(text, Span(*span))) for span in spans
    ]
    same = [keys[0], keys[0], keys[1]]
    assert keys[0] != keys[1]
    assert len(set(told_apart(same))) == 3


def test_the_gazetteer_has_who_is_named_and_no_private_person_by_surname():
    story = make_story()
    named, public = make_person("Ines Demo", standing="private"), make_person("Max Porter")
    make_person("Ada Quist", standing="private")
    make_person("Nobody Mentioned")
    place = make_place("Old Harbour")
    make_topic("Harbours")
    known = gazetteer_for(
        article=story, text="Ines Demo met Porter and Quist in Old Harbour’s market."
    )
    assert {person.key for person in known.people} == {str(named.pk), str(public.pk)}
    assert [one.key for one in known.places] == [str(place.pk)]
    assert [one.label for one in known.topics] == ["Harbours"]


def test_a_shared_surname_means_nobody():
    story = make_story()
    make_person("Max Porter")
    make_person("Eva Porter")
    assert gazetteer_for(article=story, text="Porter spoke.").people == ()


def test_names_grow_with_the_text_and_not_faster():
    short, long = (len(names_in("Ada Quist spoke in Old Harbour. " * n).names) for n in (1, 400))
    assert long < short * 60


def queries_for(article):
    draft = draft_of(article)
    with CaptureQueriesContext(connection) as captured:
        read_article(article=draft)
    return len(captured)


def test_queries_do_not_grow_with_the_newsroom():
    story = make_story()
    make_person("Ines Demo")
    make_topic("Harbours")
    few = queries_for(story)
    for number in range(15):
        make_person(f"Person {number} Demo")
        topic = make_topic(f"Topic {number}")
        topic.synonyms.create(name=f"Synonym {number}")
        make_organization(f"Harbour {number}")
    assert queries_for(story) <= few
    assert few <= 25
