"""What each component is given in tests, and words that it then prints."""

from types import SimpleNamespace as Some

from tests.template_blocks import BLOCKS, FILM
from tests.template_samples import (
    BAR,
    CITED,
    DAY,
    DOCUMENT,
    EVENTS,
    FACET,
    FACTS,
    MOMENT,
    RECORD,
    RESULT,
    SAID_PIECES,
    SITE,
    STORY,
    TOPICS,
    some_card,
    some_name,
    some_notice,
    some_picture,
    some_quote,
    some_stories,
)

COMPONENTS = BLOCKS | {
    "components/card.html": (
        {"card": some_card(), "sizes": "92vw", "with_section": True},
        ["A letter", "Chechnya", "What it says", "13 July 2017", "World", "/media/a 420w"],
    ),
    "components/chronicle.html": (
        {
            "timeline": Some(
                first="2016",
                last="2017",
                moments=[
                    Some(
                        name="A vote",
                        date="27 June 2017",
                        as_said="last week",
                        place="Washington",
                        story=some_name("A letter", "/2017/07/13/letter/"),
                        x=1.5,
                        width=2.5,
                        is_open=True,
                    )
                ],
            )
        },
        ["2016", "A vote", "“last week”", "Washington", 'x="1.5%"', "/2017/07/13/letter/"],
    ),
    "components/document_history.html": (
        {
            "history": Some(
                stands=Some(words="Sent. No answer that we know of."),
                statuses=[
                    Some(
                        label="Sent",
                        date="13 July 2017",
                        note="By hand",
                        source="https://a.example/",
                    )
                ],
            )
        },
        ["Sent. No answer that we know of.", "<b>Sent</b>", "By hand", 'href="https://a.example/"'],
    ),
    "components/correspondence_choices.html": (
        {
            "label": "Which",
            "choices": [
                Some(label="All", url="/where-it-stands/", is_current=True),
                Some(label="<Late>", url="/where-it-stands/?state=overdue", is_current=False),
            ],
        },
        ['aria-current="page">All', "&lt;Late&gt;"],
    ),
    "components/kind_year_filter.html": (
        {
            "bar": Some(url="/where-it-stands/", kept=[("topic", "x")], fields={"kind": "bill"}),
            "kinds": [("bill", "Bill")],
            "label": "Filter documents",
        },
        [
            'aria-label="Filter documents"',
            '<option value="bill" selected>',
            'type="hidden" name="topic" value="x"',
        ],
    ),
    "components/correspondence_entry.html": (
        {
            "entry": Some(
                outcome="waiting",
                label="No answer",
                name=some_name("A letter", "/documents/a-letter/"),
                kind="Letter",
                number="",
                addressees=[some_name()],
                words="Sent in May.",
            )
        },
        [
            "correspondence__outcome--waiting",
            "/documents/a-letter/",
            "/people/ada-person/",
            "Sent in May.",
        ],
    ),
    "components/signatures.html": (
        {
            "table": Some(
                columns=[Some(label="Name", url="/documents/a/?sort=name", direction="ascending")],
                rows=[Some(name="Ada Person", url="/people/ada/", party="Reds (R)", state="")],
                has_posts=True,
                others=1,
            )
        },
        [
            '<th scope="col" aria-sort="ascending"><a href="/documents/a/?sort=name"',
            '<a href="/people/ada/">Ada Person</a>',
            "<td>Reds (R)</td><td>–</td>",
            "and 1 other</p>",
        ],
    ),
    "components/heard_form.html": (
        {"screen": Some(url="/who-is-heard/", year="2017", topics=TOPICS, is_bare=False)},
        ['action="/who-is-heard/"', '<option value="torture" selected>', 'value="2017"'],
    ),
    "components/heard_rule.html": ({}, ["How we count", "People in public office"]),
    "components/heard_part.html": (
        {
            "id": "parties",
            "title": "Named people, by party",
            "breakdown": Some(is_telling=False, known=25, least_known=50),
        },
        ["Named people, by party", "Recorded for 25 %", "from 50 % on"],
    ),
    "components/years.html": (
        {"years": [Some(year=2023, number=3, share=100, url="/stories/?year=2023")]},
        ["Stories by year", "2023", 'width="100%"', "/stories/?year=2023"],
    ),
    "components/heard_table.html": (
        {
            "id": "parties",
            "title": "Parties",
            "first": "Party",
            "breakdown": Some(
                voices=[
                    Some(name="Reds", number=3, share=60, url="/quotes/?party=reds"),
                    Some(name="Not recorded", number=0, share=0, url="", is_unknown=True),
                ]
            ),
        },
        ["<caption", 'href="/quotes/?party=reds"', 'width="60%"', "voices__unknown", ">0</td>"],
    ),
    "components/topic_field.html": (
        {"topics": TOPICS},
        ['name="topic"', '<option value="torture" selected>Torture</option>'],
    ),
    "components/neighbours.html": (
        {
            "id": "people",
            "title": "People",
            "neighbours": [Some(name=some_name("Ada", "/people/ada/"), stories=3)],
        },
        ['id="people"', '<a href="/people/ada/">Ada</a>', "stories"],
    ),
    "components/said.html": (
        {
            "id": "said-years",
            "title": "By year",
            "figures": [Some(label="2017", url="/quotes/?speaker=ada&year=2017", number=2)],
        },
        ['href="/quotes/?speaker=ada&amp;year=2017"', "2<", "quotes"],
    ),
    "components/co_mentions.html": (
        {
            "co_mentions": Some(
                counted=500,
                is_all=False,
                has_figures=True,
                people=[Some(name=some_name("Ada", "/people/ada/"), stories=3)],
                organizations=[],
                topics=[Some(label="Torture", url="/quotes/?topic=torture", number=1)],
                years=[],
                quotes_url="/quotes/?speaker=bea",
            )
        },
        ["/people/ada/", "of the newest 500", 'href="/quotes/?speaker=bea"', "By topic"],
    ),
    "components/cite.html": (
        {"story": Some(citation="Ada. “A letter.”", bibtex="@misc{a, }", url="/2017/07/13/a/")},
        ["Ada. “A letter.”", "@misc{a, }", 'href="/2017/07/13/a/citation.bib"', "ninjs.json"],
    ),
    "components/citations.html": (
        {
            "with_speaker": True,
            "citations": [
                Some(quote=some_quote(), title="A letter", story_url="/2017/", published_on=DAY)
            ],
        },
        [
            *("“We came”, she says, and “we saw”", "Ada Person", 'href="/2017/"', "13 July 2017"),
            *('dir="auto"', 'href="/quotes/u1/"', "to The ministry", "interview", "July 2017"),
            'in <a href="/documents/the-speech/"',
        ],
    ),
    "components/copy.html": (
        {"text": "“Words” — Ada <Person>", "label": "With its source", "button": "Copy"},
        ["“Words” — Ada &lt;Person&gt;</textarea>", "readonly", "hidden", "With its source"],
    ),
    "components/correction.html": (
        {"notice": some_notice(), "with_story": True, "with_link": True},
        [
            'aria-labelledby="correction-7"',
            "Correction <time",
            "13 July 2017",
            '<a href="/2017/07/13/letter/">A letter</a>',
            '<p dir="auto">It was &lt;Tuesday&gt;.</p>',
            '<a href="/2017/07/13/letter/versions/1/">See what changed',
            '<a href="/corrections/6/">The notice of 13 July 2017',
            '<a href="/corrections/8/">a newer notice',
            '<a href="/quotes/u1/">The quote</a>',
        ],
    ),
    "components/demo_banner.html": ({}, ["Demo newsroom", "fictional"]),
    "components/document_entry.html": (
        {"document": DOCUMENT},
        ["The letter", "H.Res. 351", "2 named and 51 other signatories", "Archived copy"],
    ),
    "components/document_facts.html": (
        {"document": FACTS},
        [
            "13 July 2017",
            "House",
            "President",
            "51 other signatories",
            "letter.pdf",
            "<code>0a1b0a1b0a1b…</code>",
            f">{'0a1b' * 16}</code>",
        ],
    ),
    "components/feed_links.html": (
        {"title": "Prisons", "url": "/topics/prisons/"},
        [
            'atom+xml" title="Prisons (Atom)" href="/topics/prisons/feed.atom"',
            "feed.rss",
            "feed.json",
        ],
    ),
    "components/filter_chips.html": (
        {"bar": BAR},
        ['href="/stories/?year=2017" rel="nofollow"', "Torture", "remove", "Clear all filters"],
    ),
    "components/filter_narrow.html": (
        {"bar": BAR},
        ["<dt>People</dt>", 'href="/stories/?person=ada" rel="nofollow">Ada Person'],
    ),
    "components/filter_pager.html": (
        {"bar": BAR, "label": "Older stories"},
        ['href="/stories/"', 'rel="next" href="/stories/?before=x">Older stories'],
    ),
    "components/figure.html": (
        {"picture": some_picture(), "sizes": "92vw", "lazy": True},
        ['alt="A gate"', "The gate", "A. Photographer", 'loading="lazy"'],
    ),
    "components/follow.html": (
        {"url": "/topics/prisons/", "query": "?a=1&b=2"},
        ["this page", 'href="/topics/prisons/feed.atom?a=1&amp;b=2"', "feed.rss?a", "feed.json?a"],
    ),
    "components/name.html": ({"name": some_name()}, ['<a href="/people/ada-person/">Ada Person']),
    "components/names.html": (
        {"names": [some_name("A", ""), some_name("B", ""), some_name("C", "/c/")]},
        ['A, B and <a href="/c/">C</a>'],
    ),
    "components/open_graph.html": (
        {
            "title": "A letter",
            "url": "/2017/",
            "base_url": "https://record.example",
            "site_name": "The Record",
            "description": "What it says",
            "picture": some_picture(),
        },
        ['rel="canonical" href="https://record.example/2017/"', "og:image", "What it says"],
    ),
    "components/page_head.html": (
        {"label": "Person", "title": "Ada", "introduction": "Who she is"},
        ["Person", "<h1", "Ada", "Who she is"],
    ),
    "components/picture.html": (
        {"picture": some_picture(), "sizes": "92vw"},
        ['type="image/avif"', 'width="420"', 'height="280"', 'sizes="92vw"'],
    ),
    "components/profile_lists.html": (
        {"quotes": [], "stories": some_stories(), "url": "/people/ada-person/"},
        ["Stories", "A letter", "/people/ada-person/?before=2017-07-13.1"],
    ),
    "components/quote_list.html": (
        {"quotes": [some_quote()]},
        [
            "“We came”, she says, and “we saw”",
            "said",
            "reported by The letter",
            "#quote-u1",
            "/quotes/u1/",
        ],
    ),
    "components/original_words.html": (
        {
            "quote": {
                "original": "Нас не спросили",
                "language": "ru",
                "language_name": "Russian",
                "translated_by": "Demo Press",
            }
        },
        ["Translated from Russian by Demo Press", 'lang="ru" dir="auto"', "Нас не спросили"],
    ),
    "components/story_quotes.html": (
        {"quotes": [some_quote()], "is_open": True},
        ["<details", " open>", "In their words", "1 quote", "/quotes/u1/"],
    ),
    "components/story_foot.html": (
        {
            "story": Some(
                topics=[some_name("Torture", "/topics/torture/")],
                title="A letter",
                url="/2017/07/13/letter/",
                report_url="/report/2017/07/13/letter/",
                sources=[Some(title="Report", url="https://example.org/")],
                quotes=[some_quote()],
                has_loose_quotes=False,
                citation="Ada, A letter",
                bibtex="@online{letter}",
            ),
            "base_url": "https://example.org",
        },
        ["/topics/torture/", "/report/2017/", "Report", "Cite this story", "In their words"],
    ),
    "components/related.html": (
        {"cards": [some_card()]},
        ["Related stories", "A letter", "/media/a 420w"],
    ),
    "components/chronicle_table.html": (
        {"moments": [MOMENT], "undated": [Some(name="Long ago", place="")]},
        ["A vote", "27 June 2017", "Long ago", "Date unknown", '<a href="/2017/"'],
    ),
    "components/chronicle_row.html": (
        {"moment": MOMENT},
        ["A vote", "27 June 2017", "Washington", '<a href="/2017/"'],
    ),
    "components/undated.html": (
        {"undated": Some(moments=[MOMENT], others=3)},
        ["Date unknown", "A vote", '<a href="/2017/"', "and 3 others"],
    ),
    "components/party_documents.html": (
        {
            "documents": Some(
                parts=[
                    Some(
                        label="Signed",
                        documents=[Some(name=some_name("A letter", "/documents/a/"), date="2017")],
                    )
                ],
                shown=1,
                total=30,
                url="/documents/?person=ada",
            )
        },
        ["<dt>Signed</dt>", 'href="/documents/a/"', "2017", "1 of 30", "/documents/?person=ada"],
    ),
    "components/members.html": (
        {
            "label": "Formerly",
            "members": [Some(name=some_name(), role="Chair", when="until 2017")],
        },
        ["<dt>Formerly</dt>", "Ada Person", ", Chair", "until 2017"],
    ),
    "components/quote_details.html": (
        {"quote": some_quote(), "url": "/documents/the-speech/"},
        ["to The ministry", "interview", "July 2017", "reported by The letter"],
    ),
    "components/quotations.html": (
        {
            "citations": [
                Some(quote=some_quote(), title="A letter", story_url="/2017/", published_on=DAY)
            ],
        },
        [
            *("“We came”, she says, and “we saw”", "Ada Person", 'href="/2017/"', "See in context"),
            *('dir="auto"', "to The ministry", 'in <a href="/documents/the-speech/"'),
        ],
    ),
    "components/quote_choices.html": (
        {
            "choices": [
                Some(name="All <topics>", url="/quotes/by/topics/"),
                Some(name="All media", url="/quotes/by/media/?year=2017"),
            ]
        },
        ['href="/quotes/by/topics/">All &lt;topics', '?year=2017" rel="nofollow">All media'],
    ),
    "components/quote_filter.html": (
        {"screen": Some(bar=BAR, kinds=[("person", "People"), ("document", "Documents")])},
        ['name="topic" value="torture"', '<option value="document" selected>', 'value="2017"'],
    ),
    "components/quick_exit.html": (
        {"url": "https://weather.example/"},
        ['<a class="quick-exit__link" href="https://weather.example/" rel="noreferrer nofollow"'],
    ),
    "components/share.html": (
        {"title": "Who & why?", "url": "/2026/01/02/a/", "base_url": "https://news.example"},
        [
            'href="mailto:?subject=Who%20%26%20why%3F&amp;body=https%3A%2F%2Fnews.example%2F2026',
            'value="https://news.example/2026/01/02/a/"',
        ],
    ),
    "components/record.html": (
        {"record": RECORD},
        ["U.S. Rep. (D-R.I.)", "signed a document", "1 person · 1 event", "The letter", "A vote"],
    ),
    "components/sources.html": (
        {
            "sources": [
                Some(
                    title="Report",
                    url="https://example.org/",
                    publisher="Blade",
                    accessed_on=DAY,
                    archived_url="https://example.org/a",
                )
            ]
        },
        ["Report", "Blade", "accessed 13 July 2017", "archived copy"],
    ),
    "components/marked.html": (
        {"pieces": [Some(text="A <b>"), Some(text="letter", marked=True)]},
        ["A &lt;b&gt;<mark>letter</mark>"],
    ),
    "components/search_form.html": (
        {"id": "box", "text": '"words"', "size": "large"},
        ['action="/search/" method="get"', 'value="&quot;words&quot;"', 'for="box"'],
    ),
    "components/search_understood.html": (
        {"search": Some(corrected="a letter", text="a lettr", is_loose=True)},
        ["No results for “a lettr”", '?q=a%20letter">a letter</a>', "most of them"],
    ),
    "components/search_facets.html": (
        {"search": Some(facets=[FACET], is_narrowed=True, all_url="/search/?q=a")},
        ["Topic", 'href="/search/?q=a&amp;topic=x"', ">3</span>", 'href="/search/?q=a"'],
    ),
    "components/oembed_link.html": (
        {"url": "/quotes/1/", "title": "A letter", "base_url": "https://record.example"},
        ["json+oembed", "/oembed/?url=https%3A%2F%2Frecord.example%2Fquotes%2F1%2F"],
    ),
    "components/quotation.html": (
        {"citation": CITED},
        ["“We saw”", "Ada", "to The ministry", "July 2017", "The speech", "13 July 2017"],
    ),
    "components/said_answer.html": (
        {
            "said": Some(
                is_enough=True, is_different=True, differs="", citation=CITED, pieces=SAID_PIECES
            ),
            "base_url": "https://record.example",
        },
        ["Said differently", ">saw</del>", ">heard</ins>", "“We saw”"],
    ),
    "components/said_form.html": (
        {"text": "We saw", "speaker": "Ada", "longest": 1000, "in_frame": True},
        ['method="post" target="_blank"', "We saw</textarea>", 'value="Ada"', 'maxlength="1000"'],
    ),
    "components/search_result.html": (
        {"result": RESULT},
        [
            "<mark>Letter</mark>",
            "“We saw”",
            "Ada",
            "World",
            "13 July 2017",
            "2 more quotes",
        ],
    ),
    "components/search_pager.html": (
        {"search": Some(earlier="/search/?q=a", later="/search/?q=a&page=3")},
        ["Previous results", 'rel="next" href="/search/?q=a&amp;page=3"'],
    ),
    "components/search_empty.html": (
        {"search": Some(asks=True, text="xyz", is_narrowed=True, all_url="/search/?q=xyz")},
        ["No results for “xyz” with these filters", 'href="/search/?q=xyz"'],
    ),
    "components/story_head.html": (
        {"story": STORY},
        [
            "<h1",
            '/authors/mara/">Mara</a></b>, <b>Josune</b> and <b>Iver</b>',
            *("Washington", "Updated <time", "2 August 2017", "4 min read"),
        ],
    ),
    "components/story_filter.html": (
        {"screen": Some(bar=BAR, sections=[Some(name="World", url="world")])},
        ['name="topic" value="torture"', '<option value="world" selected>', 'value="2017-06-27"'],
    ),
    "components/story_list.html": (
        {"stories": some_stories(is_first=False), "url": "/world/"},
        ["A letter", "Newest stories", "Older stories"],
    ),
    "components/story_formats.html": (
        {"url": "/2017/07/13/a/"},
        ['title="ninjs 3.1" href="/2017/07/13/a/story.ninjs.json"', "a/citation.bib"],
    ),
    "components/structured_data.html": (
        {"data": '{"name": "A"}'},
        ['<script type="application/ld+json">{"name": "A"}</script>'],
    ),
    "components/timeline.html": (
        {"events": EVENTS},
        ["<ol", "A vote", "27 June 2017", "Washington", "timeline__event--background"],
    ),
    "components/topic_hub.html": (
        {
            "topic": Some(name="Prisons", slug="prisons"),
            "hub": Some(
                people=[Some(name=some_name("Ada", "/people/ada/"), stories=3)],
                organizations=[],
                documents=[],
                topics=[],
                is_all=False,
                has_figures=True,
                counted=60,
                timeline=Some(moments=[]),
                quotes=[],
            ),
        },
        ["Key people", '<a href="/people/ada/">Ada</a>', "of the newest 60"],
    ),
    "components/topic_links.html": (
        {"topics": [some_name("Prisons", "/topics/prisons/")]},
        ['<a href="/topics/prisons/">Prisons</a>'],
    ),
    "components/recording_words.html": (
        {"file": FILM, "what": "Download", "value": {"caption": "A gate", "credit": "B. Lee"}},
        ["A gate", "B. Lee", 'href="/f.mp4" download>Download</a>', "MP4, 2.0"],
    ),
    "navigation/brand.html": (
        {"site": Some(name="The Record", face=Some(logo="/face/logo-1.png", logo_width=90))},
        ['src="/face/logo-1.png" alt="" width="90"', "<span>The Record</span>"],
    ),
    "components/secure_tips.html": (
        {"site": Some(secure_tips="<p>Use Signal.</p>", secure_address="desk.onion")},
        ["How to reach us safely", "<p>Use Signal.</p>", "desk.onion"],
    ),
    "components/front_record.html": (
        {
            "front": Some(
                topics=[Some(topic=some_name("Water", "/topics/water/"), story=some_name())],
                letters=[Some(name=some_name("The letter", "/documents/l/"), words="No answer")],
                corrections=[some_notice()],
            )
        },
        ["/topics/water/", "/documents/l/", "No answer", "Latest corrections"],
    ),
    "navigation/footer.html": ({"site": SITE}, ["<p>Footer</p>", "mailto:desk@", "/about/"]),
    "navigation/masthead.html": (
        {"site": SITE, "current": "/world/"},
        ["The Record", "News", 'href="/world/" aria-current="page"'],
    ),
    "navigation/older.html": (
        {"stories": some_stories(), "url": "/world/"},
        ["/world/?before=2017-07-13.1", "Older stories"],
    ),
}
