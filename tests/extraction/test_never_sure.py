"""What nobody said, or may have said, or who said it is open, is never sure."""

import pytest

from articles.extraction import extract


def only_quote(text: str):
    (quote,) = extract(text).quotes
    return quote


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz did not say: “The gates will be opened to all of you tonight.”",
        "Ana Ruiz never said “the gates will be opened to all of you tonight”.",
        "Ana Ruiz may have said “the gates will be opened to all of you tonight”.",
        "Ana Ruiz refused to say “the gates will be opened to all of you tonight”.",
    ],
)
def test_a_negated_or_doubted_verb(text):
    assert only_quote(text).confidence < 0.6


def test_a_surname_of_two_stays_open():
    quote = only_quote(
        "Ana Ruiz and her brother Ben Ruiz left the town in the spring. “We will never go back to"
        " that house of ours,” Ruiz said."
    )
    assert quote.speaker.name == "Ruiz" and quote.speaker.kind == "described"
    assert quote.confidence < 0.6


def test_a_surname_is_not_given_to_its_one_known_bearer_while_a_fuller_name_shares_it():
    quote = only_quote(
        "“I did nothing of the kind in my life,” said Okoro. Zvxa Okoro is the niece of Judge Ana"
        " Okoro."
    )
    assert quote.speaker.name != "Ana Okoro"
    assert quote.confidence < 0.6


def test_of_two_bearers_the_one_named_in_the_paragraph_is_meant_but_not_for_sure():
    result = extract(
        "Ana Ruiz was held in March.\n\nBen Ruiz came to the square. “I only carried a candle that"
        " evening,” Ruiz said."
    )
    (quote,) = result.quotes
    assert quote.speaker.name == "Ben Ruiz" and quote.confidence < 0.9


def test_a_witness_behind_a_spokesman_is_who_she_says():
    quote = only_quote(
        "The port had no such order, said its spokeswoman, Ana Ruiz.\n\nA fisherman’s widow, who"
        " asked not to be named, said she saw the boats. “They came back three times that night,”"
        " she said."
    )
    assert quote.speaker.kind == "described" or quote.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“They sold the whole of the house,” said her sister.", "her sister"),
        ("A neighbour said she saw it. “I heard it fall in the night,” she said.", "A neighbour"),
    ],
)
def test_relatives_and_neighbours_are_described(text, name):
    quote = only_quote(text)
    assert (quote.speaker.kind, quote.speaker.name) == ("described", name)
    assert quote.confidence < 0.9


def test_a_law_is_a_document():
    assert only_quote("According to Section 9, “no house may be sold”.").speaker.kind == "document"


@pytest.mark.parametrize(
    "text",
    [
        "“They sold everything we had,” Lena* said.\n\n*Name changed.",
        "“Lena” (not her real name) said: “They sold everything we had.”",
        "“They sold everything we had,” said “Lena”, a baker from the coast.",
        "“They sold everything we had,” said Lena (a pseudonym).",
    ],
)
def test_a_pseudonym_is_nobodys_record(text):
    result = extract(text)
    assert [quote.text.rstrip(",.") for quote in result.quotes] == ["They sold everything we had"]
    (quote,) = result.quotes
    assert (quote.speaker.name, quote.speaker.kind, quote.speaker.key) == ("Lena", "described", "")
    assert [person.confidence for person in result.people if person.name == "Lena"] == [0.5]


def test_who_carries_the_words():
    quote = only_quote("Amnesty International quoted a baker as saying: “They sold everything.”")
    assert (quote.speaker.name, quote.reported_by.name) == ("a baker", "Amnesty International")
    quote = only_quote("“Tell them I am well,” Ana Ruiz said, according to Ben Okafor.")
    assert (quote.speaker.name, quote.reported_by.name) == ("Ana Ruiz", "Ben Okafor")
    quote = only_quote("Ana Ruiz was quoted by Amnesty International as saying they “sold it all”.")
    assert (quote.speaker.name, quote.reported_by.name) == ("Ana Ruiz", "Amnesty International")
    quote = only_quote("The mills, Ana Ruiz said, according to a transcript, “are shut for good”.")
    assert (quote.speaker.name, quote.reported_by.name) == ("Ana Ruiz", "a transcript")


