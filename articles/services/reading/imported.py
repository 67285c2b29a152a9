"""One use case: a story file is imported, read, and, where asked, accepted by the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import ArticlePage, ImportedFrom
from articles.services.importing.import_story import ImportResult, import_story
from articles.services.reading.decide import ReadingOutcome, accept_above
from articles.services.reading.read import read_article

if TYPE_CHECKING:
    from articles.services.reading.shapes import ReadProposal


@dataclass(frozen=True)
class ReadImport:
    """`proposals` are those of the story before anything was accepted."""

    result: ImportResult
    proposals: tuple[ReadProposal, ...]
    outcome: ReadingOutcome


@transaction.atomic
def import_and_read(
    *, threshold: float | None, key: str, scheme: str, **options: Any
) -> ReadImport:
    """Import a story as `import_story` does, and read its draft.

    What is at least as sure as `threshold` (0 to 1) is accepted by the machine and waits for a
    person to confirm it; None accepts nothing. A story that a person has edited since it was
    imported is read only. Raises what `import_story` raises; nothing is changed then.
    """
    result = import_story(key=key, scheme=scheme, **options)
    article = ArticlePage.objects.get(pk=result.article.pk)
    draft = article.get_latest_revision_as_object()
    proposals = read_article(article=draft).proposals
    outcome = ReadingOutcome(None)
    if threshold is not None:
        known = ImportedFrom.objects.filter(
            scheme=scheme, key=key, content_digest=draft.publication_digest()
        )
        if known.exists():
            outcome = accept_above(article=article, threshold=threshold, user=options.get("user"))
        else:
            result.report.note(_("Someone has edited this story: nothing was accepted."))
    if outcome.revision:
        draft = outcome.revision.as_object()
        # No person has edited it: a changed file may still take its place.
        known.update(content_digest=draft.publication_digest())
        result = ImportResult(draft, result.outcome, result.report, result.created)
    return ReadImport(result, proposals, outcome)
