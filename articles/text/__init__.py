"""The text of a story: its plain form, where quotes stand in it, and how they are marked in HTML.

Pure: no Django, no Wagtail, no clock, no disk. All offsets are Python code points.
"""

from articles.text.anchors import anchor, anchor_all
from articles.text.block_words import (
    block_html,
    block_text,
    note_count,
    printed_texts,
    story_texts,
)
from articles.text.comparison import ComparedPiece, ParagraphChange, compare_paragraphs
from articles.text.contexts import Stretch, surroundings
from articles.text.joints import LONGEST_JOINT, join_parts, joint_between
from articles.text.likeness import alike
from articles.text.markup import Mark, mark_spans
from articles.text.matching import occurrences
from articles.text.names_in_text import names_in_text
from articles.text.normalise import (
    clean_text,
    fold,
    name_key,
    without_broken_escapes,
    without_broken_signs,
    without_broken_signs_in,
)
from articles.text.paragraphs import first_sentence, text_to_html
from articles.text.passages import Passage, passage
from articles.text.projection import (
    CONTEXT_LENGTH,
    PROJECTION_VERSION,
    Projection,
    Selector,
    TextBlock,
    html_to_text,
)
from articles.text.quoted import QuotedStretch, quoted_paragraphs
from articles.text.reading_time import reading_minutes
from articles.text.search_query import (
    MAX_CHARACTERS,
    PREFIX,
    Clause,
    Phrase,
    SearchQuery,
    Term,
    as_fts5,
    as_tsquery,
    loosened,
    parse_query,
)
from articles.text.search_snippets import SnippetPiece, mark, snippet
from articles.text.search_spelling import errors_between, halves, may_be_misspelt, most_errors
from articles.text.search_words import latin_words, search_words, stem, words_of
from articles.text.selection import SelectionError, from_selection
from articles.text.slugs import MARKS_IN_SLUG, SLUG_FORM, SLUG_SIGN, is_slug, slug_of
from articles.text.sources import SourceComparison, compare_with_source
from articles.text.transliteration import plain_latin, spellings

__all__ = [
    "CONTEXT_LENGTH",
    "LONGEST_JOINT",
    "MARKS_IN_SLUG",
    "MAX_CHARACTERS",
    "PREFIX",
    "PROJECTION_VERSION",
    "SLUG_FORM",
    "SLUG_SIGN",
    "Clause",
    "ComparedPiece",
    "Mark",
    "ParagraphChange",
    "Passage",
    "Phrase",
    "Projection",
    "QuotedStretch",
    "SearchQuery",
    "SelectionError",
    "Selector",
    "SnippetPiece",
    "SourceComparison",
    "Stretch",
    "Term",
    "TextBlock",
    "alike",
    "anchor",
    "anchor_all",
    "as_fts5",
    "as_tsquery",
    "block_html",
    "block_text",
    "clean_text",
    "compare_paragraphs",
    "compare_with_source",
    "errors_between",
    "first_sentence",
    "fold",
    "from_selection",
    "halves",
    "html_to_text",
    "is_slug",
    "join_parts",
    "joint_between",
    "latin_words",
    "loosened",
    "mark",
    "mark_spans",
    "may_be_misspelt",
    "most_errors",
    "name_key",
    "names_in_text",
    "note_count",
    "occurrences",
    "parse_query",
    "passage",
    "plain_latin",
    "printed_texts",
    "quoted_paragraphs",
    "reading_minutes",
    "search_words",
    "slug_of",
    "snippet",
    "spellings",
    "stem",
    "story_texts",
    "surroundings",
    "text_to_html",
    "without_broken_escapes",
    "without_broken_signs",
    "without_broken_signs_in",
    "words_of",
]
