"""What a mixin of pages is built on.

A mixin of models is an abstract `Model`: a `Page` of its own would have a table. A type checker
has to know it as the page that it becomes part of.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Page as PageMixin
else:
    from django.db.models import Model as PageMixin

__all__ = ["PageMixin"]
