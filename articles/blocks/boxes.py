"""Boxes beside the running text: key points, facts, something to do, a veiled picture."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from articles.text import block_html

_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class PrintsItsWords:
    """A block whose template prints the `html` in which quotes are marked; here for its preview."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)  # type: ignore[misc]
        stored = self.get_prep_value(value)  # type: ignore[attr-defined]
        return {**context, "html": block_html(self.name, stored)}  # type: ignore[attr-defined]


class KeyPointsBlock(PrintsItsWords, blocks.StructBlock):
    """What a reader in a hurry should know."""

    title = blocks.CharBlock(required=False, max_length=120, default=_("Key points"))
    points = blocks.ListBlock(
        blocks.CharBlock(max_length=300, label=_("Point")), min_num=1, max_num=8, label=_("Points")
    )

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        template = "articles/blocks/box.html"
        preview_value: ClassVar = {
            "title": "Key points",
            "points": ["Two towns ask for a bridge.", "A vote follows in May."],
        }
        description = _("The story in a few sentences, usually at its top.")


class FactBoxBlock(PrintsItsWords, blocks.StructBlock):
    """Background that would hold up the story."""

    title = blocks.CharBlock(required=False, max_length=120)
    text = blocks.RichTextBlock(features=_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "articles/blocks/box.html"
        preview_value: ClassVar = {"title": "The bridge", "text": "<p>It was built in 1911.</p>"}
        description = _("Background in a box. Quotes in it can be recorded.")


class CallToActionBlock(blocks.StructBlock):
    """Something that a reader can do, with one link."""

    title = blocks.CharBlock(required=False, max_length=120)
    text = blocks.TextBlock(required=False, rows=2, max_length=400)
    link_text = blocks.CharBlock(max_length=80, help_text=_("What the link does: “Write to the …”"))
    url = blocks.URLBlock(label=_("Address"), help_text=_("Begins with https://"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not str(value.get("url") or "").lower().startswith(("http://", "https://")):
            error = ValidationError(_("The address has to begin with https://"))
            raise blocks.StructBlockValidationError(block_errors={"url": error})
        return value

    class Meta:
        icon = "link-external"
        label = _("Call to action")
        template = "articles/blocks/call_to_action.html"
        preview_value: ClassVar = {
            "title": "Have your say",
            "text": "The towns take comments until May.",
            "link_text": "Send a comment",
            "url": "https://example.org/",
        }
        description = _("A link to something that readers can do.")


class VeiledPictureBlock(blocks.StructBlock):
    """A picture that a reader sees only after they have read what it shows."""

    warning = blocks.CharBlock(
        max_length=200, help_text=_("What readers will see if they go on: “injured people”.")
    )
    image = ImageBlock()
    caption = blocks.CharBlock(required=False, max_length=400)
    credit = blocks.CharBlock(required=False, max_length=255)

    class Meta:
        icon = "warning"
        label = _("Picture behind a content warning")
        template = "articles/blocks/veiled_picture.html"
        description = _("The picture opens when a reader asks for it.")
