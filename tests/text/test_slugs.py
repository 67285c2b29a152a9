"""The last part of an address, from a name in any script."""

import pytest
from django.utils.text import slugify

from articles.text import is_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("हिन्दी समाचार गिरफ्तारी", "हिन्दी-समाचार-गिरफ्तारी"),
        ("ข่าวการเมืองไทย", "ข่าวการเมืองไทย"),
        ("தமிழ் செய்தி", "தமிழ்-செய்தி"),
        ("বাংলা সংবাদ", "বাংলা-সংবাদ"),
        ("ភាសាខ្មែរ", "ភាសាខ្មែរ"),
        ("အရေးကြီး", "အရေးကြီး"),
    ],
)
def test_vowel_signs_stay(name, slug):
    assert slug_of(name, 80) == slug
    assert is_slug(slug)


@pytest.mark.parametrize(
    "name", ["Straße und Öl", "C++ & co.", " a -- b_", "Ёлка №5", "東京 2020", "ﬁne", "Qurʼān"]
)
def test_without_marks_it_is_what_django_makes(name):
    assert slug_of(name, 80) == slugify(name, allow_unicode=True)


@pytest.mark.parametrize("name", ["🏳️‍🌈", "🔥🔥🔥", "!?", "", "️", " ि "])
def test_a_word_stands_in_for_signs(name):
    assert slug_of(name, 80, "topic") == "topic"
    assert slug_of(name, 80) == ""


def test_it_is_never_cut_between_a_letter_and_its_vowel():
    assert slug_of("कि" * 5, 5) == "किकि"
    assert slug_of("ab cd", 3) == "ab"
    assert slug_of("abcd", 3) == "abc"


def test_what_is_no_slug():
    assert not any(is_slug(text) for text in ("", "a/b", "a b", "a.b", "🔥", "a?", "a\n"))
