"""Invented people of many traditions, as a newsroom would have them on record, and how their names
are written elsewhere. Nobody of these names is known to us."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Invented:
    given: str
    family: str
    # In other scripts and systems: given and family name.
    elsewhere: dict[str, str] = field(default_factory=dict)
    # With endings, as the languages of this name have them.
    inflected: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def _of(given: str, family: str, inflected: str, **elsewhere: str) -> Invented:
    return Invented(given, family, elsewhere, tuple(inflected.split("|")) if inflected else ())


PEOPLE = (
    _of(
        "Zelim",
        "Protectov",
        "Зелима Протектова|Зелиму Протектову|с Зелимом Протектовым",
        cyrillic="Зелим Протектов",
        arabic="زليم بروتكتوف",
        greek="Ζελίμ Προτέκτοφ",
        georgian="ზელიმ პროტექტოვი",
        german="Selim Protektow",
    ),
    _of(
        "Рашид",
        "Хашалбеков",
        "Рашида Хашалбекова|Рашиду Хашалбекову|о Рашиде Хашалбекове",
        english="Rashid Khashalbekov",
        german="Raschid Chaschalbekow",
        french="Rachid Khachalbekov",
        polish="Raszid Chaszalbiekow",
        arabic="رشيد خاشالبيكوف",
    ),
    _of(
        "Yelena",
        "Zhdanyukova",
        "Елены Жданюковой|Елене Жданюковой|с Еленой Жданюковой",
        cyrillic="Елена Жданюкова",
        german="Jelena Schdanjukowa",
        scholarly="Elena Ždanjukova",
        hebrew="ילנה ז'דניוקובה",
    ),
    _of(
        "Oksana",
        "Prytulchenko",
        "Оксани Притульченко|Оксані Притульченко|Оксаною Притульченко",
        cyrillic="Оксана Притульченко",
        german="Oksana Prytultschenko",
        greek="Οξάνα Πριτουλτσένκο",
        arabic="أوكسانا بريتولتشينكو",
    ),
    _of(
        "Taras",
        "Hulyarchuk",
        "Тараса Гулярчука|Тарасові Гулярчуку|Тарасом Гулярчуком",
        cyrillic="Тарас Гулярчук",
        russian="Tаrаs Gulyarchuk",
        scholarly="Taras Huljarčuk",
    ),
    _of(
        "Алесь",
        "Жывалеўскі",
        "Алеся Жывалеўскага|Алесю Жывалеўскаму",
        english="Ales Zhyvaleuski",
        polish="Aleś Żywalewski",
        russian="Алесь Живалевский",
    ),
    _of(
        "Bożena",
        "Trzmielewska",
        "Bożeny Trzmielewskiej|Bożenie Trzmielewskiej|Bożenę Trzmielewską",
        plain="Bozena Trzmielewska",
        cyrillic="Божена Тшмелевская",
    ),
    _of(
        "Kazimierz",
        "Łęgoszek",
        "Kazimierza Łęgoszka|Kazimierzowi Łęgoszkowi|Kazimierzem Łęgoszkiem",
        plain="Kazimierz Legoszek",
    ),
    _of(
        "Dobromil",
        "Hvězdnák",
        "Dobromila Hvězdnáka|Dobromilovi Hvězdnákovi|s Dobromilem Hvězdnákem",
        plain="Dobromil Hvezdnak",
        cyrillic="Добромил Гвезднак",
    ),
    _of(
        "Đurđica",
        "Vukelajčić",
        "Đurđice Vukelajčić|s Đurđicom Vukelajčić",
        plain="Durdica Vukelajcic",
        cyrillic="Ђурђица Вукелајчић",
        english="Djurdjica Vukelajchich",
    ),
    _of(
        "Стоян",
        "Грънчовалов",
        "Стоян Грънчоваловия",
        english="Stoyan Granchovalov",
        german="Stojan Grantschowalow",
    ),
    _of(
        "Günay",
        "Yıldırtaş",
        "Günay Yıldırtaş'ın|Günay Yıldırtaş’a|Günay Yıldırtaşın",
        plain="Gunay Yildirtas",
        cyrillic="Гюнай Йылдырташ",
        german="Guenay Yildirtas",
    ),
    _of(
        "Elçin",
        "Qarasuvərdi",
        "Elçin Qarasuvərdinin|Elçin Qarasuvərdiyə",
        plain="Elchin Garasuverdi",
        cyrillic="Эльчин Гарасуверди",
    ),
    _of(
        "Жанболат",
        "Қыстаубаев",
        "Жанболат Қыстаубаевтың|Жанболата Кыстаубаева",
        english="Zhanbolat Kystaubayev",
        latin="Janbolat Qystaubaev",
        russian="Жанболат Кыстаубаев",
    ),
    _of(
        "Gulnora",
        "Xo‘jamberdiyeva",
        "Гульноры Ходжамбердыевой|Gulnora Xo‘jamberdiyevaning",
        plain="Gulnora Xojamberdiyeva",
        russian="Гульнора Ходжамбердыева",
    ),
    _of(
        "Zsófia",
        "Kerekpatyi",
        "Kerekpatyi Zsófiának|Kerekpatyi Zsófiával|Zsófia Kerekpatyival",
        plain="Zsofia Kerekpatyi",
    ),
    _of(
        "Aukusti",
        "Honkavuorinen",
        "Aukusti Honkavuorisen|Aukusti Honkavuoriselle|Aukusti Honkavuorista",
        plain="Aukusti Honkavuorinen",
    ),
    _of(
        "Mārtiņš",
        "Ozolbērzs",
        "Mārtiņa Ozolbērza",
        plain="Martins Ozolberzs",
        cyrillic="Мартиньш Озолберзс",
    ),
    _of("Gintaras", "Vilkžvaigždis", "Gintaro Vilkžvaigždžio", plain="Gintaras Vilkzvaigzdis"),
    _of(
        "Θεοφάνης",
        "Καραμπελιάς",
        "του Θεοφάνη Καραμπελιά",
        english="Theofanis Karabelias",
        plain="Theofanis Karampelias",
        cyrillic="Теофанис Карабелиас",
    ),
    _of(
        "ნოდარ",
        "ხვინჩიაშვილი",
        "ნოდარ ხვინჩიაშვილმა|ნოდარ ხვინჩიაშვილს",
        english="Nodar Khvinchiashvili",
        russian="Нодар Хвинчиашвили",
    ),
    _of(
        "Hovsep",
        "Tsaghkarian",
        "Hovsep Tsaghkarian’s",
        armenian="Հովսեփ Ծաղկարյան",
        plain="Hovsep Tsaghkaryan",
        russian="Овсеп Цахкарян",
    ),
    _of(
        "Salim",
        "al-Qarmuti",
        "وسليم القرموطي|لسليم القرموطي",
        arabic="سليم القرموطي",
        plain="Saleem Al Qarmouti",
        french="Salim el-Karmouti",
        cyrillic="Салим аль-Кармути",
    ),
    _of(
        "مروان",
        "الزغلولي",
        "ومروان الزغلولي|بالزغلولي مروان",
        english="Marwan al-Zaghlouli",
        french="Marouane Zaghlouli",
        plain="Marwan Alzaghluli",
    ),
    _of(
        "Hadiya", "Abutouqan", "وهدية أبوطوقان", arabic="هدية أبوطوقان", plain="Hadiyya Abu-Touqan"
    ),
    _of(
        "Shirin",
        "Daryapeyma",
        "شیرین دریاپیما را",
        persian="شیرین دریاپیما",
        plain="Shireen Daryapeyma",
    ),
    _of(
        "Farhod",
        "Kuhistonzoda",
        "Фарҳоди Кӯҳистонзода",
        cyrillic="Фарҳод Кӯҳистонзода",
        russian="Фарход Кухистонзода",
    ),
    _of(
        "Rivka",
        "Tsafririm-Dagan",
        "לרבקה צפרירים דגן",
        hebrew="רבקה צפרירים דגן",
        plain="Rivka Tzafririm",
    ),
    _of("אורן", "שקדיהו", "לאורן שקדיהו", english="Oren Shkedyahu", plain="Oren Shkediyahu"),
    _of(
        "Prabodh",
        "Katariwal",
        "प्रबोध कटारीवाल ने",
        devanagari="प्रबोध कटारीवाल",
        plain="Prabod Katariwal",
    ),
    _of(
        "Meenakshi",
        "Thalaivasal",
        "Meenakshi Thalaivasal’s",
        devanagari="मीनाक्षी थलैवासल",
        plain="Minakshi Thalaivasal",
    ),
    _of("Ngozi", "Okwudirichi", "Ngozi Okwudirichi's", plain="Ngozi Okwudirichi"),
    _of("Babatunde", "Adégbọlàgùn", "Babatunde Adégbọlàgùn’s", plain="Babatunde Adegbolagun"),
    _of(
        "Tsehay",
        "Woldetinsae",
        "Tsehay Woldetinsae’s",
        plain="Tsehay Woldetinsae",
        cyrillic="Цехай Волдетинсае",
    ),
    _of(
        "Aïssatou",
        "Kélébaya",
        "d’Aïssatou Kélébaya",
        plain="Aissatou Kelebaya",
        cyrillic="Аиссату Келебая",
    ),
    _of("Itziar", "Etxegoienaga", "Itziar Etxegoienagaren", plain="Itziar Etxegoienaga"),
    _of(
        "Iñigo",
        "Valdepenilla",
        "de Iñigo Valdepenilla",
        plain="Inigo Valdepenilla",
        cyrillic="Иниго Вальдепенилья",
    ),
    _of(
        "João",
        "Figueirinhas",
        "do João Figueirinhas",
        plain="Joao Figueirinhas",
        cyrillic="Жоао Фигейриньяс",
    ),
    _of(
        "Solveig",
        "Bjørklundhaug",
        "Solveig Bjørklundhaugs",
        plain="Solveig Bjorklundhaug",
        german="Solveig Bjoerklundhaug",
    ),
    _of("Þórdís", "Hrafnagildis", "Þórdísar Hrafnagildis", plain="Thordis Hrafnagildis"),
    _of(
        "Jürgen",
        "Weißenmöller",
        "Jürgen Weißenmöllers",
        plain="Juergen Weissenmoeller",
        bare="Jurgen Weissenmoller",
        cyrillic="Юрген Вайсенмёллер",
    ),
    _of("Thị", "Nguyệtvân", "của Thị Nguyệtvân", plain="Thi Nguyetvan"),
    _of("Min-seo", "Hwangbotae", "Min-seo Hwangbotae's", plain="Minseo Hwangbotae"),
    _of("Kaimana", "Kealohanui", "Kaimana Kealohanui’s", plain="Kaimana Kealohanui"),
)

# Too common for the surname to be a hit alone: there the whole name counts.
COMMON = (
    _of("John", "Smith", "John Smith's"),
    _of("Anna", "Nowak", "Anny Nowak|Annie Nowak"),
    _of("Ivan", "Petrov", "Ивана Петрова|Ивану Петрову", cyrillic="Иван Петров"),
    _of("Fatima", "Hassan", "Fatima Hassan’s", arabic="فاطمة حسن"),
)
