"""What holds for the reading of any text, searched for by Hypothesis."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction import Gazetteer, KnownOrganization, KnownPerson, TextTooLong, extract
from articles.extraction.paragraphs import MAX_TEXT_LENGTH
from articles.extraction.scoring import scored

# Pieces of news copy and of what breaks it, in any order.
PIECES = st.sampled_from(
    """“ ” ‘ ’ " ' « » ( ) [ ] — - … . , : ; ! ?|Ann Smith|Rep. Bob Jones (D-R.I.)|Okafor
    |President|Senate Fisheries Committee|the U.N.|said|told|wrote|according to|it adds|he|She|that
    |who|a letter to Ann Smith|the letter|signed by|and 51 other members|on Thursday|June 27
    |earlier this month|2017-07-13|May|Norway|in the city of|\n\n|\n|\0|\u202e|שלום|😀|\ud800
    |a\u0301|’s|Jr.|No, we will not go|and|in""".replace("\n    |", "|").split("|")
)
COPY = st.lists(PIECES, max_size=60).map(" ".join)
ANY = st.one_of(COPY, st.text(max_size=300), st.text("“”‘’\"' Aa.,\n", max_size=200))
KNOWN = Gazetteer(
    people=(KnownPerson("1", "Ann Smith", ("Smith",)), KnownPerson("2", "Okafor", ("", "He"))),
    organizations=(KnownOrganization("3", "Senate", ("the U.N.",)),),
)
# Every proposal rests on words of its own.
PER_CHARACTER = 3
settings.register_profile("reading", deadline=None, max_examples=150, derandomize=True)
READING = settings.get_profile("reading")


def everything(result):
    return [
        *result.dates, *result.people, *result.organizations, *result.places, *result.documents,
        *result.events, *result.quotes, *result.topics,
    ]  # fmt: skip


def spans_of(one):
    yield one.span
    yield from getattr(one, "mentions", ())
    for name in ("outer", "verb_span", "date_span"):
        if getattr(one, name, None) is not None:
            yield getattr(one, name)
    for speaker in (getattr(one, "speaker", None), getattr(one, "reported_by", None)):
        if speaker is not None:
            yield from (speaker.span, speaker.phrase)


@READING
@given(ANY)
def test_every_span_lies_inside_the_text(text):
    for one in everything(extract(text, dated_on=date(2017, 7, 13))):
        assert 0 < one.confidence <= 1
        assert one.rule
        for start, end in spans_of(one):
            assert 0 <= start < end <= len(text)
    for quote in extract(text).quotes:
        assert text[quote.span.start : quote.span.end] == quote.text
        assert quote.outer.start <= quote.span.start and quote.span.end <= quote.outer.end


@READING
@given(ANY)
def test_the_same_text_gives_the_same_result(text):
    first, again = (extract(text, KNOWN, dated_on=date(2020, 2, 29)) for _ in range(2))
    assert first == again


@READING
@given(ANY)
def test_what_is_found_is_no_more_than_the_text_can_hold(text):
    assert len(everything(extract(text, KNOWN))) <= PER_CHARACTER * max(1, len(text))


@READING
@given(ANY)
def test_indices_point_back_into_the_result(text):
    result = extract(text)
    for number, quote in enumerate(result.quotes):
        assert quote.continues is None or 0 <= quote.continues < number
        assert quote.document is None or 0 <= quote.document < len(result.documents)
    for event in result.events:
        assert all(0 <= one < len(result.documents) for one in event.documents)


@READING
@given(ANY)
def test_predictions_can_be_written_as_json(text):
    assert json.loads(json.dumps(scored("1", extract(text))))["id"] == "1"


@settings(READING, max_examples=12)
@given(st.integers(min_value=1, max_value=5), COPY)
def test_a_longer_text_than_any_story_is_refused_in_words(more, piece):
    text = (piece or "x") * ((MAX_TEXT_LENGTH + more) // max(1, len(piece)) + 1)
    try:
        extract(text)
    except TextTooLong as error:
        assert "too long" in str(error)
    else:
        raise AssertionError("it was read")
