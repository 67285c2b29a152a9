"""One page with a StreamField: what a plain Wagtail site has."""

from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page


class StoryPage(Page):
    body = StreamField([("paragraph", blocks.RichTextBlock())])

    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "page/story_page.html"
