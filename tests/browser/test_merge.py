"""Two records of one person become one and two again, with the keyboard alone."""

import pytest
from django.urls import reverse

from articles.models import Person, PersonMention, RecordMerge
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.browser.keyboard import press, tab_to
from tests.factories import make_article, make_person, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def two_adas():
    setup_newsroom()
    keep, gone = make_person("Ada Roe"), make_person("Roe, Ada", wikidata_id="Q1")
    make_person("Somebody Else")
    story = make_article(live=True, title="The story", person_mentions=[PersonMention(person=gone)])
    return keep, gone, story


def test_a_merge_and_its_undoing_with_the_keyboard_alone(sign_in, open_window):
    keep, gone, story = two_adas()
    moderator = sign_in(make_user("mo", group="Moderators"))
    moderator.goto(reverse(Person.snippet_viewset.get_url_name("list")))
    for name in ("Ada Roe", "Roe, Ada"):
        tab_to(moderator, name, most=80)
        # The box stands before the name in its row.
        moderator.keyboard.press("Shift+Tab")
        moderator.keyboard.press("Space")
    press(moderator, "Merge", most=80)
    moderator.wait_for_url("**/records/person/merge/**")

    moderator.get_by_role("heading", name="What moves to “Ada Roe”").wait_for()
    assert "The story" in moderator.inner_text("main")
    tab_to(moderator, "Why are they the same?")
    moderator.keyboard.type("Entered twice, once from a list.")
    press(moderator, "Merge into “Ada Roe”")
    moderator.get_by_text("Merged into “Ada Roe”").wait_for()
    assert Person.objects.filter(name__in=("Ada Roe", "Roe, Ada")).get() == keep

    reader = open_window()
    reader.goto(gone.get_absolute_url())
    reader.get_by_role("heading", name="Ada Roe").wait_for()
    assert reader.url.endswith(keep.get_absolute_url())

    press(moderator, "Undo")
    moderator.wait_for_url("**/undo/")
    press(moderator, "Undo the merge")
    moderator.get_by_text("Everything was restored.").wait_for()
    assert RecordMerge.objects.get().undone_by.username == "mo"
    assert [row.person_id for row in story.person_mentions.all()] == [gone.pk]


def test_the_other_record_is_chosen_in_a_dialogue(sign_in):
    keep, _, _ = two_adas()
    moderator = sign_in(make_user("mo", group="Moderators"))
    moderator.goto(reverse(Person.snippet_viewset.get_url_name("edit"), args=[keep.pk]))
    press(moderator, "Actions")
    press(moderator, "Merge with…", most=20)
    moderator.get_by_text("is the same as “Ada Roe”").wait_for()
    press(moderator, "Choose person")
    moderator.get_by_role("link", name="Roe, Ada").press("Enter")
    moderator.get_by_role("dialog").wait_for(state="hidden")
    press(moderator, "Continue")
    moderator.get_by_role("heading", name="What moves to “Ada Roe”").wait_for()
