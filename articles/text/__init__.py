"""The text of a story: its plain form, where quotes stand in it, and how they are marked in HTML.

Pure: no Django, no Wagtail, no clock, no disk. All offsets are Python code points.
"""

from articles.text.anchors import anchor, anchor_all
from articles.text.comparison import ParagraphChange, Piece, compare_paragraphs
from articles.text.contexts import Stretch, surroundings
from articles.text.likeness import alike
from articles.text.markup import Mark, mark_spans
from articles.text.matching import occurrences
from articles.text.normalise import clean_text, fold, name_key
from articles.text.paragraphs import first_sentence, text_to_html
from articles.text.passages import Passage, passage
from articles.text.projection import PROJECTION_VERSION, Projection, TextBlock, html_to_text
from articles.text.selection import SelectionError, from_selection
from articles.text.selectors import CONTEXT, Selector
from articles.text.sources import SourceComparison, compare_with_source
from articles.text.standing_names import standing_names

__all__ = [
    "CONTEXT",
    "PROJECTION_VERSION",
    "Mark",
    "ParagraphChange",
    "Passage",
    "Piece",
    "Projection",
    "SelectionError",
    "Selector",
    "SourceComparison",
    "Stretch",
    "TextBlock",
    "alike",
    "anchor",
    "anchor_all",
    "clean_text",
    "compare_paragraphs",
    "compare_with_source",
    "first_sentence",
    "fold",
    "from_selection",
    "html_to_text",
    "mark_spans",
    "name_key",
    "occurrences",
    "passage",
    "standing_names",
    "surroundings",
    "text_to_html",
]
