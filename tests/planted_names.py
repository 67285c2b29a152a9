"""A name in every text field that exists, whatever models there are."""

import json

from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page

from articles.models import ArticlePage, NewsFile
from articles.services.protection.registry import (
    Rewrite,
    stored_models,
    text_fields,
    treatment_of,
)

NAME, SLUG = "Zelim Protectov", "zelim-protectov"
# Their rows say where they belong by what is in them.
_IN_FILES = {Rewrite.FILE, Rewrite.KEPT, Rewrite.RECODED}


def plant_everywhere():
    """One row of every model that can hold words, each of its fields with the name. Returns the
    places as "model.field"."""
    places = []
    for model in stored_models():
        fields = _fields_for_words(model)
        if fields:
            _row_of(model)
    story = ArticlePage.objects.order_by("pk").first()
    for model in stored_models():
        fields = _fields_for_words(model)
        if not fields:
            continue
        rows = model._base_manager.order_by("pk")
        row = rows.get(pk=story.pk) if model is Page else rows.first()
        values = {one.name: _with_name(one, row) for one in fields}
        model._base_manager.filter(pk=row.pk).update(**values)
        places += [f"{model._meta.label_lower}.{one.name}" for one in fields]
    session = SessionStore()
    session["said"] = f"Looked for {NAME}"
    session.save()
    NewsFile.objects.create(
        title="Notes", file=ContentFile(f"{NAME} was held".encode(), name="notes.txt")
    )
    return places


def _fields_for_words(model):
    """Those with room for the name, which PostgreSQL asks for: a code of two letters has none."""
    return [
        one
        for one in text_fields(model)
        if treatment_of(one).rewrite not in _IN_FILES
        and (getattr(one, "max_length", None) or len(NAME)) >= len(NAME)
    ]


def _row_of(model):
    """The first row; one is made with as little as the model asks for."""
    row = model._base_manager.order_by("pk").first()
    if row is None:
        row = model(**dict(_least(model)))
        row.save_base(raw=True)
    return row


def _least(model):
    for one in model._meta.concrete_fields:
        if one.primary_key or one.has_default() or one.null:
            continue
        if isinstance(one, models.ForeignKey):
            yield one.name, _row_of(one.related_model)
        elif one.choices:
            yield one.name, one.choices[0][0]
        else:
            yield one.name, _any_value(one, model._meta.model_name)


def _any_value(one, name):
    # In this order: a time is a date too.
    for kind, value in (
        (models.DateTimeField, timezone.now()),
        (models.DateField, timezone.localdate()),
        (models.BooleanField, False),
        (models.IntegerField, 1),
        (models.JSONField, {}),
        (models.BinaryField, b"made"),
    ):
        if isinstance(one, kind):
            return value
    return f"made-{name}"[: one.max_length or 99]


def _with_name(one, row):
    way = treatment_of(one).rewrite
    value = one.value_from_object(row)
    if isinstance(one, StreamField):
        return one.to_python(
            json.dumps(
                [{"type": "text", "id": "9", "value": f"<p><b>{NAME[:9]}</b>{NAME[9:]}</p>"}]
            )
        )
    if isinstance(one, models.JSONField):
        return _in_json(value)
    if isinstance(one, models.FileField):
        return f"{one.upload_to or 'files'}/{SLUG}.txt"
    if isinstance(one, models.URLField):
        return f"https://example.org/{SLUG}"
    if way is Rewrite.ADDRESS or one.name in ("slug", "address"):
        return f"/{SLUG}/" if one.name in ("address", "url_path", "old_path") else SLUG
    if way is Rewrite.KEY:
        return NAME.lower()
    if one.name == "backwards":
        return NAME.split()[1].lower()[::-1]
    if one.name in ("word", "stem"):
        return NAME.split()[1].lower()
    return NAME


def _in_json(value):
    """The first text within becomes the name; where there is none, one is added."""
    state = {"done": False}

    def put(part):
        if isinstance(part, dict):
            return {name: put(inner) for name, inner in part.items()}
        if isinstance(part, list):
            return [put(inner) for inner in part]
        # A story's body is JSON as a text, and stays that.
        if isinstance(part, str) and not state["done"] and " " in part and part[:1] not in "[{":
            state["done"] = True
            return f"{part} {NAME}"
        return part

    new = put(value)
    if not state["done"] and isinstance(new, dict):
        new["planted"] = NAME
    elif not state["done"]:
        new = [*(new or []), NAME]
    return new
