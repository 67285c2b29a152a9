"""The form of a quote: who said it, what it continues, and that it stays the same quote."""

import pytest

from articles.models import ArticlePage, Quote, SourceLink
from tests.editor import edit_url, form_data
from tests.factories import (
    make_article,
    make_organization,
    make_person,
    make_topic,
    make_user,
    publish_row,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TEXT = "<p>The chair said “we are here” and “we stay”.</p>"


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.fixture
@remembered
def story():
    return make_article(
        text=TEXT,
        topics=[make_topic("Courts")],
        quotes=[
            Quote(words="we are here", speaker_kind="person", person=make_person("Ada Roe")),
            Quote(words="we stay", speaker_kind="described", attributed_as="the chair"),
        ],
        sources=[SourceLink(title="The minutes", url="https://example.org/minutes")],
    )


def draft_of(story):
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def save(desk, story, **changes):
    return desk.post(edit_url(story), form_data(desk, story, **changes))


def autosave(desk, story, data):
    return desk.post(edit_url(story), data, headers={"accept": "application/json"})


def row_errors(response, number=0):
    return response.context["form"].formsets["quotes"].forms[number].errors


def test_a_quote_keeps_the_speaker_of_its_kind_alone(desk, story):
    organization = make_organization()
    response = save(
        desk,
        story,
        **{"quotes-0-speaker_kind": "organization", "quotes-0-organization": organization.pk},
    )
    assert response.status_code == 302
    quote = draft_of(story).quotes.first()
    assert (quote.person, quote.organization) == (None, organization)


def test_only_people_speak_of_what_they_went_through(desk, story):
    marks = {"quotes-0-first_hand": "on", "quotes-1-first_hand": "on"}
    assert save(desk, story, **marks).status_code == 302
    assert [quote.first_hand for quote in draft_of(story).quotes.all()] == [True, True]
    organization = make_organization()
    changes = {"quotes-0-speaker_kind": "organization", "quotes-0-organization": organization.pk}
    assert save(desk, story, **changes).status_code == 302
    assert [quote.first_hand for quote in draft_of(story).quotes.all()] == [False, True]


def test_a_draft_may_leave_the_speaker_open_but_not_the_words(desk, story):
    assert save(desk, story, **{"quotes-0-person": ""}).status_code == 302
    response = save(desk, story, **{"quotes-0-words": ""})
    assert response.status_code == 200
    assert "words" in row_errors(response)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quotes-0-person": ""}, "person"),
        ({"quotes-0-speaker_kind": "document"}, "document"),
        ({"quotes-0-speaker_kind": "described"}, "attributed_as"),
    ],
)
def test_publishing_asks_for_the_speaker(desk, story, changes, field):
    response = save(desk, story, **{**changes, "action-publish": "1"})
    assert response.status_code == 200
    assert field in row_errors(response)


def test_a_quote_continues_another_and_is_said_in_a_source(desk, story):
    first, second = draft_of(story).quotes.all()
    source = draft_of(story).sources.get()
    response = save(
        desk,
        story,
        **{"quotes-1-continues": str(first.uid), "quotes-1-said_in_source": str(source.uid)},
    )
    assert response.status_code == 302
    saved = draft_of(story).quotes.get(uid=second.uid)
    assert (saved.continues, saved.said_in_source) == (first.uid, source.uid)


@pytest.mark.parametrize("field", ["continues", "said_in_source"])
def test_a_quote_cannot_point_outside_its_story(desk, story, field):
    response = save(desk, story, **{f"quotes-1-{field}": "0d3a3f0e-8f0c-4b52-9a8e-53f1a0d5f2c1"})
    assert "no longer in this story" in str(row_errors(response, 1)[field])


def test_a_quote_cannot_continue_itself(desk, story):
    second = draft_of(story).quotes.last()
    response = save(desk, story, **{"quotes-1-continues": str(second.uid)})
    assert "cannot continue itself" in str(row_errors(response, 1)["continues"])


def test_the_selects_offer_the_other_quotes_and_the_sources(desk, story):
    formset = desk.get(edit_url(story)).context["form"].formsets["quotes"]
    fields = formset.forms[0].fields
    assert [label for _, label in fields["continues"].widget.choices] == ["—", "“we stay”"]
    assert [label for _, label in fields["said_in_source"].widget.choices] == ["—", "The minutes"]


def test_a_live_storys_draft_keeps_its_new_quotes_the_same(desk, story):
    """Rows of a live story's draft have no key: without the uid each save made new quotes."""
    publish_row(story)
    data = form_data(desk, story)
    data |= {
        "quotes-TOTAL_FORMS": "3",
        "quotes-2-id": "",
        "quotes-2-words": "we are",
        "quotes-2-speaker_kind": "described",
        "quotes-2-attributed_as": "a voice",
        "quotes-2-ORDER": "3",
    }
    answer = autosave(desk, story, data).json()
    assert answer["success"], answer
    made = draft_of(story).quotes.get(words="we are")
    assert answer["field_updates"]["quotes-2-uid"] == str(made.uid)
    data |= answer["field_updates"] | {"overwrite_revision_id": answer["revision_id"]}
    assert autosave(desk, story, data).json()["success"]
    quotes = {quote.words: quote for quote in draft_of(story).quotes.all()}
    assert len(quotes) == 3
    assert quotes["we are"].uid == made.uid
    assert quotes["we are"].selectors == made.selectors


def test_an_imported_quote_stays_imported_when_its_draft_is_saved(desk, story):
    publish_row(story)
    draft = draft_of(story)
    draft.quotes.add(Quote(words="here", speaker_kind="described", origin="import"))
    draft.save_revision()
    assert save(desk, story, standfirst="Changed.").status_code == 302
    assert draft_of(story).quotes.get(words="here").origin == "import"


def test_an_empty_row_does_not_stop_autosave(desk, story):
    data = form_data(desk, story)
    empty = {"id": "", "uid": "", "words": "", "speaker_kind": "person", "ORDER": "3"}
    data |= {"quotes-TOTAL_FORMS": "3", **{f"quotes-2-{k}": v for k, v in empty.items()}}
    for _ in range(2):
        answer = autosave(desk, story, data).json()
        assert answer["success"], answer
        data |= answer["field_updates"] | {"overwrite_revision_id": answer["revision_id"]}
    assert draft_of(story).quotes.count() == 2
    response = desk.post(edit_url(story), data | {"title": ""})
    assert list(response.context["form"].errors) == ["title"]


def test_two_rows_with_one_uid_are_refused(desk, story):
    first, second = draft_of(story).quotes.all()
    publish_row(story)
    data = form_data(desk, story)
    data |= {"quotes-0-id": "", "quotes-1-id": "", "quotes-0-uid": str(second.uid)}
    response = desk.post(edit_url(story), data)
    assert response.status_code == 200
    assert "same ID" in str(response.context["form"].formsets["quotes"].non_form_errors())
    assert first.uid != second.uid
