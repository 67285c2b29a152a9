"""Places of the whole world: cities and regions by a list, and what the list must not take."""

import pytest

from articles.extraction import extract


def places(text: str) -> list[str]:
    return [one.name for one in extract(text).places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nairobi has not answered.", ["Nairobi"]),
        ("They drove to Kampala, Entebbe and Abu Dhabi.", ["Kampala", "Entebbe", "Abu Dhabi"]),
        ("KANDAHAR, Afghanistan – The mill closed.", ["Kandahar", "Afghanistan"]),
        ("Troops left Tigray and Rakhine.", ["Tigray", "Rakhine"]),
        ("The US and the UAE signed it.", ["United States", "United Arab Emirates"]),
        ("The road to São Paulo is closed.", ["São Paulo"]),
        ("The Malay and South American papers wrote of it.", []),
        ("US officials told us nothing.", []),
        ("Sofia told the court that she was ill.", []),
    ],
)
def test_the_places_of_a_sentence(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_a_surname_that_is_a_city_too_is_no_place() -> None:
    result = extract("Ilo Banda keeps the archive. Banda said: “The gates stay shut.”")
    assert not result.places
    assert [one.name for one in result.people] == ["Banda"]


def test_a_city_is_nobody_and_a_namesake_is_not_the_city() -> None:
    result = extract(
        "Beijing said nothing. Dara Houston said: “The gates stay shut.” Houston left."
    )
    assert [one.name for one in result.people] == ["Dara Houston"]
    assert [one.name for one in result.places] == ["Beijing"]
