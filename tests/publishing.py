"""Stories on their way to being public, for tests of the guard."""

from django.contrib.messages import get_messages
from django.utils import timezone

from articles.enums import ApprovalKind, ChangeKind, CheckKind, CheckOutcome
from articles.models import Approval, ArticlePage, Check
from articles.models.check_facts import required_checks
from articles.services.corrections.corrections import ChangeNote, mark_minor
from articles.services.review.publication import publish_by_override
from articles.services.review.verifications import vouch_for_quotes
from tests.factories import make_full_article
from tests.replay import remembered

NOBODY = "No one has approved"


@remembered
def draft(**fields):
    """With quotes that are verified as they are."""
    return verified(make_full_article(live=False, **fields))


@remembered
def verified(article, by=None):
    """Somebody has held every quote of the latest version against its source."""
    vouch_for_quotes(article=article, user=by, note="Test.", now=timezone.now())
    return article


@remembered
def checked(article, revision=None, *, by=None):
    """Every check of the workflow is passed for the revision (the latest, if none is given), so
    that a story that is submitted then waits at the last step."""
    for kind in required_checks(article):
        Check.objects.record(
            revision=revision or now_of(article).get_latest_revision(),
            kind=next(member for member in CheckKind if member == kind),
            outcome=CheckOutcome.PASSED,
            user=by,
            now=timezone.now(),
        )
    return article


@remembered
def approved(article, revision=None):
    verified(article)
    checked(article, revision)
    Approval.objects.record(
        revision=revision or article.get_latest_revision(),
        kind=ApprovalKind.REVIEW,
        user=None,
        now=timezone.now(),
    )
    return article


# What readers are told where a test does not care.
MINOR = ChangeNote(ChangeKind.MINOR, "Test.")


@remembered
def marked_minor(article):
    """The latest revision of a story that readers have seen needs no correction."""
    mark_minor(article=now_of(article), reason="Test.", by=None, now=timezone.now())
    return article


@remembered
def changed(article, *, change_note=MINOR, **fields):
    """The story, published again with these fields changed and with what readers are told."""
    version = now_of(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    return publish_by_override(
        article=version,
        revision=version.save_revision(),
        user=None,
        reason="Test.",
        change_note=change_note,
        now=timezone.now(),
    )


@remembered
def published(**fields):
    return publish_by_override(
        article=draft(**fields), user=None, reason="Test.", now=timezone.now()
    )


def shown(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def now_of(article):
    return ArticlePage.objects.get(pk=article.pk)


@remembered
def edited_by(article, user, title="Changed by somebody"):
    """The latest version is a change by `user`."""
    version = now_of(article).get_latest_revision_as_object()
    version.title = title
    return version.save_revision(user=user)
