"""Stories in the languages that have a pack, and in those that have none."""

from datetime import date

import pytest

from articles.extraction import extract
from articles.extraction.languages.packs import FOLDER, languages, pack
from articles.extraction.languages.recognise import language_of

# Words of this test's own: language, story, (quotation, speaker) in order.
STORIES = {
    "es": (
        "es",
        "“El puente cayó de noche”, contó Rosa Chimbo, presidenta de la comuna. Según el abogado"
        " Iván Paredes, nadie “revisó los cables”. Y añadió: “Nos deben una respuesta”.\n\n"
        "“Mi casa sigue en pie —recordó la vecina Marta Ibáñez—, la de mi hermano no”.",
        [
            ("El puente cayó de noche", "Rosa Chimbo"),
            ("revisó los cables", "Iván Paredes"),
            ("Nos deben una respuesta", "Iván Paredes"),
            ("Mi casa sigue en pie", "Marta Ibáñez"),
            ("la de mi hermano no", "Marta Ibáñez"),
        ],
    ),
    "es, a dialogue": (
        "es",
        "Teo Quispe recibe en su taller de la ciudad y no quiere hablar de política.\n\n"
        "—Aquí nadie pregunta —dice Quispe—. Nadie viene.\n\n—¿Y usted?\n\n—Yo espero.",
        [
            ("Aquí nadie pregunta", "Teo Quispe"),
            ("Nadie viene.", "Teo Quispe"),
            ("Yo espero.", "Teo Quispe"),
        ],
    ),
    "fr": (
        "fr",
        "Le maire, Moussa Diop, a annoncé lundi la fin des travaux. « Le pont tiendra »,"
        " a-t-il promis. « Nous n'y croyons plus », rétorque Aminata Fall, mère d'un élève.\n\n"
        "« Il faut réparer, insiste la présidente de l'association, Odette Kaboré. Et vite. »",
        [
            ("Le pont tiendra", "Moussa Diop"),
            ("Nous n'y croyons plus", "Aminata Fall"),
            ("Il faut réparer", "Odette Kaboré"),
            ("Et vite.", "Odette Kaboré"),
        ],
    ),
    "ru": (
        "ru",
        "Мост в городе закрыли во вторник. «Ждать больше нельзя», — заявил инженер Олег Жданов."
        " По словам директора школы Тамары Орловой, дети «ходят в обход». «Мы просили ещё весной,"
        " — напомнила она. — Нам не ответили».",
        [
            ("Ждать больше нельзя", "Олег Жданов"),
            ("ходят в обход", "Тамара Орлова"),
            ("Мы просили ещё весной", None),
            ("Нам не ответили", None),
        ],
    ),
    "uk": (
        "uk",
        "Міст у місті закрили у вівторок. «Чекати більше не можна», — заявив інженер Петро Лис."
        " «Ми просили ще навесні, — нагадала директорка школи Олена Мороз. — Нас не почули»."
        " У міністерстві заявили: «Кошти є».",
        [
            ("Чекати більше не можна", "Петро Лис"),
            ("Ми просили ще навесні", "Олена Мороз"),
            ("Нас не почули", "Олена Мороз"),
            ("Кошти є", "міністерстві"),
        ],
    ),
    "ar": (
        "ar",
        'قالت المهندسة ليلى حداد يوم الاثنين إن الجسر "لن يصمد طويلاً". وأضافت: "طلبنا إصلاحه'
        ' منذ الربيع". "هذا غير صحيح"، رد مدير البلدية، سمير عواد.',
        [
            ("لن يصمد طويلاً", "ليلى حداد"),
            ("طلبنا إصلاحه منذ الربيع", "ليلى حداد"),
            ("هذا غير صحيح", "سمير عواد"),
        ],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_gives_quotations_to_their_speakers(name):
    code, text, expected = STORIES[name]
    result = extract(text)
    assert (result.language, result.understood) == (code, True)
    found = [(quote.text.rstrip(",.»"), quote.speaker) for quote in result.quotes]
    assert [words for words, _ in found] == [words.rstrip(".") for words, _ in expected]
    for (_, speaker), (words, wanted) in zip(found, expected, strict=True):
        assert wanted is None or (speaker is not None and speaker.name == wanted), words


@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_so_sure_that_it_would_be_accepted_unseen(name):
    result = extract(STORIES[name][1])
    proposals = (*result.quotes, *result.people, *result.organizations, *result.places)
    assert proposals and max(one.confidence for one in proposals) < 0.9


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Petra Vogel sagte, das Gericht sei »blind«. Er ist nicht mit dem Bus gekommen.", "de"),
        ("ქალაქში ხიდი დაიხურა. „მეტი ლოდინი არ შეიძლება“, თქვა ინჟინერმა.", "ka"),
        ("Ana Ruiz ha detto che il ponte non è sicuro: «Non si può più aspettare».", "it"),
    ],
)
def test_of_a_language_without_a_pack_only_marked_stretches_are_shown(text, code):
    result = extract(text)
    assert (result.language, result.understood) == (code, False)
    assert len(result.quotes) == 1
    (quote,) = result.quotes
    assert (quote.speaker, quote.rule) == (None, "unread_language")
    assert result.people == result.organizations == result.events == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("“The gates stay shut tonight,” said Ana Ruiz.", "en"),
        ("", "en"),
        ("Nada.", "en"),
        ("گفت که پل بسته است و مردم چشم به راه‌اند.", "fa"),
        ("Мост ў горадзе закрылі, бо ён небяспечны.", "be"),
        ("橋は閉鎖されたままだと市長は述べた。", "ja"),
    ],
)
def test_recognises_a_language(text, code):
    assert language_of(text) == code


