"""The blocks that a story's body is made of."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "make-quote"]
# Only these blocks are the story's own words: quotes are anchored in them and nowhere else.
TEXT_BLOCK = "text"


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

    class Meta:
        required = False
