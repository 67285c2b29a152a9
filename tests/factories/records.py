"""People, organizations, places, documents, events, topics."""

import itertools

from articles.enums import DocumentKind, NamingStatus, OrganizationKind
from articles.models import (
    Author,
    Event,
    Organization,
    Person,
    Place,
    SourceDocument,
    Topic,
)
from tests.replay import remembered

_number = itertools.count(1)


@remembered
def make_person(name=None, **fields):
    """A public figure, so that tests of the public site see somebody."""
    fields = {"standing": NamingStatus.PUBLIC_FIGURE.value, **fields}
    return Person.objects.create(name=name or f"Ada Person {next(_number)}", **fields)


@remembered
def make_organization(name=None, **fields):
    fields = {"kind": OrganizationKind.ADVOCACY.value, **fields}
    return Organization.objects.create(name=name or f"Organization {next(_number)}", **fields)


@remembered
def make_place(name=None, **fields):
    return Place.objects.create(name=name or f"Place {next(_number)}", **fields)


@remembered
def make_document(name=None, **fields):
    fields = {"kind": DocumentKind.LETTER.value, "date_edtf": "2017-07-13", **fields}
    return SourceDocument.objects.create(name=name or f"Letter {next(_number)}", **fields)


@remembered
def make_event(name=None, **fields):
    fields = {"date_edtf": "2017-06-27", **fields}
    return Event.objects.create(name=name or f"Event {next(_number)}", **fields)


@remembered
def make_topic(name=None, **fields):
    return Topic.objects.create(name=name or f"Topic {next(_number)}", **fields)


@remembered
def make_author(name=None, **fields):
    return Author.objects.create(name=name or f"Author {next(_number)}", **fields)
