"""Barriers on the newsroom's screens: axe finds none, in light and dark."""

import pytest
from django.urls import reverse

from tests.editor import edit_url
from tests.factories import make_full_article, make_user
from tests.factories.reports import make_report

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Wagtail fades colours when the scheme changes.
FADES = 600


def snippet(model, view, *args):
    return reverse(f"wagtailsnippets_articles_{model}:{view}", args=args)


def screens(story, draft):
    person = story.person_mentions.first().person
    document = story.document_mentions.first().document
    return {
        "home": reverse("wagtailadmin_home"),
        "section": reverse("wagtailadmin_explore", args=[story.get_parent().pk]),
        "draft": edit_url(draft),
        "live story": edit_url(story),
        "people": snippet("person", "list"),
        "person": snippet("person", "edit", person.pk),
        "document": snippet("sourcedocument", "edit", document.pk),
        "topics": snippet("topic", "list"),
        "pictures": reverse("wagtailimages:index"),
        "history": reverse("wagtailadmin_reports:site_history"),
        "account": reverse("wagtailadmin_account"),
        "name and look": reverse("newsroom_face"),
    }


def test_no_screen_of_the_newsroom_has_a_barrier(newsroom, sign_in):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    story, draft = make_full_article(live=True), make_full_article(live=False, title="A draft")
    make_report(story)
    desk = sign_in(make_user(group="Administrators"))
    seen = []
    for name, address in screens(story, draft).items():
        desk.goto(address)
        if name in ("draft", "live story", "name and look"):
            desk.locator(".public-DraftEditor-content[aria-labelledby]").first.wait_for()
        for scheme in ("light", "dark"):
            desk.emulate_media(color_scheme=scheme)
            desk.wait_for_timeout(FADES)
            options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
            seen += [
                f"{scheme}, {name}: {rule['id']} {node['html'][:140]}"
                for rule in axe.run(desk, options=options).response["violations"]
                for node in rule["nodes"]
            ]
    assert not seen, "\n".join(seen)


def test_rich_text_and_topics_have_the_names_of_their_panels(newsroom, sign_in):
    draft = make_full_article(live=False)
    desk = sign_in(make_user(group="Administrators"))
    desk.goto(edit_url(draft))
    for name in ("Text", "Topics"):
        desk.get_by_role("textbox", name=name).first.wait_for()
