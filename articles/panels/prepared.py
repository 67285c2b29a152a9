"""Forms of rows that load what their choosers name all at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelChoiceField, ModelForm
from django.utils.functional import cached_property
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm

_Known = dict[type[models.Model], dict[int, models.Model]]


class PreparedChoiceField(ModelChoiceField):
    """A model choice that knows its records already (see `PreparedFormSet`)."""

    prepared: dict[int, models.Model] = {}

    def to_python(self, value: Any) -> models.Model | None:
        key = chosen_key(value)
        known = self.prepared.get(key) if key is not None else None
        return super().to_python(value) if known is None else known


class RowForm(WagtailAdminModelForm):
    """One row. Records that its choosers name were looked up by the form set, all at once."""

    # Set by the form set where somebody confirms what a machine put into the record.
    is_confirmed = False

    @cached_property
    def changed_data(self) -> list[str]:
        return [*super().changed_data, *(["origin"] if self.is_confirmed else [])]

    def prepared_fields(self) -> dict[str, Any]:
        return {
            name: field
            for name, field in self.fields.items()
            if isinstance(field, PreparedChoiceField) and name != "id"
        }

    def has_changed(self) -> bool:
        """Whether somebody wrote something; a new row's place and uid are no words of theirs."""
        changed = set(self.changed_data)
        return bool(changed - {"ORDER", "uid"} if self.instance.pk is None else changed)

    def full_clean(self) -> None:
        super().full_clean()
        if "ORDER" in self.fields and hasattr(self, "cleaned_data"):
            # An empty row is not cleaned, and the form set asks each row for its place.
            self.cleaned_data.setdefault("ORDER", None)

    def _get_validation_exclusions(self) -> set[str]:
        # A foreign key's own check would look the record up again, row by row.
        return super()._get_validation_exclusions() | set(self.prepared_fields())

    def validate_constraints(self) -> None:
        """The database's rules, those on foreign keys included."""
        try:
            self.instance.validate_constraints(exclude=super()._get_validation_exclusions())
        except ValidationError as error:
            self._update_errors(error)


class PreparedFormSet(BaseChildFormSet):
    """Rows whose records are loaded in one query per model.

    Wagtail's choosers look each record up by itself, once to show it and twice to save it.
    """

    @cached_property
    def forms(self) -> list[ModelForm]:
        rows: list[ModelForm] = super().forms
        known: _Known = defaultdict(dict)
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for row in rows:
            for name, field in row.prepared_fields().items():
                key, model = chosen_key(row[name].value()), field.queryset.model
                if key is not None:
                    wanted[model].add(key)
                _take_cached(row.instance, name, known[model])
                field.prepared = field.widget.prepared = known[model]
        for model, keys in wanted.items():
            missing = keys - set(known[model])
            if missing:
                known[model].update(model._default_manager.in_bulk(missing))
        return rows

    def rows_differ(self) -> bool:
        """Whether rows came, went, moved or changed (call it on valid rows, before saving).

        Rows of a draft may have no key; Wagtail takes each of those for a new one.
        """
        sent = [row for row in self.ordered_forms if not _is_left_empty(row)]
        if any(row.instance.pk and set(row.changed_data) - {"ORDER"} for row in sent):
            return True
        names = [name for name in self.empty_form.fields if name not in ("ORDER", "DELETE", "id")]
        before = [_identity(row, names) for row in self.get_queryset()]
        return [_identity(row.instance, names) for row in sent] != before

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        key = form.fields.get("id")
        if isinstance(key, ModelChoiceField) and form.instance.pk is not None:
            # The row itself, which a model choice would look up by its key.
            known = PreparedChoiceField(
                key.queryset, initial=key.initial, required=False, widget=key.widget
            )
            known.prepared = {form.instance.pk: form.instance}
            form.fields["id"] = known

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        row = super()._construct_form(i, **kwargs)
        # Autosave counts a row that is still empty as saved; it may stay empty.
        if self.is_bound and row.instance.pk is None:
            row.empty_permitted = True
            row.use_required_attribute = False
        return row


def _is_left_empty(row: ModelForm) -> bool:
    return row.empty_permitted and not row.has_changed()


def _identity(row: models.Model, names: list[str]) -> Any:
    """A row's key, or what it says."""
    return row.pk or [getattr(row, row._meta.get_field(name).attname) for name in names]


def _take_cached(row: models.Model, name: str, known: dict[int, models.Model]) -> None:
    """What the row's revision brought along (see `articles.models.loading`)."""
    field = row._meta.get_field(name)
    record = field.get_cached_value(row, default=None) if field.is_relation else None
    if record is not None:
        known[record.pk] = record


def chosen_key(value: Any) -> int | None:
    """The key that a form sent, None where it is no key."""
    return int(value) if str(value or "").isdecimal() else None
