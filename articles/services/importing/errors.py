"""What stops an import. The message is for the person who started it."""


class ImportRefused(Exception):
    """The file or its record cannot be imported; nothing was changed."""
