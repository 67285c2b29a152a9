"""Rows that other rows point to by `uid`: quotes and sources.

While a live story has a draft, its rows have no key in the database, and Wagtail makes each of
them anew whenever the draft is saved. The uid that travels with the form keeps them the same.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from articles.panels.prepared import PreparedFormSet, RowForm


class UidRowForm(RowForm):
    """A row with a hidden `uid`."""

    # What is not in the form and must outlive a save of the draft.
    kept: ClassVar[tuple[str, ...]] = ("uid",)

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None or "uid" in self.initial:
            self.initial["uid"] = self.instance.uid

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Tell the open screen the row's uid after a background save."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        if self.has_changed() or self.instance.pk is not None:
            updates.append((self.add_prefix("uid"), str(self.instance.uid)))
        return updates


class UidRowFormSet(PreparedFormSet):
    """Rows that are recognised by their uid where they have no key."""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        row = super()._construct_form(i, **kwargs)
        if self.is_bound and row.instance.pk is None:
            self._restore(row)
        elif not self.is_bound and i < self.initial_form_count():
            row.initial["uid"] = row.instance.uid
        return row

    def _restore(self, row: forms.ModelForm) -> None:
        """Give a row without a key what the form does not carry."""
        uid = _uid(row["uid"].value())
        if uid is None:
            return
        row.instance.uid = uid
        for known in getattr(self.instance, self.rel_name).all():
            if known.uid == uid:
                for name in row.kept:
                    setattr(row.instance, name, getattr(known, name))

    def posted_uids(self, prefix: str) -> set[str]:
        """The uids that the screen sent for the rows of one form set."""
        found = (
            _uid(value)
            for key, value in self.data.items()
            if key.startswith(f"{prefix}-") and key.endswith("-uid")
        )
        return {str(uid) for uid in found if uid is not None}

    def clean(self) -> None:
        seen: set[uuid.UUID] = set()
        for row in self.forms:
            if row.empty_permitted and not row.has_changed():
                continue
            if row.instance.uid in seen:
                raise forms.ValidationError(_("Two rows have the same ID: reload this page."))
            seen.add(row.instance.uid)
        super().clean()


def _uid(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value)) if value else None
    except ValueError:
        return None
