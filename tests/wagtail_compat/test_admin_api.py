"""What the admin's API answers, on either version of Wagtail."""

import pytest
from django.urls import URLResolver, get_resolver
from wagtail import VERSION, hooks

from articles.models import NewsFile, NewsImage
from articles.wagtail_compat.admin_api import ENDPOINTS, narrow_admin_api

# Wagtail 8.0 has three endpoints, each with a list, one row and a search by address; pages have
# actions beside. Wagtail 8.1 has the explorer alone.
MEDIA = {"images", "documents"}


def names(patterns, before=""):
    for row in patterns:
        if isinstance(row, URLResolver):
            inner = f"{before}{row.namespace}:" if row.namespace else before
            yield from names(row.url_patterns, inner)
        elif row.name:
            yield before + row.name


@pytest.fixture(scope="module")
def surface():
    return {
        name.removeprefix("wagtailadmin_api:")
        for name in names(get_resolver().url_patterns)
        if name.startswith("wagtailadmin_api:")
    }


@pytest.mark.skipif(VERSION >= (8, 1), reason="Wagtail 8.1 has the explorer alone")
def test_wagtail_8_0_has_the_endpoints_that_are_narrowed(surface):
    assert {name.partition(":")[0] for name in surface} == {"pages", *MEDIA}
    assert set(ENDPOINTS) == MEDIA


@pytest.mark.skipif(VERSION < (8, 1), reason="Wagtail 8.0 has endpoints for media")
def test_wagtail_8_1_has_the_explorer_alone(surface):
    assert surface <= {"explorer", "api-root"}
    assert ENDPOINTS == {}


class Router:
    def __init__(self):
        self.endpoints = {}

    def register_endpoint(self, name, endpoint):
        self.endpoints[name] = endpoint


class Rows(list):
    def __init__(self, model):
        self.model = model


@pytest.mark.parametrize("name", sorted(ENDPOINTS))
def test_a_rule_narrows_each_endpoint(monkeypatch, name):
    registered = []
    monkeypatch.setattr(
        hooks, "register", lambda hook, fn, order: registered.append((hook, fn, order))
    )
    narrow_admin_api(lambda rows, user: (rows.model, user))
    [(hook, register_endpoints, order)] = registered
    assert (hook, order > 0) == ("construct_admin_api", True)
    router = Router()
    register_endpoints(router)
    model = {"images": NewsImage, "documents": NewsFile}[name]
    monkeypatch.setattr(ENDPOINTS[name], "get_queryset", lambda self: Rows(model))
    view = router.endpoints[name]()
    view.request = type("Request", (), {"user": "somebody"})
    assert view.get_queryset() == (model, "somebody")
