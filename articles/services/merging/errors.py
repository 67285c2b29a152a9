"""Why records are not merged, or a merge is not undone."""


class MergeRefused(Exception):
    """Nothing was changed; `str()` says why, in words for the person who asked."""
