"""What becomes of decisions: records, rows of the draft, and nothing that is public."""

import pytest
from django.utils import timezone

from articles.enums import NamingStatus, Origin
from articles.models import (
    Event,
    Membership,
    Organization,
    Person,
    RejectedProposal,
    SourceDocument,
)
from articles.services.reading import read
from articles.services.reading.decide import accept_above, can_decide, decide_proposals
from articles.services.reading.read import read_article
from articles.services.reading.shapes import ProposalKind, ProposalState, ReadingRefused
from articles.services.stories.conflicts import NewerRevision
from tests.factories import make_person, make_topic, make_user, publish_row
from tests.reading_story import make_story, scripted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)


def draft_of(article):
    article.refresh_from_db()
    return article.get_latest_revision_as_object()


def proposals_of(article):
    return read_article(article=draft_of(article)).proposals


def key(article, kind, label=""):
    return next(
        p.key for p in proposals_of(article) if p.kind == kind and p.label.startswith(label)
    )


def state(article, kind, label=""):
    return next(
        p.state for p in proposals_of(article) if p.kind == kind and p.label.startswith(label)
    )


def decide(article, accept=(), reject=(), user=None, **fields):
    article.refresh_from_db()
    values = {"loaded_revision_id": article.latest_revision_id, **fields}
    return decide_proposals(
        article=article, accept=accept, reject=reject, user=user, now=timezone.now(), **values
    )


def test_accepting_everything_makes_the_record_once():
    make_topic("Harbours")
    story = make_story()
    keys = [p.key for p in proposals_of(story)]
    user = make_user()
    outcome = decide(story, keys, user=None)
    draft = draft_of(story)
    assert outcome.revision == story.latest_revision
    person = Person.objects.get()
    assert (person.name, person.standing) == ("Ines Demo", NamingStatus.PRIVATE)
    post = Membership.objects.get()
    assert post.label() == "Rep. (D-R.I.)"
    letter = SourceDocument.objects.get()
    assert [row.person for row in letter.authors.all()] == [person]
    board = Organization.objects.get(name="Harbour Board")
    assert [row.organization for row in letter.addressees.all()] == [board]
    event = Event.objects.get()
    assert (event.date_edtf, event.date_as_said) == ("2026-03-02", "on Monday")
    assert [row.organization for row in event.participants.all()] == [board]
    assert [m.person for m in draft.person_mentions.all()] == [person]
    assert [m.role for m in draft.person_mentions.all()] == ["speaker"]
    assert [str(t) for t in draft.topics.all()] == ["Harbours"]
    first, second, haste, told = draft.quotes.all()
    assert (first.person, first.verb, first.attributed_as) == (person, "said", "Rep. Ines Demo")
    assert second.continues == first.uid
    assert haste.document == haste.said_in_document == letter
    assert (told.speaker_kind, told.attributed_as) == ("described", "a fisher")
    assert all(quote.anchored and quote.selectors for quote in draft.quotes.all())
    assert {quote.origin for quote in draft.quotes.all()} == {Origin.EDITOR}
    assert not story.live
    assert decide(story, keys, user=user).revision is None
    assert {p.state for p in proposals_of(story)} == {ProposalState.ACCEPTED}


def test_a_quote_brings_its_speaker_along():
    story = make_story()
    decide(story, [key(story, ProposalKind.QUOTE, "We were")])
    draft = draft_of(story)
    assert [m.person.name for m in draft.person_mentions.all()] == ["Ines Demo"]
    assert len(draft.quotes.all()) == 1
    decide(story, [key(story, ProposalKind.QUOTE, "It is")])
    assert Person.objects.count() == 1
    assert len(draft_of(story).person_mentions.all()) == 1


def test_quotes_keep_the_order_of_the_text():
    story = make_story()
    decide(story, [key(story, ProposalKind.QUOTE, "unsafe")])
    decide(
        story, [key(story, ProposalKind.QUOTE, "We were"), key(story, ProposalKind.QUOTE, "Nobody")]
    )
    words = [quote.words for quote in draft_of(story).quotes.all()]
    assert words == ["We were not asked,", "unsafe haste.", "Nobody told us,"]


