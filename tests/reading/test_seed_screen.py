"""The screen "Read the text" shows the whole record of the story that the project was asked for."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import make_user
from tests.seed_story import import_seed, make_known, read_gold

pytestmark = pytest.mark.django_db


@pytest.fixture
def gold(seed):
    return read_gold(seed)


@pytest.fixture
def cards(gold, seed, client):
    """The cards by their kind, each as the values of its fields by their names."""
    make_known(gold)
    client.force_login(make_user("nora", is_superuser=True))
    page = client.get(f"/admin/stories/{import_seed(seed).pk}/read/")
    assert page.status_code == 200
    found = {}
    for card in BeautifulSoup(page.content, "html.parser").select("li.reading-card"):
        fields = {"heading": card.h3.get_text(strip=True)}
        for one in card.select("[data-field]"):
            chosen = one.select_one("option[selected]") if one.name == "select" else one
            value = chosen.text if one.name == "textarea" else chosen.get("value", "")
            fields[one["data-field"]] = value.strip()
        found.setdefault(card["data-kind"], []).append(fields)
    return found


def test_all_eleven_people_and_nobody_else(gold, cards):
    names = {one["id"]: one["name"] for one in gold["organizations"]}
    wanted = {
        row["name"]: (
            row["title"] or "",
            row.get("party") or "",
            row.get("state") or "",
            names.get(row.get("affiliation"), ""),
        )
        for row in gold["people"]
    }
    parts = ("title", "party", "state", "affiliation")
    found = {one["name"]: tuple(one.get(part, "") for part in parts) for one in cards["Person"]}
    assert found == wanted
    assert len(cards["Person"]) == 11


def test_organizations_and_documents(gold, cards):
    wanted = {one["name"] for one in gold["organizations"]}
    assert len(wanted & {one["name"] for one in cards["Organization"]}) >= 12
    documents = [(one["document_kind"], one["date"]) for one in cards["Document"]]
    assert documents == [
        (one["type"], one.get("date") or one["adopted"]) for one in gold["documents"]
    ]


def test_events_have_dates_as_precise_as_the_story_gives_them(gold, cards):
    # EDTF says a day, a month, a span or an open end by its form.
    wanted = [one["date"]["iso"] for one in gold["events"] if one["date"]]
    found = [one["date"] for one in cards["Event"]]
    assert sum(date in found for date in wanted) >= 9
    assert all(len(one["name"]) <= 120 for one in cards["Event"])
