"""The store of finished answers: what is valid, and how much there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.syndication.page_store import (
    EVERYTHING,
    MAX_CHANGED_KEYS,
    PageStore,
    StoredAnswer,
)

NOW, LATER = 1_000.0, 2_000.0


def answer(*keys, body=b"page", position=0, until=LATER):
    return StoredAnswer(body, (("ETag", '"x"'),), frozenset(keys), position, until)


@pytest.fixture
def store():
    return PageStore(10_000_000)


def test_an_answer_is_kept_until_something_that_it_shows_changes(store):
    store.put("a", answer("story-a", "topics-x"))
    store.note_change({"story-b"})
    assert store.get("a", now=NOW).body == b"page"
    store.note_change({"topics-x", "story-c"})
    assert store.get("a", now=NOW) is None
    assert store.size == 0


def test_an_answer_that_was_begun_before_a_change_is_not_kept(store):
    begun = store.position
    store.note_change({"story-a"})
    store.put("a", answer("story-a", position=begun))
    assert store.get("a", now=NOW) is None
    store.put("a", answer("story-a", position=store.position))
    assert store.get("a", now=NOW) is not None


def test_everything_goes_at_once(store):
    store.put("a", answer("story-a"))
    store.note_change({EVERYTHING})
    assert (len(store), store.size) == (0, 0)
    store.put("b", answer("story-b", position=0))
    assert store.get("b", now=NOW) is None


def test_an_answer_ends_with_the_day_or_what_else_it_shows(store):
    store.put("a", answer(until=NOW))
    assert store.get("a", now=NOW - 1) is not None
    assert store.get("a", now=NOW) is None


def test_what_was_asked_for_longest_ago_makes_room():
    store = PageStore(1_000_000)
    body = b"x" * 5_000
    for number in range(200):
        store.put(f"page {number}", answer(body=body))
        assert store.get("page 0", now=NOW) is not None
    assert store.size <= 1_000_000
    assert store.get("page 1", now=NOW) is None
    assert store.get("page 199", now=NOW) is not None
    store.put("huge", answer(body=b"x" * 20_000))
    assert store.get("huge", now=NOW) is None


def test_a_flood_of_changes_does_not_fill_the_memory(store):
    store.put("a", answer("story-a"))
    for number in range(MAX_CHANGED_KEYS + 1):
        store.note_change({f"story-{number}"})
    assert store.get("a", now=NOW) is None
    assert len(store._changed_at) <= MAX_CHANGED_KEYS


@given(
    st.lists(
        st.tuples(st.sampled_from("pgc"), st.sampled_from("abc"), st.sets(st.sampled_from("xyz"))),
        max_size=60,
    )
)
def test_no_answer_outlives_a_change_of_what_it_shows(deeds):
    """Against a plain model: each answer and the changes since it was put."""
    store, known = PageStore(10_000_000), {}
    for deed, name, keys in deeds:
        if deed == "p":
            store.put(name, answer(*keys, position=store.position))
            known[name] = (keys, [])
        elif deed == "c":
            store.note_change(keys)
            for _, changes in known.values():
                changes.append(keys)
        else:
            shown, changes = known.get(name, (None, []))
            is_valid = shown is not None and not any(shown & change for change in changes)
            assert (store.get(name, now=NOW) is not None) is is_valid
