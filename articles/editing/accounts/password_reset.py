"""Password reset: the answer takes the same time whether or not the account exists."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpResponse, HttpResponseRedirect
from wagtail.admin.views.account import PasswordResetView

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
        return AnswerFirst(str(self.success_url), afterwards=lambda: form.save(**options))
