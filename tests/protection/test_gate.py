"""A protected name stops every way out of the newsroom, and says neither whose nor where."""

import json

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from articles.enums import CorrectionKind, NameLookKind, NamingStatus, ReportState
from articles.guard import NAMES_KEY, PROTECTED_NAME, PublicationRefused
from articles.models import (
    ArticlePage,
    NameAlarm,
    NameLook,
    NewsFile,
    PersonMention,
    ProtectedName,
)
from articles.models.files import CleanFile
from articles.models.outgoing_words import read_outgoing
from articles.services.corrections.corrections import issue_correction
from articles.services.protection.alarms import (
    ask_to_pass,
    confirm_pass,
    raise_alarm,
    stopped_places,
)
from articles.services.protection.names import end_protection, look_at_name, protect_name
from articles.services.reader_reports import ReportRefused, answer_report
from articles.services.review.publication import publish_by_override
from tests.factories import (
    make_full_article,
    make_organization,
    make_person,
    make_standard_page,
    make_user,
)
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db

NAME, OTHER_SCRIPT = "Zelim Protectov", "Зелима Протектова"


@pytest.fixture
def protected(newsroom):
    keeper = make_user("keeper", group="Safety reviewers")
    return protect_name(
        names=[NAME],
        pseudonym="Idris",
        reason="Threatened.",
        reviewer=None,
        expires_on=None,
        by=keeper,
        now=timezone.now(),
    )


def draft(**fields):
    return make_full_article(live=False, **fields).get_latest_revision_as_object()


def publish(article):
    article.save_revision()
    return publish_by_override(
        article=ArticlePage.objects.get(pk=article.pk),
        user=None,
        reason="Test.",
        now=timezone.now(),
    )


def refusal(article):
    with pytest.raises(PublicationRefused) as refused:
        publish(article)
    assert not ArticlePage.objects.get(pk=article.pk).live
    return refused.value


def rules(article):
    return {finding.rule for finding in refusal(article).findings}


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "kicker",
        "standfirst",
        "listing_title",
        "listing_summary",
        "seo_title",
        "search_description",
        "slugline",
        "lead_image_caption",
        "lead_image_credit",
    ],
)
def test_a_name_in_a_field_stops_the_story(protected, field):
    article = draft()
    setattr(article, field, f"By {OTHER_SCRIPT}")
    assert PROTECTED_NAME in rules(article)


def test_a_name_in_the_address_stops_the_story(protected):
    article = draft()
    article.slug = "the-case-of-zelim-protectov"
    assert PROTECTED_NAME in rules(article)


def test_a_name_within_tags_stops_the_story(protected):
    article = draft()
    article.body = [("text", "<p>It was <b>Pro</b>tectov’s house.</p>")]
    assert PROTECTED_NAME in rules(article)


def test_a_name_in_a_record_of_the_story_stops_it(protected):
    article = draft()
    organization = make_organization(name="Committee for Z. Protectov")
    article.organization_mentions.create(organization=organization)
    assert PROTECTED_NAME in rules(article)


def test_a_private_record_of_the_protected_person_is_no_hit(protected):
    article = draft()
    article.person_mentions.add(
        PersonMention(person=make_person(name=NAME, standing=NamingStatus.PRIVATE.value))
    )
    assert publish(article).live


def test_a_person_who_is_printed_is_a_hit(protected):
    article = draft()
    person = make_person(name=NAME, standing=NamingStatus.PUBLIC_FIGURE.value)
    article.person_mentions.add(PersonMention(person=person))
    assert PROTECTED_NAME in rules(article)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("video", "film.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {NAME}>Run.\n"),
        ("files", "list.csv", f"name,age\n{NAME},34\n"),
        ("text", "notes.txt", f"{NAME} was there."),
    ],
)
def test_what_the_files_in_the_text_say_is_read(protected, settings, tmp_path, kind, name, content):
    settings.MEDIA_ROOT = tmp_path
    file, film = (
        NewsFile.objects.create(title="A file", file=CleanFile(data, name=called))
        for data, called in ((content.encode(), name), (b"0123456789", "film.mp4"))
    )
    values = {
        "video": {"file": film.pk, "captions": file.pk, "transcript": "Rain."},
        "files": {"title": "Plans", "files": [{"file": file.pk, "label": "A list"}]},
        "text": f'<p><a linktype="document" id="{file.pk}">Notes</a></p>',
    }
    article = draft()
    article.body = json.dumps([{"type": kind, "value": values[kind], "id": "a"}])
    assert PROTECTED_NAME in rules(article)


def test_every_text_of_a_story_is_read(newsroom):
    """Walks the model: a new field is read, or this fails."""
    article = draft()
    planted = {}
    for number, field in enumerate(article._meta.concrete_fields):
        internal = field.get_internal_type() in ("CharField", "TextField", "SlugField")
        if internal and field.editable and not field.choices and field.name not in NOT_OUTGOING:
            planted[field.name] = f"Wort{number}wort"
            setattr(article, field.name, planted[field.name])
    read = "\n".join(passage.text for passage in read_outgoing(article))
    assert {name for name, word in planted.items() if word not in read} == set()
    assert len(planted) >= 12


NOT_OUTGOING = {"path", "url_path", "translation_key", "draft_title", "content_hash"}


def test_the_message_gives_nothing_away(protected):
    article = draft()
    article.title = f"{NAME} speaks"
    refused = refusal(article)
    assert "rotectov" not in str(refused)
    assert "This text cannot be published; the safety group has been told." in str(refused)
    assert {one.anchor for one in refused.findings if one.rule == PROTECTED_NAME} == {""}


