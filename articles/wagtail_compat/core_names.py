"""Names outside the admin that Wagtail's documentation does not promise. Models may import them.

Replaces nothing: they are used as they are, and a Wagtail that moves one is mended here.
Upstream: no ticket. Ends when: they are documented, name by name.
"""

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.rich_text.rewriters import extract_attrs

__all__ = ["InvalidFilterSpecError", "extract_attrs"]
