"""One update of the reference index for a row and all its children.

Replaces: Wagtail's signal handler during the save. It indexes the whole parent again for each child
that is saved: publishing a story with 15 quotes and 40 mentions cost 107 updates and most of its
time.
Upstream: wagtail#13033, open: saving a page with many child rows is slow since Wagtail 6.0.
Ends when: Wagtail indexes a page once per save.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


@contextmanager
def one_reference_update(instance: Model) -> Iterator[None]:
    """Saves inside index nothing; at the end `instance` is indexed. Inside another one, that one
    does it."""
    # That module reads Wagtail's models as it is loaded.
    from wagtail import signal_handlers

    # Wagtail's context manager does not nest.
    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    signal_handlers.update_reference_index_on_save(instance)