def test_answers_of_an_interview():
    result = extract(
        "Ana Ruiz keeps the gate.\n\nWhat did you see?\n\nRuiz: Nothing at all, it was dark.\n\n"
        "Q: Were you afraid?\n\nA: Of course we were."
    )
    assert [quote.text for quote in result.quotes] == [
        "Nothing at all, it was dark.",
        "Of course we were.",
    ]
    assert [quote.speaker.name for quote in result.quotes] == ["Ana Ruiz", "Ana Ruiz"]
    quote = only_quote("Q: Were you afraid?\n\nA: Of course we were.")
    assert (quote.speaker.kind, quote.speaker.name) == ("described", "the person interviewed")


def test_a_signature_under_the_words():
    quote = only_quote("“We want to go home now.”\n— Ana Ruiz, 41")
    assert quote.speaker.name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”We stay,” Ana Ruiz said.", "We stay,"),
        ("»We stay,« Ana Ruiz said.", "We stay,"),
        ("'We stay,' said Ana Ruiz.", "We stay,"),
        ("``We stay,'' said Ana Ruiz.", "We stay,"),
        ("‘He called it “a farce” and left,’ said Ana Ruiz.", "He called it “a farce” and left,"),
        ("«He called it “a farce” and left,» said Ana Ruiz.", "He called it “a farce” and left,"),
    ],
)
def test_marks_as_people_type_them(text, expected):
    quote = only_quote(text)
    assert (quote.text, quote.speaker.name) == (expected, "Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "name", "title", "affiliation"),
    [
        (
            "Lina Haddad, deputy coast director at Amnesty International, left.",
            "Lina Haddad", "deputy coast director", "Amnesty International",
        ),
        (
            "Harbour Rights Council (HRC) chairperson Obi Nwosu left.",
            "Obi Nwosu", "chairperson", "Harbour Rights Council",
        ),
        ("The editor, Karim Bello, left.", "Karim Bello", "editor", ""),
        (
            "Sipho Dube, head of communications at the Harbour Agency, left.",
            "Sipho Dube", "head of communications", "Harbour Agency",
        ),
        ("Ursula von der Heide left Oslo.", "Ursula von der Heide", "", ""),
        ("Police arrested Xqu Dar Zvo in Oslo.", "Xqu Dar Zvo", "", ""),
    ],
)  # fmt: skip
def test_names_with_title_and_body(text, name, title, affiliation):
    (person,) = extract(text).people
    assert (person.name, person.title, person.affiliation) == (name, title, affiliation)


@pytest.mark.parametrize(
    "text",
    [
        "Editors Without Borders protested.",
        "Boko Haram and Los Zetas denied it.",
        "The Office for the Coordination of Harbour Affairs replied.",
    ],
)
def test_bodies_are_nobody(text):
    result = extract(text)
    assert result.people == ()
    assert result.organizations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He was held on 4 May 2015.", 1),
        ("He said on Monday, 4 May 2015, that it rained.", 0),
        ("The group counted 40 floods in 2014.", 0),
        ("They have met every Saturday since 1995.", 0),
    ],
)
def test_events_are_few(text, names):
    assert len(extract(text).events) == names


def test_laws_rulings_and_statements():
    result = extract(
        "The Harbour Safety Act of 1996 and Law No. 2911 apply. The High Court ruled against the"
        " port. In a statement, the Harbour Trust protested. A peaceful resolution is near."
    )
    assert [(one.kind, one.label, one.dated) for one in result.documents] == [
        ("bill", "Harbour Safety Act", "1996"),
        ("bill", "Law No. 2911", ""),
        ("court_filing", "High Court ruling", ""),
        ("statement", "Harbour Trust statement", ""),
    ]
    assert max(one.confidence for one in result.documents) < 0.9
