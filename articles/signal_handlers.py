"""Signals: only for caches, index, files and the guard's backstop."""


def connect() -> None:
    """Connect every handler once, from AppConfig.ready()."""
