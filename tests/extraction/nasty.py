"""Texts that nobody writes, to be read in time by tests and by the measurement."""

STORY = (
    "Ana Ruiz met Ben Okafor in Oslo on Monday. “We agreed on very little,” she said. A letter to"
    " the Harbour Council that Okafor signed notes “grave harm” to crews. It adds nothing else.\n\n"
)
NASTY = {
    "unpaired_opening": "“" * 100_000,
    "straight_marks": '"' * 100_000,
    "marks_with_words": '"a ' * 30_000,
    "one_long_word": "a" * 1_000_000,
    "one_long_capital_word": "A" * 1_000_000,
    "blanks": " " * 1_000_000,
    "line_breaks": "\n" * 300_000,
    "nul": "\0" * 100_000,
    "right_to_left": 'שלום "עולם" ' * 20_000,
    "emoji": "😀“x”" * 40_000,
    "capitals": "Ann " * 60_000,
    "names_and_commas": "Ann, " * 40_000,
    "verbs": "said " * 100_000,
    "subject_and_verb": "Ann said " * 30_000,
    "links": "House of the " * 30_000,
    "brackets": "(" * 100_000,
    "party_tags": "(D-" * 50_000,
    "months": "May 1, " * 30_000,
    "letters": "the letter " * 40_000,
    "abbreviations": "U.S." * 80_000,
    "places": "United States and " * 20_000,
    "years": "1999 " * 50_000,
    "many_names": " ".join(f"Ann Smith{n:x} met Bob Smith." for n in range(15_000)),
    "many_acronyms": " ".join(
        f"the {chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)}X"
        for n in range(15_000)
    ),
    "apostrophes": "x'" * 100_000,
    "dots": ". " * 100_000,
    "surrogates": "\ud800“a”\udfff " * 20_000,
    "right_to_left_word": "שלום" * 250_000,
    "controls": "\ufeff\u200b\u202e\u2066" * 100_000,
    "joined_emoji": "👩‍👩‍👧‍👦 " * 40_000,
    "combining": "a" + "\u0301" * 1_000_000,
    "kinds_of_marks": "“‘«„\"'" * 20_000,
    "nested_marks": "“‘" * 50_000 + "’”" * 50_000,
    "emoji_marks_nul_and_right_to_left": "😀“שלום \0 said" * 20_000,
    "quotes_and_verbs": "“No,” he said. " * 15_000,
    "documents_that_add": "A letter to Ann. “No,” it adds. " * 8_000,
    "openings_of_paragraphs": "“An opened paragraph goes on\n" * 15_000,
    "surname_of_many": " ".join(f"A{n:x} Smith said “no way”." for n in range(8_000)),
    "names_in_one_sentence": "Ann Smith met Bob Jones and " * 12_000,
    "dates_in_one_sentence": "in May 2017 and " * 15_000,
    "lines": "a\r\n" * 100_000,
    "punctuation": "-/$" * 300_000,
    "commas": ", " * 500_000,
    "labels": "Ann: “x” " * 20_000,
    "signatures": "“x” — Ann " * 20_000,
    "longer_than_any_story": "word " * 1_000_000,
}
