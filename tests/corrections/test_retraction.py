"""A retraction takes the story away and keeps its address."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.enums import ChangeKind
from articles.guard import PublicationRefused
from articles.models import ArticlePage, Correction
from articles.services.corrections.corrections import (
    ChangeNote,
    CorrectionRefused,
    issue_correction,
)
from articles.services.corrections.retraction import retract_story
from tests.factories import make_user
from tests.publishing import changed, draft, now_of, published

pytestmark = pytest.mark.django_db
TEXT = "The letter was a forgery."


def retract(article, by=None, text=TEXT, headline="A letter"):
    return retract_story(article=article, text=text, headline=headline, by=by, now=timezone.now())


def test_a_retracted_story_is_not_published_and_not_forgotten():
    article = published()
    retract(article)
    assert not now_of(article).live
    assert not ArticlePage.objects.published().exists()
    assert list(ArticlePage.objects.retracted()) == [article]
    (notice,) = Correction.objects.public()
    assert (notice.kind, notice.headline) == ("retraction", "A letter")


def test_it_comes_back_with_a_correction_and_with_nothing_less():
    article = published()
    notice = retract(article)
    for change_note in (None, ChangeNote(ChangeKind.MINOR, "Nothing.")):
        with pytest.raises(PublicationRefused, match="was retracted"):
            changed(article, change_note=change_note)
    back = changed(article, change_note=ChangeNote(ChangeKind.CORRECTION, "It was genuine."))
    assert back.live
    assert not ArticlePage.objects.retracted().exists()
    notice.refresh_from_db()
    assert notice.superseded_by.text == "It was genuine."
    assert Correction.objects.public().count() == 2
    now_of(article).unpublish()
    assert not ArticlePage.objects.retracted().exists()
    assert not Correction.objects.public().exists()


def test_a_newer_notice_takes_the_place_of_the_retraction():
    article = published()
    earlier = issue_correction(
        article=article, kind="correction", text="A date.", by=None, now=timezone.now()
    )
    first = retract(article)
    second = retract(now_of(article), text="The letter and the seal were forged.")
    assert second.supersedes == first
    assert list(ArticlePage.objects.retracted()) == [article]
    # Of a retracted story readers are told the retraction and nothing else.
    assert list(Correction.objects.public()) == [second]
    assert Correction.objects.filter(pk=earlier.pk).exists()


def test_who_may_and_what_is_asked(newsroom):
    article = published()
    with pytest.raises(PermissionDenied):
        retract(article, by=make_user(group="Editors"))
    for wrong in ({"text": " "}, {"headline": " "}):
        with pytest.raises(CorrectionRefused):
            retract(article, **wrong)
    with pytest.raises(CorrectionRefused, match="never been published"):
        retract(draft())
    assert now_of(article).live
    assert retract(article, by=make_user(group="Moderators")).pk
