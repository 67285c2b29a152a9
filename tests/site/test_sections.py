"""The pages around the stories."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from articles.models import SectionPage, StandardPage
from articles.models.reserved_slugs import RESERVED_SLUGS
from tests.factories import make_newsroom, make_section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["topics", "stories", "2017"])
@pytest.mark.parametrize("kind", [SectionPage, StandardPage])
def test_an_address_that_the_site_keeps_is_refused(kind, slug):
    page = kind(title="Topics", slug=slug)
    with pytest.raises(ValidationError, match="different one"):
        make_newsroom().add_child(instance=page)
    assert make_section("Topical").slug == "topical"


def test_every_first_part_of_an_address_is_reserved():
    firsts = {
        str(pattern.pattern).strip("^").partition("/")[0]
        for resolver in get_resolver().url_patterns
        for pattern in (getattr(resolver, "url_patterns", None) or [resolver])
        if not str(getattr(resolver, "pattern", "")).startswith("admin")
    }
    words = {first for first in firsts if first.isalpha()}
    assert words
    assert words <= RESERVED_SLUGS