def test_the_safety_group_is_told_once_and_sees_the_place(protected):
    keeper = make_user(
        "other",
        group="Safety reviewers",
    )
    article = draft()
    article.standfirst = f"By {NAME}"
    refused = refusal(article)
    alarms = [raise_alarm(refusal=refused, by=None, now=timezone.now()) for _ in range(3)]
    assert len({alarm.pk for alarm in alarms}) == 1
    assert NameAlarm.objects.get().times == 3
    sent = mail.outbox[0]
    assert {one.to[0] for one in mail.outbox} == {"keeper@example.org", "other@example.org"}
    assert "rotectov" not in sent.subject + sent.body
    places, is_current = stopped_places(alarm=alarms[0], by=keeper, now=timezone.now())
    assert is_current
    assert {place.words for place in places} == {NAME}
    assert "the standfirst" in {place.place for place in places}
    assert NameLook.objects.filter(user=keeper, kind=NameLookKind.LOOKED).exists()
    with pytest.raises(PermissionDenied):
        stopped_places(alarm=alarms[0], by=make_user("writer", group="Editors"), now=timezone.now())


def test_two_people_let_exactly_this_version_pass(protected):
    first, second = (make_user(name, group="Safety reviewers") for name in ("one", "two"))
    article = draft()
    article.standfirst = f"By {NAME}"
    alarm = raise_alarm(refusal=refusal(article), by=first, now=timezone.now())
    ask_to_pass(alarm=alarm, by=first, reason="He asked for it.", now=timezone.now())
    with pytest.raises(PermissionDenied):
        confirm_pass(alarm=alarm, by=first, now=timezone.now())
    assert PROTECTED_NAME in rules(article)
    confirm_pass(alarm=alarm, by=second, now=timezone.now())
    assert "asked for" not in json.dumps(list(NameAlarm.objects.values()), default=str)
    assert publish(article).live
    changed = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    changed.kicker = NAME
    changed.save_revision()
    with pytest.raises(PublicationRefused):
        changed.get_latest_revision().publish()


def test_nothing_is_published_without_the_key(protected, settings):
    article = draft()
    settings.ADVOCACY_NAMES_KEYS = []
    assert NAMES_KEY in rules(article)
    settings.ADVOCACY_NAMES_KEYS = ["b3RoZXIgZm9yIHRlc3RzOiB0aGlydHktMiBieXRlcyE="]
    assert NAMES_KEY in rules(article)


def test_without_protected_names_no_key_is_needed(newsroom, settings):
    settings.ADVOCACY_NAMES_KEYS = []
    assert publish(draft()).live


def test_an_ended_protection_stops_nothing(protected):
    end_protection(row=protected, by=make_user("k", group="Safety reviewers"), now=timezone.now())
    article = draft()
    article.kicker = NAME
    assert publish(article).live


def test_nothing_readable_is_stored(protected):
    stored = json.dumps(list(ProtectedName.objects.values()), default=str)
    assert not any(word in stored for word in ("Protectov", "Idris", "Threatened"))


def test_each_look_is_kept_and_only_the_safety_group_looks(protected):
    keeper = make_user("k", group="Safety reviewers")
    assert look_at_name(row=protected, by=keeper, now=timezone.now())["names"] == [NAME]
    assert protected.looks.filter(user=keeper, kind=NameLookKind.LOOKED).count() == 1
    for group in ("Contributors", "Editors", "Moderators"):
        with pytest.raises(PermissionDenied):
            look_at_name(row=protected, by=make_user(group, group=group), now=timezone.now())


def test_a_new_key_takes_over(protected, settings, capsys):
    call_command("names_key", "--new")
    new = capsys.readouterr().out.strip()
    old = settings.ADVOCACY_NAMES_KEYS
    settings.ADVOCACY_NAMES_KEYS = [new]
    with pytest.raises(CommandError):
        call_command("names_key", "--rotate")
    settings.ADVOCACY_NAMES_KEYS = [new, *old]
    call_command("names_key", "--rotate")
    settings.ADVOCACY_NAMES_KEYS = [new]
    assert ProtectedName.objects.get().opened()["names"] == [NAME]


@pytest.fixture
def live(protected):
    return make_full_article()


def test_a_notice_to_readers_is_searched(live, protected):
    with pytest.raises(PublicationRefused):
        issue_correction(
            article=live,
            kind=CorrectionKind.CORRECTION,
            text=f"We named {NAME}.",
            by=None,
            now=timezone.now(),
        )


def test_a_record_that_readers_see_is_searched(live, protected):
    organization = live.organization_mentions.first().organization
    organization.description = f"Led by {NAME}."
    with pytest.raises(PublicationRefused):
        organization.save()


def test_a_record_that_nobody_sees_is_not(protected):
    assert make_organization(name=f"Friends of {NAME}").pk


def test_a_page_is_searched_when_it_goes_out(protected):
    page = make_standard_page()
    page.title = f"About {NAME}"
    with pytest.raises(PublicationRefused):
        page.save_revision().publish()


def test_a_redirect_is_searched(protected):
    with pytest.raises(PublicationRefused):
        Redirect.objects.create(old_path="/zelim-protectov", redirect_link="/")


def test_an_answer_to_a_reader_is_searched(protected):
    moderator = make_user("m", group="Moderators")
    report = make_report(make_full_article())
    with pytest.raises(ReportRefused, match="safety group"):
        answer_report(
            report=report,
            answer=f"You mean {NAME}.",
            state=ReportState.ANSWERED,
            by=moderator,
            now=timezone.now(),
        )
    assert len(mail.outbox) == 1
