"""Template tags for the Wagtail templates that are extended here."""
