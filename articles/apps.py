"""Wiring of the newsroom app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import checks, signal_handlers  # noqa: F401
        from articles.editing import wiring

        signal_handlers.connect()
        wiring.connect()
