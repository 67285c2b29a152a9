"""The forms of a topic."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm


class TopicForm(WagtailAdminModelForm):
    """A new topic's address is made from its name; later it is changed by renaming alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" not in self.fields:
            return
        slug = self.fields["slug"]
        slug.required = False
        if self.instance.pk is not None:
            slug.disabled = True
            slug.help_text = "Permanent. A moderator can change it: “Rename…” in the menu above."


class RenameTopicForm(forms.Form):
    """What becomes of the old name and the old address."""

    LEADS_ON, GONE = "leads_on", "gone"
    _ANSWERS: ClassVar = [
        (LEADS_ON, "Leads readers to the new address"),
        (GONE, "Says that the page is gone: for a name that should not be found any more"),
    ]

    name = forms.CharField(label="Name", max_length=100)
    slug = forms.SlugField(
        label="Address",
        max_length=100,
        required=False,
        allow_unicode=True,
        help_text="The last part of the topic's address. Empty: made from the name.",
    )
    old_address = forms.ChoiceField(
        label="The old address", choices=_ANSWERS, initial=LEADS_ON, widget=forms.RadioSelect
    )
    keep_name = forms.BooleanField(
        label="Keep the old name as a synonym",
        required=False,
        initial=True,
        help_text="Editors who type it get this topic, and its address leads here. Not for a name "
        "that should not be found any more.",
    )
