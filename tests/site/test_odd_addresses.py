"""Whatever stands in an address: a page, a refusal or a redirect, never an error of ours."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories import make_full_article, make_newsroom
from tests.public_addresses import make_public_site, public_addresses

pytestmark = pytest.mark.django_db

PLACES = (
    "/{}",
    "/{}/",
    "/world/{}/",
    "/2017/07/13/{}/",
    "/topics/{}/",
    "/people/{}/",
    "/organizations/{}/",
    "/documents/{}/",
    "/authors/{}/",
    "/quotes/{}/",
    "/report/{}/",
    "/report/2017/07/13/{}/",
    "/report/2017/07/13/letter/quotes/{}/",
    "/corrections/{}/",
    "/2017/07/13/letter/versions/{}/",
    "/corrections/?before={}",
    "/media/{}",
    "/media/files/{}.pdf",
    "/media/pictures/{}.png",
    "/media/renditions/{}.webp",
    "/?before={}",
    "/world/?before={}",
    "/nothing/?{}",
)
# NUL, bytes that are no UTF-8, half of a surrogate pair, signs that SQL or a path could take for
# something else, other digits, and more than any column holds.
ODD = (
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "%F0%9F%95%8A",
    "%0D%0ASet-Cookie:%20a=b",
    "%27%22%3B--",
    "%25s%25(x)s",
    "..%2F..%2Fetc%2Fpasswd",
    "%D9%A3%D9%A3",
    "%5C",
    "a" * 3000,
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_no_odd_address_is_an_error_of_ours(client, odd):
    make_full_article()
    for place in PLACES:
        response = client.get(place.format(odd))
        assert response.status_code in (200, 301, 404), place
        assert not response.cookies, place


def test_digits_of_other_scripts_are_no_date(client):
    make_newsroom()
    assert client.get("/٢٠١٧/٠٧/١٣/letter/").status_code == 404


def test_redirects_still_lead_on(client):
    make_newsroom()
    Redirect.objects.create(old_path="/old", redirect_link="/topics/")
    assert client.get("/old/")["Location"] == "/topics/"


@pytest.mark.parametrize("address", ["/_util/login/", "/_util/authenticate_with_password/1/1/"])
def test_readers_have_nowhere_to_sign_in(client, address):
    """Wagtail's own screens for restricted pages: the site has none, and they set a cookie."""
    make_newsroom()
    for ask, status in ((client.get, 404), (client.post, 405)):
        response = ask(address)
        assert response.status_code == status
        assert not response.cookies


def test_pages_of_the_tree_have_their_addresses(client):
    make_full_article()
    assert reverse("wagtail_serve", args=["world/"]) == "/world/"
    assert client.get("/world/").status_code == 200


def test_readers_write_to_forms_alone(client):
    article = make_public_site()
    forms = {"report_problem", "report_quote", "report_status", "did_they_say_it"}
    found = public_addresses(article)
    assert forms < found.keys()
    for name, address in {**found, "nothing": "/nothing/"}.items():
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            if name in forms and method == "POST":
                continue
            response = client.generic(method, address)
            assert response.status_code == 405, (name, method)
            assert {"GET", "HEAD"} <= set(response["Allow"].split(", ")), (name, method)
