"""Every bulk action leaves an entry for each thing that it was done to."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Collection, ModelLogEntry, PageLogEntry

from articles.models import NewsFile, NewsImage, Person
from tests.factories import make_full_article, make_person, make_section, make_user
from tests.factories.pictures import make_image
from tests.publishing import approved, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(newsroom, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user = make_user(group="Administrators")
    client.force_login(user)
    return user


def make_file():
    return NewsFile.objects.create(title="Letter", file=ContentFile(b"abc", name="a.txt"))


def collection():
    return {"collection": Collection.get_first_root_node().add_child(name="Kept").pk}


def make_draft():
    return make_full_article(live=False)


ROLE, SECTION = object(), object()
# Model and action: what is made, the form, what the history says of each.
ACTIONS = {
    ("page", "delete"): (make_draft, {}, "wagtail.delete"),
    ("page", "move"): (make_draft, SECTION, "wagtail.move"),
    ("page", "publish"): (lambda: approved(make_draft()), {}, "wagtail.publish"),
    ("page", "unpublish"): (published, {}, "wagtail.unpublish"),
    ("newsimage", "delete"): (make_image, {}, "wagtail.delete"),
    ("newsimage", "add_tags"): (make_image, {"tags": "march, moscow"}, "file.tagged"),
    ("newsimage", "add_to_collection"): (make_image, collection, "file.collected"),
    ("newsfile", "delete"): (make_file, {}, "wagtail.delete"),
    ("newsfile", "add_tags"): (make_file, {"tags": "march, moscow"}, "file.tagged"),
    ("newsfile", "add_to_collection"): (make_file, collection, "file.collected"),
    ("user", "assign_role"): (make_user, ROLE, "account.rights_changed"),
    # Refused.
    ("user", "delete"): (make_user, {}, None),
    ("user", "set_active_state"): (make_user, {"mark_as_active": "False"}, None),
    # One action for all records; and one that leads to the screen of a merge, which logs itself.
    ("person", "delete"): (make_person, {}, "wagtail.delete"),
    ("person", "merge"): (make_person, {}, None),
}


def form_of(data):
    if data is ROLE:
        return {"role": Group.objects.get(name="Moderators").pk}
    if data is SECTION:
        return {"chooser": make_section("Elsewhere").pk}
    return data() if callable(data) else data


@pytest.mark.parametrize("case", ACTIONS, ids=" ".join)
def test_each_is_in_the_history(client, administrator, case):
    make, data, logged = ACTIONS[case]
    model, action = case
    rows = [make(), make()]
    data = form_of(data)
    keys = "&".join(f"id={row.pk}" for row in rows)
    app = "wagtailcore" if model == "page" else "articles"
    log = PageLogEntry if model == "page" else ModelLogEntry
    before = list(log.objects.values_list("pk", flat=True))
    if model in ("newsimage", "newsfile"):
        # Administrators may not delete what somebody else has uploaded.
        client.force_login(administrator := make_user(is_superuser=True))
        before = list(log.objects.values_list("pk", flat=True))
    url = reverse("wagtail_bulk_action", args=[app, model, action])
    response = client.post(f"{url}?{keys}", data)
    assert response.status_code == 302
    new = log.objects.exclude(pk__in=before).exclude(action__startswith="account.signed")
    if logged is None:
        assert not new.exists()
        return
    for row in rows:
        field = {"page": row.pk} if model == "page" else {"object_id": str(row.pk)}
        entry = new.get(action=logged, **field)
        assert entry.user == administrator
        if data:
            words = {"march, moscow", "Kept", "groups given: Moderators"}
            assert model == "page" or entry.data["reason"] in words


def test_every_bulk_action_that_there_is_was_tried():
    """A new one of Wagtail or of ours fails here until somebody says what the history keeps."""
    bulk_action_registry.get_bulk_actions_for_model("articles", "person")
    registered = {
        (model, action)
        for models in bulk_action_registry.actions.values()
        for model, actions in models.items()
        for action in actions
    }
    of_records = {(model, action) for model, action in ACTIONS if model == "person"}
    for model, action in registered:
        assert (model, action) in ACTIONS or ("person", action) in of_records, (model, action)
    assert set(ACTIONS) <= registered


def test_what_a_later_wagtail_brings_is_logged_by_its_name(client, monkeypatch):
    person = make_person()
    action = bulk_action_registry.get_bulk_action_class("articles", "person", "delete")
    monkeypatch.setattr(action, "action_type", "frame")
    monkeypatch.setattr(action, "display_name", "Frame")
    url = reverse("wagtail_bulk_action", args=["articles", "person", "delete"])
    client.post(f"{url}?id={person.pk}")
    assert not Person.objects.filter(pk=person.pk).exists()
    entry = ModelLogEntry.objects.get(action="record.changed_in_bulk")
    assert (entry.label, entry.data["reason"]) == (str(person), "Frame")


def test_nothing_is_logged_of_pictures_that_somebody_may_not_change(client):
    image = make_image()
    client.force_login(make_user(group="Contributors"))
    before = ModelLogEntry.objects.count()
    url = reverse("wagtail_bulk_action", args=["articles", "newsimage", "delete"])
    client.post(f"{url}?id={image.pk}")
    assert NewsImage.objects.filter(pk=image.pk).exists()
    assert ModelLogEntry.objects.exclude(action="account.signed_in").count() <= before
