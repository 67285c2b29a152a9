"""People: titles, parties, affiliations, and what points back to them."""

import pytest

from articles.extraction import Gazetteer, KnownPerson, PersonProposal, extract


def people(text: str, known: Gazetteer | None = None) -> dict[str, PersonProposal]:
    return {one.name: one for one in extract(text, known or Gazetteer()).people}


@pytest.mark.parametrize(
    ("tag", "party", "state"),
    [
        ("(D-R.I.)", "D", "RI"),
        ("(R-Fla.)", "R", "FL"),
        ("(R-ME)", "R", "ME"),
        ("(R-Maine)", "R", "ME"),
        ("(I-Vt.)", "I", "VT"),
        ("(D-New Mexico)", "D", "NM"),
        ("(D)", "D", ""),
        (", D-Calif.,", "D", "CA"),
    ],
)
def test_party_and_state(tag: str, party: str, state: str) -> None:
    gap = "" if tag.startswith(",") else " "
    found = people(f"Sen. Ana Ruiz{gap}{tag} opened the harbour.")["Ana Ruiz"]
    assert (found.title, found.party, found.state) == ("Sen.", party, state)


def test_a_plural_title_is_shared_by_the_list() -> None:
    text = (
        "The letter was signed by U.S. Reps. Ana Ruiz (D-Ore.), Ben Okafor (R-Utah)"
        " and 12 other members."
    )
    found = people(text)
    assert {one.title for one in found.values()} == {"U.S. Rep."}
    assert [one.state for one in found.values()] == ["OR", "UT"]


@pytest.mark.parametrize(
    ("text", "name", "title", "affiliation"),
    [
        (
            "Harbour Rights Council President Ana Ruiz left.",
            "Ana Ruiz",
            "President",
            "Harbour Rights Council",
        ),
        (
            "Ana Ruiz, a spokesperson for the Harbour Council, left.",
            "Ana Ruiz",
            "spokesperson",
            "Harbour Council",
        ),
        ("Norwegian Foreign Minister Ana Ruiz left.", "Ana Ruiz", "Foreign Minister", ""),
        ("Secretary of State Ana Ruiz left.", "Ana Ruiz", "Secretary of State", ""),
        (
            "U.S. Ambassador to the U.N. Ana Ruiz left.",
            "Ana Ruiz",
            "U.S. Ambassador to the U.N.",
            "United Nations",
        ),
        ("Lighthouse campaign manager Ana Ruiz left.", "Ana Ruiz", "campaign manager", ""),
    ],
)
def test_titles_and_affiliations(text: str, name: str, title: str, affiliation: str) -> None:
    found = people(text)[name]
    assert (found.title, found.affiliation) == (title, affiliation)


def test_a_representative_belongs_to_the_chamber_that_the_story_names() -> None:
    text = "Rep. Ana Ruiz (D-Ore.) left the U.S. House of Representatives early."
    assert people(text)["Ana Ruiz"].affiliation == "U.S. House of Representatives"


def test_a_surname_points_back() -> None:
    text = "Ana Ruiz opened the harbour. Ruiz then left. Mr. Okafor stayed, and Ruiz's car too."
    found = people(text)
    assert len(found["Ana Ruiz"].mentions) == 3
    assert len(found["Okafor"].mentions) == 1


def test_a_bare_name_joined_to_a_person_is_a_person() -> None:
    text = "President Ruiz met Okafor in the harbour. The talks between Ruiz and Okafor were long."
    assert set(people(text)) == {"Ruiz", "Okafor"}


@pytest.mark.parametrize(
    "text",
    [
        "The Ruiz administration passed the bill in May.",
        "The House of Representatives met in Oslo. The State Department agreed.",
        "On Monday, Human Rights Watch and the Norwegian government spoke.",
        "The Northern Lights Festival opened.",
    ],
)
def test_nobody_is_invented(text: str) -> None:
    assert people(text) == {}


def test_may_is_a_month_and_may_be_a_person() -> None:
    text = "Prime Minister Theresa May spoke. The bill passed in May. May was pleased with it."
    (may,) = extract(text).people
    assert [text[start:end] for start, end in may.mentions] == ["Theresa May", "May"]


def test_a_known_person_wins_over_a_guess() -> None:
    known = Gazetteer(
        people=(
            KnownPerson("person:1", "Ana Maria Ruiz", ("Ruiz",), party="D", affiliation="Council"),
        )
    )
    (found,) = extract("“The gates stay shut tonight,” Ruiz said.", known).people
    assert (found.key, found.name, found.party, found.rule) == (
        "person:1",
        "Ana Maria Ruiz",
        "D",
        "known_person",
    )
    (quote,) = extract("“The gates stay shut tonight,” Ruiz said.", known).quotes
    assert quote.speaker is not None and quote.speaker.key == "person:1"


KNOWN = Gazetteer(
    people=(KnownPerson("1", "Ana Ruiz", party="D"), KnownPerson("2", "Ben Okafor", ("B. Okafor",)))
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ruiz opened the port, Carl Ruiz said.", []),
        ("Ana M. Ruiz opened the port. Ruiz left.", ["1"]),
        ("Sen. Ruiz opened the port.", ["1"]),
        ("B. Okafor opened the port.", ["2"]),
    ],
)
def test_a_known_surname_alone_proves_nobody(text: str, keys: list[str]) -> None:
    assert [one.key for one in extract(text, KNOWN).people if one.key] == keys


