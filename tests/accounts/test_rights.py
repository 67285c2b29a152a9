"""Nobody makes more of an account or of a group than they are themselves."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, ModelLogEntry, Page

from articles.models import Invitation, User
from tests.factories import make_section, make_user
from tests.publishing import shown

pytestmark = pytest.mark.django_db
PASSWORD = "another long phrase 9"


@pytest.fixture
def administrator(newsroom, client):
    user = make_user(group="Administrators")
    client.force_login(user)
    return user


@pytest.fixture
def strong():
    """A group with a right that administrators do not have any more."""
    group = Group.objects.create(name="Lawyers")
    right = Permission.objects.get(codename="delete_group")
    group.permissions.add(right)
    Group.objects.get(name="Administrators").permissions.remove(right)
    return group


def fields(user, **values):
    names = {"first_name": "Rosa", "last_name": "Demo", "is_active": "on"}
    groups = list(user.groups.values_list("pk", flat=True)) if user.pk else []
    own = {"username": user.username, "email": user.email, "groups": groups}
    return {**names, **own, **values}


def edit(client, user, **values):
    return client.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields(user, **values))


def bulk(action, *users):
    address = reverse("wagtail_bulk_action", args=["articles", "user", action])
    return address + "?" + "&".join(f"id={user.pk}" for user in users)


def reasons(instance):
    entries = ModelLogEntry.objects.for_instance(instance).filter(action="account.rights_changed")
    return [entry.data["reason"] for entry in entries.order_by("pk")]


def test_an_administrator_makes_nobody_a_superuser(client, administrator):
    user = make_user(group="Editors")
    page = client.get(reverse("wagtailusers_users:edit", args=[user.pk])).content.decode()
    assert "is_superuser" not in page
    assert edit(client, user, is_superuser="on").status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.is_superuser) == ("Rosa", False)
    add = reverse("wagtailusers_users:add")
    assert "is_superuser" not in client.get(add).content.decode()
    new = User(username="new", email="new@example.org")
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    client.post(add, fields(new, is_superuser="on", **passwords))
    assert User.objects.get(username="new").is_superuser is False
    edit(client, administrator, is_superuser="on")
    administrator.refresh_from_db()
    assert not administrator.is_superuser


def test_there_is_no_screen_to_copy_an_account(client, administrator):
    user = make_user(is_superuser=True)
    address = reverse("wagtailusers_users:edit", args=[user.pk]).replace("/edit/", "/copy/")
    assert client.get(address).status_code == 404


def test_an_administrator_takes_no_superuser_over(client, administrator):
    root = make_user(is_superuser=True)
    tries = [
        (reverse("wagtailusers_users:edit", args=[root.pk]), None),
        (
            reverse("wagtailusers_users:edit", args=[root.pk]),
            fields(root, email="mine@example.org", password1=PASSWORD, password2=PASSWORD),
        ),
        (reverse("wagtailusers_users:delete", args=[root.pk]), {}),
        *(
            (reverse("account_of_other", args=[root.pk]), {"do": do})
            for do in ("second_factor", "sign_out", "unlock", "deactivate", "reactivate")
        ),
    ]
    for address, data in tries:
        response = client.get(address) if data is None else client.post(address, data)
        assert "permission" in shown(response), (address, data)
    group = Group.objects.get(name="Editors")
    response = client.post(bulk("assign_role", root), {"role": group.pk})
    assert "has more rights than you" in shown(response)
    client.post(bulk("set_active_state", root), {"mark_as_active": "False"})
    client.post(bulk("delete", root))
    before, root = root, User.objects.get(pk=root.pk)
    assert (root.email, root.password, root.is_active) == (before.email, before.password, True)
    assert not root.groups.exists()


def test_a_superuser_does_all_of_it(client, administrator):
    client.force_login(make_user(is_superuser=True))
    other = make_user(is_superuser=True)
    assert edit(client, other, email="new@example.org").status_code == 302
    other.refresh_from_db()
    assert other.email == "new@example.org"
    assert not other.is_superuser
    assert edit(client, other, is_superuser="on").status_code == 302
    assert reasons(other) == [
        "every right given: is a superuser now",
        "is a superuser no more",
        "every right given: is a superuser now",
    ]


def test_an_administrator_gives_every_group_of_the_newsroom(client, administrator):
    """None of them may do more than administrators; else nobody could be appointed."""
    user = make_user()
    groups = list(Group.objects.values_list("pk", flat=True))
    assert edit(client, user, groups=groups).status_code == 302
    assert user.groups.count() == len(groups) > 7


def test_nobody_gives_a_group_that_may_do_more_than_they(client, administrator, strong):
    user = make_user(group="Editors")
    page = edit(client, user, groups=[strong.pk]).content.decode()
    assert "You cannot give rights that you do not have" in page
    response = client.post(bulk("assign_role", user), {"role": strong.pk})
    assert "You cannot give" in shown(response)
    edit(client, administrator, groups=[*administrator.groups.all(), strong])
    page = client.post(
        reverse("invitations"), {"email": "new@example.org", "groups": [strong.pk]}
    ).content.decode()
    assert "You cannot give" in page
    assert not strong.user_set.exists()
    assert not Invitation.objects.exists()
    member = make_user(group="Lawyers")
    assert "permission" in shown(edit(client, member, email="mine@example.org"))
    # Who has the right may give it, and look after those who have it.
    administrator.groups.add(strong)
    assert edit(client, user, groups=[strong.pk]).status_code == 302
    assert edit(client, member, email="theirs@example.org").status_code == 302
    assert set(strong.user_set.all()) == {administrator, user, member}


def group_form(group, *, permissions=(), pages=(), collections=()):
    """The form of a group, as the screen sends it."""
    rows = {
        "page_permissions": [("page", page, right) for page, right in pages],
        "image_permissions": [("collection", one, right) for one, right in collections],
        "document_permissions": [],
        "collection_permissions": [],
    }
    data = {"name": group.name, "permissions": list(permissions)}
    for prefix, forms in rows.items():
        data |= {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": 0}
        for number, (kind, place, right) in enumerate(forms):
            data[f"{prefix}-{number}-{kind}"] = place.pk
            data[f"{prefix}-{number}-permissions"] = [right]
    return data


def test_nobody_gives_a_group_more_than_they_have(client, administrator):
    group = Group.objects.create(name="Interns")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    section = make_section("World")
    root = Page.get_first_root_node()
    choose = Permission.objects.get(codename="choose_image").pk
    everything = Collection.get_first_root_node()
    other_root = Collection.add_root(instance=Collection(name="Sealed"))
    # A right on files without a place is on no list; one on reports is not theirs.
    beyond = Permission.objects.get(codename="delete_group")
    Group.objects.get(name="Administrators").permissions.remove(beyond)
    for tried in (
        {"pages": [(root, "publish_page")]},
        {"collections": [(other_root, choose)]},
        {"permissions": [beyond.pk]},
    ):
        page = client.post(address, group_form(group, **tried)).content.decode()
        assert "cannot give the group rights that you do not have" in page, tried
    assert not group.permissions.exists()
    assert not group.page_permissions.exists()
    assert not group.collection_permissions.exists()
    add, new = reverse("wagtailusers_groups:add"), Group(name="New")
    client.post(add, group_form(new, permissions=[beyond.pk]))
    assert not Group.objects.filter(name="New").exists()
    client.post(add, group_form(new, pages=[(section, "publish_page")]))
    assert Group.objects.filter(name="New").exists()
    allowed = group_form(
        group, pages=[(section, "publish_page")], collections=[(everything, choose)]
    )
    assert client.post(address, allowed).status_code == 302
    assert reasons(group) == [
        "right given: Publish any page, on the page “World” and all below it"
        if right.startswith("right given: Publish")
        else "right given: Can choose image, on the collection “Root” and all below it"
        for right in reasons(group)
    ]
    assert len(reasons(group)) == 2


def test_a_group_keeps_what_somebody_else_gave_it(client, administrator, strong):
    """An administrator gives a group of lawyers one more right; the one beyond theirs stays."""
    kept = list(strong.permissions.values_list("pk", flat=True))
    more = Permission.objects.get(codename="delete_person").pk
    form = group_form(strong, permissions=[*kept, more])
    address = reverse("wagtailusers_groups:edit", args=[strong.pk])
    assert client.post(address, form).status_code == 302
    assert strong.permissions.filter(codename="delete_group").exists()


def test_a_role_for_several_is_in_the_history_of_each(client, administrator):
    users = [make_user(), make_user()]
    role = Group.objects.get(name="Moderators")
    response = client.post(bulk("assign_role", *users), {"role": role.pk})
    assert response.status_code == 302
    assert set(role.user_set.all()) == set(users)
    for user in users:
        assert reasons(user) == ["groups given: Moderators"]
    entry = ModelLogEntry.objects.filter(action="account.rights_changed").order_by("-pk").first()
    assert entry.user == administrator
    role.user_set.clear()
    assert reasons(users[0])[-1] == "groups taken: Moderators"
    permission = Permission.objects.get(codename="view_person")
    permission.user_set.add(users[0])
    assert reasons(users[0])[-1] == "rights given: Can view person"
    permission.group_set.clear()
    assert reasons(role)[-1] == "rights taken: Can view person"


def test_a_group_that_is_deleted_is_in_the_history_of_its_members(client, administrator):
    group = Group.objects.create(name="Interns")
    user = make_user(group="Interns")
    client.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert not Group.objects.filter(name="Interns").exists()
    assert reasons(user) == ["groups given: Interns", "groups taken: Interns, which was deleted"]


def test_the_history_names_the_place_of_a_right(newsroom):
    group, section = Group.objects.get(name="Editors"), make_section("World")
    publish = Permission.objects.get(codename="publish_page")
    row = GroupPagePermission.objects.create(group=group, page=section, permission=publish)
    row.delete()
    assert reasons(group)[-2:] == [
        "right given: Publish any page, on the page “World” and all below it",
        "right taken: Publish any page, on the page “World” and all below it",
    ]
