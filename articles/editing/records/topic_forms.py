"""The forms of a topic."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from articles.editing.site.slug_fields import take_any_slug
from articles.models import Topic
from articles.models.topics import same_address, topic_slug
from articles.selectors.embargo.visibility import hidden_topic
from articles.services.embargo.topics import give_way, make_openly
from articles.text import name_key


class TopicForm(WagtailAdminModelForm):
    """A new topic's address is made from its name; later it is changed by renaming alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" not in self.fields:
            return
        take_any_slug(self)
        self._hidden = self._take_hidden() if self.is_bound and self.instance.pk is None else None
        if self._hidden:
            return
        slug = self.fields["slug"]
        if self.instance.pk is not None:
            slug.disabled = True
            slug.help_text = gettext(
                "Permanent. A moderator can change it with “Rename…” in the menu above."
            )

    def save(self, commit: bool = True) -> Any:
        topic = super().save(commit)
        if getattr(self, "_hidden", None) is not None:
            make_openly(topic=topic)
        return topic

    def is_valid(self) -> bool:
        """Two synonyms that are both new are compared with each other here."""
        valid: bool = super().is_valid()
        rows = self.formsets["synonyms"].forms if "synonyms" in self.formsets else []
        return _differ([row for row in rows if not _is_deleted(row)]) and valid

    def _take_hidden(self) -> Topic | None:
        """The topic that is typed, where only stories use it of which nobody may know: it is made
        as if it were new, and what it said is written over. Others make way for the name, the
        address and the synonyms that are typed."""
        typed = str(self.data.get(self.add_prefix("name"), ""))
        slug = str(self.data.get(self.add_prefix("slug"), "")) or topic_slug(typed)
        found = hidden_topic(typed, self.for_user)
        same = found if found and found.name_key == name_key(typed)[:100] else None
        give_way(name=typed, slug=slug[:100], user=self.for_user, but=same.pk if same else None)
        if same is not None:
            same.description, same.parent, same.lead_story, same.iptc_id = "", None, None, ""
            same.synonyms.set([])
            self.instance = same
        return same


def _is_deleted(row: Any) -> bool:
    return bool(getattr(row, "cleaned_data", {}).get("DELETE"))


def _differ(rows: list[Any]) -> bool:
    """Whether no two synonyms have one name or one address; the second is told beside its field."""
    seen: dict[str, str] = {}
    differ = True
    for row in rows:
        name = getattr(row, "cleaned_data", {}).get("name")
        if not name:
            continue
        for sign in (f"key {name_key(name)}", f"slug {topic_slug(name)}"):
            if sign in seen:
                row.add_error("name", same_address(seen[sign]))
                differ = False
                break
            seen[sign] = name
    return differ


class RenameTopicForm(forms.Form):
    """What becomes of the old name and the old address."""

    LEADS_ON, GONE = "leads_on", "gone"
    _ANSWERS: ClassVar = [
        (LEADS_ON, _("Redirects to the new address")),
        (GONE, _("Returns “gone”: for a name that should no longer be found")),
    ]

    name = forms.CharField(label="Name", max_length=100)
    slug = forms.SlugField(
        label=_("Web address"),
        max_length=100,
        required=False,
        allow_unicode=True,
        help_text=_("The last part of the topic’s web address. Leave empty to use the name."),
    )
    old_address = forms.ChoiceField(
        label=_("The old address"), choices=_ANSWERS, initial=LEADS_ON, widget=forms.RadioSelect
    )
    keep_name = forms.BooleanField(
        label="Keep the old name as a synonym",
        required=False,
        initial=True,
        help_text=_(
            "Editors who type it get this topic, and its address redirects here. Do not keep a "
            "name that should no longer be found."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_any_slug(self)
