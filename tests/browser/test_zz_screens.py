import pytest
from tests.factories import *
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
def shot(p, name): p.wait_for_timeout(900); p.screenshot(path=f"/tmp/shots/{name}.png", full_page=False)
def test_screens(sign_in):
    from articles.models import Person, Quote, Topic
    u = make_user("ed", is_superuser=True, is_staff=True)
    a = make_full_article(size=3, live=False, standfirst="A standfirst.")
    q = list(a.get_latest_revision_as_object().quotes.all())
    a = a.get_latest_revision_as_object()
    a.quotes.add(Quote(words="words that are gone from the text of this", speaker_kind="described", attributed_as="a man who fled"))
    a.save_revision()
    for w, dark in ((1280, False), (390, False), (1280, True)):
        n = f"{w}{'d' if dark else ''}"
        p = sign_in(u, width=w, height=844, color_scheme="dark" if dark else "light")
        if dark:
            p.evaluate("document.documentElement.classList.add('w-theme-system')")
        shot(p, f"home{n}")
        p.goto(f"/admin/pages/{a.pk}/edit/")
        if dark: print(p.evaluate("document.documentElement.className"))
        p.locator("#panel-child-story-topics-section").scroll_into_view_if_needed()
        shot(p, f"story{n}")
        p.locator("[data-lost-quotes]").scroll_into_view_if_needed()
        shot(p, f"lost{n}")
        p.locator(".public-DraftEditor-content").first.click()
        p.keyboard.press("Home")
        for _ in range(20): p.keyboard.press("Shift+ArrowRight")
        shot(p, f"toolbar{n}")
        p.keyboard.press("Control+'")
        shot(p, f"made{n}")
        p.locator("#id_quotes-FORMS > *").last.locator("summary").click(timeout=3000)
        p.locator("#id_quotes-FORMS summary >> nth=-1").scroll_into_view_if_needed()
        shot(p, f"more{n}")
        p.evaluate("window.scrollTo(0,0)")
        shot(p, f"record{n}")
        p.locator("#id_quotes-FORMS > *").last.get_by_role("button", name="Choose person").first.click()
        shot(p, f"chooser{n}")
        p.get_by_role("tab", name="New person").click()
        shot(p, f"chooser2{n}")
        p.keyboard.press("Escape")
        p.once("dialog", lambda d: d.accept())
        p.goto("/admin/snippets/articles/person/"); shot(p, f"people{n}")
        p.goto(f"/admin/snippets/articles/person/edit/{Person.objects.first().pk}/"); shot(p, f"person{n}")
        p.goto(f"/admin/snippets/articles/topic/edit/{Topic.objects.first().pk}/"); shot(p, f"topic{n}")

