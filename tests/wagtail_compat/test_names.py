"""The names that are passed on still mean what their users take them for."""

import inspect

from django.core.paginator import Paginator
from django.db.models import Model
from django.forms import Field, Form

from articles.wagtail_compat import admin_names, core_names, stored_rows


def test_every_name_is_there():
    for module in (admin_names, core_names, stored_rows):
        assert all(hasattr(module, name) for name in module.__all__)


def test_names_of_the_admin():
    assert issubclass(admin_names.WagtailPaginator, Paginator)
    assert issubclass(admin_names.BaseFilterForm, Form)
    assert issubclass(admin_names.TagField, Field)
    crumbs = inspect.signature(admin_names.get_breadcrumbs_items_for_page).parameters
    assert list(crumbs)[:2] == ["page", "user"]


def test_attributes_of_a_link_in_rich_text():
    assert core_names.extract_attrs('linktype="page" id="3"') == {"linktype": "page", "id": "3"}


def test_tables_that_keep_parts_of_a_page():
    for name in stored_rows.__all__:
        model = getattr(stored_rows, name)
        assert issubclass(model, Model)
        fields = {field.name for field in model._meta.get_fields()}
        assert {"content_type", "object_id"} <= fields
