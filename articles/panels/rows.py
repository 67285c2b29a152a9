"""Ordered rows of a record inside a form, which cost the same however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_form_for_model

from articles.panels.prepared import PreparedFormSet, RowForm


@dataclass(frozen=True)
class RowClasses:
    """The form and form set of one model's rows."""

    form: type[RowForm] = RowForm
    formset: type[PreparedFormSet] = PreparedFormSet


_row_classes: dict[str, RowClasses] = {}


def use_row_classes(model: type[models.Model], classes: RowClasses) -> None:
    """Rows of `model` get forms of their own (see `articles.editing.wiring`)."""
    _row_classes[model._meta.label] = classes


class Rows(InlinePanel):
    """An inline panel that loads what its rows point to all at once."""

    @cached_property
    def child_edit_handler(self) -> Panel:
        handler: Panel = super().child_edit_handler
        _leave_out_comments(handler)
        return handler

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        row = options["formsets"][self.relation_name]
        model = self.db_field.related_model
        classes = _row_classes.get(model._meta.label, RowClasses())
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        row["form"] = get_form_for_model(
            model, form_class=classes.form, defer_required_on_fields=deferred
        )
        row["formset"] = classes.formset
        return options


def _leave_out_comments(panel: Panel) -> None:
    """Wagtail shows a button for comments on each field of a row, and takes none there."""
    if isinstance(panel, FieldPanel):
        panel.disable_comments = True
    for child in getattr(panel, "children", ()):
        _leave_out_comments(child)
