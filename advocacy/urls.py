"""Addresses of the whole site."""

from django.conf import settings
from django.urls import include, path
from django.views.decorators.csp import csp_override
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

for module in (wagtailadmin_urls,):
    decorate_urlpatterns(module.urlpatterns, csp_override(settings.ADVOCACY_ADMIN_CSP))

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("articles.urls")),
    path("", include(wagtail_urls)),
]

handler404 = "articles.views.errors.not_found"
