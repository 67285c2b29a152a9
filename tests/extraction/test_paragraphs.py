"""Who goes on speaking beyond the sentence."""

from articles.extraction import extract


def speakers(text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in extract(text).quotes]


def test_a_bare_quotation_goes_on_with_its_paragraphs_speaker() -> None:
    text = "“We waited all night,” Ana Ruiz said. “Nobody came to the harbour to help us.”"
    assert speakers(text) == ["Ana Ruiz", "Ana Ruiz"]
    # What another sentence says is a quote of its own.
    assert extract(text).quotes[1].continues is None


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    text = (
        "“We waited all night for the boats,” Ana Ruiz said. “It was cold and dark.\n\n"
        "“In the morning the boats came back without nets.”"
    )
    assert speakers(text) == ["Ana Ruiz"] * 3


def test_a_second_paragraph_may_close_without_opening() -> None:
    text = 'Ana Ruiz said: "It was cold and dark.\n\nIn the morning the boats came back."'
    assert [quote.text for quote in extract(text).quotes] == [
        "It was cold and dark.",
        "In the morning the boats came back.",
    ]
    assert speakers(text) == ["Ana Ruiz"] * 2


def test_a_colon_introduces_the_next_paragraph() -> None:
    text = "Ana Ruiz replied on her own page:\n\n“I never owned a boat in this harbour.”"
    assert speakers(text) == ["Ana Ruiz"]


def test_a_paragraph_that_is_only_a_quotation_goes_on_with_the_one_before() -> None:
    text = (
        "“We waited all night for the boats,” Ana Ruiz said.\n\n"
        "“In the morning they came back without their nets.”"
    )
    assert speakers(text) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_sentence_without_a_quotation_can_introduce_one() -> None:
    text = "Ana Ruiz disagreed. “There was never a boat in that part of the harbour.”"
    assert speakers(text) == ["Ana Ruiz"]


def test_the_document_at_hand_says_it() -> None:
    text = (
        "A letter to Ben Okafor that Ana Ruiz signed arrived on Monday.\n\n"
        "“The harbour belongs to everybody who works in it,” reads the letter.\n\n"
        "“We ask you to open the gates before the winter,” it adds. It also notes “grave harm.”"
    )
    quotes = extract(text).quotes
    assert [quote.speaker.kind for quote in quotes if quote.speaker] == ["document"] * 3
    assert [quote.document for quote in quotes] == [0, 0, 0]
    assert [quote.verb for quote in quotes] == ["reads", "adds", "notes"]


def test_an_unattributed_long_quotation_is_proposed_with_little_confidence() -> None:
    (quote,) = extract("“Nobody knows who hung these words on the harbour wall.”").quotes
    assert quote.speaker is None
    assert quote.confidence < 0.5
