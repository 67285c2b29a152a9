"""The rows of people, organizations, documents and events inside a story's screen."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.editing.reading.confirming import confirm_row
from articles.panels.rows import PreparedFormSet


class MentionFormSet(PreparedFormSet):
    """Rows that remember who put them into the record.

    While a live story has a draft its rows have no key, and each of them is made anew whenever the
    draft is saved: what a machine accepted would then pass for an editor's own work.
    """

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        row = super()._construct_form(i, **kwargs)
        if self.is_bound and row.instance.pk is None:
            self._restore_origin(row)
        confirm_row(row)
        return row

    def _restore_origin(self, row: forms.ModelForm) -> None:
        name = next(iter(row.prepared_fields()))
        key, words = str(row[name].value() or ""), str(row["described_as"].value() or "")
        for known in getattr(self.instance, self.rel_name).all():
            told = str(getattr(known, f"{name}_id") or "")
            if told == key and (key or known.described_as == words):
                row.instance.origin = known.origin
                return
