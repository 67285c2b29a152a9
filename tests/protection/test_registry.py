"""The registry knows every text that is stored. A new field fails here until it has its line."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from wagtail.models import Page

from articles.models import ArticlePage
from articles.services.killing.rows import tied_by_type
from articles.services.protection.registry import (
    COPIES,
    TEXTS,
    Removal,
    Rewrite,
    Scan,
    stored_models,
    text_fields,
)

WHERE = "articles/services/protection/registry.py"
HOW = (
    "kinds: story (readers see it, of a story), note (the newsroom alone, of a story), notice, "
    "record, record_note, medium, page, inside, …_json for JSON, …_address for slugs and "
    "addresses, code for keys and digests"
)


def all_models():
    return sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.label_lower)


def names_of(model):
    return {field.name for field in text_fields(model)}


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model._meta.label_lower)
def test_every_text_field_is_registered(model):
    label = model._meta.label_lower
    missing = sorted(names_of(model) - set(TEXTS.get(label, ())))
    assert not missing, (
        f"\nThe registry of texts does not know {label}: {', '.join(missing)}.\n"
        f'Add to TEXTS in {WHERE}:\n    "{label}": _of(KIND="{" ".join(missing)}"),\n{HOW}.'
    )


def test_nothing_is_registered_that_is_not_there():
    known = {model._meta.label_lower: names_of(model) for model in all_models()}
    for label, fields in TEXTS.items():
        assert set(fields) <= known.get(label, set()), label


def folders():
    found = set()
    for model in all_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                name = field.generate_filename(model(), "picture.jpg")
                found.add(name.split("/")[0])
    return found


@pytest.mark.django_db
def test_every_folder_of_stored_files_is_registered():
    missing = {f"folder:{name}" for name in folders()} - set(COPIES)
    assert not missing, f"Say in COPIES of {WHERE} what happens to files in {missing}."


@pytest.mark.django_db
def test_every_table_is_a_models_or_registered():
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    own = {model._meta.db_table for model in all_models()}
    parts = {
        f"{name}_{part}"
        for name in COPIES
        for part in ("config", "content", "data", "docsize", "idx")
    }
    missing = tables - own - parts - set(COPIES)
    assert not missing, f"Say in COPIES of {WHERE} what happens to words in {missing}."


def test_every_cache_is_registered():
    assert {f"cache:{name}" for name in settings.CACHES} <= set(COPIES)


# --- The registry and the kill agree ----------------------------------------------------------


def goes_with_a_story():
    """The models whose rows the database or the kill deletes with a story."""
    found, new = set(), {ArticlePage, Page}
    while new:
        found |= new
        new = {
            relation.related_model
            for model in new
            for relation in model._meta.related_objects
            if relation.on_delete is models.CASCADE
        } - found
    return found | {rows.model for _, rows in tied_by_type(0)}


@pytest.mark.django_db
def test_what_goes_with_a_story_goes_with_a_story():
    # Addresses and words of the index are removed by the kill itself.
    by_hand = {"articles.retiredaddress", "articles.retiredrecordaddress", "articles.searchword"}
    by_hand |= {"wagtailsearch.sqliteftsindexentry", "wagtailcore.uploadedfile"}
    by_hand |= {"wagtailusers.userprofile"}
    gone = {model._meta.label_lower for model in goes_with_a_story()}
    for label, fields in TEXTS.items():
        if any(one.removal is Removal.STORY for one in fields.values()):
            assert label in gone | by_hand, label


def test_what_holds_no_words_is_left_alone_by_all_three():
    for label, fields in TEXTS.items():
        for name, one in fields.items():
            wordless = (one.scan is Scan.NO_WORDS, one.rewrite is Rewrite.KEPT)
            assert len({*wordless, one.removal is Removal.NO_WORDS}) == 1, (label, name)


def test_all_stored_models_are_walked():
    assert len(stored_models()) >= 90
