"""A text file and its record become a draft: once, whole, or not at all."""

import json

import pytest
from django.utils import timezone

from articles.enums import CheckKind, DeskList, NamingStatus, SpeakerKind
from articles.models import (
    ArticlePage,
    ImportedFrom,
    Organization,
    Person,
    SkippedCheck,
    SourceDocument,
    Topic,
)
from articles.selectors.home.desk import stories_on
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_story import import_story
from articles.services.importing.record_file import read_record_file
from articles.services.importing.story_file import read_story_file
from articles.text import Selector
from tests.factories import make_person, make_section, make_topic, make_user

pytestmark = pytest.mark.django_db

TEXT = """ date 2026-03-05 The harbour board closed the pier on Monday.

“We were not asked,” said Ines Demo, who chairs the board. A letter calls it “unsafe haste.”

“We were not asked,” a fisher said as well."""

RECORD = {
    "headline": "Harbour board closes the pier",
    "people": [
        {
            "id": "person:ines",
            "name": "Ines Demo",
            "title": "Chair",
            "affiliation": "org:board",
            "role_in_story": ["speaker"],
        }
    ],
    "organizations": [{"id": "org:board", "name": "Harbour Board", "type": "government body"}],
    "documents": [
        {
            "id": "doc:letter",
            "type": "letter",
            "date": "2026-03-04",
            "addressee": "org:board",
            "signatories_named": ["person:ines"],
            "signatories_other": {"count": 3},
        }
    ],
    "events": [
        {
            "id": "event:closure",
            "what": "The pier is closed",
            "date": {"iso": "2026-03-02", "as_said": "on Monday"},
            "actors": ["org:board"],
        }
    ],
    "quotes": [
        {
            "id": "q1",
            "text": "We were not asked,",
            "speaker": {"kind": "person", "ref": "person:ines"},
            "verb": "said",
        },
        {
            "id": "q2",
            "text": "unsafe haste.",
            "speaker": {"kind": "document", "ref": "doc:letter"},
            "verb": "calls",
        },
        {
            "id": "q3",
            "text": "We were not asked,",
            "speaker": {"kind": "described", "name": "a fisher"},
            "continued_from": "q1",
        },
    ],
    "topics": {"names": ["Harbours", "Public works"]},
}


CONFIRMED = {
    **RECORD,
    "quotes": [{**quote, "speaker_surface": "Ines Demo"} for quote in RECORD["quotes"]],
}


def read_record(record=RECORD):
    return read_record_file(json.dumps(record).encode())


def run(text=TEXT, record=RECORD, key="2026-03-05/pier.txt", **options):
    return import_story(
        story=read_story_file(text.encode()),
        record=read_record(record),
        key=key,
        section=make_section(),
        now=timezone.now(),
        **options,
    )


def test_makes_a_draft_with_its_record():
    article = run().article
    assert not article.live
    draft = article.get_latest_revision_as_object()
    assert draft.title == "Harbour board closes the pier"
    assert str(draft.published_on) == "2026-03-05"
    assert [quote.verb for quote in draft.quotes.all()] == ["said", "calls", ""]
    assert all(quote.anchored for quote in draft.quotes.all())
    assert [mention.described_as for mention in draft.person_mentions.all()] == ["Ines Demo"]
    assert sorted(topic.name for topic in draft.topics.all()) == ["Harbours", "Public works"]


def test_quotes_of_equal_words_stand_at_different_places():
    quotes = list(run().article.get_latest_revision_as_object().quotes.all())
    starts = [Selector.from_json(quote.selectors[0]).start for quote in (quotes[0], quotes[2])]
    assert starts[0] < starts[1]
    # Another sentence is another quote, and who says it stays.
    assert quotes[2].continues is None
    assert quotes[2].speaker_kind == SpeakerKind.DESCRIBED


def test_the_letter_keeps_its_named_and_other_signatories():
    run()
    letter = SourceDocument.objects.get()
    assert [str(signature) for signature in letter.signatures.all()] == ["Ines Demo"]
    assert letter.other_signatories == 3
    assert [str(party) for party in letter.addressees.all()] == ["Harbour Board"]


def test_new_people_are_private_and_reported():
    report = run().report
    assert Person.objects.get().standing == NamingStatus.PRIVATE
    assert any("Ines Demo" in note and "Private" in note for note in report.notes)


def test_trusted_standing_makes_people_public():
    run(trust_standing=True)
    assert Person.objects.get().standing == NamingStatus.PUBLIC_FIGURE


def test_consent_must_be_recorded_to_be_trusted():
    people = [{**RECORD["people"][0], "standing": "named_with_consent"}]
    with pytest.raises(ImportRefused, match="how and when"):
        run(record={**RECORD, "people": people}, trust_standing=True)
    assert not Person.objects.exists()


def test_never_a_second_person_of_the_same_name():
    known = make_person("INÉS  Démo")
    result = run()
    assert Person.objects.get() == known
    assert ("person", "already here") in [(one.kind, one.outcome) for one in result.report.lines]


