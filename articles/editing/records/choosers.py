"""Choosing a record inside a form, and making a new one on the spot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.utils.safestring import mark_safe
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from articles.models import Person
from articles.models.merges import kept_instead
from articles.panels.prepared import PreparedChoiceField, chosen_key
from articles.selectors.embargo.visibility import without_hidden
from articles.selectors.records.choosers import matching_name
from articles.selectors.records.telling_apart import telling, with_tellings
from articles.wagtail_compat.admin_names import BaseFilterForm

# Stand in a chooser that is rendered for all; both are replaced by what Django made of the form.
_NAME, _ID = "__chooser_name__", "__chooser_id__"


_empty_choosers: dict[tuple[str, str | None], str] = {}


class RecordChoiceField(PreparedChoiceField):
    """Takes the kept record where the one that was chosen has been merged into it meanwhile."""

    def to_python(self, value: Any) -> Model | None:
        try:
            return super().to_python(value)
        except ValidationError:
            key = chosen_key(value)
            instead = kept_instead(self.queryset.model, {key}) if key and key < 2**63 else {}
            kept: Model | None = self.queryset.filter(pk__in=instead.values()).first()
            if kept is None:
                raise
            return kept


class PreparedChooser(AdminSnippetChooser):
    """A chooser that takes what is chosen from `prepared`, and asks the database for the rest."""

    prepared: dict[int, Model] = {}

    def render_html(self, name: str, value_data: Any, attrs: dict[str, Any]) -> str:
        """A story's screen has some 150 empty choosers: those of one kind are rendered once."""
        if value_data or set(attrs) != {"id"}:
            return super().render_html(name, value_data, attrs)
        key = (self.model_class._meta.label, get_language())
        if key not in _empty_choosers:
            _empty_choosers[key] = super().render_html(_NAME, None, {"id": _ID})
        html = _empty_choosers[key]
        return mark_safe(html.replace(_NAME, name).replace(_ID, attrs["id"]))  # noqa: S308

    def get_instance(self, value: Any) -> Model | None:
        known = self.prepared.get(int(value)) if str(value or "").isdecimal() else None
        return known or super().get_instance(value)


class NameFilterForm(BaseFilterForm):
    """Finds records by any of their names."""

    q = forms.CharField(
        label="Name", widget=forms.TextInput(attrs={"placeholder": "Name"}), required=False
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        term = self.cleaned_data.get("q")
        if term:
            objects = matching_name(objects, term)
            self.is_searching, self.search_query = True, term
        return objects


class NamedCreationForm(forms.ModelForm):
    """Makes a record with little more than its name; says when the name is there already."""

    another = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        name = data.get("name")
        if name and not data.get("another"):
            named = self._meta.model._default_manager.named(name)
            same = without_hidden(named, self.user).first() if self.user else named.first()
            if same is not None:
                field = self.fields["another"]
                field.widget = forms.CheckboxInput()
                kind = self._meta.model._meta.verbose_name
                field.label = gettext("A different %(kind)s with this name") % {"kind": kind}
                self.add_error(
                    "name",
                    gettext(
                        "There is already a record for “%(name)s”: choose it under Search, or tick "
                        "the box below."
                    )
                    % {"name": same},
                )
        return data


class KnownRecords:
    """Of a chooser: it offers, and tells of, no record of which somebody may not know yet."""

    request: Any

    def get_object_list(self) -> QuerySet:
        rows: QuerySet = super().get_object_list()  # type: ignore[misc]
        rows = without_hidden(rows, self.request.user)
        return with_tellings(rows) if rows.model is Person else rows

    @property
    def columns(self) -> list[Column]:
        """People of one name are told apart by what they are and where they were last."""
        columns: list[Column] = super().columns  # type: ignore[misc]
        if self.model_class is Person:  # type: ignore[attr-defined]
            columns.append(Column("telling", label=_("Known as"), accessor=telling))
        return columns

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_creation_form_kwargs(), "user": self.request.user}  # type: ignore[misc]


class RecordChooseView(KnownRecords, ChooseView):
    """The list of records in the chooser."""

    filter_form_class = NameFilterForm


class RecordChooseResultsView(KnownRecords, ChooseResultsView):
    """The same list after a search."""

    filter_form_class = NameFilterForm


class RecordCreateView(KnownRecords, SnippetCreateView):
    """A new record, made in the chooser."""


class RecordChooserViewSet(SnippetChooserViewSet):
    """The chooser of one kind of record."""

    base_widget_class = PreparedChooser
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
    create_view_class = RecordCreateView
    create_action_clicked_label = _("Creating…")

    def on_register(self) -> None:
        super().on_register()
        register_form_field_override(
            ForeignKey,
            to=self.model,
            override={"widget": self.widget_class, "form_class": RecordChoiceField},
        )


def chooser_of(model: type[Model], *fields: str) -> type[RecordChooserViewSet]:
    """A chooser of `model`; with `fields`, new records can be made in it."""
    attributes: dict[str, Any] = {}
    if fields:
        name = model._meta.verbose_name
        attributes = {
            "creation_form_class": forms.modelform_factory(
                model, form=NamedCreationForm, fields=fields
            ),
            "creation_tab_label": format_lazy(gettext("New {kind}"), kind=name),
            "create_action_label": format_lazy(gettext("Create {kind}"), kind=name),
        }
    return type(f"{model.__name__}Chooser", (RecordChooserViewSet,), attributes)
