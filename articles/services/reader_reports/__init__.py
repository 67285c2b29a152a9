"""Readers' reports: sent without an account, handled in one queue, purged in time."""

from articles.services.reader_reports.answers import (
    add_note,
    answer_report,
    answer_seen,
    close_report,
)
from articles.services.reader_reports.correcting import issue_from_report
from articles.services.reader_reports.erasing import erase_reports, purge_reports
from articles.services.reader_reports.errors import AnsweredMeanwhile, ReportRefused
from articles.services.reader_reports.queue import (
    can_moderate,
    give_report,
    mark_danger,
    merge_reports,
    part_report,
)
from articles.services.reader_reports.sending import clean_report, send_report

__all__ = [
    "AnsweredMeanwhile",
    "ReportRefused",
    "add_note",
    "answer_report",
    "answer_seen",
    "can_moderate",
    "clean_report",
    "close_report",
    "erase_reports",
    "give_report",
    "issue_from_report",
    "mark_danger",
    "merge_reports",
    "part_report",
    "purge_reports",
    "send_report",
]
