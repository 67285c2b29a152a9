"""Addresses of the whole site."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.views import serve

from articles.editing.accounts.invitations import AcceptView
from articles.editing.accounts.password_reset import ResetAskedView, ResetView
from articles.editing.embargo.tags import suggest_tags
from articles.text import SLUG_FORM
from articles.views.health import healthz, readyz
from articles.views.policy_reports import policy_report
from articles.wagtail_compat.admin_urls import decorate_admin_views

decorate_admin_views(csp_override(settings.ADVOCACY_ADMIN_CSP))

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/csp-report/", policy_report, name="policy_report"),
    # Before the admin, which nobody enters who has no account yet.
    path("admin/invitation/<str:token>/", AcceptView.as_view(), name="invitation_accept"),
    # In the place of Wagtail's own.
    path("admin/password_reset/", ResetView.as_view(), name="password_reset"),
    path("admin/password_reset/done/", ResetAskedView.as_view(), name="password_reset_asked"),
    path("admin/tag-autocomplete/", suggest_tags, name="suggest_tags"),
    path("admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/", suggest_tags),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("articles.urls")),
    # Of `wagtail.urls` the pages alone: its screens for restricted pages set a cookie, and no page
    # is restricted here.
    re_path(rf"^((?:{SLUG_FORM.pattern}/)*)$", require_safe(serve), name="wagtail_serve"),
]

handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.out_of_order"
