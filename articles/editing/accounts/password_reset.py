"""Password reset: the answer takes the same time whether or not the account exists."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail.admin.views.account import PasswordResetDoneView, PasswordResetView

from articles.services.accounts.mail_limits import may_ask_for_password
from articles.services.site.mails import delivers_mail
from articles.views.clients import client_of

logger = logging.getLogger(__name__)


class AnswerFirst(HttpResponseRedirect):
    """Does something when the whole answer has been sent: a server closes an answer after that."""

    def __init__(self, url: str, *, afterwards: Callable[[], Any]) -> None:
        super().__init__(url)
        self._afterwards = afterwards

    def close(self) -> None:
        try:
            self._afterwards()
        except OSError:
            logger.exception("Could not send the mail for a new password")
        finally:
            super().close()


class ResetView(PasswordResetView):
    """Wagtail's, which looks for the account and mails before it answers: an answer that is late
    by a mail tells that there is such an account."""

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        options = {
            "use_https": self.request.is_secure(),
            "token_generator": self.token_generator,
            "from_email": self.from_email,
            "email_template_name": self.email_template_name,
            "subject_template_name": self.subject_template_name,
            "request": self.request,
            "html_email_template_name": self.html_email_template_name,
            "extra_email_context": self.extra_email_context,
        }
        may_ask = may_ask_for_password(
            email=form.cleaned_data["email"], client=client_of(self.request), now=timezone.now()
        )
        send = partial(form.save, **options) if may_ask else _send_nothing
        return AnswerFirst(str(self.success_url), afterwards=send)


def _send_nothing() -> None:
    """Where too much was asked for; the answer does not tell."""


class ResetAskedView(PasswordResetDoneView):
    """Wagtail's says that a mail is on its way: not where nothing sends mail."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(delivers_mail=delivers_mail(), **kwargs)
        return context
