"""What is pasted into a story, as the parts that a story has.

Pure: HTML as a word processor or a browser puts it on the clipboard goes in, lines, tables and
footnotes come out. Nothing of the source's styles, scripts and tracking is left.
"""

from articles.safety.pasting.media import watch_address
from articles.safety.pasting.parts import Line, Pasted, PastedEmbed, PastedPicture, PastedTable
from articles.safety.pasting.reading import read_old_body, read_paste
from articles.safety.pasting.writing import to_blocks

__all__ = [
    "Line",
    "Pasted",
    "PastedEmbed",
    "PastedPicture",
    "PastedTable",
    "read_old_body",
    "read_paste",
    "to_blocks",
    "watch_address",
]
