"""What can be refused about a report."""


class ReportRefused(Exception):
    """Nothing was changed; `str()` says why and what to do."""


class AnsweredMeanwhile(ReportRefused):
    """Somebody else has answered since the report was shown."""
