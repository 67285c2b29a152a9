"""What is raised where a story may not go live."""

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
        lines = [f"“{title}” cannot go live as it is:"]
        lines += [f"- {finding.message}" for finding in self.findings]
        super().__init__("\n".join(lines))
