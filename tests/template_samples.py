"""What components are shown with in their tests."""

import datetime
from types import SimpleNamespace as Some

DAY = datetime.date(2017, 7, 13)


def some_name(text="Ada Person", url="/people/ada-person/"):
    return Some(name=text, url=url)


def some_picture(**fields):
    values = {
        "src": "/media/a",
        "srcset": "/media/a 420w",
        "sources": (("image/avif", "/media/b 420w"),),
        "width": 420,
        "height": 280,
        "alt": "A gate",
        "caption": "The gate",
        "credit": "A. Photographer",
        "large": Some(src="/media/large", width=1600, height=900),
    }
    return Some(**{**values, **fields})


def some_card(**fields):
    values = {
        "pk": 1,
        "url": "/2017/07/13/letter/",
        "title": "A letter",
        "kicker": "Chechnya",
        "summary": "What it says",
        "published_on": DAY,
        "section": some_name("World", "/world/"),
        "picture": some_picture(),
    }
    values["section"] = Some(title="World", url="/world/")
    return Some(**{**values, **fields})


def some_notice(**fields):
    values = {
        "pk": 7,
        "label": "Correction",
        "is_retraction": False,
        "paragraphs": ("We wrote Monday.", "It was <Tuesday>."),
        "issued_at": datetime.datetime(2017, 7, 13, 12, 0),
        "url": "/corrections/7/",
        "title": "A letter",
        "story_url": "/2017/07/13/letter/",
        "changes_url": "/2017/07/13/letter/versions/1/",
        "quote_url": "/quotes/u1/",
        "replaces_url": "/corrections/6/",
        "replaces_at": datetime.datetime(2017, 7, 13, 9, 0),
        "replaced_url": "/corrections/8/",
        "replaced_at": datetime.datetime(2017, 7, 14, 9, 0),
    }
    return Some(**{**values, **fields})


def some_quote(**fields):
    values = {
        "uid": "u1",
        "url": "/quotes/u1/",
        "text": "We came”, she says, and “we saw",
        "parts": ("We came", "we saw"),
        "speaker": some_name(),
        "verb": "said",
        "medium": "interview",
        "said": "July 2017",
        "reported_by": some_name("The letter", ""),
        "said_in": some_name("The speech", "/documents/the-speech/"),
        "addressee": some_name("The ministry", ""),
        "in_text": True,
    }
    return Some(**{**values, **fields})


def some_stories(**fields):
    return Some(**{"cards": (some_card(),), "older": "2017-07-13.1", "is_first": True, **fields})


MOMENT = Some(
    name="A vote", date="27 June 2017", place="Washington", story=some_name("The vote", "/2017/")
)
EVENTS = [Some(name="A vote", date="27 June 2017", place="Washington", is_background=True)]
DOCUMENT = Some(
    name=some_name("The letter", "/documents/the-letter/"),
    kind="Letter",
    number="H.Res. 351",
    date="13 July 2017",
    signed="2 named and 51 other signatories",
    url="https://example.org/letter",
    archived_url="https://example.org/archive",
)
RECORD = Some(
    people=[Some(name=some_name(), posts=("U.S. Rep. (D-R.I.)",), in_words="signed a document")],
    organizations=[Some(name=some_name("House", "/organizations/house/"), in_words="quoted")],
    documents=[DOCUMENT],
    events=EVENTS,
    summary="1 person · 1 event",
)
STORY = Some(
    title="A letter",
    kicker="Chechnya",
    standfirst="What it says",
    section=some_card().section,
    authors=(some_name("Mara", "/authors/mara/"), some_name("Josune", ""), some_name("Iver", "")),
    dateline="Washington",
    published_on=DAY,
    changed_at=datetime.datetime(2017, 8, 2, 12, 0),
    minutes=4,
)
SITE = Some(
    name="The Record",
    tagline="News",
    footer="<p>Footer</p>",
    contact_email="desk@example.org",
    menu=[Some(title="World", url="/world/")],
    record_menu=[("/people/", "People")],
    footer_links=[Some(title="About", url="/about/")],
)
FACTS = Some(
    date="13 July 2017",
    number="H.Res. 351",
    authors=[some_name("House", "")],
    addressees=[some_name("President", "")],
    signed="1 named and 51 other signatories",
    sha256="0a1b" * 16,
    file=some_name("letter.pdf", "/documents/1/"),
    links=[some_name("Source", "https://example.org/")],
)

# Template -> what it is given, what it must print.
BAR = Some(
    url="/stories/",
    chips=[
        Some(label="Topic", name="Torture", url="/stories/?year=2017"),
        Some(label="Year", name="2017", url="/stories/?topic=torture"),
    ],
    narrow=[Some(label="People", choices=[some_name(url="/stories/?person=ada")])],
    fields={"section": "world", "said_by": "document", "year": "2017", "from": "2017-06-27"},
    kept=[("topic", "torture")],
    is_first=False,
    newest_url="/stories/",
    older_url="/stories/?before=x",
)
FACET = Some(
    label="Topic", options=[Some(name="Water", count=3, url="/search/?q=a&topic=x", is_chosen=True)]
)
CITED = Some(
    quote=Some(
        url="/quotes/1/",
        parts=["We saw"],
        speaker=Some(name="Ada", url=""),
        said="July 2017",
        medium="interview",
        addressee=Some(name="The ministry"),
        said_in=Some(name="The speech", url="/documents/the-speech/"),
    ),
    title="A letter",
    story_url="/2017/07/13/letter/",
    published_on=DAY,
)
SAID_PIECES = [
    Some(kind="same", text="We"),
    Some(kind="removed", text="saw"),
    Some(kind="added", text="heard"),
]
RESULT = Some(
    kind="story",
    label="Story",
    url="/2017/07/13/letter/",
    title=[Some(text="Letter", marked=True)],
    snippet=[Some(text="The text")],
    quotes=[
        Some(
            url="/quotes/1/",
            title=[Some(text="Ada", marked=True)],
            snippet=[Some(text="We saw")],
        )
    ],
    more=2,
    section=Some(title="World"),
    date="13 July 2017",
)
TOPICS = (("prisons", "Prisons", False), ("torture", "Torture", True))
