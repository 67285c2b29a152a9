"""Whose voice a quote is: the one rule by which voices are counted and listed.

The page of the counts says it in words (templates/components/heard_rule.html): change both.
There is no condition on gender, faith or orientation, and nothing in the record to count it by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Upper
from django.db.models.lookups import Exact, IsNull

from articles import models
from articles.enums import Heard, OrganizationKind, PersonRole, SpeakerKind
from articles.models.querysets.public import nameable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Lookup, QuerySet

    from articles.filters import QuoteFilter

_PUBLIC_BODIES = [kind.value for kind in OrganizationKind if kind.is_public_body]
_WORDS = ~Q(attributed_as="")


def by_named_people() -> Q:
    """Quotes of people who may be named."""
    return Q(speaker_kind=SpeakerKind.PERSON.value) & nameable("person__")


def by_organizations() -> Q:
    """Quotes of organizations, with or without a record."""
    said = Q(speaker_kind=SpeakerKind.ORGANIZATION.value)
    return said & (Q(organization__isnull=False) | _WORDS)


def with_country() -> Q:
    """Quotes of those for whom a country can be recorded."""
    return by_named_people() | by_organizations()


def heard() -> Case:
    """Who is heard in a quote: each has exactly one answer.

    Of whoever may not be named nothing is told but that the story describes them, and whether these
    very words are of what they went through: a private person in office must not be found by asking
    for officials. Whoever is named is not told to be affected: that would be a list of victims.
    """
    in_own_words = (
        Q(speaker_kind__in=[SpeakerKind.PERSON.value, SpeakerKind.DESCRIBED.value]) & _WORDS
    )
    body = by_organizations() & Q(organization__kind__in=_PUBLIC_BODIES)
    in_office = (_has_posts() & Q(Exists(_offices()))) | Q(Exists(_called_official()))
    text = Q(speaker_kind=SpeakerKind.DOCUMENT.value) & (Q(document__isnull=False) | _WORDS)
    return Case(
        When(by_named_people() & in_office, then=Value(Heard.OFFICIAL.value)),
        When(by_named_people(), then=Value(Heard.NAMED.value)),
        When(in_own_words & Q(first_hand=True), then=Value(Heard.AFFECTED.value)),
        When(in_own_words, then=Value(Heard.DESCRIBED.value)),
        When(body, then=Value(Heard.PUBLIC_BODY.value)),
        When(by_organizations(), then=Value(Heard.ORGANIZATION.value)),
        When(text, then=Value(Heard.DOCUMENT.value)),
        default=Value(Heard.UNKNOWN.value),
        output_field=CharField(),
    )


def party() -> Subquery:
    """The key of the party for which the speaker held a post on the day of the story."""
    return Subquery(_posts().filter(party__isnull=False).values("party")[:1])


def country() -> Coalesce:
    """Two letters: of the place or the organization of a post that the speaker held on the day of
    the story, or of an organization's jurisdiction; NULL where nothing is recorded."""
    of_post = Coalesce(_letters("area__country"), _letters("organization__jurisdiction__country"))
    posts = _posts().annotate(of=of_post).filter(of__isnull=False)
    return Coalesce(
        Subquery(posts.values("of")[:1]), _letters("organization__jurisdiction__country")
    )


def may_have_party() -> Q:
    """Quotes of people who hold or held a post for a party at any time: `party()` is NULL for all
    others, and need not be looked for in each of their quotes."""
    posts = models.Membership.objects.order_by().filter(party__isnull=False)
    return Q(person__in=posts.values("person"))


def may_have_country() -> Q:
    """The same for `country()`: people with posts, and organizations with a jurisdiction."""
    return _has_posts() | Q(organization__jurisdiction__isnull=False)


def heard_conditions(wanted: QuoteFilter, party_key: int | None) -> Iterator[Q | Lookup]:
    """What `wanted` asks of a quote's voice; `party_key` is that of the party it names."""
    if wanted.heard:
        yield Exact(heard(), Value(wanted.heard))
    if party_key is not None:
        yield by_named_people()
        yield Exact(party(), Value(party_key))
    if wanted.country:
        yield with_country()
        yield Exact(country(), Value(wanted.country))
    if wanted.unrecorded == "party":
        yield by_named_people()
        yield IsNull(party(), True)
    if wanted.unrecorded == "country":
        yield with_country()
        yield IsNull(country(), True)


def _letters(column: str) -> Case:
    """The code in a column, NULL for anything else that somebody wrote there."""
    is_code = Q(**{f"{column}__regex": "^[A-Za-z]{2}$"})
    return Case(When(is_code, then=Upper(column)), output_field=CharField())


def _posts() -> QuerySet[Any, Any]:
    """The posts of a quote's speaker on the day of its story, the latest first."""
    posts = models.Membership.objects.on(OuterRef("page__published_on"))
    latest = F("start_earliest").desc(nulls_last=True)
    return posts.filter(person=OuterRef("person")).order_by(latest, "pk")


def _has_posts() -> Q:
    """Asked first, because the answer is one small set for all quotes."""
    return Q(person__in=models.Membership.objects.order_by().values("person"))


def _offices() -> QuerySet[Any, Any]:
    """Those in a public body, and seats for a place with no organization beside them."""
    seat = Q(organization__isnull=True, area__isnull=False)
    return _posts().filter(Q(organization__kind__in=_PUBLIC_BODIES) | seat)


def _called_official() -> QuerySet[Any, Any]:
    """Where the record of the quote's story itself says that the speaker is an official."""
    mentions = models.PersonMention.objects.order_by()
    same = {"page": OuterRef("page"), "person": OuterRef("person")}
    return mentions.filter(**same, role=PersonRole.OFFICIAL.value)
