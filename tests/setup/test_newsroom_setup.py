"""A fresh database becomes a newsroom, and a second setup leaves people's changes alone."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from articles.models import ArticlePage, EmbargoedPage, GroupSecurity, HomePage, ReviewTask
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.factories import make_article, make_person, make_section, make_user

pytestmark = pytest.mark.django_db


def test_a_fresh_database_gets_a_front_page_and_loses_the_welcome_page():
    setup_newsroom()
    home = HomePage.objects.get()
    assert home.live
    assert home.live_revision_id
    site = Site.objects.get()
    assert (site.root_page_id, site.is_default_site) == (home.pk, True)
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)
    branch = EmbargoedPage.objects.get()
    assert {page.pk for page in Page.objects.filter(depth=2)} == {home.pk, branch.pk}


def test_the_review_takes_the_place_of_wagtails_workflow():
    setup_newsroom()
    workflow = Workflow.objects.get()
    task = ReviewTask.objects.get()
    assert workflow.name == "Review"
    assert [group.name for group in task.groups.order_by("name")] == [
        "Administrators",
        "Moderators",
    ]
    assert Collection.get_first_root_node().name == "Root"  # where uploads go
    places = set(WorkflowPage.objects.values_list("page_id", flat=True))
    assert places == {HomePage.objects.get().pk, EmbargoedPage.objects.get().pk}
    assert make_article().get_workflow() == workflow


@pytest.mark.parametrize(
    ("group", "may_publish", "may_change_others", "may_add_topics"),
    [
        ("Contributors", False, False, False),
        ("Editors", False, True, True),
        ("Moderators", True, True, True),
        ("Administrators", True, True, True),
    ],
)
def test_each_group_may_do_its_own_work_and_no_more(
    group, may_publish, may_change_others, may_add_topics
):
    setup_newsroom()
    article = make_article(live=True)
    user = make_user(group=group)
    rights = article.permissions_for_user(user)
    assert make_section().permissions_for_user(user).can_add_subpage()
    assert (rights.can_publish(), rights.can_unpublish()) == (may_publish, may_publish)
    assert rights.can_edit() is may_change_others
    assert user.has_perm("articles.add_topic") is may_add_topics
    assert user.has_perm("articles.add_author") is may_add_topics
    assert user.has_perm("articles.add_person")
    assert user.has_perm("articles.change_person") is may_change_others
    assert user.has_perm("wagtailadmin.access_admin")
    assert not Page.get_first_root_node().permissions_for_user(user).can_add_subpage()
    assert user.has_perm("articles.add_user") is (group == "Administrators")


def test_a_contributor_edits_their_own_story_only():
    setup_newsroom()
    user = make_user(group="Contributors")
    mine = make_article(owner=user)
    assert mine.permissions_for_user(user).can_edit()
    assert not mine.permissions_for_user(user).can_publish()
    assert not make_article().permissions_for_user(user).can_edit()


def test_a_second_setup_changes_nothing():
    setup_newsroom()
    before = _everything()
    assert setup_newsroom().made == []
    assert _everything() == before


def test_a_second_setup_keeps_what_people_took_away_and_what_they_added():
    setup_newsroom()
    editors = Group.objects.get(name="Editors")
    add_topic = Permission.objects.get(codename="add_topic")
    editors.permissions.remove(add_topic)
    taken = GroupPagePermission.objects.get(
        group__name="Moderators", permission__codename="lock_page"
    )
    taken.delete()
    GroupPagePermission.objects.create(
        group=editors, page=Page.get_first_root_node(), permission_type="lock"
    )
    before = _everything()
    setup_newsroom()
    assert _everything() == before


def test_a_record_that_came_with_a_new_version_gets_its_rights():
    setup_newsroom()
    for group in Group.objects.all():
        group.permissions.remove(*Permission.objects.filter(codename__endswith="_author"))
    assert setup_newsroom().made == ["rights on author"]
    assert make_user(group="Editors").has_perm("articles.add_author")


def test_an_existing_front_page_is_adopted_with_its_stories():
    article = make_article(live=True)
    home = HomePage.objects.get()
    setup_newsroom()
    assert HomePage.objects.get().pk == home.pk
    assert Site.objects.get().root_page_id == home.pk
    assert ArticlePage.objects.published().get() == article
    assert article.get_workflow().name == "Review"


def test_the_command_says_what_it_made(capsys):
    call_command("setup_newsroom")
    assert "Made the front page." in capsys.readouterr().out
    call_command("setup_newsroom")
    assert capsys.readouterr().out == "Everything is there already.\n"
    assert make_person().pk


def _everything():
    return (
        sorted(Group.objects.values_list("name", "permissions__codename"), key=str),
        sorted(GroupPagePermission.objects.values_list("group_id", "page_id", "permission_id")),
        sorted(Workflow.objects.values_list("name", "active")),
        sorted(WorkflowPage.objects.values_list("page_id", "workflow_id")),
        sorted(Page.objects.values_list("path", "title")),
    )


def test_production_demands_the_second_factor_of_those_who_publish(settings):
    settings.ADVOCACY_SECOND_FACTOR_BY_DEFAULT = True
    setup_newsroom()
    demanding = GroupSecurity.objects.filter(second_factor_required=True)
    assert set(demanding.values_list("group__name", flat=True)) == {"Moderators", "Administrators"}
    # What people decide afterwards stays.
    demanding.update(second_factor_required=False)
    setup_newsroom()
    assert not demanding.all().exists()


def test_administrators_look_after_collections(client):
    setup_newsroom()
    embargoed = EmbargoedPage.objects.get().collection
    everything = Collection.get_first_root_node()
    client.force_login(make_user(group="Administrators"))
    names = client.get(reverse("wagtailadmin_collections:index"))
    assert names.status_code == 200
    assert embargoed.name not in names.content.decode()
    form = {"name": "Marches", "parent": everything.pk}
    client.post(reverse("wagtailadmin_collections:add"), form)
    made = Collection.objects.get(name="Marches")
    assert made.get_parent() == everything
    edit = reverse("wagtailadmin_collections:edit", args=[made.pk])
    client.post(edit, {**form, "name": "Vigils"})
    made.refresh_from_db()
    assert made.name == "Vigils"
    sealed = reverse("wagtailadmin_collections:delete", args=[embargoed.pk])
    assert client.post(sealed).status_code == 404
    client.post(reverse("wagtailadmin_collections:delete", args=[made.pk]))
    assert not Collection.objects.filter(pk=made.pk).exists()


def test_an_earlier_newsroom_gets_the_rights_on_collections():
    setup_newsroom()
    rows = GroupCollectionPermission.objects.filter(permission__codename__endswith="_collection")
    assert {row.group.name for row in rows} == {"Administrators"}
    rows.delete()
    assert "rights on collections" in setup_newsroom().made
    rows.exclude(permission__codename="delete_collection").delete()
    setup_newsroom()
    assert rows.get().permission.codename == "delete_collection"
