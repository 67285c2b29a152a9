"""Which rows an address of the newsroom names, and which a form that is sent there.

Nobody who may not know of a hidden row sends its key, unless they guess: no form offers it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from articles.models import (
    ArticlePage,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    RetiredAddress,
    SourceDocument,
)
from articles.selectors.embargo.visibility import HIDEABLE_RECORDS
from articles.selectors.records.story_uses import KEYS

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import QueryDict
    from django.urls import ResolverMatch

    type Named = defaultdict[type[Model], list[Any]]

# Parameters of addresses that are keys of pages, pictures and files.
_PARAMETERS = {
    **dict.fromkeys(
        ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id"), Page
    ),
    "image_id": NewsImage,
    "document_id": NewsFile,
    "doc_id": NewsFile,
}
# Namespaces in which `pk` is the key of a row of this model, and single addresses.
_OF: dict[str, type[Model]] = {
    "wagtailadmin_pages": Page,
    "wagtailadmin_api:pages": Page,
    "wagtailadmin_api:images": NewsImage,
    "wagtailadmin_api:documents": NewsFile,
    "wagtailimages_chooser": NewsImage,
    "wagtaildocs_chooser": NewsFile,
    "person_consent": Person,
    "person_traces": Person,
}
# Fields of forms in which a row is chosen; the last part of a name such as "quotes-0-person".
_FIELDS: dict[str, type[Model]] = {
    **{name: model for model, names in KEYS.items() if model in HIDEABLE_RECORDS for name in names},
    "party": Organization,
    "place": Place,
    "area": Place,
    "jurisdiction": Place,
    "documents": SourceDocument,
    "image": NewsImage,
    "lead_image": NewsImage,
    "social_image": NewsImage,
    "file": NewsFile,
    "article": ArticlePage,
}
_CHOSEN = "chosen_multiple"


def keys_in_address(match: ResolverMatch, kwargs: dict[str, Any]) -> Named:
    """By their model, the keys of the rows that an address names."""
    found: Named = defaultdict(list)
    for name, model in _PARAMETERS.items():
        if name in kwargs:
            found[model].append(kwargs[name])
    model = _model_of(match)
    if model is not None and "pk" in kwargs:
        found[model].append(kwargs["pk"])
    if match.namespace.endswith("_retiredaddress") and str(kwargs.get("pk")).isdecimal():
        rows = RetiredAddress.objects.filter(pk=kwargs["pk"])
        found[Page] += rows.order_by().values_list("article", flat=True)
    return found


def keys_in_form(match: ResolverMatch, posted: QueryDict) -> Named:
    """The same of what is chosen in a form."""
    found: Named = defaultdict(list)
    for name in posted:
        field = name.rpartition("-")[2]
        model = _model_of(match) if field == "parent" else _FIELDS.get(field)
        if model is not None:
            found[model] += [key for key in posted.getlist(name) if key.isdecimal()]
    return found


def chosen_in(match: ResolverMatch) -> type[Model] | None:
    """The model of which a chooser takes several keys in `?id=`."""
    if match.view_name == "wagtailadmin_choose_page_chosen_multiple":
        return Page
    return _model_of(match) if match.url_name == _CHOSEN else None


def _model_of(match: ResolverMatch) -> type[Model] | None:
    """The model of the screens in this namespace."""
    name = match.namespace or match.url_name
    if name in _OF:
        return _OF[name]
    return next((model for model in HIDEABLE_RECORDS if _is_screen_of(model, name)), None)


def _is_screen_of(model: type[Model], namespace: str) -> bool:
    viewset: Any = getattr(model, "snippet_viewset", None)
    known = viewset and (viewset.url_namespace, viewset.get_chooser_admin_url_namespace())
    return bool(known) and namespace in known
