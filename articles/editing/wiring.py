"""Gives models the newsroom's forms, so that no model has to know a form."""

from articles.editing import workflow_mails
from articles.editing.accounts import log, rights_log
from articles.editing.forms.articles import ArticlePageForm
from articles.editing.forms.identified import IdentifiedForm, IdentifiedFormSet
from articles.editing.forms.mentions import MentionFormSet
from articles.editing.forms.quotes import QuoteForm, QuoteFormSet
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
    use_row_classes(SourceLink, RowClasses(IdentifiedForm, IdentifiedFormSet))
    for mention in (PersonMention, OrganizationMention, DocumentMention, EventMention):
        use_row_classes(mention, RowClasses(formset=MentionFormSet))
