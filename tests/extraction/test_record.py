"""Organizations, places, documents, events, topics."""

from datetime import date

import pytest

from articles.extraction import (
    Gazetteer,
    KnownOrganization,
    KnownPlace,
    KnownTopic,
    extract,
)

LETTER = (
    "A letter to Ben Okafor that U.S. Reps. Ana Ruiz (D-Ore.), Cleo Adair (R-Utah) and 1,051 other"
    " members of the Harbour Council signed arrived on Monday. The letter was long."
)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Harbour Rights Campaign left.", "Harbour Rights Campaign", "advocacy"),
        ("She told the Lund Gazette everything.", "Lund Gazette", "news"),
        ("Crews of the Norwegian government left.", "Norwegian government", "government"),
        ("The Okafor administration fell.", "Okafor administration", "government"),
        ("The Senate Fisheries Committee met.", "Senate Fisheries Committee", "committee"),
        ("The Ministry of Fisheries answered.", "Ministry of Fisheries", "department"),
        ("Officials of the U.N. came.", "United Nations", "intergovernmental"),
    ],
)
def test_organizations(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(one.name, one.kind) for one in extract(text).organizations]


def test_a_short_name_joins_the_long_one() -> None:
    text = "The U.S. House of Representatives met. The House voted late."
    (found,) = extract(text).organizations
    assert len(found.mentions) == 2


def test_a_group_that_speaks_without_a_name() -> None:
    found = extract("Local fishing groups said the raid was “planned for a long time.”")
    (group,) = found.organizations
    assert (group.name, group.named) == ("Local fishing groups", False)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The boats reached Norway.", "Norway", "country"),
        ("They met in the Danish town of Ribe.", "Ribe", "city"),
        ("Borduria is a mountain republic.", "Borduria", "region"),
        ("They slept in Ribe.", "Ribe", ""),
        ("They slept in Salem, Ore. and left.", "Salem", "city"),
        ("Rep. Ana Ruiz (D-Ore.) left.", "Oregon", "state"),
    ],
)
def test_places(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(one.name, one.kind) for one in extract(text).places]


def test_a_letter_with_addressee_signatories_and_the_count_of_others() -> None:
    (letter,) = extract(LETTER, dated_on=date(2021, 3, 3)).documents
    assert (letter.kind, letter.addressee) == ("letter", "Ben Okafor")
    assert letter.signatories == ("Ana Ruiz", "Cleo Adair")
    assert letter.other_signatories == 1051
    assert letter.other_signatories_text == "1,051 other members of the Harbour Council"
    assert letter.dated == "2021-03-01"
    assert len(letter.mentions) == 2


def test_an_author_writes_in_a_letter() -> None:
    text = "Harbour Council President Ana Ruiz in a letter she sent to Ben Okafor asked for help."
    (letter,) = extract(text).documents
    assert (letter.authors, letter.addressee) == (("Ana Ruiz", "Harbour Council"), "Ben Okafor")


def test_a_bill_that_is_money_is_no_document() -> None:
    assert extract("He paid a bill of nine crowns in the bar.").documents == ()


def test_an_event_has_its_date_actors_and_place() -> None:
    text = "Ana Ruiz met the Harbour Council in Norway on June 27."
    (event,) = extract(text, dated_on=date(2017, 7, 13)).events
    assert (event.dated, event.precision, event.place) == ("2017-06-27", "day", "Norway")
    assert event.actors == ("Ana Ruiz", "Harbour Council")
    assert event.what == text


def test_the_newsrooms_organizations_and_places_win() -> None:
    known = Gazetteer(
        organizations=(KnownOrganization("org:1", "Nets for All", ("NfA",), "advocacy"),),
        places=(KnownPlace("place:1", "Ribe Sound", ("the Sound",), "region"),),
    )
    found = extract("They wrote to NfA about Ribe Sound.", known)
    assert [one.key for one in found.organizations] == ["org:1"]
    assert [one.key for one in found.places] == ["place:1"]


def test_topics_by_label_and_synonym_in_any_number() -> None:
    known = Gazetteer(
        topics=(
            KnownTopic("t1", "Human rights"),
            KnownTopic("t2", "Fishing", ("trawler", "fishing quota")),
            KnownTopic("t3", "Whaling"),
        )
    )
    text = "Trawlers left the port. The fishing quotas fell, and human rights with them."
    found = extract(text, known).topics
    assert [one.key for one in found] == ["t2", "t1"]
    assert [text[start:end] for start, end in found[0].mentions] == ["Trawlers", "fishing quotas"]
    assert found[0].confidence > found[1].confidence
