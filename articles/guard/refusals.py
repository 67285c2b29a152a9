"""What is raised when a story may not go live."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.guard.findings import Finding


class PublicationRefused(Exception):
    """A story may not go live, or not be submitted; nothing was changed.

    `findings` say why and what to do; `title` and `article_id` (None: not saved yet) name the
    story. `str()` is the title and one line for each finding.
    """

    def __init__(
        self, findings: Iterable[Finding], *, title: str, article_id: int | None = None
    ) -> None:
        self.findings = tuple(findings)
        self.title = title
        self.article_id = article_id
        lines = [f"“{title}” cannot go live yet:"]
        lines += [f"- {finding.message}" for finding in self.findings]
        super().__init__("\n".join(lines))


class MediumInUse(Exception):
    """A picture or file that readers see now is neither deleted nor replaced: nobody would have
    approved what they see then.

    `change` is "deleted" or "replaced"; `key` is the row's. `str()` says what to do.
    """

    def __init__(self, title: str, *, key: int, is_picture: bool, change: str) -> None:
        self.key = key
        self.is_picture = is_picture
        super().__init__(
            f"“{title}” cannot be {change} because it is published. First remove it from the pages "
            "that show it, or unpublish them."
        )


class CorrectionIsFinal(Exception):
    """An issued correction is neither changed nor deleted: a newer one takes its place."""

    def __init__(self) -> None:
        super().__init__("A published correction cannot be changed. Publish a newer one instead.")


class StepNeeded(Exception):
    """A step stays: it is the last that asks the safety question. `str()` says what to do."""

    def __init__(self, step: str) -> None:
        super().__init__(
            f"“{step}” stays: no other step of this workflow asks who could be hurt by a story. "
            "Add a safety review to another step first, or choose other steps under Settings."
        )


class EmbargoRefused(Exception):
    """An embargo cannot be set, changed or lifted so, or would be broken; nothing was changed.

    `article_id` is the story's key. `str()` says what to do.
    """

    def __init__(self, message: str, *, article_id: int | None = None) -> None:
        self.article_id = article_id
        super().__init__(message)
