"""An import proves nobody's identity, and a bad record is a clear message on every database."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import ArticlePage, Membership, Person, SourceDocument
from articles.services.importing.errors import ImportRefused
from articles.services.importing.import_story import import_story
from articles.services.importing.record_file import read_record_file
from articles.services.importing.story_file import read_story_file
from tests.factories import make_organization, make_person, make_section

TEXT = "date 2026-03-05 “They came at night,” a woman who fled said. The Board is silent."
HIDDEN = {"id": "p", "name": "Anna Hidden-Petrova", "title": "Nurse"}
BOARD = {"id": "o", "name": "Board"}
SAID = {
    "text": "They came at night,",
    "speaker": {"kind": "person", "ref": "p"},
    "verb": "said",
}


def run(record, text=TEXT, **options):
    return import_story(
        story=read_story_file(text.encode()),
        record=read_record_file(json.dumps(record).encode()),
        key="key",
        section=make_section(),
        headline="They came at night",
        now=timezone.now(),
        **options,
    )


def draft_of(result):
    return result.article.get_latest_revision_as_object()


@pytest.mark.django_db
def test_a_private_name_that_the_story_has_not_is_printed_nowhere():
    result = run({"people": [HIDDEN], "quotes": [SAID]})
    draft = draft_of(result)
    assert draft.person_mentions.all()[0].described_as == ""
    assert draft.quotes.all()[0].attributed_as == ""
    assert any("private" in note and "described_as" in note for note in result.report.notes)


@pytest.mark.django_db
def test_words_of_the_story_are_printed_for_a_private_person():
    person = {**HIDDEN, "described_as": "A woman who fled"}
    quote = {**SAID, "speaker_surface": "a woman who fled"}
    draft = draft_of(run({"people": [person], "quotes": [quote]}))
    assert draft.person_mentions.all()[0].described_as == "A woman who fled"
    assert draft.quotes.all()[0].attributed_as == "a woman who fled"


@pytest.mark.django_db
def test_words_that_are_not_the_storys_are_not_printed_for_a_private_person():
    person = {**HIDDEN, "described_as": "the nurse from Ward 7"}
    draft = draft_of(run({"people": [person]}))
    assert draft.person_mentions.all()[0].described_as == ""


@pytest.mark.django_db
def test_a_title_made_by_the_import_names_nobody_private():
    make_person("Ben Public")
    people = [HIDDEN, {"id": "b", "name": "Ben Public"}]
    letter = {
        "id": "d",
        "type": "letter",
        "author": "p",
        "addressee": ["p", "o"],
        "signatories_named": ["p", "b"],
        "signatories_other": {"count": 3},
    }
    petition = {**letter, "id": "e", "author": None, "date": "2026-03-01"}
    run({"people": people, "organizations": [BOARD], "documents": [letter, petition]})
    titles = {document.name for document in SourceDocument.objects.all()}
    assert titles == {
        "Letter from Ben Public and 4 others to Board",
        "Letter from Ben Public and 4 others to Board, 1 March 2026",
    }
    assert not SourceDocument.objects.filter(slug__contains="hidden").exists()


@pytest.mark.django_db
def test_a_post_held_in_two_terms_is_no_error():
    person, board = make_person("Cora Demo"), make_organization("Board")
    for start in ("2001", "2009"):
        Membership.objects.create(person=person, organization=board, role="Chair", start_edtf=start)
    row = {"id": "p", "name": "Cora Demo", "title": "Chair", "affiliation": "o"}
    run({"people": [row], "organizations": [BOARD]})
    assert person.memberships.count() == 2


@pytest.mark.django_db
def test_a_signatory_named_twice_signs_once():
    letter = {"id": "d", "type": "letter", "title": "L", "signatories_named": ["p", "p"]}
    run({"people": [HIDDEN], "documents": [letter]})
    assert SourceDocument.objects.get().signatures.count() == 1


@pytest.mark.django_db
def test_controls_that_turn_the_writing_direction_are_not_kept():
    run({"people": [{"id": "p", "name": "Anna \u202eavorteP\u202c\u0000 Demo"}]})
    assert Person.objects.get().name == "Anna avorteP Demo"


@pytest.mark.django_db
def test_a_story_of_a_day_to_come_is_refused():
    with pytest.raises(ImportRefused, match="still to come"):
        run({}, text="date 2099-01-01 Text.")
    assert not ArticlePage.objects.exists()


@pytest.mark.django_db
def test_an_unknown_way_of_consent_makes_nobody_public():
    consent = {"method": "bogus", "given_on": "2026-01-01"}
    person = {**HIDDEN, "standing": "named_with_consent", "consent": consent}
    with pytest.raises(ImportRefused, match="how and when"):
        run({"people": [person]}, trust_standing=True)
    assert not Person.objects.exists()


BAD_RECORDS = {
    "an id that is a list": {"people": [{"id": ["p"], "name": "A"}]},
    "a name that is a number": {"people": [{"id": "p", "name": 5}]},
    "a name that is an object": {"people": [{"id": "p", "name": {"a": 1}}]},
    "a name of 400 characters": {"people": [{"id": "p", "name": "x" * 400}]},
    "a role of 4000 characters": {"people": [{"id": "p", "name": "A", "title": "x" * 4000}]},
    "a standing that is a list": {"people": [{"id": "p", "name": "A", "standing": []}]},
    "a place of a mention that is a number": {
        "people": [{"id": "p", "name": "A", "mentions": [5]}]
    },
    "a speaker that is text": {"quotes": [{"text": "They", "speaker": "A"}]},
    "a verb of 500 characters": {"quotes": [{"text": "They", "verb": "x" * 500}]},
    "topics that are a list": {"topics": ["a"]},
    "a day that does not exist": {
        "sources": [{"title": "T", "url": "https://example.org", "accessed_on": "2024-13-01"}]
    },
    "a latitude that is text": {"places": [{"name": "P", "latitude": "abc"}]},
    "a count that is text": {"documents": [{"id": "d", "signatories_other": {"count": "many"}}]},
    "a count below nothing": {"documents": [{"id": "d", "signatories_other": {"count": -5}}]},
    "two of one id": {"people": [HIDDEN, {**HIDDEN, "name": "B"}]},
    "two of one identifier": {
        "people": [
            {"id": "a", "name": "A", "wikidata_id": "Q1"},
            {"id": "b", "name": "B", "wikidata_id": "Q1"},
        ]
    },
    "too many quotes": {"quotes": [{"text": "They"}] * 501},
}


@pytest.mark.parametrize("record", BAD_RECORDS.values(), ids=BAD_RECORDS)
def test_a_bad_record_is_refused_before_anything_is_made(record):
    with pytest.raises(ImportRefused):
        read_record_file(json.dumps(record).encode())


def test_a_record_that_is_nested_without_end_is_refused():
    with pytest.raises(ImportRefused, match="nested"):
        read_record_file(b"[" * 200_000)


def test_half_a_character_is_no_error():
    record = read_record_file(b'{"people": [{"id": "p", "name": "A \\ud800 B"}]}')
    assert record.rows("people")[0]["name"] == "A  B"


# --- Names, addresses, and which file is which ----------------------------------------------------


def _import(text, record, **options):
    return import_story(
        story=read_story_file(text.encode()),
        record=read_record_file(json.dumps(record).encode()),
        section=make_section(),
        now=timezone.now(),
        **options,
    )


def test_two_of_one_name_in_a_record_are_refused():
    people = [{"id": "a", "name": "Ivan Demo"}, {"id": "b", "name": "IVAN DEMO"}]
    with pytest.raises(ImportRefused, match="Two of “people” have the name"):
        read_record_file(json.dumps({"people": people}).encode())
    told_apart = [{**one, "wikidata_id": f"Q{n}"} for n, one in enumerate(people)]
    assert read_record_file(json.dumps({"people": told_apart}).encode())


@pytest.mark.django_db
def test_a_role_as_one_value_and_a_date_said_as_an_object():
    record = {
        "people": [{"id": "a", "name": "Ivan Demo", "role_in_story": "speaker"}],
        "quotes": [
            {
                "text": "we were not asked",
                "speaker": {"kind": "person", "ref": "a"},
                "said": {"iso": "2026-03", "as_said": "in March"},
            }
        ],
    }
    text = "date 2026-03-05\n\nIvan Demo said “we were not asked” on Monday."
    draft = _import(text, record, key="x").article.get_latest_revision_as_object()
    assert draft.person_mentions.all()[0].role == "speaker"
    assert draft.quotes.all()[0].said_edtf == "2026-03"


@pytest.mark.django_db
def test_a_headline_of_signs_gets_an_address():
    first = _import("date 2026-03-05\n\nWords.", {"headline": "🔥🔥🔥"}, key="one").article
    second = _import("date 2026-03-05\n\nMore.", {"headline": "🔥🔥"}, key="two").article
    assert first.slug == "story"
    assert second.slug == "story-2"


@pytest.mark.django_db
def test_the_same_file_name_in_another_folder_is_another_file(tmp_path):
    make_section()
    for folder, words in (("one", "The pier."), ("two", "The bridge.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.txt").write_text(f"date 2026-03-05\n\n{words}")
    one, two = (tmp_path / folder / "letter.txt" for folder in ("one", "two"))
    call_command("import_story", one)
    with pytest.raises(CommandError, match="from another folder"):
        call_command("import_story", two)
    assert ArticlePage.objects.get().title == "The pier"
    one.write_text("date 2026-03-05\n\nThe pier is shut.")
    call_command("import_story", one)
    call_command("import_story", two, "--same-story")
    assert ArticlePage.objects.count() == 1
