"""No date of the record is printed as more than is known of it."""

import re
from pathlib import Path

import pytest

from articles.enums import StatusKind
from articles.models import (
    ArticlePage,
    DocumentStatus,
    Event,
    Membership,
    Quote,
    SearchEntry,
    SourceDocument,
)
from articles.services.search.rebuild import rebuild_search
from tests.public_addresses import asked_addresses, make_public_site, public_addresses

ROOT = Path(__file__).parent.parent.parent
# One imprecise date for each kind of record, so that a place that prints a bound names itself.
KNOWN = {
    "event": "2011-02",
    "document": "2012",
    "quote": "2013-22",
    "post": "2015-04/2015-06",
    "step": "2016-11",
}
BOUNDS = {
    "event": ("2011-02-01", "2011-02-28"),
    "document": ("2012-01-01", "2012-12-31"),
    "quote": ("2013-06-01", "2013-08-31"),
    "post": ("2015-04-01", "2015-06-30"),
    "step": ("2016-11-01", "2016-11-30"),
}
_MONTHS = "January February March April May June July August September October November December"
# Where a bound is handed on to be sorted, counted or compared, and nothing is printed.
_BOUND = re.compile(r"\b\w*(?:_earliest|_latest)\b|\bdated_on\b")
_PRINTING = re.compile(r"isoformat|strftime|date_format|\bday\b *}|:%|\|date")


def printed_forms(bound):
    """A day as pages, feeds and data write it."""
    year, month, day = bound.split("-")
    name = _MONTHS.split()[int(month) - 1]
    number = int(day)
    return (
        bound,
        f"{number} {name} {year}",
        f"{name} {number}, {year}",
        f"{number} {name[:3]} {year}",
        f"{day} {name[:3]} {year}",
        bound.replace("-", ""),
    )


@pytest.fixture
def story():
    article = make_public_site()
    Event.objects.update(date_edtf=KNOWN["event"])
    SourceDocument.objects.update(date_edtf=KNOWN["document"])
    for record in (*Event.objects.all(), *SourceDocument.objects.all()):
        record.save()
    for post in Membership.objects.all():
        post.start_edtf = KNOWN["post"]
        post.save()
    Quote.objects.update(said_edtf=KNOWN["quote"])
    DocumentStatus.objects.create(
        document=article.document_mentions.first().document,
        kind=StatusKind.SENT.value,
        date_edtf=KNOWN["step"],
    )
    rebuild_search()
    return ArticlePage.objects.get(pk=article.pk)


@pytest.mark.django_db
def test_no_public_address_prints_a_bound(client, story):
    addresses = {**public_addresses(story), **asked_addresses(story)}
    names = (Event.objects.first().name, SourceDocument.objects.first().name)
    for name in names:
        addresses[f"search for {name}"] = f"/search/?q={name}"
        addresses[f"results of {name}"] = f"/search/list.csv?q={name}"
    found, said = [], ""
    for name, address in addresses.items():
        response = client.get(address, follow=True)
        text = b"".join(response).decode("utf-8", "ignore")
        said += text
        for kind, bounds in BOUNDS.items():
            # Atom asks for a time of every entry; see `step_entry`.
            if kind == "step" and address.endswith(".atom"):
                continue
            found += [
                (name, form)
                for bound in bounds
                for form in printed_forms(bound)
                if re.search(rf"(?<![\d-]){re.escape(form)}(?!\d)", text)
            ]
    assert found == []
    for words in ("February 2011", "summer 2013", "November 2016", "April–June 2015"):
        assert words in said, words


@pytest.mark.django_db
def test_search_prints_a_month_as_a_month(client, story):
    event = Event.objects.first()
    entry = SearchEntry.objects.get(kind="event", record_key=event.pk)
    assert str(entry.dated_on) == "2011-02-01"  # by which it is sorted
    page = client.get("/search/", {"q": event.name}).content.decode()
    assert "<span>February 2011</span>" in page
    rows = client.get("/search/list.csv", {"q": event.name}).content.decode()
    assert ",2011-02," in rows


def presenting_files():
    places = ("feeds", "syndication", "views", "templatetags", "selectors", "services/search")
    for place in places:
        yield from (ROOT / "articles" / place).rglob("*.py")
    yield from (ROOT / "templates").rglob("*.html")
    yield from (ROOT / "templates").rglob("*.txt")


def test_no_line_writes_a_bound():
    """House rule: bounds are for sorting. What people read is written by `say_date`, what programs
    read is EDTF or `dates.exact_sides`. `results.py` prints the day of stories, which is exact."""
    written = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in presenting_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if _BOUND.search(line) and (path.suffix != ".py" or _PRINTING.search(line))
    ]
    assert [place for place in written if "search/results.py" not in place] == []
