"""Countries with their ISO 3166 codes and the adjectives and nouns for their people."""

from __future__ import annotations

from typing import Final

# name|code|adjectives (and nouns for people, where they differ)
_ROWS: Final = """
Afghanistan|AF|Afghan Albania|AL|Albanian Algeria|DZ|Algerian Angola|AO|Angolan
Argentina|AR|Argentine,Argentinian Armenia|AM|Armenian Australia|AU|Australian Austria|AT|Austrian
Azerbaijan|AZ|Azerbaijani,Azeri Bahrain|BH|Bahraini Bangladesh|BD|Bangladeshi Belarus|BY|Belarusian
Belgium|BE|Belgian Benin|BJ|Beninese Bhutan|BT|Bhutanese Bolivia|BO|Bolivian Bosnia|BA|Bosnian
Botswana|BW|Botswanan Brazil|BR|Brazilian Britain|GB|British Brunei|BN|Bruneian
Bulgaria|BG|Bulgarian Burundi|BI|Burundian Cambodia|KH|Cambodian Cameroon|CM|Cameroonian
Canada|CA|Canadian Chad|TD|Chadian Chile|CL|Chilean China|CN|Chinese Colombia|CO|Colombian
Congo|CD|Congolese Costa_Rica|CR|Costa_Rican Croatia|HR|Croatian Cuba|CU|Cuban Cyprus|CY|Cypriot
Czech_Republic|CZ|Czech Denmark|DK|Danish Djibouti|DJ|Djiboutian Dominican_Republic|DO|Dominican
Ecuador|EC|Ecuadorian Egypt|EG|Egyptian El_Salvador|SV|Salvadoran,Salvadorean England|GB|English
Eritrea|ER|Eritrean Estonia|EE|Estonian Eswatini|SZ|Swazi Ethiopia|ET|Ethiopian Fiji|FJ|Fijian
Finland|FI|Finnish France|FR|French Gabon|GA|Gabonese Gambia|GM|Gambian Georgia|GE|Georgian
Germany|DE|German Ghana|GH|Ghanaian Greece|GR|Greek Guatemala|GT|Guatemalan Guinea|GN|Guinean
Guyana|GY|Guyanese Haiti|HT|Haitian Honduras|HN|Honduran Hungary|HU|Hungarian Iceland|IS|Icelandic
India|IN|Indian Indonesia|ID|Indonesian Iran|IR|Iranian Iraq|IQ|Iraqi Ireland|IE|Irish
Israel|IL|Israeli Italy|IT|Italian Ivory_Coast|CI|Ivorian Jamaica|JM|Jamaican Japan|JP|Japanese
Jordan|JO|Jordanian Kazakhstan|KZ|Kazakh,Kazakhstani Kenya|KE|Kenyan Kosovo|XK|Kosovar,Kosovan
Kuwait|KW|Kuwaiti Kyrgyzstan|KG|Kyrgyz Laos|LA|Laotian Latvia|LV|Latvian Lebanon|LB|Lebanese
Lesotho|LS|Basotho Liberia|LR|Liberian Libya|LY|Libyan Lithuania|LT|Lithuanian
Luxembourg|LU|Luxembourgish Macedonia|MK|Macedonian North_Macedonia|MK|Macedonian
Madagascar|MG|Malagasy Malawi|MW|Malawian Malaysia|MY|Malaysian Mali|ML|Malian Malta|MT|Maltese
Mauritania|MR|Mauritanian Mauritius|MU|Mauritian Mexico|MX|Mexican Moldova|MD|Moldovan
Mongolia|MN|Mongolian Montenegro|ME|Montenegrin Morocco|MA|Moroccan Mozambique|MZ|Mozambican
Myanmar|MM|Burmese Burma|MM|Burmese Namibia|NA|Namibian Nepal|NP|Nepali,Nepalese
Netherlands|NL|Dutch New_Zealand|NZ| Nicaragua|NI|Nicaraguan Niger|NE|Nigerien Nigeria|NG|Nigerian
North_Korea|KP|North_Korean Norway|NO|Norwegian Oman|OM|Omani Pakistan|PK|Pakistani
Palestine|PS|Palestinian Panama|PA|Panamanian Paraguay|PY|Paraguayan Peru|PE|Peruvian
Philippines|PH|Filipino,Philippine Poland|PL|Polish Portugal|PT|Portuguese Qatar|QA|Qatari
Romania|RO|Romanian Russia|RU|Russian Rwanda|RW|Rwandan Saudi_Arabia|SA|Saudi,Saudi_Arabian
Scotland|GB|Scottish Senegal|SN|Senegalese Serbia|RS|Serbian Sierra_Leone|SL|
Singapore|SG|Singaporean Slovakia|SK|Slovak Slovenia|SI|Slovenian Somalia|SO|Somali
South_Africa|ZA|South_African South_Korea|KR|South_Korean South_Sudan|SS|South_Sudanese
Soviet_Union|SU|Soviet Spain|ES|Spanish Sri_Lanka|LK|Sri_Lankan Sudan|SD|Sudanese
Suriname|SR|Surinamese Sweden|SE|Swedish Switzerland|CH|Swiss Syria|SY|Syrian Taiwan|TW|Taiwanese
Tajikistan|TJ|Tajik Tanzania|TZ|Tanzanian Thailand|TH|Thai Togo|TG|Togolese Tunisia|TN|Tunisian
Turkey|TR|Turkish Turkmenistan|TM|Turkmen Uganda|UG|Ugandan Ukraine|UA|Ukrainian
United_Arab_Emirates|AE|Emirati United_Kingdom|GB|British United_States|US|American
Uruguay|UY|Uruguayan Uzbekistan|UZ|Uzbek Vatican|VA| Venezuela|VE|Venezuelan Vietnam|VN|Vietnamese
Wales|GB|Welsh Yemen|YE|Yemeni Zambia|ZM|Zambian Zimbabwe|ZW|Zimbabwean
"""

