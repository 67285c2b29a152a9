"""What each role does with accounts, groups and collections. See prepared_actions.py."""

import datetime

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from articles.models import Invitation, User
from articles.services.accounts.second_factor import begin_enrolment, has_second_factor
from tests.factories import make_user
from tests.prepared_actions import became, bulk, gone, made, prepared

PASSWORD = "another long phrase 9"


def fields(user, **values):
    groups = list(user.groups.values_list("pk", flat=True)) if user.pk else []
    own = {"username": user.username, "email": user.email, "groups": groups}
    return {"first_name": "Rosa", "last_name": "Demo", "is_active": "on", **own, **values}


def edit_account(user, **values):
    return reverse("wagtailusers_users:edit", args=[user.pk]), fields(user, **values)


def of_account(user):
    return reverse("account_of_other", args=[user.pk])


@prepared("make an account")
def _(n):
    new = User(username="new", email="new@example.org")
    data = fields(new, password1=PASSWORD, password2=PASSWORD)
    return reverse("wagtailusers_users:add"), data, made(User.objects, username="new")


@prepared("make an account of a superuser")
def _(n):
    new = User(username="new", email="new@example.org")
    data = fields(new, is_superuser="on", password1=PASSWORD, password2=PASSWORD)
    rows = made(User.objects, username="new", is_superuser=True)
    return reverse("wagtailusers_users:add"), data, rows


@prepared("set somebody's e-mail address")
def _(n):
    return *edit_account(n.user, email="a@example.org"), became(n.user, email="a@example.org")


@prepared("make somebody a superuser")
def _(n):
    return *edit_account(n.user, is_superuser="on"), became(n.user, is_superuser=True)


@prepared("set a superuser's e-mail address")
def _(n):
    root = make_user(is_superuser=True)
    url, data = edit_account(root, email="a@example.org", is_superuser="on")
    return url, data, became(root, email="a@example.org")


@prepared("set a superuser's password")
def _(n):
    root = make_user(is_superuser=True)
    url, data = edit_account(root, password1=PASSWORD, password2=PASSWORD)
    return url, data, lambda: User.objects.get(pk=root.pk).check_password(PASSWORD)


@prepared("deactivate an account")
def _(n):
    leaver = make_user(group="Editors")
    return of_account(leaver), {"do": "deactivate"}, became(leaver, is_active=False)


@prepared("deactivate a superuser")
def _(n):
    leaver = make_user(is_superuser=True)
    return of_account(leaver), {"do": "deactivate"}, became(leaver, is_active=False)


@prepared("deactivate several accounts at once")
def _(n):
    data = {"mark_as_active": "False"}
    return bulk("user", "set_active_state", n.user), data, became(n.user, is_active=False)


@prepared("delete an account")
def _(n):
    return reverse("wagtailusers_users:delete", args=[n.user.pk]), {}, gone(n.user)


@prepared("delete several accounts")
def _(n):
    return bulk("user", "delete", n.user), {}, gone(n.user)


def with_second_factor(**fields):
    user = make_user(**fields)
    device = begin_enrolment(account=user)
    device.confirmed = True
    device.save()
    return of_account(user), {"do": "second_factor"}, lambda: not has_second_factor(user)


@prepared("take somebody's second factor away")
def _(n):
    return with_second_factor(group="Editors")


@prepared("take a superuser's second factor away")
def _(n):
    return with_second_factor(is_superuser=True)


@prepared("send an invitation")
def _(n):
    data = {"email": "new@example.org", "groups": [n.group.pk]}
    return reverse("invitations"), data, made(Invitation.objects)


@prepared("take an invitation back")
def _(n):
    now = timezone.now()
    invitation = Invitation.objects.create(
        email="new@example.org",
        digest="x",
        invited_by=n.user,
        invited_at=now,
        expires_at=now + datetime.timedelta(days=1),
    )
    url = reverse("invitation_revoke", args=[invitation.pk])
    return url, {}, became(invitation, revoked_at__isnull=False)


@prepared("put several accounts into a group")
def _(n):
    role = Group.objects.get(name="Moderators")
    rows = n.user.groups.filter(pk=role.pk)
    return bulk("user", "assign_role", n.user), {"role": role.pk}, rows.exists


def stronger():
    """A group with a right that no group of the newsroom has."""
    group = Group.objects.create(name="Stronger")
    group.permissions.add(Permission.objects.get(codename="delete_session"))
    return group


@prepared("put somebody into a group with more rights")
def _(n):
    group = stronger()
    rows = n.user.groups.filter(pk=group.pk)
    return *edit_account(n.user, groups=[group.pk]), rows.exists


def group_form(group, **changes):
    empty = {}
    for prefix in ("page", "image", "document", "collection"):
        empty |= {
            f"{prefix}_permissions-TOTAL_FORMS": 0,
            f"{prefix}_permissions-INITIAL_FORMS": 0,
        }
    return {**empty, "name": group.name, **changes}


@prepared("make a group")
def _(n):
    data = group_form(Group(name="Interns"))
    return reverse("wagtailusers_groups:add"), data, made(Group.objects, name="Interns")


@prepared("rename a group")
def _(n):
    url = reverse("wagtailusers_groups:edit", args=[n.group.pk])
    return url, group_form(n.group, name="Writers"), became(n.group, name="Writers")


@prepared("let a group publish everywhere")
def _(n):
    """On the root of the tree, where the administrators of the newsroom have no right."""
    root = n.section.get_ancestors().first()
    group = Group.objects.create(name="Interns")
    changes = {
        "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-0-page": root.pk,
        "page_permissions-0-permissions": ["publish_page"],
    }
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    return url, group_form(group, **changes), group.page_permissions.exists


@prepared("delete a group")
def _(n):
    group = Group.objects.create(name="Interns")
    return reverse("wagtailusers_groups:delete", args=[group.pk]), {}, gone(group)


@prepared("make a collection")
def _(n):
    data = {"name": "Marches", "parent": Collection.get_first_root_node().pk}
    url = reverse("wagtailadmin_collections:add")
    return url, data, made(Collection.objects, name="Marches")
