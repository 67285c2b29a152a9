"""The views of the admin are decorated, those that Wagtail's apps add included."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.csp import build_policy

from tests.factories import make_user


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_home", "wagtailadmin_login", "wagtailimages:index", "wagtailadmin_sprite"],
)
def test_the_admin_has_its_own_policy(client, name):
    client.force_login(make_user(is_superuser=True))
    response = client.get(reverse(name))
    expected = build_policy(settings.ADVOCACY_ADMIN_CSP)
    # A page that needs one style of its own allows it by a word that is new each time.
    policy = re.sub(r" 'nonce-[\w-]+'", "", response.headers["Content-Security-Policy"])
    assert policy == expected


@pytest.mark.django_db
def test_a_reader_gets_the_policy_of_the_site(client):
    response = client.get("/no/such/page/")
    assert response.headers["Content-Security-Policy"] == build_policy(settings.SECURE_CSP)