def test_a_language_that_is_said_is_believed():
    text = "“Non”, dit Paul."
    assert extract(text, language="fr").language == "fr"
    assert extract(text, language="xx").understood is False


def test_what_somebody_did_not_say_is_nobody_s_words():
    result = extract("Marta Ibáñez no dijo que el puente fuera “un peligro para todos los niños”.")
    assert result.language == "es"
    assert [quote.speaker for quote in result.quotes] == [None]


def test_names_of_works_and_nicknames_are_no_quotations():
    result = extract(
        "La policía llamó al plan la «Operación Puente». El libro «La noche larga» se vende en"
        " toda la ciudad, y los vecinos lo leen."
    )
    assert result.quotes == ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("El puente cayó el martes. Era del 3 de mayo de 2021.", ["2025-03-04", "2021-05-03"]),
        ("La audiencia está prevista para el 12 de abril en la ciudad.", ["2025-04-12"]),
        ("Le pont est fermé depuis le 1er mars, selon la mairie de la ville.", ["2025-03-01/.."]),
        ("Мост закрыли 14 июля 2024 года, а откроют в мае.", ["2024-07-14", "2024-05"]),
        ("Міст закрили минулого вівторка, у 2019 році.", ["2025-03-04", "2019"]),
        ("أغلق الجسر في 9 حزيران/يونيو 2021 في المدينة.", ["2021-06-09"]),
    ],
)  # fmt: skip
def test_dates(text, dates):
    result = extract(text, dated_on=date(2025, 3, 7))
    assert [one.edtf for one in result.dates] == dates


def test_every_pack_has_the_same_files_and_the_same_words():
    codes = languages()
    assert codes == ("ar", "es", "fr", "ru", "uk")
    files = {code: sorted(path.name for path in (FOLDER / code).iterdir()) for code in codes}
    assert len({tuple(names) for names in files.values()}) == 1, files
    kinds = {code: sorted(made.words) for code in codes if (made := pack(code))}
    assert len({tuple(names) for names in kinds.values()}) == 1, kinds


def test_an_unknown_code_is_no_path():
    assert pack("../es") is None
    assert pack("") is None
