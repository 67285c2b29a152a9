"""Documents, events, posts, imports and the record itself follow a merge and its undoing."""

import itertools

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import (
    EventParticipant,
    ImportedFrom,
    Membership,
    MergedRecord,
    Person,
    PersonOtherName,
    RecordMerge,
    Signature,
    Topic,
    TopicSynonym,
)
from articles.selectors.merging.references import pointing_columns, read_references
from articles.selectors.records.record_uses import records_naming
from articles.services.merging import MergeRefused
from tests.factories import (
    make_document,
    make_event,
    make_organization,
    make_person,
    make_place,
    make_topic,
    make_user,
)
from tests.merging.merging import merge, undo
from tests.records.test_record_uses import WAYS

pytestmark = pytest.mark.django_db
# What a merge writes by itself, and what only tells.
NOT_COMPARED = {
    "articles.deletedtext",
    "articles.recordmerge",
    "articles.mergedrecord",
    "wagtailcore.modellogentry",
    "wagtailcore.referenceindex",
}


def everything():
    """Each row of the database, for comparing."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in NOT_COMPARED
        and model._meta.app_label != "wagtailsearch"
        and not model._meta.proxy
    ]
    rows = itertools.chain.from_iterable(model._base_manager.order_by("pk") for model in models)
    return {
        (row["model"], str(row["pk"])): row["fields"]
        for row in serializers.serialize("python", rows)
    }


@pytest.mark.parametrize(("make", "use"), WAYS)
def test_records_that_name_the_duplicate_name_the_kept_one_until_it_is_undone(make, use):
    keep, gone = make(), make()
    holder = use(gone)
    before = everything()
    done = merge(keep, gone)
    assert records_naming(keep) == [holder]
    assert not type(keep).objects.filter(pk=gone.pk).exists()
    assert undo(done).unrestored == []
    assert everything() == before


def test_two_signatures_of_one_letter_become_one_and_two_again():
    keep, gone, letter = make_person(), make_person(), make_document()
    Signature.objects.create(document=letter, person=keep, described_as="A")
    Signature.objects.create(document=letter, person=gone, described_as="B")
    before = everything()
    done = merge(keep, gone)
    assert [(row.person, row.described_as) for row in letter.signatures.all()] == [(keep, "A")]
    assert undo(done).unrestored == []
    assert everything() == before


def test_of_two_duplicates_that_signed_one_letter_one_signature_stays():
    keep, first, second, letter = make_person(), make_person(), make_person(), make_document()
    Signature.objects.create(document=letter, person=first)
    Signature.objects.create(document=letter, person=second)
    before = everything()
    done = merge(keep, first, second)
    assert [row.person for row in letter.signatures.all()] == [keep]
    undo(done)
    assert everything() == before


def test_an_event_that_had_both_documents_has_one():
    keep, gone, event = make_document(), make_document(), make_event()
    event.documents.add(keep, gone)
    event.save()
    before = everything()
    done = merge(keep, gone)
    assert list(type(event).objects.get(pk=event.pk).documents.all()) == [keep]
    undo(done)
    assert everything() == before


def test_a_record_brings_along_what_is_part_of_it():
    keep, gone, house = make_person("Ada Roe"), make_person("A. Roe"), make_organization()
    for person in (keep, gone):
        Membership.objects.create(person=person, organization=house, role="Chair")
        PersonOtherName.objects.create(person=person, name="Adi")
    PersonOtherName.objects.create(person=gone, name="Ada R.")
    before = everything()
    done = merge(keep, gone)
    assert [post.label() for post in keep.memberships.all()] == [f"Chair, {house.name}"]
    assert {row.name for row in keep.other_names.all()} == {"Adi", "Ada R.", "A. Roe"}
    undo(done)
    assert everything() == before


def test_a_person_who_is_merged_is_found_under_each_name():
    keep, gone = make_person("Ada Roe"), make_person("Bea Doe")
    merge(keep, gone)
    assert list(Person.objects.named("bea doe")) == [keep]


def test_ids_and_texts_are_taken_where_the_kept_record_has_none():
    keep = make_person(biography="Long.")
    gone = make_person(wikidata_id="Q1", bioguide_id="R1", biography="Short.")
    before = everything()
    done = merge(keep, gone)
    keep.refresh_from_db()
    assert (keep.wikidata_id, keep.bioguide_id, keep.biography) == ("Q1", "R1", "Long.")
    undo(done)
    assert everything() == before


def test_the_editor_chooses_between_two_values():
    keep, gone = make_person(wikidata_id="Q1"), make_person(wikidata_id="Q2")
    done = merge(keep, gone, choices={"wikidata_id": gone.pk})
    keep.refresh_from_db()
    assert keep.wikidata_id == "Q2"
    undo(done)
    keep.refresh_from_db()
    assert (keep.wikidata_id, Person.objects.get(pk=gone.pk).wikidata_id) == ("Q1", "Q2")


def test_a_value_that_was_changed_since_stays_and_is_told():
    keep, gone = make_person("Ada"), make_person(wikidata_id="Q1")
    done = merge(keep, gone)
    Person.objects.filter(pk=keep.pk).update(wikidata_id="Q7")
    assert undo(done).unrestored == ["“Ada” keeps its Wikidata id, which has changed since."]
    assert Person.objects.get(pk=keep.pk).wikidata_id == "Q7"
    assert Person.objects.get(pk=gone.pk).wikidata_id == "Q1"


def test_an_id_that_another_record_has_since_is_lost_and_told():
    keep, gone = make_person(), make_person("Bea", wikidata_id="Q1")
    done = merge(keep, gone)
    Person.objects.filter(pk=keep.pk).update(wikidata_id="")
    make_person(wikidata_id="Q1")
    lines = undo(done).unrestored
    assert "“Bea” has lost its Wikidata id: another record has it now." in lines
    assert Person.objects.get(pk=gone.pk).wikidata_id == ""


def test_a_signature_that_was_deleted_since_is_told():
    keep, gone = make_person(), make_person()
    Signature.objects.create(document=make_document(), person=gone)
    done = merge(keep, gone)
    Signature.objects.all().delete()
    assert undo(done).unrestored == ["1 signature: changed or deleted since."]


@pytest.mark.parametrize("make", [make_organization, make_event, make_topic])
def test_nothing_stands_below_itself(make):
    top = make()
    gone = make(parent=top)
    between = make(parent=gone)
    keep = make(parent=between)
    before = everything()
    done = merge(keep, gone)
    parents = {row.pk: row.parent_id for row in type(keep).objects.all()}
    assert parents == {top.pk: None, between.pk: keep.pk, keep.pk: top.pk}
    undo(done)
    assert everything() == before


def test_a_topics_name_becomes_a_synonym_and_is_free_again():
    keep, gone = make_topic("Courts"), make_topic("Judiciary")
    TopicSynonym.objects.create(topic=gone, name="Judges")
    before = everything()
    done = merge(keep, gone)
    assert {row.name for row in keep.synonyms.all()} == {"Judges", "Judiciary"}
    undo(done)
    assert everything() == before


def test_an_undoing_is_refused_while_the_topics_name_is_taken():
    keep, gone = make_topic("Courts"), make_topic("Judiciary")
    done = merge(keep, gone)
    TopicSynonym.objects.all().delete()
    make_topic("Judiciary")
    with pytest.raises(MergeRefused, match="another topic called “Judiciary”"):
        undo(done)
    assert Topic.objects.count() == 2


def test_an_import_finds_the_kept_record():
    keep, gone = make_place(), make_place()
    row = ImportedFrom.objects.create(
        scheme="file", key="x", digest="y", target=gone, imported_at=timezone.now()
    )
    done = merge(keep, gone)
    row.refresh_from_db()
    assert row.target == keep
    undo(done)
    row.refresh_from_db()
    assert row.object_id == gone.pk


def test_merges_are_undone_in_reverse():
    first, second, third = make_person("A"), make_person("B"), make_person("C")
    inner = merge(second, first)
    outer = merge(third, second)
    with pytest.raises(MergeRefused, match="“B” was later merged into “C”"):
        undo(inner)
    undo(outer)
    undo(inner)
    assert Person.objects.count() == 3
    with pytest.raises(MergeRefused, match="already been undone"):
        undo(inner)


def test_a_merge_of_something_else_is_refused():
    person = make_person()
    with pytest.raises(MergeRefused, match="chosen twice"):
        merge(person, person)
    with pytest.raises(MergeRefused, match="between two and"):
        merge(person)
    with pytest.raises(MergeRefused, match="same type"):
        merge(person, make_organization(pk=make_person().pk))
    with pytest.raises(MergeRefused, match="cannot be merged"):
        merge(make_user(), make_user())
    assert not RecordMerge.objects.exists()


@pytest.mark.parametrize("group", ["Contributors", "Editors"])
def test_only_moderators_merge(newsroom, group):
    keep, gone = make_person(), make_person()
    user, moderator = make_user(group=group), make_user(group="Moderators")
    with pytest.raises(PermissionDenied):
        merge(keep, gone, by=user)
    done = merge(keep, gone, by=moderator)
    with pytest.raises(PermissionDenied):
        undo(done, by=user)
    undo(done, by=moderator)


def test_a_merge_that_fails_half_way_changes_nothing(monkeypatch):
    keep, gone = make_person(), make_person()
    EventParticipant.objects.create(event=make_event(), person=gone)
    before = everything()
    monkeypatch.setattr(RecordMerge.objects, "create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        merge(keep, gone)
    assert everything() == before
    assert not MergedRecord.objects.exists()


@pytest.mark.parametrize("kind", [Person, Topic])
def test_nothing_points_to_a_merged_record(kind):
    """The table of keys comes from the models themselves."""
    assert {model._meta.label for model in pointing_columns(Person)} >= {
        "articles.Quote",
        "articles.ConsentRecord",
        "articles.Signature",
    }
    make = make_person if kind is Person else make_topic
    keep, gone = make(), make()
    merge(keep, gone)
    assert read_references(keep, [gone]).moves == []
    try:
        connection.check_constraints()
    except IntegrityError as error:
        pytest.fail(str(error))