def test_a_speaker_who_is_rejected_stays_words():
    story = make_story()
    decide(story, [key(story, ProposalKind.QUOTE, "We were")], [key(story, ProposalKind.PERSON)])
    quote = draft_of(story).quotes.get()
    assert (quote.speaker_kind, quote.attributed_as) == ("described", "Rep. Ines Demo")
    assert not Person.objects.exists()


def test_an_edited_name_finds_the_person_who_is_there():
    known = make_person("Inés Demo-Quist")
    story = make_story()
    person = key(story, ProposalKind.PERSON)
    decide(story, [person], edits={person: {"name": "Ines Demo-Quist", "role": "witness"}})
    mention = draft_of(story).person_mentions.get()
    assert (mention.person, mention.role, mention.described_as) == (known, "witness", "Ines Demo")
    assert state(story, ProposalKind.PERSON) == ProposalState.ACCEPTED
    assert Person.objects.count() == 1


def test_two_proposals_edited_to_one_name_make_one_person():
    story = make_story()
    quote, person = key(story, ProposalKind.QUOTE, "Nobody"), key(story, ProposalKind.PERSON)
    typed = {"speaker_kind": "person", "speaker": "INES DEMO"}
    decide(story, [quote, person], edits={quote: typed})
    assert draft_of(story).quotes.get().person == Person.objects.get()


def test_of_a_private_person_nothing_is_printed_that_the_story_does_not_say():
    story = make_story()
    quote, person = key(story, ProposalKind.QUOTE, "Nobody"), key(story, ProposalKind.PERSON)
    edits = {
        quote: {"speaker_kind": "person", "speaker": "Al Reef", "attributed_as": "Al of Reef St."},
        person: {"name": "Ines Demo-Quist"},
    }
    decide(story, [p.key for p in proposals_of(story)], edits=edits)
    draft = draft_of(story)
    assert [q.attributed_as for q in draft.quotes.all() if str(q.person) == "Al Reef"] == [""]
    assert {m.described_as for m in draft.person_mentions.all()} == {"Ines Demo", ""}
    assert SourceDocument.objects.get().name == "Letter to Harbour Board, March 2026"
    assert "Demo" not in SourceDocument.objects.get().slug


def test_a_typed_speaker_is_made_and_mentioned():
    story = make_story()
    quote = key(story, ProposalKind.QUOTE, "Nobody")
    decide(story, [quote], edits={quote: {"speaker_kind": "person", "speaker": "Al Reef"}})
    draft = draft_of(story)
    assert draft.quotes.get().person == draft.person_mentions.get().person
    assert draft.person_mentions.get().described_as == "a fisher"


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        (ProposalKind.EVENT, {"date": "next week"}, "not a date"),
        (ProposalKind.PERSON, {"name": " "}, "needs a name"),
        (ProposalKind.PERSON, {"role": "king"}, "not one of the choices"),
        (ProposalKind.PERSON, {"record": "99999"}, "choose one of the records"),
        (ProposalKind.QUOTE, {"speaker": ""}, "Enter who said"),
        (
            ProposalKind.QUOTE,
            {"speaker_kind": "document", "speaker": "Some paper"},
            "No proposed document",
        ),
        (ProposalKind.QUOTE, {"verb": "x" * 41}, "too long"),
    ],
)
def test_impossible_values_change_nothing(kind, values, words):
    story = make_story()
    wanted = key(story, kind)
    with pytest.raises(ReadingRefused, match=words):
        decide(story, [p.key for p in proposals_of(story)], edits={wanted: values})
    assert not Person.objects.exists()
    assert story.revisions.count() == 1


def test_one_of_two_people_of_a_name_must_be_chosen():
    story = make_story()
    make_person("Ines Demo")
    second = make_person("Ines Demo")
    person = key(story, ProposalKind.PERSON)
    with pytest.raises(ReadingRefused, match="There are 2 records"):
        decide(story, [person])
    decide(story, [person], edits={person: {"record": str(second.pk)}})
    assert draft_of(story).person_mentions.get().person == second


