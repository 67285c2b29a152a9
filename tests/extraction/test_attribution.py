"""Who says a quotation, by the grammar of its sentence."""

import pytest

from articles.extraction import extract

CASES = [
    # after the quotation
    ("“The gates stay shut tonight,” Ana Ruiz said.", "Ana Ruiz", "said"),
    ("“The gates stay shut tonight,” said Ana Ruiz, the mayor of Lund.", "Ana Ruiz", "said"),
    ("“Will the gates stay shut tonight?” Ana Ruiz asked on Monday.", "Ana Ruiz", "asked"),
    (
        "“The gates stay shut tonight,” the governor's spokesman later added.",
        "the governor's spokesman",
        "added",
    ),
    ("“The gates stay shut tonight,” according to Ana Ruiz.", "Ana Ruiz", "according to"),
    (
        "“The gates stay shut tonight,” Ana Ruiz, who runs the port, told reporters.",
        "Ana Ruiz",
        "told",
    ),
    (
        "“The gates stay shut tonight,” Rep. Ana Ruiz (D-Ore.) said in a statement.",
        "Ana Ruiz",
        "said",
    ),
    ("“The gates stay shut tonight,” retorted Ana Ruiz.", "Ana Ruiz", "retorted"),
    ("“The gates stay shut tonight.” — Ana Ruiz", "Ana Ruiz", "—"),
    # before it
    ("Ana Ruiz said: “The gates stay shut tonight.”", "Ana Ruiz", "said"),
    ("Ana Ruiz told the panel, “The gates stay shut tonight.”", "Ana Ruiz", "told"),
    (
        "According to Ana Ruiz, the gates “stay shut tonight and tomorrow.”",
        "Ana Ruiz",
        "According to",
    ),
    (
        "In a letter to the port, Ana Ruiz wrote that the gates “stay shut tonight.”",
        "Ana Ruiz",
        "wrote",
    ),
    ("On Tuesday, Ana Ruiz, a lawyer, said the gates “stay shut tonight.”", "Ana Ruiz", "said"),
    ("Ana Ruiz attacked the plan, calling it “a gift to smugglers.”", "Ana Ruiz", "calling"),
    ("Ana Ruiz called the plan “a gift to smugglers.”", "Ana Ruiz", "called"),
    ("Ana Ruiz went on to say that the gates “stay shut tonight.”", "Ana Ruiz", "say"),
    ("Ana Ruiz is quoted as saying the gates “stay shut tonight.”", "Ana Ruiz", "saying"),
    # round it
    ("The gates “stay shut tonight,” Ana Ruiz said.", "Ana Ruiz", "said"),
    (
        "The idea of “open gates for everybody” is dead, said Ana Ruiz, the mayor.",
        "Ana Ruiz",
        "said",
    ),
    # a transcript
    ("ANA RUIZ: “The gates stay shut tonight.”", "ANA RUIZ", ":"),
]


@pytest.mark.parametrize(("text", "speaker", "verb"), CASES)
def test_speaker_and_verb(text: str, speaker: str, verb: str) -> None:
    (quote,) = extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
    assert quote.verb == verb


def test_the_governments_subject_inside_a_report_does_not_speak() -> None:
    text = "Ana Ruiz said nobody from the ministry “has raised” the matter with her."
    (quote,) = extract(text).quotes
    assert quote.speaker is not None and quote.speaker.name == "Ana Ruiz"


def test_a_passive_verb_gives_nothing_to_its_subject() -> None:
    quotes = extract("Ana Ruiz was told by nobody. The harbour was called “quiet” then.").quotes
    assert all(q.speaker is None or q.speaker.name != "The harbour" for q in quotes)


def test_a_report_inside_a_report_keeps_its_carrier() -> None:
    text = (
        "A letter that Ana Ruiz signed reached the port. The letter notes Harbour Master"
        " Ben Okafor told the council that crews “must be safe at sea.”"
    )
    (quote,) = extract(text).quotes
    assert quote.speaker is not None and quote.speaker.name == "Ben Okafor"
    assert quote.reported_by is not None and quote.reported_by.kind == "document"


def test_who_is_resolved_to_what_stands_before_it() -> None:
    text = "The paper cites local fishing groups who have said the raids were “planned for weeks.”"
    (quote,) = extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == "local fishing groups"
    assert quote.verb == "have said"


def test_split_by_its_attribution_the_second_part_goes_on_from_the_first() -> None:
    text = "“We waited all night,” Ana Ruiz said, “and nobody came to the harbour.”"
    first, second = extract(text).quotes
    assert second.continues == 0
    assert first.speaker == second.speaker or (first.speaker and second.speaker)
    assert second.speaker is not None and second.speaker.name == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "She is the author of “The Long Winter of the Cod,” a novel.",
        "He wore the “new” coat.",
        "On the radio's “Morning in the Harbour,” Ana Ruiz spoke about fish.",
    ],
)
def test_titles_and_words_as_such_are_nobodys(text: str) -> None:
    assert extract(text).quotes == ()


def test_one_word_is_a_quotation_beside_a_verb_of_saying() -> None:
    (quote,) = extract("Ana Ruiz wrote that it is “imperative” that the port opens.").quotes
    assert (quote.text, quote.form) == ("imperative", "partial")
