"""The history is chained: what is changed, taken out or put in is named."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from articles.enums import KillCause
from articles.models import HistorySeal
from articles.services.history.sealing import REDACTED, seal_history
from articles.services.history.verifying import verify_history
from articles.services.killing import kill_story
from tests.factories import make_article, make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(newsroom):
    """Three entries of one story and one of a person, and those of the newsroom's making."""
    user = make_user(group="Editors")
    story, person = make_article(title="Named", live=False), make_person("Somebody Known")
    for reason in ("one", "two", "three"):
        log(instance=story, action="article.override", user=user, data={"reason": reason})
    log(instance=person, action="wagtail.edit", user=user)
    seal_history(now=timezone.now())
    story.entries = PageLogEntry.objects.filter(page=story.pk, action="article.override")
    return story


def test_a_history_that_nobody_touched_is_whole(written):
    verdict = verify_history()
    assert verdict.broken == []
    assert verdict.sealed == PageLogEntry.objects.count() + ModelLogEntry.objects.count()
    assert (verdict.waiting, verdict.redacted) == (0, 0)
    assert seal_history(now=timezone.now()) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"data": {"reason": "other"}}, "details"),
        ({"label": "Other"}, "details"),
        ({"action": "article.corrected"}, "actor or action"),
        ({"user": None}, "actor or action"),
        ({"timestamp": timezone.now()}, "time"),
    ],
)
def test_a_changed_entry_is_named(written, change, said):
    entry = written.entries[1]
    PageLogEntry.objects.filter(pk=entry.pk).update(**change)
    broken = verify_history().broken
    assert len(broken) == 1
    assert f"Entry {entry.pk} of pages" in broken[0]
    assert said in broken[0]


def test_an_entry_that_is_gone_is_named(written):
    entry = written.entries[1]
    PageLogEntry.objects.filter(pk=entry.pk).delete()
    assert verify_history().broken == [f"Entry {entry.pk} of pages: it is gone."]


def test_a_seal_that_is_gone_cuts_the_chain(written):
    HistorySeal.objects.filter(entry_id=written.entries[1].pk, log="pages").delete()
    assert "chain is cut" in verify_history().broken[0]


def test_an_end_that_is_cut_off_is_found_by_what_was_written_down(written):
    head = verify_history().head
    last = HistorySeal.objects.last()
    {"pages": PageLogEntry, "records": ModelLogEntry}[last.log].objects.get(
        pk=last.entry_id
    ).delete()
    last.delete()
    assert verify_history().broken == []
    assert not verify_history(known_head=head).has_known_head
    with pytest.raises(CommandError, match="cut off"):
        call_command("verify_history", head=head)


def test_a_kill_redacts_and_breaks_nothing(written):
    kill_story(article_id=written.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())
    seal_history(now=timezone.now())
    verdict = verify_history()
    assert verdict.broken == []
    assert verdict.redacted >= 3
    said = [row.data["entries"] for row in ModelLogEntry.objects.filter(action=REDACTED)]
    assert sum(said) == verdict.redacted
    # Nobody can try words against what is left.
    assert (
        not HistorySeal.objects.filter(log="pages", entry_id__in=written.entries.values("pk"))
        .exclude(salt="")
        .exists()
    )


def test_salts_that_go_without_a_word_are_told(written):
    HistorySeal.objects.filter(entry_id=written.entries[1].pk, log="pages").update(salt="")
    assert verify_history().broken == ["1 entries lost their details, and the history says 0."]


def test_the_run_of_every_minute_seals(written, capsys):
    log(instance=written, action="article.override", data={"reason": "four"})
    assert verify_history().waiting == 1
    call_command("publish_due")
    assert verify_history().waiting == 0
    call_command("verify_history")
    assert "Not sealed yet: 0" in capsys.readouterr().out
