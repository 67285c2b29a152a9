"""The page editor still mails through the one function that is replaced."""

import inspect

from wagtail.admin import mail
from wagtail.admin.views.pages import edit

from articles.wagtail_compat.comment_mails import narrow_comment_mails


class PageStub:
    pk = 7


def test_upstream_is_as_it_was():
    assert list(inspect.signature(mail.send_notification).parameters) == [
        "recipient_users",
        "notification",
        "extra_context",
    ]
    assert "send_notification" in edit.EditView.send_commenting_notifications.__code__.co_names


def test_the_newsrooms_rule_is_installed():
    assert edit.send_notification is not mail.send_notification


def test_the_rule_decides_who_is_mailed(monkeypatch):
    sent = []
    monkeypatch.setattr(edit, "send_notification", lambda *args: sent.append(args))
    narrow_comment_mails(lambda users, page_id: [row for row in users if page_id == 7 and row != 2])
    edit.send_notification([1, 2, 3], "updated_comments", {"page": PageStub})
    assert sent == [([1, 3], "updated_comments", {"page": PageStub})]
