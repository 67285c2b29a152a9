"""What each block of a story is given in tests, and words that it then prints."""

from types import SimpleNamespace as Some

from tests.template_cases import CASES
from tests.template_samples import (
    EVENTS,
    some_name,
    some_picture,
)

FILM = Some(url="/f.mp4", ending="mp4", size=2048, label="The gate")
BLOCKS = {
    "articles/blocks/excerpt.html": (
        {"value": {"passage": "We <urge> you", "locator": "page 4"}, "document": some_name()},
        ["We &lt;urge&gt; you", "page 4", "Ada Person"],
    ),
    "articles/blocks/figure.html": ({"picture": some_picture()}, ['alt="A gate"', "<figcaption"]),
    "articles/blocks/heading.html": ({"value": "What & why"}, ["<h2", "What &amp; why"]),
    "articles/blocks/box.html": ({"html": "<h2>The bridge</h2>"}, ["<h2>The bridge</h2>"]),
    "articles/blocks/call_to_action.html": (
        {"value": {"title": "A <b>", "text": "T", "link_text": "Go", "url": "https://a.example/"}},
        ["A &lt;b&gt;", '<a class="box__link" href="https://a.example/">Go</a>'],
    ),
    "articles/blocks/veiled_picture.html": (
        {"picture": some_picture(), "value": {"warning": "injured people"}},
        ["<details", "Content warning", "injured people", 'alt="A gate"'],
    ),
    "articles/blocks/video.html": (
        {"media": Some(file=FILM, captions=Some(url="/c.vtt")), "html": "<p>Said</p>"},
        ['src="/f.mp4"', 'kind="captions" src="/c.vtt"', "<summary>Transcript", "<p>Said</p>"],
    ),
    "articles/blocks/audio.html": ({"media": Some(file=FILM)}, ["<audio", 'src="/f.mp4"']),
    "articles/blocks/files.html": (
        {"media": Some(files=[FILM]), "value": {"title": "The plans"}},
        ["<h2>The plans</h2>", '<a href="/f.mp4" download>The gate</a>'],
    ),
    "articles/blocks/embed.html": (
        {
            "media": Some(embed=Some(provider="Vimeo", src="https://player.example/1")),
            "value": {"url": "https://vimeo.example/1", "title": "A debate"},
        },
        ['href="https://vimeo.example/1"', "A debate", "Load from Vimeo", " hidden>"],
    ),
    "articles/blocks/related_story.html": (
        {"media": Some(story=some_name("A gate", "/a/")), "value": {"label": "Read also"}},
        ["Read also", '<a href="/a/">A gate</a>'],
    ),
    "articles/blocks/footnotes.html": (
        {"html": '<ol><li id="note-1">See the file.</li></ol>'},
        ['aria-label="Footnotes"', "See the file."],
    ),
    "articles/blocks/table.html": (
        {"html": "<table></table>", "value": {"caption": "What it costs"}},
        ["<table>", 'aria-label="What it costs"', 'tabindex="0"'],
    ),
    "articles/blocks/pull_quote.html": (
        {"value": {"words": "The world pays attention.", "attribution": "A letter"}},
        ["The world pays attention.", "A letter"],
    ),
    "articles/blocks/timeline.html": (
        {"value": {"title": "What happened when"}, "events": EVENTS},
        ["What happened when", "A vote"],
    ),
}
BLOCKS |= CASES