def test_two_people_of_one_name_need_an_identifier():
    make_person("Ines Demo"), make_person("Ines Demo", wikidata_id="Q1")
    with pytest.raises(ImportRefused, match="wikidata_id"):
        run()
    people = [{**RECORD["people"][0], "wikidata_id": "Q1"}]
    run(record={**RECORD, "people": people})
    assert Person.objects.count() == 2


def test_topics_are_found_by_synonym():
    topic = make_topic("Ports")
    topic.synonyms.create(name="harbours")
    topic.save()
    article = run().article
    assert topic in article.get_latest_revision_as_object().topics.all()
    assert not Topic.objects.filter(name="Harbours").exists()


def test_importing_twice_makes_nothing_twice():
    first, second = run(), run()
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert first.article.pk == second.article.pk
    assert (ArticlePage.objects.count(), Organization.objects.count()) == (1, 1)
    assert ImportedFrom.objects.count() == 1


def test_a_changed_file_refreshes_an_untouched_draft():
    first = run()
    second = run(text=TEXT.replace("on Monday", "on Tuesday"))
    assert second.outcome == "updated"
    assert second.article.pk == first.article.pk
    assert "Tuesday" in str(second.article.get_latest_revision_as_object().body)
    assert Person.objects.count() == 1


def test_a_story_that_a_person_edited_is_left_alone():
    article = run().article.get_latest_revision_as_object()
    article.title = "A better headline"
    article.save_revision()
    again = run(text=TEXT.replace("on Monday", "on Tuesday"))
    assert again.outcome == "left alone"
    assert any("edited" in note for note in again.report.notes)
    assert again.article.title == "A better headline"


def test_a_quote_that_is_not_in_the_text_stops_everything():
    quotes = [*RECORD["quotes"], {"text": "never said", "speaker": {"kind": "described"}}]
    with pytest.raises(ImportRefused, match=r"Quote 4 .*never said"):
        run(record={**RECORD, "quotes": quotes})
    assert not (Person.objects.exists() or ArticlePage.objects.exists() or Topic.objects.exists())


def test_a_taken_slug_is_refused():
    run()
    with pytest.raises(ImportRefused, match="--headline"):
        run(key="2026-03-05/other.txt")


def test_the_story_this_was_built_for(seed):
    story = read_story_file(seed.text.read_bytes())
    record = read_record_file(seed.record.read_bytes())
    result = import_story(
        story=story,
        record=record,
        key="seed",
        section=make_section(),
        trust_standing=True,
        publish_reason="test",
        now=timezone.now(),
    )
    article = ArticlePage.objects.published().get(pk=result.article.pk)
    gold = record.rows("quotes")
    quotes = list(article.quotes.all())
    assert len(quotes) == len(gold) == 15
    for quote, row in zip(quotes, gold, strict=True):
        assert quote.anchored
        selector = Selector.from_json(quote.selectors[0])
        assert selector.start == row["start"] - story.body_start
        speaker = quote.person or quote.organization or quote.document
        if row["speaker"]["kind"] == "person":
            assert speaker.name == row["speaker"]["name"]
        elif row["speaker"]["kind"] == "document":
            assert speaker.kind == "letter"
            assert speaker.other_signatories == 51
    assert quotes[11].reported_by_document.other_signatories == 51
    letter = SourceDocument.objects.get(other_signatories=51)
    assert {str(one) for one in letter.signatures.all()} == {
        "David Cicilline",
        "Ileana Ros-Lehtinen",
    }
    assert SourceDocument.objects.get(kind="resolution").date_edtf == "2017-06-27"
    cicilline = Person.objects.get(name="David Cicilline")
    assert cicilline.memberships.get().label() == "U.S. Rep. (D-R.I.)"


def test_markup_in_a_text_file_is_words():
    text = "date 2026-03-05 He wrote <script>alert(1)</script> & left.\n\n<b>Bold</b> claims."
    article = import_story(
        story=read_story_file(text.encode()),
        key="markup",
        section=make_section(),
        now=timezone.now(),
    ).article
    stored = article.get_latest_revision_as_object().body[0].value.source
    assert "&lt;script&gt;" in stored
    assert "<script" not in stored
    assert "<b>" not in stored


def test_what_is_published_unchecked_is_marked_until_it_is_checked(newsroom):
    article = run(publish_reason="Older material.", record=CONFIRMED).article
    assert article.live
    marks = SkippedCheck.objects.still_open().filter(article=article)
    assert {mark.kind for mark in marks} == {kind.value for kind in CheckKind}
    assert {mark.reason for mark in marks} == {"Older material."}
    stories = stories_on(DeskList.FINDINGS, make_user(group="Editors"), timezone.now())
    assert article.pk in set(stories.values_list("pk", flat=True))
    demo = run(
        publish_reason="A demo.",
        record={**CONFIRMED, "headline": "Another"},
        key="another.txt",
        mark_checks=False,
    ).article
    assert not SkippedCheck.objects.filter(article=demo).exists()


def test_rows_keep_the_order_of_the_record():
    article = ArticlePage.objects.get(pk=run(publish_reason="test", record=CONFIRMED).article.pk)
    rows = list(article.quotes.order_by("pk"))
    assert [row.sort_order for row in rows] == [0, 1, 2]
    assert [row.verb for row in rows] == ["said", "calls", ""]
