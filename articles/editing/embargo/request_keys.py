"""Which rows an address of the newsroom names, and which a form that is sent there.

Nobody who may not know of a hidden row sends its key, unless they guess: no form offers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from wagtail.models import Page

from articles.models import (
    ArticlePage,
    Case,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    RetiredAddress,
    SourceDocument,
    Topic,
)
from articles.selectors.embargo.visibility import HIDEABLE_RECORDS
from articles.selectors.records.story_uses import KEYS

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import QueryDict
    from django.urls import ResolverMatch

    type NamedBy = dict[str, type[Model]]

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
    "case_status": Case,
    "person_consent": Person,
    "person_traces": Person,
    "rename_topic": Topic,
}
# Fields of forms in which a row is chosen; the last part of a name such as "quotes-0-person".
_FIELDS: dict[str, type[Model]] = {
    **{name: model for model, names in KEYS.items() if model in HIDEABLE_RECORDS for name in names},
    "party": Organization,
    "authority": Organization,
    "place": Place,
    "area": Place,
    "jurisdiction": Place,
    "documents": SourceDocument,
    "image": NewsImage,
    "lead_image": NewsImage,
    "social_image": NewsImage,
    "file": NewsFile,
    "article": ArticlePage,
    "from_story": ArticlePage,
}
_CHOSEN, _BULK = "chosen_multiple", "wagtail_bulk_action"


def models_in_address(match: ResolverMatch, kwargs: dict[str, Any]) -> NamedBy:
    """By the parameter of an address, the model of which its value is a key."""
    found = {name: model for name, model in _PARAMETERS.items() if name in kwargs}
    model = _model_of(match)
    if match.namespace.endswith("_retiredaddress"):
        model = RetiredAddress
    if model is not None and "pk" in kwargs:
        found["pk"] = model
    if "object_id" in kwargs and (model := _named_model(kwargs)) is not None:
        found["object_id"] = model
    return found


def models_in_form(match: ResolverMatch, sent: QueryDict) -> NamedBy:
    """By the name of a field in a form or in the query of an address, the model that is chosen."""
    found: NamedBy = {}
    for name in sent:
        field = name.rpartition("-")[2]
        model = _model_of(match) if field == "parent" else _FIELDS.get(field)
        if model is not None:
            found[name] = model
    if "id" in sent and (model := _chosen_in(match)) is not None:
        found["id"] = model
    return found


def _chosen_in(match: ResolverMatch) -> type[Model] | None:
    """The model of which a chooser or a bulk action takes several keys in `?id=`."""
    if match.view_name == "wagtailadmin_choose_page_chosen_multiple":
        return Page
    if match.url_name == _BULK:
        return _named_model(match.kwargs)
    return _model_of(match) if match.url_name == _CHOSEN else None


def _named_model(kwargs: dict[str, Any]) -> type[Model] | None:
    """The model that an address names by its app and its name."""
    try:
        model = apps.get_model(str(kwargs.get("app_label")), str(kwargs.get("model_name")))
    except (LookupError, ValueError):
        return None
    return Page if issubclass(model, Page) else model


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
