"""Files, sound, film and what stands elsewhere, in a story."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from articles.blocks.boxes import PrintsItsWords
from articles.safety.metadata import AUDIO, FILM
from articles.syndication.embeds import PROVIDER_NAMES, find_embed

_TRANSCRIPT = _("What is said and what can be heard. Quotes in it can be recorded.")


class FileOfKindBlock(DocumentChooserBlock):
    """A file of the library with one of some endings."""

    def __init__(self, endings: Any = (), **options: Any) -> None:
        self.endings = frozenset(endings)
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value is not None and value.file_extension.lower() not in self.endings:
            names = ", ".join(sorted(self.endings))
            raise ValidationError(_("Choose a file of one of these kinds: %s") % names)
        return value


class ListedFileBlock(blocks.StructBlock):
    file = DocumentChooserBlock()
    label = blocks.CharBlock(max_length=160, help_text=_("What the file is: “The letter (PDF)”."))


class FilesBlock(blocks.StructBlock):
    """Files that readers may download."""

    title = blocks.CharBlock(required=False, max_length=120, default=_("Files"))
    files = blocks.ListBlock(ListedFileBlock(label=_("File")), min_num=1, label=_("Files"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("List of files")
        template = "articles/blocks/files.html"
        preview_value: ClassVar = {"title": "The plans of the bridge", "files": []}
        description = _("Files to download, each with a line that says what it is.")


class VideoBlock(PrintsItsWords, blocks.StructBlock):
    """A film of the newsroom's own."""

    file = FileOfKindBlock(FILM, label=_("Video"), help_text=_("MP4 or WebM."))
    captions = FileOfKindBlock(
        ("vtt",),
        required=False,
        label=_("Captions"),
        help_text=_("A WebVTT file (.vtt). A video needs captions or a transcript."),
    )
    transcript = blocks.TextBlock(
        required=False, rows=4, label=_("Transcript"), help_text=_TRANSCRIPT
    )
    caption = blocks.CharBlock(required=False, max_length=400)
    credit = blocks.CharBlock(required=False, max_length=255)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "articles/blocks/video.html"
        preview_value: ClassVar = {"transcript": "The bridge opens.", "caption": "The bridge"}
        description = _("A video that is kept here. What it says about its maker is removed.")


class AudioBlock(PrintsItsWords, blocks.StructBlock):
    """A recording of the newsroom's own."""

    file = FileOfKindBlock(AUDIO, label=_("Audio"), help_text=_("MP3, M4A or Ogg."))
    transcript = blocks.TextBlock(
        required=False, rows=4, label=_("Transcript"), help_text=_TRANSCRIPT
    )
    caption = blocks.CharBlock(required=False, max_length=400)
    credit = blocks.CharBlock(required=False, max_length=255)

    class Meta:
        icon = "media"
        label = _("Audio")
        template = "articles/blocks/audio.html"
        preview_value: ClassVar = {"transcript": "The bridge opens.", "caption": "The bridge"}
        description = _("A recording that is kept here, with its transcript.")


class EmbedBlock(blocks.StructBlock):
    """Something at another site. Readers ask for it; nothing is loaded before."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("Of the page, as the browser shows it."))
    title = blocks.CharBlock(max_length=160, help_text=_("What it shows: “The debate on 7 March”."))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if find_embed(str(value.get("url") or "")) is None:
            error = ValidationError(
                _("Only pages of these sites can be shown: %s. Others can be linked in the text.")
                % ", ".join(PROVIDER_NAMES)
            )
            raise blocks.StructBlockValidationError(block_errors={"url": error})
        return value

    class Meta:
        icon = "code"
        label = _("Embed")
        template = "articles/blocks/embed.html"
        preview_value: ClassVar = {"url": "https://vimeo.com/100001", "title": "The bridge opens"}
        description = _("A video, sound or chart elsewhere. It loads when a reader asks for it.")


class RelatedStoryBlock(blocks.StructBlock):
    """Another story that readers should know."""

    story = blocks.PageChooserBlock(page_type="articles.ArticlePage")
    label = blocks.CharBlock(required=False, max_length=60, default=_("Read also"))

    class Meta:
        icon = "doc-full"
        label = _("Related story")
        template = "articles/blocks/related_story.html"
        preview_value: ClassVar = {"label": "Read also: the bridge"}
        description = _("A link to another story, with its headline. Only public ones are shown.")
