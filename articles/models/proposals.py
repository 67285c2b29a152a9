"""What people decided about proposals of the reading machine. Outside revisions: restoring an old
revision does not bring back what was rejected."""

from django.conf import settings
from django.db import models


class RejectedProposal(models.Model):
    """One proposal that somebody rejected for one story, and that is not shown again there.

    `key` is the proposal's own (see `articles.services.reading.keys`): it is made of its kind, its
    words and, for a quote, the words around it, so that it is the same when the text moves.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="rejected_proposals"
    )
    key = models.CharField(max_length=80)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    rejected_at = models.DateTimeField()

    class Meta:
        ordering = ["-rejected_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], name="unique_rejected_proposal_of_article"
            )
        ]

    def __str__(self) -> str:
        return self.key
