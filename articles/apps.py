"""Wiring of the newsroom app."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles import checks, signal_handlers  # noqa: F401
        from articles.editing import wiring

        # Pages are answered by views, which register themselves (see models.serving).
        from articles.views import articles, pages  # noqa: F401

        signal_handlers.connect()
        wiring.connect()


class NewsroomUsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts and groups, with the newsroom's own rules."""

    user_viewset = "articles.editing.accounts.users.AccountViewSet"
    group_viewset = "articles.editing.accounts.groups.NewsroomGroupViewSet"
