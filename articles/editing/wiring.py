"""Connects what the layers below may not know of: forms of models, log handlers, mails."""

from articles.editing.accounts import log, rights_log
from articles.editing.review import workflow_mails
from articles.editing.stories.form import ArticlePageForm
from articles.editing.stories.mention_rows import MentionFormSet
from articles.editing.stories.quote_rows import QuoteForm, QuoteFormSet
from articles.editing.stories.uid_rows import UidRowForm, UidRowFormSet
from articles.models import (
    ArticlePage,
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    Quote,
    SourceLink,
)
from articles.panels.rows import RowClasses, use_row_classes


def connect() -> None:
    """Called once, from AppConfig.ready()."""
    log.connect()
    rights_log.connect()
    workflow_mails.connect()
    ArticlePage.base_form_class = ArticlePageForm
    use_row_classes(Quote, RowClasses(QuoteForm, QuoteFormSet))
    use_row_classes(SourceLink, RowClasses(UidRowForm, UidRowFormSet))
    for mention in (PersonMention, OrganizationMention, DocumentMention, EventMention):
        use_row_classes(mention, RowClasses(formset=MentionFormSet))
