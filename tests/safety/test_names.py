"""Protected names are found in whatever spelling and disguise, and other words are left alone."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.safety.names import NamedPerson, NamesIndex, find_names
from tests.safety.invented_people import COMMON, PEOPLE
from tests.safety.name_disguises import DISGUISES, disguised, near_misses

EVERYBODY = (*PEOPLE, *COMMON)
# Several changes at once: a Russian hearing of a Polish name, digits for most letters of a word.
OUT_OF_REACH = {("elsewhere cyrillic", "Bożena Trzmielewska"), ("leet", "Farhod Kuhistonzoda")}


@pytest.fixture(scope="module")
def protected():
    return NamesIndex(NamedPerson(person.name, (person.name,)) for person in EVERYBODY)


def found(index, text):
    return {hit.name_id for hit in find_names(index, text)}


def test_there_are_people_and_disguises_enough():
    assert len(PEOPLE) >= 40
    assert len(DISGUISES) >= 45


def test_a_name_is_found_in_every_disguise(protected):
    missed = [
        (kind, person.name, text)
        for kind, person, text in disguised()
        if person.name not in found(protected, text)
    ]
    assert {(kind, name) for kind, name, _ in missed} <= OUT_OF_REACH


def test_others_are_not_taken_for_them(protected):
    assert [text for _, text in near_misses() if found(protected, text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We saw Zelim Protectov there.", "Zelim Protectov"),
        ("Ask Z. Protectov, he said", "Z. Protectov"),
        ("Pro&shy;tec&#116;ov came", "Pro&shy;tec&#116;ov"),
        ("<p>by <b>Pro</b>tectov</p>", "Pro</b>tectov"),
        ("q=%D0%9F%D1%80%D0%BE%D1%82%D0%B5%D0%BA%D1%82%D0%BE%D0%B2.", None),
        ("Das war Protectovs Haus", "Protectovs"),
    ],
)
def test_a_hit_says_where(protected, text, words):
    hits = [hit for hit in find_names(protected, text) if hit.name_id == "Zelim Protectov"]
    (hit,) = hits
    shown = text[hit.start : hit.end]
    assert shown == (words or text[2:-1])


def test_every_recorded_spelling_counts():
    index = NamesIndex([NamedPerson("p", ("Zelim Protectov", "Abu Harrumf"))])
    assert found(index, "They call him Abu Harrumf.") == {"p"}


def test_a_common_surname_alone_is_nobody():
    index = NamesIndex([NamedPerson("p", ("Boris Johnson",))])
    assert found(index, "Johnson spoke. Mr Johnson left.") == set()
    assert found(index, "Johnson, Boris") == {"p"}
    assert found(index, "B. Johnson") == {"p"}


PRIVATE = NamesIndex(
    [NamedPerson("p", ("Zelim Protectov",)), NamedPerson("q", ("Анна Смирнова",))], disguised=False
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Zelim Protectov spoke.", {"p"}),
        ("ZELIM PROTECTOV", {"p"}),
        ("Protectov, Zelim", {"p"}),
        ("Zelim Protectov’s house", {"p"}),
        ("Анны Смирновой не было", {"q"}),
        ("Anna Smirnova left", {"q"}),
        ("Protectov spoke.", set()),
        ("Z. Protectov", set()),
        ("P r o t e c t o v", set()),
        ("Anna Smith", set()),
    ],
)
def test_private_people_are_found_by_their_full_name_only(text, people):
    assert found(PRIVATE, text) == people


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_can_be_read(text):
    index = NamesIndex([NamedPerson("p", ("Zelim Protectov", "王小明", "أحمد الزغلولي"))])
    for hit in find_names(index, f"{text} Zelim Protectov {text}"):
        assert 0 <= hit.start < hit.end <= 2 * len(text) + 17


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_any_name_can_be_on_record(name):
    index = NamesIndex([NamedPerson("p", (name,))])
    find_names(index, f"It was {name}, they said.")


def test_no_text_takes_long(protected):
    for text in (
        "<" * 20_000,
        "&" * 20_000,
        "a-" * 5_000,
        "a " * 5_000,
        "%41" * 5_000,
        "aA" * 3_000,
    ):
        find_names(protected, text)


def test_the_command(tmp_path):
    names, texts, out = (tmp_path / name for name in ("n.json", "in.jsonl", "out.jsonl"))
    names.write_text(json.dumps([{"id": 7, "names": ["Zelim Protectov"]}]))
    texts.write_text('{"id": "a", "text": "It was Zelim Protectov."}\n{"id": "b", "text": "No."}\n')
    command = [sys.executable, "-m", "articles.safety.names", *map(str, (names, texts, out))]
    subprocess.run(command, check=True)
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"id": "a", "hits": [{"name_id": 7, "start": 7, "end": 22}]},
        {"id": "b", "hits": []},
    ]
