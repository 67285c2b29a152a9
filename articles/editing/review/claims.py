"""Claiming a step, handing it over, releasing it: small forms on the step's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages

from articles.models import ArticlePage
from articles.models.steps import NewsroomStep
from articles.selectors.review.checks import claim_on
from articles.services.review.claims import (
    CannotReceive,
    NotWaiting,
    claim_step,
    hand_over,
    people_for,
    release_step,
)

if TYPE_CHECKING:
    from articles.models import User

URL_NAME = "story_claim"


class ClaimForm(forms.Form):
    """Until when the step is to be done."""

    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class HandOverForm(forms.Form):
    """Who does the step instead, until when, and what they should know."""

    to = forms.ChoiceField(label=_("Hand over to"))
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        names = [
            (key, person.get_full_name() or person.username) for key, person in self.people.items()
        ]
        self.fields["to"].choices = names


def claim_context(article: ArticlePage, step: NewsroomStep, user: User) -> dict[str, Any]:
    """What the screen of `step` says about who does it; nothing while the story is elsewhere."""
    current, claim = claim_on(article)
    if current is None or current.pk != step.pk:
        return {"is_waiting": False}
    people = [person for person in people_for(step, article) if person.pk != user.pk]
    return {
        "is_waiting": True,
        "claim": claim,
        "is_mine": claim is not None and claim.claimed_by_id == user.pk,
        "is_taken": claim is not None and claim.claimed_by_id != user.pk,
        "is_overdue": bool(claim and claim.due_on and claim.due_on < timezone.localdate()),
        "claim_form": ClaimForm(prefix="claim"),
        "hand_over_form": HandOverForm(prefix="hand", people=people) if people else None,
        "claim_url": reverse(URL_NAME, args=[article.pk]),
    }


class ClaimView(View):
    """Carries out one of the small forms; every answer is a message on the screen of the step."""

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        article = get_object_or_404(ArticlePage, pk=page_id)
        step, _claim = claim_on(article)
        if step is None:
            messages.error(request, str(NotWaiting()))
            return redirect("wagtailadmin_home")
        try:
            messages.success(request, _carry_out(request, article, step))
        except (CannotReceive, NotWaiting) as error:
            messages.error(request, str(error))
        except _BadForm as error:
            messages.error(request, gettext("Nothing was changed. %(error)s") % {"error": error})
        return redirect(step.screen_url(article))


class _BadForm(Exception):
    """What was typed cannot be used; `str()` says why."""


def _carry_out(request: HttpRequest, article: ArticlePage, step: NewsroomStep) -> str:
    user: User = request.user
    now = timezone.now()
    if "release" in request.POST:
        release_step(article=article, user=user)
        return gettext("Released: anyone in the group can take this step.")
    if "hand_over" in request.POST:
        people = people_for(step, article)
        form = _valid(HandOverForm(request.POST, prefix="hand", people=people))
        data = form.cleaned_data
        to = form.people[data["to"]]
        hand_over(
            article=article, user=user, to=to, note=data["note"], due_on=data["due_on"], now=now
        )
        return gettext("Handed over to %(name)s.") % {"name": to.get_full_name() or to.username}
    data = _valid(ClaimForm(request.POST, prefix="claim")).cleaned_data
    claim_step(article=article, user=user, due_on=data["due_on"], now=now)
    return gettext("This step is yours. The others in the group can see that.")


def _valid(form: Any) -> Any:
    if not form.is_valid():
        raise _BadForm(" ".join(text for texts in form.errors.values() for text in texts))
    return form


@hooks.register("register_admin_urls")
def claim_urls() -> list[URLPattern]:
    return [path("stories/<int:page_id>/claim/", ClaimView.as_view(), name=URL_NAME)]
