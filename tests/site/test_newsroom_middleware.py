"""The newsroom's middlewares run in the newsroom, and nowhere else."""

import sys

import pytest
from django.conf import settings
from django.urls import reverse

from articles.editing.site.middleware import CHAIN, NewsroomMiddleware
from articles.services.accounts.second_factor import begin_enrolment
from tests.factories import make_full_article, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
# Files whose functions are entered while a request is answered, by the link they belong to.
FILES = {sys.modules[link.__module__].__file__: link.__name__ for link in CHAIN}


def entered(ask):
    """The names of the links of which any function was entered while `ask()` ran."""
    found = set()

    def profile(frame, event, arg):
        if event == "call" and frame.f_code.co_filename in FILES:
            found.add(FILES[frame.f_code.co_filename])

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        ask()
    finally:
        sys.setprofile(before)
    return found


def test_there_is_one_middleware_of_the_newsrooms():
    ours = [name for name in settings.MIDDLEWARE if name.startswith("articles.editing.")]
    assert ours == [f"{NewsroomMiddleware.__module__}.{NewsroomMiddleware.__name__}"]
    assert len(CHAIN) == 6


@pytest.mark.parametrize("address", ["/", "story", "/search/?q=letter", "/no/such/page/"])
def test_a_reader_passes_none_of_them(client, address):
    address = make_full_article().address if address == "story" else address
    client.get(address)  # whatever is loaded once
    assert entered(lambda: client.get(address)) == set()


def test_somebody_signed_in_passes_the_second_factor_alone_outside(client):
    story = make_full_article()
    client.force_login(make_user(group="Editors"))
    client.get(story.address)
    assert entered(lambda: client.get(story.address)) == {"SecondFactorMiddleware"}


def test_a_request_of_the_newsroom_passes_them_all(client):
    client.force_login(make_user(group="Editors"))
    assert entered(lambda: client.get(reverse("wagtailadmin_home"))) >= {
        "SecondFactorMiddleware",
        "EmbargoMiddleware",
        "RefusalMessages",
        "ConflictMiddleware",
        "KilledStoryMiddleware",
    }


def test_somebody_who_has_given_the_password_alone_is_anonymous_outside(client):
    user = make_user(group="Editors")
    device = begin_enrolment(account=user)
    device.confirmed = True
    device.save()
    client.force_login(user)
    response = client.get(make_full_article().address)
    assert response.wsgi_request.user.is_anonymous


class Link:
    """A middleware that writes down when it is called; making one of it gives the same again."""

    def __init__(self, name, calls, answers=None):
        self.name, self.calls, self.answers = name, calls, answers

    def __call__(self, get_response):
        return self

    def process_view(self, request, view, args, kwargs):
        self.calls.append(f"view {self.name}")
        return self.answers

    def process_exception(self, request, exception):
        self.calls.append(f"exception {self.name}")
        return self.answers


@pytest.fixture
def chain(monkeypatch):
    def make(*links):
        monkeypatch.setattr("articles.editing.site.middleware.CHAIN", links)
        return NewsroomMiddleware(lambda request: "page")

    return make


def test_links_are_called_in_djangos_order(chain, rf):
    calls = []
    middleware = chain(Link("outer", calls), Link("inner", calls))
    request = rf.get(reverse("wagtailadmin_home"))
    middleware.process_view(request, None, (), {})
    middleware.process_exception(request, ValueError())
    assert calls == ["view outer", "view inner", "exception inner", "exception outer"]


def test_the_first_answer_ends_the_chain(chain, rf):
    calls = []
    request = rf.get(reverse("wagtailadmin_home"))
    middleware = chain(Link("outer", calls, answers="no"), Link("inner", calls))
    assert middleware.process_view(request, None, (), {}) == "no"
    assert calls == ["view outer"]
    calls.clear()
    middleware = chain(Link("outer", calls), Link("inner", calls, answers="told"))
    assert middleware.process_exception(request, ValueError()) == "told"
    assert calls == ["exception inner"]


def test_hooks_of_the_links_are_not_called_outside(chain, rf):
    calls = []
    middleware = chain(Link("link", calls, answers="no"))
    request = rf.get("/somewhere/")
    assert middleware.process_view(request, None, (), {}) is None
    assert middleware.process_exception(request, ValueError()) is None
    assert middleware(request) == "page"
    assert calls == []