COUNTRIES: Final[dict[str, str]] = {
    "u.s.": "US",
    "u.k.": "GB",
    "usa": "US",
    "uk": "GB",
    "u.s.a.": "US",
    "us": "US",
    "uae": "AE",
    "drc": "CD",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "maldives": "MV",
    "seychelles": "SC",
    "comoros": "KM",
    "cape verde": "CV",
    "burkina faso": "BF",
    "central african republic": "CF",
    "equatorial guinea": "GQ",
    "guinea-bissau": "GW",
    "papua new guinea": "PG",
    "timor-leste": "TL",
    "east timor": "TL",
    "trinidad and tobago": "TT",
    "barbados": "BB",
    "bahamas": "BS",
    "belize": "BZ",
    "puerto rico": "PR",
    "greenland": "GL",
    "hong kong": "HK",
    "western sahara": "EH",
}
DEMONYMS: Final[dict[str, str]] = {"u.s.": "US", "u.k.": "GB", "european": ""}
for _row in _ROWS.split():
    _name, _code, _adjectives = _row.replace("_", " ").split("|")
    COUNTRIES[_name.lower()] = _code
    DEMONYMS.update({word.lower(): _code for word in _adjectives.split(",") if word})

LONG_NAMES: Final = {
    "u.s.": "United States",
    "u.s.a.": "United States",
    "usa": "United States",
    "u.k.": "United Kingdom",
    "uk": "United Kingdom",
    "us": "United States",
    "uae": "United Arab Emirates",
    "drc": "Democratic Republic of the Congo",
    "dr congo": "Democratic Republic of the Congo",
}
# Peoples and regions below the state, with the place that the adjective belongs to.
REGIONAL: Final = {
    "chechen": "Chechnya",
    "crimean": "Crimea",
    "kurdish": "Kurdistan",
    "tibetan": "Tibet",
    "uyghur": "Xinjiang",
    "uighur": "Xinjiang",
    "kashmiri": "Kashmir",
    "catalan": "Catalonia",
    "dagestani": "Dagestan",
    "ingush": "Ingushetia",
    "zanzibari": "Zanzibar",
    "bavarian": "Bavaria",
    "rohingya": "Rakhine",
}
REGIONS: Final = frozenset(
    {place.lower() for place in REGIONAL.values()}
    | set(
        "africa asia europe america caucasus balkans siberia scandinavia gaza darfur abkhazia"
        " ossetia transnistria donbas donetsk luhansk aceh punjab sindh quebec ontario kurdistan"
        " caribbean mediterranean".split()
    )
)
CONTINENTAL: Final = frozenset("african asian european latin".split())


# By code, the first of several names: later ones are of a country's parts and its past.
COUNTRY_NAMES: Final[dict[str, str]] = {}
for _low, _iso in COUNTRIES.items():
    COUNTRY_NAMES.setdefault(_iso, LONG_NAMES.get(_low, _low.title()))


def is_demonym(word: str) -> bool:
    """Whether a word is the adjective or noun of a nation, people or region, also in the plural."""
    low = word.lower()
    single = low[:-1] if low.endswith("s") else low
    return any(one in DEMONYMS or one in REGIONAL or one in CONTINENTAL for one in (low, single))
