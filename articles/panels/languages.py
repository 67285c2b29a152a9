"""The language of a story, to choose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info, gettext


class LanguageSelect(forms.Select):
    """The languages that have a name here, in the order of their names. A language that is not
    among them stays as it is."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        own = str(get_language_info(settings.LANGUAGE_CODE)["name_translated"])
        known = sorted(
            (str(gettext(info["name"])), code) for code, info in LANG_INFO.items() if "name" in info
        )
        rest = [(code, label) for label, code in known]
        rest += [(tag, tag) for tag in value if tag and tag not in LANG_INFO]
        self.choices = [("", gettext("%(language)s, or as the text is") % {"language": own}), *rest]
        found: list[Any] = super().optgroups(name, value, attrs)
        return found
