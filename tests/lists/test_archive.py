"""The archive by year, month and day."""

import datetime

import pytest
from bs4 import BeautifulSoup

from articles.filters import NoSuchPeriod, Period
from tests.factories import make_article, make_newsroom

pytestmark = pytest.mark.django_db
DAYS = [(2015, 3, 1), (2017, 6, 27), (2017, 7, 13), (2017, 7, 13), (2017, 7, 14), (2019, 1, 1)]


@pytest.fixture
def look(client):
    make_newsroom()
    for year, month, day in DAYS:
        make_article(live=True, published_on=datetime.date(year, month, day))
    make_article(published_on=datetime.date(2018, 5, 5))  # a draft

    def read(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser").main

    return read


def links(soup, selector):
    return {" ".join(a.get_text(" ").split()): a["href"] for a in soup.select(f"{selector} a")}


def test_a_year_has_its_months_and_the_years_beside_it(look):
    soup = look("/2017/")
    assert links(soup, ".archive-parts") == {
        "June 1 story": "/2017/06/",
        "July 3 stories": "/2017/07/",
    }
    assert len(soup.select(".archive-parts li")) == 12
    assert links(soup, ".pager") == {"← 2015": "/2015/", "2019 →": "/2019/"}
    assert len(soup.select(".card")) == 4


def test_a_time_can_be_narrowed_further_and_is_a_table(look, client):
    tools = links(look("/2017/07/"), ".archive-tools")
    narrow, table = tools.values()
    assert narrow == "/stories/?from=2017-07-01&to=2017-07-31"
    assert len(look(narrow).select(".card")) == 3
    assert client.get(table).content.decode().count(",2017-07-1") == 3


def test_a_month_has_its_days_and_the_months_beside_it(look):
    soup = look("/2017/07/")
    assert links(soup, ".archive-parts") == {
        "13 2 stories": "/2017/07/13/",
        "14 1 story": "/2017/07/14/",
    }
    assert links(soup, ".pager") == {"← June 2017": "/2017/06/", "January 2019 →": "/2019/01/"}


def test_a_day_has_its_stories(look):
    soup = look("/2017/07/13/")
    assert soup.h1.get_text() == "13 July 2017"
    assert len(soup.select(".card")) == 2
    assert links(soup, ".archive-way") == {
        "All stories": "/stories/",
        "2017": "/2017/",
        "July 2017": "/2017/07/",
    }
    assert links(soup, ".pager")["14 July 2017 →"] == "/2017/07/14/"


@pytest.mark.parametrize("address", ["/2018/", "/2017/13/", "/2017/02/30/", "/0000/", "/2017/00/"])
def test_there_is_no_page_of_a_time_without_stories(look, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("parts", "path", "name", "days"),
    [
        (("2016",), "/2016/", "2016", ("2016-01-01", "2016-12-31")),
        (("2016", "02"), "/2016/02/", "February 2016", ("2016-02-01", "2016-02-29")),
        (("0987", "02", "03"), "/0987/02/03/", "3 February 987", ("0987-02-03", "0987-02-03")),
    ],
)
def test_periods(parts, path, name, days):
    period = Period.of(*parts)
    assert (period.path, period.name) == (path, name)
    assert (period.first_day.isoformat(), period.last_day.isoformat()) == days
    assert period.around(period.last_day) == period
    with pytest.raises(NoSuchPeriod):
        Period.of(parts[0], "00")
