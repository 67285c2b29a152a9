"""The blocks that a story's body is made of."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from articles.blocks.boxes import (
    CallToActionBlock,
    FactBoxBlock,
    KeyPointsBlock,
    PrintsItsWords,
    VeiledPictureBlock,
)
from articles.blocks.media import (
    AudioBlock,
    EmbedBlock,
    FilesBlock,
    RelatedStoryBlock,
    VideoBlock,
)

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "make-quote"]
# In cells of tables and in footnotes.
SMALL_FEATURES = ["bold", "italic", "link"]
# The story's running text. Which other blocks hold its words: `articles.text.block_words`.
TEXT_BLOCK = "text"
# Blocks with a picture of their own.
PICTURE_BLOCKS = frozenset(("image", "veiled_picture"))
# Blocks with sound or film, for which words have to stand.
RECORDING_BLOCKS = frozenset(("video", "audio"))


_TABLE = {
    "columns": [{"type": "text", "heading": "Part"}, {"type": "text", "heading": "Millions"}],
    "rows": [{"values": ["Piers", "3"]}, {"values": ["Lamps", "1"]}],
    "caption": "What the bridge costs",
}


class FigureBlock(blocks.StructBlock):
    """A picture in the text. `ImageBlock` asks for alternative text or "decorative"."""

    image = ImageBlock()
    caption = blocks.CharBlock(required=False, max_length=400)
    credit = blocks.CharBlock(required=False, max_length=255)

    class Meta:
        icon = "image"
        label = "Image"
        template = "articles/blocks/figure.html"


class PullQuoteBlock(blocks.StructBlock):
    """Words of the story set large: display only, apart from the `Quote` of the record."""

    words = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, max_length=255)

    class Meta:
        icon = "openquote"
        label = "Pull quote"
        template = "articles/blocks/pull_quote.html"
        preview_value: ClassVar = {"words": "The world pays attention.", "attribution": "A letter"}


class ExcerptBlock(blocks.StructBlock):
    """A passage of a source document."""

    document = SnippetChooserBlock("articles.SourceDocument", required=False)
    passage = blocks.TextBlock()
    locator = blocks.CharBlock(
        required=False, max_length=120, help_text=_("Where in the document: “page 4”, “section 2”.")
    )

    class Meta:
        icon = "doc-full"
        label = "Document excerpt"
        template = "articles/blocks/excerpt.html"


class TimelineBlock(blocks.StructBlock):
    """The events of the story in order of time; they are taken from its record."""

    title = blocks.CharBlock(required=False, max_length=120, default="What happened when")

    class Meta:
        icon = "history"
        label = "Timeline of the story's events"
        template = "articles/blocks/timeline.html"


class TableBlock(PrintsItsWords, TypedTableBlock):
    """Rows and columns, kept as Wagtail keeps its typed tables."""


class FootnotesBlock(PrintsItsWords, blocks.StructBlock):
    """Notes to the text. They are numbered through the story; `[2]` in the text, as a link to
    `#note-2`, leads to the second."""

    notes = blocks.ListBlock(
        blocks.RichTextBlock(features=SMALL_FEATURES, label=_("Footnote")), label=_("Footnotes")
    )

    class Meta:
        icon = "list-ol"
        label = _("Footnotes")
        template = "articles/blocks/footnotes.html"
        preview_value: ClassVar = {"notes": ["<p>The first bridge was built in 1911.</p>"]}
        description = _("Numbered notes below the text. Pasted text brings its own.")


class StoryBlock(blocks.StreamBlock):
    """The body of a story."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, icon="pilcrow", label="Text")
    heading = blocks.CharBlock(
        max_length=160, icon="title", label="Heading", template="articles/blocks/heading.html"
    )
    image = FigureBlock()
    pull_quote = PullQuoteBlock()
    excerpt = ExcerptBlock()
    timeline = TimelineBlock()
    table = TableBlock(
        [
            ("text", blocks.TextBlock(required=False, rows=1, label=_("Text"))),
            (
                "rich_text",
                blocks.RichTextBlock(
                    required=False, features=SMALL_FEATURES, label=_("Text with links")
                ),
            ),
        ],
        icon="table",
        label=_("Table"),
        template="articles/blocks/table.html",
        preview_value=_TABLE,
        description=_("Rows and columns. Paste a table into the text to make one."),
    )
    footnotes = FootnotesBlock()
    key_points = KeyPointsBlock()
    fact_box = FactBoxBlock()
    call_to_action = CallToActionBlock()
    veiled_picture = VeiledPictureBlock()
    video = VideoBlock()
    audio = AudioBlock()
    files = FilesBlock()
    embed = EmbedBlock()
    related_story = RelatedStoryBlock()

    class Meta:
        required = False
