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
        from articles.editing.embargo import hooks as hidden_stories
        from articles.editing.embargo import middleware as hidden_requests
        from articles.editing.embargo import reports as hidden_lists
        from articles.editing.history import site_history

        # Pages are answered by views, which register themselves (see models.serving).
        from articles.views import articles, pages  # noqa: F401

        signal_handlers.connect()
        wiring.connect()
        hidden_stories.connect()
        site_history.connect()
        hidden_requests.hide_from_bulk_actions()
        hidden_lists.hide_from_page_types()


class NewsroomUsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts and groups, with the newsroom's own rules."""

    user_viewset = "articles.editing.accounts.users.AccountViewSet"
    group_viewset = "articles.editing.accounts.groups.NewsroomGroupViewSet"
