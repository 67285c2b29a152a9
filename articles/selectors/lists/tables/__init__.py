"""Every list as a table, for people who count and compare: a file a table."""

from articles.selectors.lists.tables.base import Table as Table
from articles.selectors.lists.tables.cases import cases_table as cases_table
from articles.selectors.lists.tables.corrections import corrections_table as corrections_table
from articles.selectors.lists.tables.correspondence import (
    correspondence_table as correspondence_table,
)
from articles.selectors.lists.tables.events import events_table as events_table
from articles.selectors.lists.tables.heard import heard_table as heard_table
from articles.selectors.lists.tables.quote_choices import choices_table as choices_table
from articles.selectors.lists.tables.quotes import quotes_table as quotes_table
from articles.selectors.lists.tables.records import RECORD_TABLES as RECORD_TABLES
from articles.selectors.lists.tables.records import records_table as records_table
from articles.selectors.lists.tables.search_results import results_table as results_table
from articles.selectors.lists.tables.signatories import signatories_table as signatories_table
from articles.selectors.lists.tables.stories import stories_table as stories_table
