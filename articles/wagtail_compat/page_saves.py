"""What happens around the two writes of the page editor.

Replaces: `save` and `save_revision` of the one page object that the edit view saves. The view first
writes the row of a draft (`page.save()`) and then the revision; "Publish" and "Submit" do that in
two transactions, and nothing is called between the validation of the form and the first write.
Upstream: wagtail#2565, open: whoever saves second overwrites the first. wagtail#13749 and
wagtail#13750 proposed a lock and were closed.
Ends when: Wagtail compares versions inside the transaction of the save, or the edit view has a
documented method for the save alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wagtail.models import Page, Revision


def wrap_next_saves(
    page: Page,
    *,
    before_row: Callable[[], None],
    around_revision: Callable[[bool], AbstractContextManager[None]],
) -> None:
    """Until this object's revision is saved: `before_row()` is called before its row is written,
    and the revision is written inside `around_revision(is_first_write)`. Each wrapper is there for
    one call. What the two raise, the view's save raises, and nothing is written."""
    save, save_revision = page.save, page.save_revision

    def wrapped_save(*args: Any, **kwargs: Any) -> None:
        _unwrap(page, "save")
        before_row()
        save(*args, **kwargs)

    def wrapped_save_revision(*args: Any, **kwargs: Any) -> Revision:
        with around_revision(_unwrap(page, "save")):
            _unwrap(page, "save_revision")
            revision: Revision = save_revision(*args, **kwargs)
        return revision

    page.__dict__["save"] = wrapped_save
    page.__dict__["save_revision"] = wrapped_save_revision


def _unwrap(page: Page, name: str) -> bool:
    """Give the method back to its class; whether it was still wrapped."""
    return page.__dict__.pop(name, None) is not None
