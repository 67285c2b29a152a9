"""What can be worked out about unnamed people, on the pairs that were set aside as well."""

import time

import pytest

from articles.safety.knowable import StoryText, facts_about, work_out
from tests.safety.knowable_pairs import rates, read_pairs


@pytest.mark.parametrize("name", ["development", "set_aside"])
def test_new_facts_are_found_in_invented_pairs(name):
    assert len(list(read_pairs(name))) == 30
    recall, precision, wrong = rates(name)
    assert recall >= 0.9, wrong
    assert precision >= 0.8, wrong


def test_what_is_said_of_somebody_else_is_not_said_of_them():
    text = "Idris was held. The minister, 61, lives in Lowmere. His wife left."
    assert facts_about(["Idris"], text) == []
    assert facts_about([""], text) == []


def test_the_sentences_of_earlier_stories_come_along():
    earlier = StoryText(1, "One", "Idris is a nurse. He left Kerrow.", ("Idris",))
    new = StoryText(2, "Two", "Idris, the nurse, is 34 years old.", ("Idris",))
    found = work_out(new, [earlier])
    assert [(fact.kind, fact.words) for fact in found.new] == [("age", "34 years old")]
    assert found.kinds == ("age", "place", "job")
    assert found.known[0][1].sentence == "Idris is a nurse."


def test_a_long_story_with_a_dozen_earlier_ones_is_read_in_time():
    text = "Idris is a nurse from Kerrow. He was shot in the leg on 4 May 2019. " * 300
    stories = [StoryText(key, "", text, ("Idris",)) for key in range(13)]
    begun = time.process_time()
    work_out(stories[0], stories[1:])
    # `script/bench knowable` says how long it takes; this catches what never ends.
    assert time.process_time() - begun < 20
