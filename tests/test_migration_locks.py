"""No migration keeps readers out while it runs, unless it says so.

From 0019 on. A step that PostgreSQL can only do by rewriting a large table, or while nobody may
write to it, or that the version which serves meanwhile cannot live with, is named in the
migration's `LOCKS`: the step as this test calls it, and why it is no harm.

django-migration-linter 6.0 of January 2026 knows Django up to 6.0, and reads SQL without knowing
which tables are large.
"""

import importlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.fields import NOT_PROVIDED

FOLDER = Path(settings.BASE_DIR) / "articles" / "migrations"
FIRST = 19
# Tables that have a row for each story or more.
LARGE = {
    *("articlepage", "quote", "personmention", "organizationmention", "documentmention"),
    *("eventmention", "taggedarticle", "byline", "newsimage", "newsrendition", "signature"),
    *("searchentry", "searchfacet", "publishedversion", "check", "approval", "claim"),
    *("publicchange", "quoteverification", "correction", "retiredaddress"),
}
# What a step may do all the same, and why: {migration: {step: reason}}.
NAMED = {}


def lint(migration):
    """What each step would do to whoever reads or writes meanwhile, by a name of the step."""
    made, found = set(), {}
    for step in _flat(migration.operations):
        if isinstance(step, migrations.CreateModel):
            made.add(step.name.lower())
            continue
        model = (getattr(step, "model_name", "") or getattr(step, "name", "") or "").lower()
        if model in made or (model and model not in LARGE):
            continue
        if why := _danger(step):
            found[_name_of(step)] = why
    return found


def _flat(steps):
    for step in steps:
        if isinstance(step, migrations.SeparateDatabaseAndState):
            yield from _flat(step.database_operations)
        else:
            yield step


def _danger(step):
    if isinstance(step, migrations.AddField):
        return _danger_of_field(step.field)
    if isinstance(step, migrations.AlterField):
        return _danger_of_change(step.field)
    if isinstance(step, migrations.AddIndex) and not isinstance(step, AddIndexConcurrently):
        return "nobody may write while the index is made: AddIndexConcurrently"
    if isinstance(step, migrations.AddConstraint):
        return "the whole table is read while nobody may write"
    if isinstance(step, migrations.RunSQL | migrations.RunPython):
        return "what it does is not known: say for how many rows"
    if isinstance(step, migrations.RenameField | migrations.RenameModel):
        return "the version that serves meanwhile knows the old name"
    if isinstance(step, migrations.RemoveField | migrations.DeleteModel):
        return "the version that serves meanwhile still reads it"
    return None


def _danger_of_field(field):
    if isinstance(field, models.ManyToManyField):
        return None
    if not field.null and field.db_default is NOT_PROVIDED:
        return "the version that serves meanwhile cannot write rows: null=True or db_default"
    if field.unique or field.db_index:
        return "nobody may write while its index is made"
    if isinstance(field, models.GeneratedField):
        return "the table is written anew"
    return None


def _danger_of_change(field):
    # What Python alone knows, such as choices and help, is no statement: 0018 has such steps.
    return None if isinstance(field, models.CharField | models.TextField) else "may be written anew"


def _name_of(step):
    model = getattr(step, "model_name", "")
    name = getattr(step, "name", "") or getattr(step, "hints", "") or ""
    for part in ("index", "constraint"):
        name = getattr(getattr(step, part, None), "name", name)
    return " ".join(part for part in (type(step).__name__, model, str(name or "")) if part)


def migrations_from(first):
    for path in sorted(FOLDER.glob("[0-9]*.py")):
        number = int(re.match(r"\d+", path.name)[0])
        if number >= first:
            yield path.stem


@pytest.mark.parametrize("name", list(migrations_from(FIRST)))
def test_what_keeps_others_out_is_named(name):
    module = importlib.import_module(f"articles.migrations.{name}")
    named = NAMED.get(name) or getattr(module, "LOCKS", {})
    assert all(len(reason) > 10 for reason in named.values())
    assert set(lint(module.Migration)) == set(named)


def _migration(*steps):
    return type("Migration", (), {"operations": list(steps)})


FIELD = {"model_name": "quote", "name": "tone"}
INDEX = models.Index(fields=["uid"], name="quote_tone")
DANGEROUS = {
    "a column that must be filled": migrations.AddField(
        **FIELD, field=models.CharField(max_length=9, default="")
    ),
    "a column with an index": migrations.AddField(
        **FIELD, field=models.CharField(max_length=9, db_default="", default="", db_index=True)
    ),
    "an index": migrations.AddIndex(model_name="quote", index=INDEX),
    "a constraint": migrations.AddConstraint(
        model_name="quote",
        constraint=models.CheckConstraint(condition=~models.Q(words=""), name="quote_tone"),
    ),
    "a type": migrations.AlterField(**FIELD, field=models.BigIntegerField(null=True)),
    "SQL": migrations.RunSQL("UPDATE articles_quote SET words = ''"),
    "a removed column": migrations.RemoveField(**FIELD),
    "a renamed column": migrations.RenameField("quote", "tone", "voice"),
}
HARMLESS = {
    "a column with a default": migrations.AddField(
        **FIELD, field=models.CharField(max_length=9, db_default="", default="")
    ),
    "a column that may be empty": migrations.AddField(**FIELD, field=models.DateField(null=True)),
    "an index beside those who write": AddIndexConcurrently("quote", INDEX),
    "an index of a small table": migrations.AddIndex(model_name="homepage", index=INDEX),
    "other choices": migrations.AlterField(**FIELD, field=models.CharField(max_length=9)),
}


@pytest.mark.parametrize("step", DANGEROUS.values(), ids=DANGEROUS)
def test_it_finds(step):
    assert len(lint(_migration(step))) == 1
    hidden = migrations.SeparateDatabaseAndState(database_operations=[step])
    assert len(lint(_migration(hidden))) == 1


@pytest.mark.parametrize("step", HARMLESS.values(), ids=HARMLESS)
def test_it_leaves_alone(step):
    assert lint(_migration(step)) == {}


def test_a_table_that_the_same_migration_makes_is_empty():
    table = migrations.CreateModel("Quote", fields=[("id", models.BigAutoField(primary_key=True))])
    assert lint(_migration(table, DANGEROUS["an index"])) == {}


def test_large_tables_are_there():
    """A table that is renamed takes its name here with it."""
    from django.apps import apps

    known = {model._meta.model_name for model in apps.get_app_config("articles").get_models()}
    assert LARGE - known == set()
