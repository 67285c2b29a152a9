"""What a permanent address looks like."""

import re

from articles.text import SLUG_FORM

# The date of the story, year before month before day, and its slug.
ADDRESS_FORM = rf"^/\d{{4}}/\d{{2}}/\d{{2}}/{SLUG_FORM.pattern}/$"
# In characters.
ADDRESS_LENGTH = 255


def is_address(text: str) -> bool:
    """Whether `text` can be kept as the address of a story."""
    return len(text) <= ADDRESS_LENGTH and re.search(ADDRESS_FORM, text) is not None
