"""Production: everything from the environment, and no start without what must be there."""

from advocacy import env

from .base import *  # noqa: F403

SECRET_KEY = env.required(
    "ADVOCACY_SECRET_KEY", "a long random string that signs sessions and links."
)
ALLOWED_HOSTS = env.words("ADVOCACY_HOSTS")
if not ALLOWED_HOSTS:
    env.required("ADVOCACY_HOSTS", "the host names of the site, separated by commas.")
DATABASES = {
    "default": env.database(
        env.required(
            "ADVOCACY_DATABASE_URL", "for example postgresql://user:password@host:5432/newsroom."
        )
    )
}
DEBUG = False
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("ADVOCACY_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
ADVOCACY_SECOND_FACTOR_BY_DEFAULT = env.flag("ADVOCACY_SECOND_FACTOR_BY_DEFAULT", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