def test_somebody_elses_save_is_not_overwritten():
    story = make_story()
    wanted, loaded = key(story, ProposalKind.PERSON), story.latest_revision_id
    draft_of(story).save_revision()
    with pytest.raises(NewerRevision):
        decide(story, [wanted], loaded_revision_id=loaded)
    with pytest.raises(ReadingRefused, match="text has changed"):
        decide(story, ["person-unknown"])
    assert not Person.objects.exists()


def test_the_machine_takes_what_is_sure_and_a_person_confirms():
    make_topic("Harbours")
    story = make_story()
    story.refresh_from_db()
    outcome = accept_above(article=story, threshold=0.9, user=None)
    labels = {p.label for p in outcome.accepted}
    assert "We were not asked," in labels
    assert not labels & {"It is our living,", "Nobody told us,", "Harbours"}
    draft = draft_of(story)
    assert {row.origin for row in (*draft.quotes.all(), *draft.person_mentions.all())} == {
        Origin.MACHINE
    }
    assert any("confirm" in str(finding).lower() for finding in draft.content_findings())
    waiting = [p for p in proposals_of(story) if p.state == ProposalState.UNCONFIRMED]
    assert len(waiting) == 5
    haste = key(story, ProposalKind.QUOTE, "unsafe")
    decide(story, [p.key for p in waiting if p.key != haste], [haste])
    draft = draft_of(story)
    assert {row.origin for row in draft.quotes.all()} == {Origin.EDITOR}
    assert [quote.words for quote in draft.quotes.all()] == ["We were not asked,"]
    assert state(story, ProposalKind.QUOTE, "unsafe") == ProposalState.REJECTED


def test_confirming_with_a_change_makes_the_row_anew():
    story = make_story()
    accept_above(article=draft_of(story), threshold=0.9, user=None)
    quote = key(story, ProposalKind.QUOTE, "We were")
    decide(story, [quote], edits={quote: {"verb": "told"}})
    kept = next(q for q in draft_of(story).quotes.all() if q.words == "We were not asked,")
    assert (kept.verb, kept.origin, kept.person.name) == ("told", Origin.EDITOR, "Ines Demo")
    assert len(draft_of(story).quotes.all()) == 2


def test_machine_rows_that_the_text_lost_can_still_be_decided():
    story = make_story()
    accept_above(article=draft_of(story), threshold=0.9, user=None)
    draft = draft_of(story)
    draft.body = [("text", "<p>Nothing of it is left.</p>")]
    draft.save_revision()
    left = proposals_of(story)
    assert {p.state for p in left} == {ProposalState.UNCONFIRMED}
    assert len(left) == 5
    decide(story, [p.key for p in left if p.kind != ProposalKind.QUOTE])
    decide(
        story, reject=[p.key for p in proposals_of(story) if p.state == ProposalState.UNCONFIRMED]
    )
    assert not draft_of(story).quotes.exists()
    assert not proposals_of(story)


def test_accepting_changes_nothing_that_is_public():
    story = publish_row(make_story())
    before = story.quotes.count()
    decide(story, [p.key for p in proposals_of(story)])
    story.refresh_from_db()
    assert story.live and story.has_unpublished_changes
    assert story.quotes.count() == before == 0
    assert len(draft_of(story).quotes.all()) == 4


def test_rights(newsroom):
    story = make_story()
    assert can_decide(make_user(group="Editors"), story)
    assert not can_decide(make_user(group="Contributors"), story)
    reader = make_user()
    assert not can_decide(reader, story)
    with pytest.raises(ReadingRefused, match="cannot add"):
        decide(story, [key(story, ProposalKind.PERSON)], user=reader)
    assert not (Person.objects.exists() or RejectedProposal.objects.exists())
    story.locked, story.locked_by = True, make_user(group="Editors")
    story.save()
    assert not can_decide(make_user(group="Moderators"), story)
