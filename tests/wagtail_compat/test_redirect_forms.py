"""Wagtail's screens and its import of redirects still take the form that refuses circles."""

import inspect

import pytest
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from articles.wagtail_compat.redirect_forms import StraightRedirectForm
from tests.factories import make_newsroom, make_standard_page

pytestmark = pytest.mark.django_db
OWN, BACK = "http://localhost", "This leads back to the address itself."


def form(old, link="", page=None, **kwargs):
    data = {"old_path": old, "redirect_link": link, "redirect_page": page and page.pk}
    return StraightRedirectForm({**data, "is_permanent": "on"}, **kwargs)


def test_upstream_refuses_no_circle():
    data = {"old_path": "/here", "redirect_link": f"{OWN}/here", "is_permanent": "on"}
    assert RedirectForm(data).is_valid()


def test_upstream_asks_for_the_form_by_these_names():
    assert views.CreateView.form_class is views.EditView.form_class is StraightRedirectForm
    assert views.RedirectForm is StraightRedirectForm
    # The import of a file.
    assert "RedirectForm(" in inspect.getsource(views)


@pytest.mark.parametrize("target", ["http://localhost/here", "http://localhost/here/"])
def test_an_address_does_not_lead_to_itself(target):
    make_newsroom()
    assert BACK in str(form("/here", target).errors["redirect_link"])


def test_nor_by_way_of_others():
    Redirect.objects.create(old_path="/there", redirect_link="/further")
    Redirect.objects.create(old_path="/further", redirect_link="/here")
    assert BACK in str(form("/here", f"{OWN}/there").errors["redirect_link"])
    assert form("/elsewhere", f"{OWN}/there").is_valid()


def test_nor_by_way_of_a_page():
    page = make_standard_page("Imprint")
    assert BACK in str(form("/imprint", page=page).errors["redirect_page"])
    assert form("/impressum", page=page).is_valid()


def test_another_site_and_a_changed_row_are_let_through():
    assert form("/here", "https://example.org/here").is_valid()
    row = Redirect.objects.create(old_path="/here", redirect_link="/there")
    assert form("/here", f"{OWN}/beyond", instance=row).is_valid()
