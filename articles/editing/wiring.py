"""Connects what the layers below may not know of: forms of models, log handlers, mails, and the
newsroom's rules with the workarounds that follow them (`articles.wagtail_compat`)."""

from articles.editing.accounts import log, rights_log
from articles.editing.embargo.reports import known_stories, without_hidden_media
from articles.editing.reading.panel import record_side_panel
from articles.editing.review import workflow_mails
from articles.editing.site.home_form import HomePageForm
from articles.editing.site.slug_fields import AnySlugPageForm
from articles.editing.stories.form import ArticlePageForm
from articles.editing.stories.mention_rows import MentionFormSet
from articles.editing.stories.quote_rows import QuoteForm, QuoteFormSet
from articles.editing.stories.uid_rows import UidRowForm, UidRowFormSet
from articles.models import (
    ArticlePage,
    DocumentMention,
    EventMention,
    HomePage,
    OrganizationMention,
    PersonMention,
    Quote,
    SectionPage,
    SourceLink,
    StandardPage,
    who_may_know,
)
from articles.models.querysets.embargoes import without_embargoed
from articles.panels.rows import RowClasses, use_row_classes
from articles.selectors.embargo.visibility import hidden_among, hidden_tags
from articles.selectors.history.site_history import entries_on_pages, entries_on_records
from articles.syndication.tables import defused
from articles.wagtail_compat.admin_api import narrow_admin_api
from articles.wagtail_compat.bulk_actions import narrow_bulk_actions
from articles.wagtail_compat.comment_mails import narrow_comment_mails
from articles.wagtail_compat.exported_tables import export_no_formulas
from articles.wagtail_compat.inline_scripts import write_no_inline_scripts
from articles.wagtail_compat.log_entries import narrow_log_entries
from articles.wagtail_compat.page_types_report import narrow_page_types_report
from articles.wagtail_compat.people_in_filters import begin_among_known, offer_everybody
from articles.wagtail_compat.popular_tags import narrow_popular_tags
from articles.wagtail_compat.redirect_forms import refuse_circles
from articles.wagtail_compat.side_panels import add_side_panel
from articles.wagtail_compat.workflow_mails import silence_workflow_mails


def connect() -> None:
    """Called once, from AppConfig.ready()."""
    log.connect()
    rights_log.connect()
    workflow_mails.connect()
    ArticlePage.base_form_class = ArticlePageForm
    SectionPage.base_form_class = StandardPage.base_form_class = AnySlugPageForm
    HomePage.base_form_class = HomePageForm
    use_row_classes(Quote, RowClasses(QuoteForm, QuoteFormSet))
    use_row_classes(SourceLink, RowClasses(UidRowForm, UidRowFormSet))
    for mention in (PersonMention, OrganizationMention, DocumentMention, EventMention):
        use_row_classes(mention, RowClasses(formset=MentionFormSet))
    add_side_panel(record_side_panel)
    _give_wagtail_our_rules()


def _give_wagtail_our_rules() -> None:
    refuse_circles()
    write_no_inline_scripts()
    export_no_formulas(defused)
    silence_workflow_mails()  # `workflow_mails` sends the newsroom's own
    narrow_comment_mails(who_may_know)
    narrow_bulk_actions(hidden_among)
    narrow_page_types_report(known_stories)
    narrow_popular_tags(hidden_tags)
    offer_everybody()
    begin_among_known(without_embargoed)
    narrow_admin_api(without_hidden_media)
    narrow_log_entries(of_pages=entries_on_pages, of_records=entries_on_records)