def test_a_middle_name_that_the_newsroom_does_not_have_makes_it_less_sure() -> None:
    (found,) = extract("Ana M. Ruiz opened the port.", KNOWN).people
    assert (found.rule, found.confidence) == ("known_first_and_last_name", 0.8)


def test_a_headline_in_capitals_names_nobody_new() -> None:
    assert people("Harbour Master Ana Ruiz Opens New Port For Winter\n\nIt was cold.") == {}


def test_a_state_before_a_title_is_no_affiliation() -> None:
    found = people("Oregon Senator Ana Ruiz left.")["Ana Ruiz"]
    assert (found.title, found.state, found.affiliation) == ("Senator", "OR", "")


@pytest.mark.parametrize(
    ("text", "name", "title", "affiliation"),
    [
        ("CEO of the Harbour Council Ilo Banda left.", "Ilo Banda", "CEO", "Harbour Council"),
        (
            "The mill is shut, said director of fisheries (DOF) T Aker.",
            "T Aker",
            "director of fisheries",
            "",
        ),
        ("The head of research Lena Ortmann left.", "Lena Ortmann", "head of research", ""),
        (
            "Harbour Trust's Secretary General, Tove Aker, left.",
            "Tove Aker",
            "Secretary General",
            "Harbour Trust",
        ),
        ("Harbour Trust's chair Tove Aker left.", "Tove Aker", "chair", "Harbour Trust"),
    ],
)
def test_offices_before_a_name(text: str, name: str, title: str, affiliation: str) -> None:
    found = people(text)
    assert list(found) == [name]
    assert (found[name].title, found[name].affiliation) == (title, affiliation)


def test_an_office_is_nobody_and_speaks_for_the_name_behind_it() -> None:
    text = "“The gates stay shut,” said Harbour Trust's Secretary General, Tove Aker."
    quote = extract(text).quotes[0]
    assert quote.speaker is not None and quote.speaker.name == "Tove Aker"


def test_he_is_the_officer_who_spoke_and_not_whom_they_arrested() -> None:
    text = "Guards detained Ben Okafor, said head of security (HOS) T Aker. “He fell,” he added."
    quote = extract(text).quotes[0]
    assert quote.speaker is not None and quote.speaker.name == "T Aker"


@pytest.mark.parametrize(
    ("text", "name", "title", "affiliation"),
    [
        (
            "Open Mills Archive wrote it. Tove Aker, director of the group, left.",
            "Tove Aker",
            "director",
            "Open Mills Archive",
        ),
        (
            "The Harbour Ministry is shut. Tove Aker, the ministry's deputy spokesperson, left.",
            "Tove Aker",
            "deputy spokesperson",
            "Harbour Ministry",
        ),
        (
            "Harbour Watch replied. Tove Aker, its envoy in Nairobi, left.",
            "Tove Aker",
            "envoy",
            "Harbour Watch",
        ),
        (
            "The High Court is open, Justice Tove Aker ruled.",
            "Tove Aker",
            "Justice",
            "High Court",
        ),
        ("Wharfwatch commissioner Tove Aker left.", "Tove Aker", "commissioner", "Wharfwatch"),
        (
            "Northern Lantern reporter Tove Aker left.",
            "Tove Aker",
            "reporter",
            "Northern Lantern",
        ),
        ("Tove Aker, a lawyer with Sumud, left.", "Tove Aker", "lawyer", "Sumud"),
        (
            "2. Dr. Tove Aker, Chairperson, Coalition of Harbour Clinicians",
            "Tove Aker",
            "Chairperson",
            "Coalition of Harbour Clinicians",
        ),
        ("3. Tove Aker, Sisters for Bread", "Tove Aker", "", "Sisters for Bread"),
        (
            "Pol Maj Gen Tove Aker, deputy commissioner of the Harbour Police Bureau, left.",
            "Tove Aker",
            "deputy commissioner",
            "Harbour Police Bureau",
        ),
        ("The military judge Lt. Col. Tove Aker left.", "Tove Aker", "military judge", ""),
        ("Dr Tove van Aker left.", "Tove van Aker", "Dr", ""),
        ("J.K. Aker left.", "J.K. Aker", "", ""),
    ],
)
def test_bodies_that_titles_belong_to(text: str, name: str, title: str, affiliation: str) -> None:
    found = people(text)
    assert list(found) == [name]
    assert title in found[name].title
    assert found[name].affiliation == affiliation


def test_an_office_of_several_courts_is_left_open() -> None:
    text = "The High Court and the Land Court are open, Justice Tove Aker ruled."
    assert people(text)["Tove Aker"].affiliation == ""


def test_names_of_the_son_of_somebody_are_one_person() -> None:
    text = "Siti Nurul binti Hasan urged it. “Stop felling,” Siti Nurul said."
    assert list(people(text)) == ["Siti Nurul binti Hasan"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Harbour Lawyers for Peace replied.", "Harbour Lawyers for Peace"),
        ("Colectivo Puerta Abierta replied.", "Colectivo Puerta Abierta"),
        ("She told Lantern Dispatch that the mill is shut.", "Lantern Dispatch"),
        ("The mill is shut, she told GateWire.", "GateWire"),
        ("WharfInfo asked them.", "WharfInfo"),
    ],
)
def test_bodies_without_a_noun_of_a_body(text: str, body: str) -> None:
    result = extract(text)
    assert [one.name for one in result.organizations] == [body]
    assert not result.people


@pytest.mark.parametrize("text", ["Ana McRae left.", "She told Ana Ruiz.", "She told Nairobi."])
def test_people_and_places_are_no_bodies(text: str) -> None:
    assert not extract(text).organizations
