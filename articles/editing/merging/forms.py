"""The form that confirms a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.selectors.merging.merge_values import NAMING_STATUS

if TYPE_CHECKING:
    from articles.selectors.merging.merge_values import MergeConflict

_PREFIX = "value-"


class MergeForm(forms.Form):
    """Why the records are the same, and whose value wins where they contradict one another."""

    reason = forms.CharField(
        max_length=255,
        label=_("Why are they the same?"),
        help_text=_("Shown in the history and in the list of merges."),
    )

    def __init__(self, *args: Any, conflicts: tuple[MergeConflict, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for conflict in conflicts:
            self.fields[f"{_PREFIX}{conflict.group.name}"] = forms.ChoiceField(
                label=conflict.group.label,
                choices=[
                    (
                        option.record_id,
                        gettext("%(value)s (from “%(record)s”)")
                        % {"value": option.value, "record": option.record},
                    )
                    for option in conflict.options
                ],
                initial=conflict.chosen,
                widget=forms.RadioSelect,
                help_text=gettext("The stricter setting applies unless you choose otherwise.")
                if conflict.group.name == NAMING_STATUS
                else "",
            )
        # The reason comes last, after what it is about.
        self.order_fields([name for name in self.fields if name != "reason"])

    def choices(self) -> dict[str, int]:
        """Name of each value that was chosen -> key of the record whose it is."""
        return {
            name.removeprefix(_PREFIX): int(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(_PREFIX) and name in self.changed_data
        }
